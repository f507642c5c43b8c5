#include "engine/measure/bandwidth.h"

#include "engine/measure/topology.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>

namespace engine {
namespace {

constexpr std::size_t apart = 320; ///< bytes between two arrays: same offset in a page, slow loads

std::size_t upToPage(std::size_t bytes)
{
    return (bytes + hugePage - 1) / hugePage * hugePage;
}

} // namespace

std::vector<std::size_t> bandwidthSets()
{
    std::set<std::size_t> sets;
    std::size_t last = std::size_t{16} << 20;
    if (const auto topology = thisTopology())
        for (const Topology::Cache& cache : topology->caches) {
            if (cache.kind == Topology::CacheKind::Instruction || cache.size == 0)
                continue;
            sets.insert(cache.size / 4 * 3);
            last = std::max<std::size_t>(last, cache.size);
        }
    sets.insert(4 * last);
    return {sets.begin(), sets.end()};
}

std::vector<unsigned> threadCounts(unsigned cpus)
{
    std::vector<unsigned> counts;
    for (unsigned count = 1; count < cpus; count *= 2)
        counts.push_back(count);
    counts.push_back(cpus);
    return counts;
}

TriadArrays::TriadArrays(
    std::span<std::byte> memory, std::size_t workingSet, const TriadKernel& kernel)
    : m_kernel{&kernel}
    , m_blocks{std::max<std::size_t>(1, workingSet / 3 / blockBytes())}
{
    const std::size_t bytes = m_blocks * blockBytes();
    assert(3 * bytes + 2 * apart <= memory.size());
    for (std::size_t i = 0; i < 3; ++i)
        m_arrays[i] = memory.data() + i * (bytes + apart);
}

void TriadArrays::touch()
{
    for (std::byte* array : m_arrays)
        std::fill_n(array, m_blocks * blockBytes(), std::byte{0});
}

void TriadArrays::run(std::uint64_t blocks)
{
    while (blocks > 0) {
        const std::size_t now = std::min<std::uint64_t>(blocks, m_blocks - m_at);
        const std::size_t offset = m_at * blockBytes();
        m_kernel->run(
            m_arrays[0] + offset, m_arrays[1] + offset, m_arrays[2] + offset, now * block);
        blocks -= now;
        m_at = (m_at + now) % m_blocks;
    }
}

Result<BandwidthResult> measureBandwidth(const BandwidthPlan& plan, const Sampling& how)
{
    auto sampler = Sampler::make(how);
    if (!sampler)
        return tl::unexpected{sampler.error()};
    const std::vector<unsigned> threads = plan.threads.empty()
        ? threadCounts(static_cast<unsigned>(sampler->workers()))
        : plan.threads;
    const unsigned most = std::ranges::max(threads);
    if (most > sampler->workers() || std::ranges::min(threads) < 1)
        return failure(std::to_string(most) + " threads need as many CPUs; this program may use "
            + std::to_string(sampler->workers()));

    BandwidthResult result{.kernel = plan.kernel.name};
    std::size_t largest = 0;
    for (const std::size_t set : plan.workingSets.empty() ? bandwidthSets() : plan.workingSets)
        for (const unsigned count : threads) {
            const std::size_t slice = upToPage(set + TriadArrays::padding);
            if (count * slice > std::max(how.mostMemory, hugePage * count)) {
                ++result.leftOut;
                continue;
            }
            largest = std::max(largest, slice);
            result.points.push_back({.threads = count, .workingSet = set});
        }
    if (result.points.empty())
        return failure("no working set fits into " + std::to_string(how.mostMemory) + " bytes");
    const auto pages = Pages::make(most * largest, plan.pages);
    if (!pages)
        return tl::unexpected{pages.error()};

    std::vector<std::size_t> members(most);
    std::iota(members.begin(), members.end(), std::size_t{0});
    std::vector<Series> all(result.points.size());
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < all.size() && !sampler->isOver(); ++i) {
            BandwidthResult::Point& point = result.points[i];
            std::vector<TriadArrays> arrays;
            const std::size_t slice = upToPage(point.workingSet + TriadArrays::padding);
            for (unsigned worker = 0; worker < point.threads; ++worker)
                arrays.emplace_back(
                    pages->bytes().subspan(worker * slice, slice), point.workingSet, plan.kernel);
            const auto crew = std::span{members}.first(point.threads);
            sampler->crew().prepare(
                crew, [&](unsigned worker, std::uint64_t) { arrays[worker].touch(); }, 1);
            const double bytes = static_cast<double>(3 * arrays[0].blockBytes());
            const Work work{
                .run = [&](unsigned worker, std::uint64_t blocks) { arrays[worker].run(blocks); }};
            sampler->turnTo(i);
            sampler->sweep(all[i], crew, work,
                10 * arrays[0].workingSet() / (3 * arrays[0].blockBytes()),
                [&](double ns) { return point.threads * bytes / ns; });
            sampler->progress(sweep * all.size() + i + 1, how.sweeps * all.size());
        }
    const double bytes = static_cast<double>(3 * TriadArrays::block * plan.kernel.elementBytes);
    for (std::size_t i = 0; i < all.size(); ++i)
        result.points[i].rate = rateOf(all[i].figure(), result.points[i].threads * bytes);
    result.isWhole = !sampler->isOver();
    result.slowdowns = sampler->slowdowns();
    return result;
}

} // namespace engine
