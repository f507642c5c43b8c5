#include "engine/measure/topology.h"

#include "engine/base/text_file.h"
#include "engine/measure/isolated.h"
#include "engine/measure/topology_guard.h"
#include "engine/measure/topology_text.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>

#include <hwloc.h>
#include <hwloc/distances.h>

namespace engine {
namespace {

/// Sole owner of what hwloc knows of one machine.
class Handle {
public:
    Handle()
    {
        if (hwloc_topology_init(&m_handle) != 0)
            m_handle = nullptr;
        else
            hwloc_topology_set_icache_types_filter(m_handle, HWLOC_TYPE_FILTER_KEEP_ALL);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (m_handle != nullptr)
            hwloc_topology_destroy(m_handle);
    }
    hwloc_topology_t get() const { return m_handle; }
    bool load() const { return hwloc_topology_load(m_handle) == 0; }

private:
    hwloc_topology_t m_handle = nullptr;
};

/// Turns hwloc's tree into values.
class Reading {
public:
    explicit Reading(hwloc_topology_t topology)
        : m_topology{topology}
    {
    }

    Result<Topology> read()
    {
        const int cpus = hwloc_get_nbobjs_by_type(m_topology, HWLOC_OBJ_PU);
        if (cpus < 1)
            return failure("a machine without CPUs");
        if (static_cast<std::size_t>(cpus) > mostCpus)
            return failure("a machine of " + std::to_string(cpus) + " CPUs; at most "
                + std::to_string(mostCpus) + " are taken");
        m_result.isThisMachine = hwloc_topology_is_thissystem(m_topology) != 0;
        each(HWLOC_OBJ_PACKAGE, [this](hwloc_obj_t object) {
            const char* const model = hwloc_obj_get_info_by_name(object, "CPUModel");
            m_result.packages.push_back({model == nullptr ? "" : model, cpusOf(object->cpuset)});
        });
        each(HWLOC_OBJ_NUMANODE, [this](hwloc_obj_t object) {
            m_nodes.emplace(object->gp_index, m_result.nodes.size());
            m_result.nodes.push_back(
                {object->os_index, object->attr->numanode.local_memory, cpusOf(object->cpuset)});
        });
        each(HWLOC_OBJ_CORE,
            [this](hwloc_obj_t object) { m_result.cores.push_back({cpusOf(object->cpuset)}); });
        for (const hwloc_obj_type_t type :
            {HWLOC_OBJ_L1CACHE, HWLOC_OBJ_L1ICACHE, HWLOC_OBJ_L2CACHE, HWLOC_OBJ_L2ICACHE,
                HWLOC_OBJ_L3CACHE, HWLOC_OBJ_L3ICACHE, HWLOC_OBJ_L4CACHE, HWLOC_OBJ_L5CACHE})
            each(type, [this](hwloc_obj_t object) { takeCache(*object); });
        takeCpus();
        takeDistances();
        if (m_result.nodes.empty() || m_result.cpus.empty())
            return failure("a machine without memory or CPUs");
        return std::move(m_result);
    }

private:
    void each(hwloc_obj_type_t type, auto&& take) const
    {
        for (hwloc_obj_t object = hwloc_get_next_obj_by_type(m_topology, type, nullptr);
             object != nullptr; object = hwloc_get_next_obj_by_type(m_topology, type, object))
            take(object);
    }

    /// None of an infinite set. No more than mostListed in all.
    std::vector<unsigned> cpusOf(hwloc_const_bitmap_t set)
    {
        std::vector<unsigned> cpus;
        const int count = set == nullptr ? 0 : hwloc_bitmap_weight(set);
        if (count <= 0 || static_cast<std::size_t>(count) > mostListed - m_listed)
            return cpus;
        m_listed += static_cast<std::size_t>(count);
        for (int cpu = hwloc_bitmap_first(set); cpu >= 0; cpu = hwloc_bitmap_next(set, cpu))
            cpus.push_back(static_cast<unsigned>(cpu));
        return cpus;
    }

    void takeCache(const hwloc_obj& object)
    {
        using Kind = Topology::CacheKind;
        const auto& cache = object.attr->cache;
        m_result.caches.push_back({.level = static_cast<int>(cache.depth),
            .kind = cache.type == HWLOC_OBJ_CACHE_DATA      ? Kind::Data
                : cache.type == HWLOC_OBJ_CACHE_INSTRUCTION ? Kind::Instruction
                                                            : Kind::Unified,
            .size = cache.size,
            .lineSize = cache.linesize,
            .cpus = cpusOf(object.cpuset)});
    }

    /// Which of `parts` a CPU belongs to; the first, where several claim it.
    static std::map<unsigned, std::size_t> places(const auto& parts)
    {
        std::map<unsigned, std::size_t> places;
        for (std::size_t i = 0; i < parts.size(); ++i)
            for (const unsigned cpu : parts[i].cpus)
                places.emplace(cpu, i);
        return places;
    }

    void takeCpus()
    {
        const auto packages = places(m_result.packages);
        const auto cores = places(m_result.cores);
        const auto nodes = places(m_result.nodes);
        const auto placeIn = [](const auto& all, unsigned cpu) {
            const auto found = all.find(cpu);
            return found == all.end() ? std::nullopt : std::optional{found->second};
        };
        each(HWLOC_OBJ_PU, [&](hwloc_obj_t object) {
            const unsigned cpu = object->os_index;
            m_result.cpus.push_back(
                {cpu, placeIn(packages, cpu), placeIn(cores, cpu), placeIn(nodes, cpu)});
        });
        std::ranges::sort(m_result.cpus, {}, &Topology::Cpu::index);
    }

