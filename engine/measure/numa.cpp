#include "engine/measure/numa.h"

#include "engine/measure/bandwidth.h"
#include "engine/measure/latency.h"
#include "engine/measure/topology.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include <hwloc.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

/// What is measured of one cell of the matrix.
struct Cell {
    std::vector<std::size_t> members{}; ///< of the crew: those on the node
    Series latency{};
    Series bandwidth{};
};

/// One matrix.
class Matrix {
public:
    Matrix(Sampler& sampler, std::size_t workingSet)
        : m_sampler{sampler}
        , m_workingSet{workingSet}
    {
    }

    void addCell(unsigned from, unsigned to, std::vector<std::size_t> members)
    {
        m_result.cells.push_back({.from = from, .to = to});
        m_cells.push_back({.members = std::move(members)});
    }

    Result<NumaResult> measure(std::vector<unsigned> nodes)
    {
        m_result.nodes = std::move(nodes);
        const unsigned sweeps = m_sampler.how().sweeps;
        for (unsigned sweep = 0; sweep < sweeps; ++sweep)
            for (std::size_t i = 0; i < m_cells.size() && !m_sampler.isOver(); ++i) {
                if (const auto done = visit(i); !done)
                    return tl::unexpected{done.error()};
                m_sampler.progress(sweep * m_cells.size() + i + 1, sweeps * m_cells.size());
            }
        const double bytes = 3 * TriadArrays::block * sizeof(double);
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            m_result.cells[i].latency = m_cells[i].latency.figure();
            m_result.cells[i].bandwidth = rateOf(m_cells[i].bandwidth.figure(),
                static_cast<double>(m_cells[i].members.size()) * bytes);
        }
        m_result.isWhole = !m_sampler.isOver();
        m_result.slowdowns = m_sampler.slowdowns();
        return m_result;
    }

private:
    Result<void> visit(std::size_t index)
    {
        Cell& cell = m_cells[index];
        const std::size_t threads = cell.members.size();
        const std::size_t slice =
            (m_workingSet / threads + TriadArrays::padding + smallPage) / smallPage * smallPage;
        auto pages = Pages::make(threads * slice, PageSize::Small);
        if (!pages)
            return tl::unexpected{pages.error()};
        const auto bound = bindToNode(pages->bytes(), m_result.cells[index].to);
        if (!bound)
            return bound;

        Chase chase;
        const auto first = std::span{cell.members}.first(1);
        const Crew::Run lay = [&](unsigned, std::uint64_t) {
            chase.lay(pages->bytes(), 64, ChaseOrder::Random, 1);
        };
        m_sampler.crew().prepare(first, lay, 1);
        if (const auto verified = verify(index, pages->bytes()); !verified)
            return verified;
        m_sampler.turnTo(2 * index);
        m_sampler.sweep(cell.latency, first,
            {.run = [&](unsigned, std::uint64_t loads) { chase.follow(loads); }},
            10 * pages->bytes().size() / 64);
        if (m_sampler.isOver())
            return {};

        std::vector<TriadArrays> arrays;
        for (std::size_t worker = 0; worker < threads; ++worker)
            arrays.emplace_back(
                pages->bytes().subspan(worker * slice, slice), m_workingSet / threads, m_kernel);
        m_sampler.crew().prepare(
            cell.members, [&](unsigned worker, std::uint64_t) { arrays[worker].touch(); }, 1);
        const double bytes = static_cast<double>(3 * arrays[0].blockBytes() * threads);
        m_sampler.turnTo(2 * index + 1);
        m_sampler.sweep(cell.bandwidth, cell.members,
            {.run = [&](unsigned worker, std::uint64_t blocks) { arrays[worker].run(blocks); }},
            1000, [bytes](double ns) { return bytes / ns; });
        return {};
    }

    /// Counts the pages that lie where they should; of the worst sweep.
    Result<void> verify(std::size_t index, std::span<const std::byte> memory)
    {
        const auto nodes = nodesOfPages(memory);
        if (!nodes)
            return tl::unexpected{nodes.error()};
        NumaResult::Cell& cell = m_result.cells[index];
        const auto placed = static_cast<std::size_t>(std::ranges::count(*nodes, cell.to));
        cell.placed = cell.pages == 0 ? placed : std::min(placed, cell.placed);
        cell.pages = nodes->size();
        return {};
    }

    Sampler& m_sampler;
    std::size_t m_workingSet;
    TriadKernel m_kernel = compiledTriad();
    NumaResult m_result{};
    std::vector<Cell> m_cells{};
};

} // namespace

Result<std::vector<std::optional<unsigned>>> nodesOfPages(std::span<const std::byte> memory)
{
    constexpr int mostAsked = 10;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<const void*> addresses;
    for (std::size_t at = 0; at < memory.size(); at += page)
        addresses.push_back(memory.data() + at);
    std::vector<int> status(addresses.size(), -EBUSY);
    for (int asked = 0; asked < mostAsked && std::ranges::count(status, -EBUSY) > 0; ++asked)
        if (::syscall(
                SYS_move_pages, 0, addresses.size(), addresses.data(), nullptr, status.data(), 0)
            < 0)
            return failure(errno, "the kernel does not tell which node memory lies on");
    std::vector<std::optional<unsigned>> nodes;
    for (const int node : status)
        nodes.push_back(node < 0 ? std::nullopt : std::optional{static_cast<unsigned>(node)});
    return nodes;
}

Result<void> bindToNode(std::span<std::byte> memory, unsigned node)
{
    hwloc_topology_t topology = nullptr;
    if (hwloc_topology_init(&topology) != 0)
        return failure(errno, "hwloc");
    const std::unique_ptr<hwloc_topology, decltype(&hwloc_topology_destroy)> owner{
        topology, hwloc_topology_destroy};
    const std::unique_ptr<hwloc_bitmap_s, decltype(&hwloc_bitmap_free)> set{
        hwloc_bitmap_alloc(), hwloc_bitmap_free};
    if (hwloc_topology_load(topology) != 0 || set == nullptr
        || hwloc_bitmap_only(set.get(), node) != 0
        || hwloc_set_area_membind(topology, memory.data(), memory.size(), set.get(),
               HWLOC_MEMBIND_BIND, HWLOC_MEMBIND_BYNODESET | HWLOC_MEMBIND_STRICT)
            != 0)
        return failure(errno, "memory cannot be placed on node " + std::to_string(node));
    return {};
}

Result<NumaResult> measureNuma(const NumaPlan& plan, const Sampling& how)
{
    const auto topology = thisTopology();
    if (!topology)
        return tl::unexpected{topology.error()};
    auto sampler = Sampler::make(how);
    if (!sampler)
        return tl::unexpected{sampler.error()};
    const std::size_t wanted = plan.workingSet == 0 ? beyondTheCaches() : plan.workingSet;
    Matrix matrix{*sampler, std::min(wanted, how.mostMemory / 17 * 16)};
    std::vector<unsigned> nodes;
    for (const Topology::Node& node : topology->nodes)
        if (node.memory > 0)
            nodes.push_back(node.index);
    for (const Topology::Node& from : topology->nodes) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < sampler->workers(); ++i)
            if (std::ranges::find(from.cpus, sampler->cpuOf(i)) != from.cpus.end())
                members.push_back(i);
        if (!members.empty())
            for (const unsigned to : nodes)
                matrix.addCell(from.index, to, members);
    }
    return matrix.measure(nodes);
}

} // namespace engine
