#include "app/cli/machine_report.h"

#include <algorithm>

#include <hwloc.h>
#include <sched.h>

namespace app::cli {
namespace {

class Topology {
public:
    Topology()
    {
        if (hwloc_topology_init(&m_handle) != 0)
            return;
        if (hwloc_topology_load(m_handle) == 0)
            return;
        hwloc_topology_destroy(m_handle);
        m_handle = nullptr;
    }
    Topology(const Topology&) = delete;
    Topology& operator=(const Topology&) = delete;
    ~Topology()
    {
        if (m_handle != nullptr)
            hwloc_topology_destroy(m_handle);
    }

    int count(hwloc_obj_type_t type) const
    {
        return m_handle == nullptr ? 0 : std::max(0, hwloc_get_nbobjs_by_type(m_handle, type));
    }

    NodeReport node(int i) const
    {
        const hwloc_obj_t object =
            hwloc_get_obj_by_type(m_handle, HWLOC_OBJ_NUMANODE, static_cast<unsigned>(i));
        return {.index = object->os_index,
            .cpus = std::max(0, hwloc_bitmap_weight(object->cpuset)),
            .memory = object->attr->numanode.local_memory};
    }

private:
    hwloc_topology_t m_handle = nullptr;
};

int allowedCpus()
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

} // namespace

TopologyReport topology()
{
    const Topology found;
    TopologyReport report{.packages = found.count(HWLOC_OBJ_PACKAGE),
        .cores = found.count(HWLOC_OBJ_CORE),
        .cpus = found.count(HWLOC_OBJ_PU),
        .allowed = allowedCpus()};
    for (int i = 0; i < found.count(HWLOC_OBJ_NUMANODE); ++i)
        report.nodes.push_back(found.node(i));
    return report;
}

} // namespace app::cli