    void takeDistances()
    {
        unsigned count = 0;
        if (hwloc_distances_get_by_type(m_topology, HWLOC_OBJ_NUMANODE, &count, nullptr, 0, 0) != 0)
            return;
        std::vector<hwloc_distances_s*> all(count);
        if (count == 0
            || hwloc_distances_get_by_type(m_topology, HWLOC_OBJ_NUMANODE, &count, all.data(), 0, 0)
                != 0)
            return;
        for (hwloc_distances_s* distances : all) {
            takeMatrix(*distances);
            hwloc_distances_release(m_topology, distances);
        }
    }

    void takeMatrix(hwloc_distances_s& from)
    {
        const char* const name = hwloc_distances_get_name(m_topology, &from);
        Topology::Distances matrix{.name = name == nullptr ? "" : name,
            .means = (from.kind & HWLOC_DISTANCES_KIND_MEANS_LATENCY) != 0
                ? Topology::Means::Latency
                : (from.kind & HWLOC_DISTANCES_KIND_MEANS_BANDWIDTH) != 0
                ? Topology::Means::Bandwidth
                : Topology::Means::Other};
        for (unsigned i = 0; i < from.nbobjs; ++i) {
            const auto node = m_nodes.find(from.objs[i] == nullptr ? 0 : from.objs[i]->gp_index);
            if (node == m_nodes.end())
                return;
            matrix.nodes.push_back(node->second);
        }
        matrix.values.assign(from.values, from.values + std::size_t{from.nbobjs} * from.nbobjs);
        m_result.distances.push_back(std::move(matrix));
    }

    static constexpr std::size_t mostListed = 1'000'000;

    hwloc_topology_t m_topology;
    std::size_t m_listed = 0; ///< CPUs, of all parts
    Topology m_result{};
    std::map<hwloc_uint64_t, std::size_t> m_nodes{}; ///< by hwloc's number of the object
};

/// What hwloc makes of an untrusted source. In a process of its own: hwloc 2.9 trusts what it
/// reads, and some damaged files make it crash.
Result<Topology> loadedElsewhere(const std::function<bool(hwloc_topology_t)>& setSource)
{
    using namespace std::chrono_literals;
    constexpr char refused = '!';
    const Handle plugins; // keeps hwloc's plugins loaded, so that the child need not load them
    const auto text = isolated(
        [&setSource]() -> std::string {
            const Handle handle;
            if (handle.get() == nullptr || !setSource(handle.get()) || !handle.load())
                return refused + std::string{"hwloc does not understand this description"};
            const auto topology = Reading{handle.get()}.read();
            return topology ? topologyText(*topology) : refused + topology.error().message;
        },
        10s, std::size_t{64} << 20);
    if (!text)
        return failure("hwloc cannot read this description: " + text.error().message);
    if (text->starts_with(refused))
        return failure(text->substr(1));
    return topologyOfText(*text);
}

} // namespace

Result<Topology> thisTopology()
{
    const Handle handle;
    if (handle.get() == nullptr || !handle.load())
        return failure(errno, "what this machine is made of cannot be found out");
    return Reading{handle.get()}.read();
}

Result<Topology> describedTopology(std::string_view description)
{
    const std::string text{description};
    const auto refusal = [&text] {
        return failure("\"" + text.substr(0, 60)
            + "\" is no description of a machine; one is: pack:2 [numa] l3:1 core:4 pu:2");
    };
    // What hwloc would multiply out has to be small enough before it does.
    double objects = 1;
    for (std::size_t at = text.find(':'); at != std::string::npos; at = text.find(':', at + 1))
        objects *= std::max(1.0, std::strtod(text.c_str() + at + 1, nullptr));
    if (text.size() > 1000 || objects > static_cast<double>(mostCpus))
        return refusal();
    auto topology = loadedElsewhere([&text](hwloc_topology_t handle) {
        return hwloc_topology_set_synthetic(handle, text.c_str()) == 0;
    });
    if (!topology)
        return refusal();
    return topology;
}

Result<Topology> parseTopology(std::string_view xml)
{
    if (const auto checked = checkTopologyXml(xml); !checked)
        return tl::unexpected{checked.error()};
    const std::string text{xml}; // hwloc wants the 0 at its end, and counts it
    return loadedElsewhere([&text](hwloc_topology_t handle) {
        const int size = static_cast<int>(text.size()) + 1;
        return hwloc_topology_set_xmlbuffer(handle, text.c_str(), size) == 0;
    });
}

Result<Topology> sampleTopology(std::string_view id)
{
    const auto sample = std::ranges::find(sampleMachines(), id, &SampleMachine::id);
    if (sample == sampleMachines().end())
        return failure("there is no sample machine \"" + std::string{id} + '"');
    const std::string xml{sample->xml}; // hwloc wants the 0 at its end, and counts it
    const Handle handle;
    const int size = static_cast<int>(xml.size()) + 1;
    if (handle.get() == nullptr
        || hwloc_topology_set_xmlbuffer(handle.get(), xml.c_str(), size) != 0 || !handle.load())
        return failure(errno, "the sample machine cannot be read");
    return Reading{handle.get()}.read();
}

Result<Topology> openTopology(const std::filesystem::path& path)
{
    const auto text = readTextFile(path, mostTopologyBytes);
    if (!text)
        return tl::unexpected{text.error()};
    auto topology = parseTopology(*text);
    if (!topology)
        return failure(path.string() + ": " + topology.error().message);
    return topology;
}

} // namespace engine
