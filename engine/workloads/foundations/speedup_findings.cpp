#include "engine/base/digits.h"
#include "engine/measure/fit.h"
#include "engine/measure/laws.h"
#include "engine/measure/quartiles.h"
#include "engine/workloads/foundations/speedup_laws.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace engine::speedup {
namespace {

constexpr int steps = 60; ///< of a curve
constexpr std::size_t mostEach = 10; ///< speedups of one number of threads that a fit uses

/// From 1 to `most`, closer together where there are few.
double threadsAt(int step, unsigned most)
{
    return std::pow(double(most), double(step) / steps);
}

std::vector<ScalingPoint> pointsOf(const ByThreads& speedups, unsigned most)
{
    std::vector<ScalingPoint> points;
    for (const auto& [threads, values] : speedups) {
        if (threads > most)
            break;
        const std::size_t first = values.size() - std::min(values.size(), mostEach);
        for (std::size_t i = first; i < values.size(); ++i)
            points.push_back({.processors = double(threads), .throughput = values[i]});
    }
    return points;
}

const std::vector<double>* speedupsBy(const Speedups& all, unsigned threads)
{
    for (const auto& [number, values] : all.byThreads)
        if (number == threads)
            return &values;
    return nullptr;
}

Finding findingOf(const char* label, const Coefficient& coefficient)
{
    Finding finding{.label = label, .value = coefficient.value};
    if (coefficient.interval)
        finding.interval = {coefficient.interval->low, coefficient.interval->high};
    return finding;
}

bool wasSet(const trace::Trace& trace, std::string_view key, std::int64_t value)
{
    return std::ranges::any_of(trace.provenance().parameters, [&](const trace::Setting& setting) {
        return setting.key == key && setting.value == value;
    });
}

} // namespace

void tellLaws(const Context& run, std::int64_t serialPercent, unsigned most)
{
    const auto y = double(serialPercent);
    const double share = y / 100;
    for (int step = 0; step <= steps; ++step) {
        const double n = threadsAt(step, most);
        run.read(ideal, n, n, y);
        run.read(amdahl, n, amdahlSpeedup(share, n), y);
        run.read(gustafson, n, gustafsonSpeedup(share, n), y);
        if (serialPercent > 0)
            run.read(limit, n, amdahlLimit(share), y);
        if (most == 1)
            return;
    }
    for (unsigned n = 2; n <= most; ++n)
        run.read(amdahlGain, n, amdahlSpeedup(share, n) - amdahlSpeedup(share, n - 1), y);
}

void tellUsl(const Context& run, std::int64_t serialPercent, const ByThreads& speedups)
{
    if (speedups.empty())
        return;
    const unsigned most = speedups.back().first;
    const auto fit = fitScaling(ScalingModel::Usl, pointsOf(speedups, most), FitMethod::Relative);
    if (!fit)
        return;
    for (int step = 0; step <= steps; ++step) {
        const double n = threadsAt(step, most);
        run.read(usl, n, throughputOf(*fit, n), double(serialPercent));
    }
}

double medianOf(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

std::optional<Speedups> speedupsOf(const trace::Trace& trace)
{
    Speedups found{.cpus = static_cast<unsigned>(trace.provenance().machine.usable.size())};
    std::map<unsigned, std::vector<double>> byThreads;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (!reading.kept() || !isOf(trace, reading, measuredSpeedup))
            continue;
        if (reading.y != found.serialPercent)
            byThreads.clear();
        found.serialPercent = reading.y;
        byThreads[static_cast<unsigned>(std::clamp(reading.x, 1.0F, 1e6F))].push_back(
            reading.value);
    }
    if (byThreads.empty())
        return {};
    found.byThreads.assign(byThreads.begin(), byThreads.end());
    return found;
}

std::optional<std::size_t> answerLimit(const trace::Trace& trace)
{
    const auto found = speedupsOf(trace);
    const auto* onAll = found ? speedupsBy(*found, found->cpus) : nullptr;
    if (onAll == nullptr || found->cpus < 2)
        return {};
    const double times = medianOf(*onAll);
    return times > 0.97 * found->cpus ? 0 : times > 1.03 ? 1 : 2;
}

std::string measuredLimit(const trace::Trace& trace)
{
    const auto found = speedupsOf(trace);
    const auto* onAll = found ? speedupsBy(*found, found->cpus) : nullptr;
    if (onAll == nullptr)
        return shown("engine", "The job was not measured on as many threads as there are CPUs.");
    if (found->cpus < 2)
        return shown("engine", "On one CPU nothing can be faster.");
    return filled(timesAsFast, {std::to_string(found->cpus), digits(medianOf(*onAll), 2)});
}

std::optional<std::vector<double>> answerCurve(const trace::Trace& trace)
{
    const auto found = speedupsOf(trace);
    if (!found)
        return {};
    std::vector<double> curve;
    for (const unsigned threads : {1U, 2U, 4U, 8U}) {
        const auto* values = speedupsBy(*found, threads);
        if (values == nullptr)
            return {};
        curve.push_back(medianOf(*values));
    }
    return curve;
}

std::vector<Finding> findings(const trace::Trace& trace)
{
    const auto found = speedupsOf(trace);
    if (!found)
        return {};
    const unsigned most = found->byThreads.back().first;
    std::vector<Finding> all;
    const bool grows = wasSet(trace, "size", 1);
    const auto fitted = fitScaling(grows ? ScalingModel::Gustafson : ScalingModel::Amdahl,
        pointsOf(found->byThreads, found->cpus), FitMethod::Robust);
    const char* serial =
        grows ? shown("engine", "Gustafson's B', fitted") : shown("engine", "Amdahl's B, fitted");
    if (fitted)
        all.push_back(findingOf(serial, fitted->serial));
    else
        all.push_back({.label = serial,
            .why = shown("engine", "It takes two numbers of threads that have a CPU each.")});

    if (const auto* onAll = speedupsBy(*found, found->cpus);
        onAll != nullptr && found->cpus > 1 && !grows) {
        Finding karp{.label = shown("engine", "Karp–Flatt, on all CPUs")};
        karp.value = karpFlatt(medianOf(*onAll), found->cpus);
        all.push_back(karp);
    }
    const auto law =
        fitScaling(ScalingModel::Usl, pointsOf(found->byThreads, most), FitMethod::Relative);
    if (!law) {
        all.push_back({.label = shown("engine", "USL"),
            .why = shown("engine", "It takes three numbers of threads.")});
        return all;
    }
    all.push_back(findingOf(shown("engine", "USL contention σ"), law->sigma));
    all.push_back(findingOf(shown("engine", "USL coherency κ"), law->kappa));
    Finding peak{.label = shown("engine", "USL peak, threads")};
    peak.value = uslBestProcessors({law->gamma.value, law->sigma.value, law->kappa.value});
    if (!peak.value)
        peak.why = shown("engine", "More threads never hurt, as far as the curve tells.");
    all.push_back(peak);
    return all;
}

} // namespace engine::speedup
