#include "engine/measure/topology_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace engine {
namespace {

using Json = nlohmann::json;

Json place(const std::optional<std::size_t>& at)
{
    return at ? Json(*at) : Json(nullptr);
}

std::optional<std::size_t> placeOf(const Json& json)
{
    return json.is_null() ? std::nullopt : std::optional{json.get<std::size_t>()};
}

bool isWithin(const std::optional<std::size_t>& at, const auto& parts)
{
    return !at || *at < parts.size();
}

bool isSound(const Topology& topology)
{
    const auto cpuIsSound = [&](const Topology::Cpu& cpu) {
        return isWithin(cpu.package, topology.packages) && isWithin(cpu.core, topology.cores)
            && isWithin(cpu.node, topology.nodes);
    };
    const auto matrixIsSound = [&](const Topology::Distances& matrix) {
        return matrix.values.size() == matrix.nodes.size() * matrix.nodes.size()
            && std::ranges::all_of(
                matrix.nodes, [&](std::size_t node) { return node < topology.nodes.size(); });
    };
    return !topology.cpus.empty() && !topology.nodes.empty()
        && std::ranges::all_of(topology.cpus, cpuIsSound)
        && std::ranges::all_of(topology.distances, matrixIsSound);
}

} // namespace

std::string topologyText(const Topology& topology)
{
    Json json{{"here", topology.isThisMachine}, {"packages", Json::array()},
        {"nodes", Json::array()}, {"caches", Json::array()}, {"cores", Json::array()},
        {"cpus", Json::array()}, {"distances", Json::array()}};
    for (const auto& package : topology.packages)
        json["packages"].push_back({package.model, package.cpus});
    for (const auto& node : topology.nodes)
        json["nodes"].push_back({node.index, node.memory, node.cpus});
    for (const auto& cache : topology.caches)
        json["caches"].push_back(
            {cache.level, static_cast<int>(cache.kind), cache.size, cache.lineSize, cache.cpus});
    for (const auto& core : topology.cores)
        json["cores"].push_back(core.cpus);
    for (const auto& cpu : topology.cpus)
        json["cpus"].push_back({cpu.index, place(cpu.package), place(cpu.core), place(cpu.node)});
    for (const auto& matrix : topology.distances)
        json["distances"].push_back(
            {matrix.name, static_cast<int>(matrix.means), matrix.nodes, matrix.values});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Topology> topologyOfText(const std::string& text)
{
    try {
        using Cpus = std::vector<unsigned>;
        const Json json = Json::parse(text);
        Topology topology{.isThisMachine = json.at("here").get<bool>()};
        for (const Json& package : json.at("packages"))
            topology.packages.push_back(
                {package.at(0).get<std::string>(), package.at(1).get<Cpus>()});
        for (const Json& node : json.at("nodes"))
            topology.nodes.push_back({node.at(0).get<unsigned>(), node.at(1).get<std::uint64_t>(),
                node.at(2).get<Cpus>()});
        for (const Json& cache : json.at("caches"))
            topology.caches.push_back({cache.at(0).get<int>(),
                static_cast<Topology::CacheKind>(std::clamp(cache.at(1).get<int>(), 0, 2)),
                cache.at(2).get<std::uint64_t>(), cache.at(3).get<unsigned>(),
                cache.at(4).get<Cpus>()});
        for (const Json& core : json.at("cores"))
            topology.cores.push_back({core.get<Cpus>()});
        for (const Json& cpu : json.at("cpus"))
            topology.cpus.push_back({cpu.at(0).get<unsigned>(), placeOf(cpu.at(1)),
                placeOf(cpu.at(2)), placeOf(cpu.at(3))});
        for (const Json& matrix : json.at("distances"))
            topology.distances.push_back({matrix.at(0).get<std::string>(),
                static_cast<Topology::Means>(std::clamp(matrix.at(1).get<int>(), 0, 2)),
                matrix.at(2).get<std::vector<std::size_t>>(),
                matrix.at(3).get<std::vector<std::uint64_t>>()});
        if (isSound(topology))
            return topology;
    } catch (const Json::exception&) { // Then it is no such text.
    }
    return failure("no description of a machine");
}

} // namespace engine
