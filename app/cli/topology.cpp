#include "app/cli/machine_report.h"

#include <algorithm>

#include <sched.h>

namespace app::cli {
namespace {

int allowedCpus()
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

} // namespace

TopologyReport topology()
{
    const auto found = engine::thisTopology();
    if (!found)
        return {.allowed = allowedCpus(), .reason = found.error().message};
    return {.machine = *found, .allowed = allowedCpus()};
}

std::vector<CacheReport> cachesOf(const engine::Topology& machine)
{
    std::vector<CacheReport> reports;
    for (const engine::Topology::Cache& cache : machine.caches) {
        const CacheReport report{.level = cache.level,
            .kind = cache.kind,
            .size = cache.size,
            .lineSize = cache.lineSize,
            .cpus = cache.cpus.size(),
            .count = 0};
        auto same = std::ranges::find_if(reports, [&report](CacheReport other) {
            other.count = 0;
            return other == report;
        });
        if (same == reports.end())
            same = reports.insert(reports.end(), report);
        ++same->count;
    }
    return reports;
}

} // namespace app::cli
