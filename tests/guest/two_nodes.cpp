// What runs inside the guest with two nodes of memory (see run_guest.sh): checks that threads and
// memory are where we put them, by what that machine's kernel says. Prints a line for each check;
// exit code 1 if one fails. How long anything takes means nothing there.

#include "engine/measure/numa.h"
#include "engine/measure/pages.h"
#include "engine/measure/topology.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>

#include <sched.h>

using namespace engine;

namespace {

int failures = 0;

void check(bool holds, const std::string& what)
{
    std::printf("%s %s\n", holds ? "ok    " : "not ok", what.c_str());
    failures += holds ? 0 : 1;
}

constexpr std::size_t bytes = std::size_t{8} << 20;

bool allOn(const Pages& pages, unsigned node)
{
    const auto nodes = nodesOfPages(pages.bytes());
    return nodes && nodes->size() == bytes / smallPage
        && std::ranges::all_of(*nodes, [&](const auto& one) { return one == node; });
}

void touch(const Pages& pages)
{
    std::ranges::fill(pages.bytes(), std::byte{1});
}

void useCpu(unsigned cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    check(::sched_setaffinity(0, sizeof set, &set) == 0, "CPU " + std::to_string(cpu));
}

void checkTopology(const Topology& topology)
{
    check(topology.nodes.size() == 2, "two nodes");
    check(std::ranges::all_of(topology.nodes,
              [](const Topology::Node& node) { return node.cpus.size() == 2 && node.memory > 0; }),
        "two CPUs and memory on each");
    const auto latency = std::ranges::find(
        topology.distances, Topology::Means::Latency, &Topology::Distances::means);
    check(latency != topology.distances.end()
            && latency->values == std::vector<std::uint64_t>{10, 21, 21, 10},
        "distances 10 and 21, as the machine was given them");
}

void checkPlacement(const Topology::Node& node)
{
    const std::string name = "node " + std::to_string(node.index);
    const auto bound = Pages::make(bytes, PageSize::Small);
    const auto untouched = bound ? nodesOfPages(bound->bytes()) : failure("no memory");
    check(untouched && std::ranges::none_of(*untouched, &std::optional<unsigned>::has_value),
        name + ": what nobody touched lies nowhere");
    check(bound && bindToNode(bound->bytes(), node.index).has_value(), name + ": memory is bound");
    if (bound)
        touch(*bound);
    check(bound && allOn(*bound, node.index), name + ": bound memory lies there, page by page");

    std::jthread{[&] { // first touch, by a CPU of the node
        useCpu(node.cpus.front());
        const auto pages = Pages::make(bytes, PageSize::Small);
        if (pages)
            touch(*pages);
        check(pages && allOn(*pages, node.index), name + ": first touched there, lies there");
    }}
        .join();
}

void checkMatrix()
{
    Sampling how;
    how.sweeps = 1;
    how.samples = 2;
    const auto matrix = measureNuma({.workingSet = bytes}, how);
    check(matrix.has_value(), matrix ? "every pair of nodes" : matrix.error().message);
    if (!matrix)
        return;
    check(!matrix->isUniform() && matrix->cells.size() == 4, "four pairs");
    for (const NumaResult::Cell& cell : matrix->cells)
        check(cell.pages >= bytes / smallPage && cell.placed == cell.pages,
            "threads on node " + std::to_string(cell.from) + ", memory on node "
                + std::to_string(cell.to) + ": " + std::to_string(cell.placed) + " of "
                + std::to_string(cell.pages) + " pages");
}

} // namespace

int main()
{
    const auto topology = thisTopology();
    check(topology.has_value(), "the machine tells what it is made of");
    if (topology) {
        checkTopology(*topology);
        for (const Topology::Node& node : topology->nodes)
            checkPlacement(node);
    }
    const auto pages = Pages::make(bytes, PageSize::Small);
    check(pages && !bindToNode(pages->bytes(), 7), "no memory on a node that is not there");
    checkMatrix();
    return failures == 0 ? 0 : 1;
}
