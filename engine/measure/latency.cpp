#include "engine/measure/latency.h"

#include "engine/measure/topology.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engine {

std::vector<std::size_t> workingSets(std::size_t largest)
{
    constexpr double perOctave = 4;
    constexpr std::size_t least = 4096;
    std::vector<std::size_t> sets;
    for (int i = 0;; ++i) {
        const double exact = static_cast<double>(least) * std::exp2(i / perOctave);
        const std::size_t set = static_cast<std::size_t>(exact) / 256 * 256;
        if (set > largest)
            break;
        sets.push_back(set);
    }
    if (sets.empty() || sets.back() != largest)
        sets.push_back(largest);
    return sets;
}

std::size_t beyondTheCaches()
{
    std::size_t largest = std::size_t{16} << 20;
    if (const auto topology = thisTopology())
        for (const Topology::Cache& cache : topology->caches)
            largest = std::max<std::size_t>(largest, cache.size);
    return 4 * largest;
}

void Chase::lay(
    std::span<std::byte> memory, std::size_t lineSize, ChaseOrder order, std::uint64_t seed)
{
    const std::size_t lines = std::max<std::size_t>(1, memory.size() / lineSize);
    const auto next = chaseCycle(lines, smallPage / lineSize, order, seed);
    for (std::size_t line = 0; line < lines; ++line)
        *reinterpret_cast<void**>(memory.data() + line * lineSize) =
            memory.data() + next[line] * lineSize;
    m_at = memory.data();
}

void Chase::follow(std::uint64_t loads)
{
    void** at = static_cast<void**>(m_at);
    const auto step = [&at] { at = static_cast<void**>(*at); };
    for (std::uint64_t i = 0; i < loads; i += 16) {
        step(), step(), step(), step(), step(), step(), step(), step();
        step(), step(), step(), step(), step(), step(), step(), step();
    }
    m_at = at; // whoever follows on needs it, so that no load can be left out
}

Result<LatencyResult> measureLatency(const LatencyPlan& plan, const Sampling& how)
{
    std::vector<std::size_t> sets = plan.workingSets;
    if (sets.empty())
        sets = workingSets(beyondTheCaches());
    const std::size_t most = how.mostMemory / 17 * 16;
    LatencyResult result;
    for (const std::size_t set : sets)
        if (set <= most)
            result.points.push_back({.workingSet = set});
    result.leftOut = sets.size() - result.points.size();
    if (result.points.empty())
        return failure("no working set fits into " + std::to_string(how.mostMemory) + " bytes");

    const std::size_t largest =
        std::ranges::max(result.points, {}, &LatencyResult::Point::workingSet).workingSet;
    auto sampler = Sampler::make(how);
    if (!sampler)
        return tl::unexpected{sampler.error()};
    const auto pages = Pages::make(largest, plan.pages);
    if (!pages)
        return tl::unexpected{pages.error()};
    result.cpu = sampler->cpuOf(0);
    result.bytes = largest;

    constexpr std::array<std::size_t, 1> alone{0};
    Chase chase;
    const Work work{.run = [&chase](unsigned, std::uint64_t loads) { chase.follow(loads); }};
    std::vector<Series> all(result.points.size());
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < all.size() && !sampler->isOver(); ++i) {
            const auto memory = pages->bytes().first(result.points[i].workingSet);
            const Crew::Run lay = [&](unsigned, std::uint64_t) {
                chase.lay(memory, plan.lineSize, plan.order, sweep + 1);
            };
            sampler->crew().prepare(alone, lay, 1);
            sampler->turnTo(i);
            sampler->sweep(all[i], alone, work, 10 * memory.size() / plan.lineSize);
            sampler->progress(sweep * all.size() + i + 1, how.sweeps * all.size());
        }
    result.isWhole = !sampler->isOver();
    result.slowdowns = sampler->slowdowns();
    result.hugeBytes = pages->hugeBytes();
    std::vector<trace::CurvePoint> curve;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Figure& time = result.points[i].time = all[i].figure();
        if (time.value)
            curve.push_back({static_cast<double>(result.points[i].workingSet), *time.value});
    }
    result.plateaus = trace::plateaus(curve);
    return result;
}

} // namespace engine
