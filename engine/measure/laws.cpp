#include "engine/measure/laws.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine {
namespace {

bool isShare(double serial)
{
    return serial >= 0 && serial <= 1;
}

} // namespace

double amdahlSpeedup(double serial, double processors)
{
    assert(isShare(serial) && processors >= 1);
    return 1 / (serial + (1 - serial) / processors);
}

double amdahlLimit(double serial)
{
    assert(isShare(serial));
    return serial > 0 ? 1 / serial : std::numeric_limits<double>::infinity();
}

double gustafsonSpeedup(double serial, double processors)
{
    assert(isShare(serial) && processors >= 1);
    return serial + (1 - serial) * processors;
}

double gustafsonShare(double serial, double processors)
{
    assert(isShare(serial) && processors >= 1);
    return serial * amdahlSpeedup(serial, processors);
}

double uslThroughput(const Usl& law, double processors)
{
    assert(law.sigma >= 0 && law.kappa >= 0 && processors >= 1);
    const double others = processors - 1;
    return law.gamma * processors / (1 + law.sigma * others + law.kappa * processors * others);
}

std::optional<double> uslPeak(const Usl& law)
{
    assert(law.sigma >= 0 && law.kappa >= 0);
    if (law.sigma > 1)
        return 1;
    if (law.kappa <= 0)
        return std::nullopt;
    const double peak = std::max(1.0, std::sqrt((1 - law.sigma) / law.kappa));
    return std::isfinite(peak) ? std::optional{peak} : std::nullopt;
}

std::optional<double> uslBestProcessors(const Usl& law)
{
    const auto peak = uslPeak(law);
    if (!peak)
        return std::nullopt;
    const double below = std::floor(*peak);
    return uslThroughput(law, below + 1) > uslThroughput(law, below) ? below + 1 : below;
}

double karpFlatt(double speedup, double processors)
{
    assert(speedup > 0 && processors > 1);
    return (1 / speedup - 1 / processors) / (1 - 1 / processors);
}

} // namespace engine
