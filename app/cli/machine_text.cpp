#include "app/cli/machine_text.h"

#include "app/cli/machine_report.h"

#include <iomanip>
#include <iostream>
#include <sstream>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* kindOf(const CacheReport& cache)
{
    using Kind = engine::Topology::CacheKind;
    return cache.kind == Kind::Data       ? "data"
        : cache.kind == Kind::Instruction ? "instruction"
                                          : "unified";
}

std::string counted(std::size_t count, const std::string& one)
{
    return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

/// "32 KiB", "1.25 MiB".
std::string sizeText(std::uint64_t bytes)
{
    if (bytes == 0)
        return "of unknown size";
    std::ostringstream text;
    if (bytes < (std::uint64_t{1} << 20))
        text << static_cast<double>(bytes) / 1024 << " KiB";
    else
        text << static_cast<double>(bytes) / (1 << 20) << " MiB";
    return text.str();
}

} // namespace

Json nodesAsJson(const engine::Topology& machine)
{
    Json nodes = Json::array();
    for (const engine::Topology::Node& node : machine.nodes)
        nodes.push_back({{"index", node.index}, {"cpus", node.cpus.size()},
            {"memory_bytes", node.memory}, {"cpu_list", node.cpus}});
    return nodes;
}

Json cachesAsJson(const engine::Topology& machine)
{
    Json caches = Json::array();
    for (const CacheReport& cache : cachesOf(machine))
        caches.push_back(
            {{"level", cache.level}, {"kind", kindOf(cache)}, {"size_bytes", cache.size},
                {"line_bytes", cache.lineSize}, {"count", cache.count}, {"cpus_each", cache.cpus}});
    return caches;
}

Json distancesAsJson(const engine::Topology& machine)
{
    using Means = engine::Topology::Means;
    Json all = Json::array();
    for (const engine::Topology::Distances& matrix : machine.distances) {
        Json nodes = Json::array();
        Json rows = Json::array();
        for (std::size_t i = 0; i < matrix.nodes.size(); ++i) {
            nodes.push_back(machine.nodes[matrix.nodes[i]].index);
            const auto row =
                matrix.values.begin() + static_cast<std::ptrdiff_t>(i * matrix.nodes.size());
            rows.push_back(std::vector<std::uint64_t>(
                row, row + static_cast<std::ptrdiff_t>(matrix.nodes.size())));
        }
        all.push_back({{"name", matrix.name},
            {"means",
                matrix.means == Means::Latency         ? "latency"
                    : matrix.means == Means::Bandwidth ? "bandwidth"
                                                       : "other"},
            {"nodes", std::move(nodes)}, {"rows", std::move(rows)}});
    }
    return all;
}

std::ostream& line(const char* what)
{
    return std::cout << std::left << std::setw(10) << what;
}

std::string countsText(const engine::Topology& machine)
{
    return counted(machine.cpus.size(), "CPU") + " in " + counted(machine.cores.size(), "core")
        + ", " + counted(machine.packages.size(), "package");
}

void printParts(const engine::Topology& machine)
{
    for (const engine::Topology::Node& node : machine.nodes)
        line("Node") << node.index << ": " << counted(node.cpus.size(), "CPU") << ", "
                     << (node.memory >> 20) << " MiB\n";
    for (const CacheReport& cache : cachesOf(machine)) {
        line("Cache") << 'L' << cache.level << ' ' << kindOf(cache) << ": " << cache.count << " of "
                      << sizeText(cache.size) << ", for " << counted(cache.cpus, "CPU")
                      << (cache.count == 1 ? "" : " each");
        if (cache.lineSize > 0)
            std::cout << ", lines of " << cache.lineSize << " bytes";
        std::cout << '\n';
    }
    for (const Json& matrix : distancesAsJson(machine))
        for (std::size_t i = 0; i < matrix["nodes"].size(); ++i) {
            line(i == 0 ? "Distances" : "") << "from node " << matrix["nodes"][i] << ':';
            for (const Json& value : matrix["rows"][i])
                std::cout << ' ' << value;
            std::cout << (i == 0 ? " (" + matrix["name"].get<std::string>() + ")" : "") << '\n';
        }
}

} // namespace app::cli
