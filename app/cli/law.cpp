#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "engine/measure/laws.h"

#include <cmath>
#include <iostream>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;
using Law = ApplyLaw::Law;

/// What the law makes of its values: its result, and everything by its name in JSON.
struct Applied {
    double result = 0;
    Json values{};
};

Json numberOrNull(std::optional<double> number)
{
    return number && std::isfinite(*number) ? Json(*number) : Json(nullptr);
}

Applied amdahl(const ApplyLaw& law)
{
    const double speedup = engine::amdahlSpeedup(law.serial, law.processors);
    return {speedup,
        {{"serial", law.serial}, {"processors", law.processors}, {"speedup", speedup},
            {"efficiency", speedup / law.processors},
            {"limit", numberOrNull(engine::amdahlLimit(law.serial))}}};
}

Applied gustafson(const ApplyLaw& law)
{
    const double speedup = engine::gustafsonSpeedup(law.serial, law.processors);
    return {speedup,
        {{"serial", law.serial}, {"processors", law.processors}, {"speedup", speedup},
            {"efficiency", speedup / law.processors}}};
}

Applied usl(const ApplyLaw& law)
{
    const engine::Usl usl{law.gamma, law.sigma, law.kappa};
    const double throughput = engine::uslThroughput(usl, law.processors);
    const auto peak = engine::uslBestProcessors(usl);
    return {throughput,
        {{"gamma", law.gamma}, {"sigma", law.sigma}, {"kappa", law.kappa},
            {"processors", law.processors}, {"throughput", throughput},
            {"peak_processors", numberOrNull(peak)}}};
}

Applied karpFlatt(const ApplyLaw& law)
{
    const double serial = engine::karpFlatt(law.speedup, law.processors);
    return {serial, {{"speedup", law.speedup}, {"processors", law.processors}, {"serial", serial}}};
}

Applied applied(const ApplyLaw& law)
{
    switch (law.law) {
    case Law::Amdahl: return amdahl(law);
    case Law::Gustafson: return gustafson(law);
    case Law::Usl: return usl(law);
    case Law::KarpFlatt: return karpFlatt(law);
    }
    return {};
}

} // namespace

Expected<int> applyLaw(const ApplyLaw& request)
{
    const Applied result = applied(request);
    if (request.json) {
        Json json{{"law", request.name}};
        json.update(result.values);
        std::cout << jsonText(json);
    } else {
        std::cout << result.result << '\n'; // six digits, nothing else: for a shell's $( )
    }
    return succeeded;
}

} // namespace app::cli
