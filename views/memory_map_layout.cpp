#include "views/memory_map_layout.h"

#include "views/paint.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <set>

namespace views {
namespace {

using trace::CpuId;
using trace::MachineMap;
using Kind = MachineMap::Kind;
using Parts = std::vector<const MachineMap::Part*>;

/// A node with no CPUs of its own, or a machine that says nothing of nodes, has no others inside.
bool isInside(const MachineMap::Part& inner, const MachineMap::Part* outer)
{
    return outer == nullptr || (!inner.cpus.empty() && holdsCpu(*outer, inner.cpus.front()));
}

Parts partsOf(const MachineMap& map, Kind kind, const MachineMap::Part* in)
{
    Parts found;
    for (const MachineMap::Part& part : map.parts)
        if (part.kind == kind && isInside(part, in))
            found.push_back(&part);
    return found;
}

/// Columns that leave the nodes about twice as wide as high.
std::size_t columnsFor(std::size_t nodes, const QRectF& area)
{
    std::size_t best = 1;
    double least = 1e9;
    for (std::size_t columns = 1; columns <= nodes; ++columns) {
        const std::size_t rows = (nodes + columns - 1) / columns;
        const double shape = area.width() / double(columns) / (area.height() / double(rows));
        const double cost = std::abs(std::log(shape / 1.6)) + 0.6 * double(rows * columns - nodes);
        if (cost < least) {
            least = cost;
            best = columns;
        }
    }
    return best;
}

/// Beside the words in the boxes, where they are wide enough.
double wayUp(const QRectF& core)
{
    return core.left() + core.width() * (core.width() > 80 ? 0.15 : 0.5);
}

} // namespace

bool holdsCpu(const MachineMap::Part& part, CpuId cpu)
{
    return std::ranges::find(part.cpus, cpu) != part.cpus.end();
}

MapLayout::MapLayout(const MachineMap& map, const QRectF& area, const Theme& theme)
{
    Parts all = partsOf(map, Kind::Node, nullptr);
    if (all.empty())
        all.push_back(nullptr);
    const std::size_t columns = columnsFor(all.size(), area);
    const std::size_t rows = (all.size() + columns - 1) / columns;
    const double gap = (all.size() > 1 ? 34 : 0) * theme.fontScale;
    // Nodes one below the other are joined at their right.
    const double room = area.width() - (columns == 1 ? gap / 2 : gap * double(columns - 1));
    const double width = std::max(4.0, room / double(columns));
    const double height =
        std::max(4.0, (area.height() - gap * 0.4 * double(rows - 1)) / double(rows));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t column = i % columns;
        const QRectF frame{area.left() + double(column) * (width + gap),
            area.top() + double(i / columns) * (height + gap * 0.4), width, height};
        MapNode node = nodeIn(map, all[i], frame, theme);
        const bool last = column + 1 == columns && columns > 1;
        node.way = last ? frame.left() - gap / 2 : frame.right() + gap / 2;
        const double y = node.memory.center().y();
        if (all.size() > 1)
            links.push_back(
                {QPointF{last ? frame.left() : frame.right(), y}, QPointF{node.way, y}});
        if (!last && column > 0)
            links.push_back({QPointF{frame.left() - gap / 2, y}, QPointF{frame.left(), y}});
        if (i >= columns)
            links.push_back(
                {QPointF{node.way, nodes[i - columns].memory.center().y()}, QPointF{node.way, y}});
        nodes.push_back(std::move(node));
    }
}

MapNode MapLayout::nodeIn(const MachineMap& map, const MachineMap::Part* part, const QRectF& frame,
    const Theme& theme) const
{
    MapNode node{.part = part, .frame = frame};
    const double unit = theme.fontScale;
    const double pad = std::min(10 * unit, frame.width() * 0.05);
    const double gap = std::min(6 * unit, frame.height() * 0.02);
    const QRectF inner = frame.adjusted(pad, gap, -pad, -pad);
    const double line = std::min(lineHeight(theme.text(9)), inner.height() * 0.2);
    node.title = {inner.left(), inner.top(), inner.width(), line};
    const Parts cores = partsOf(map, Kind::Core, part);
    const Parts caches = partsOf(map, Kind::Cache, part);
    std::set<std::uint32_t, std::greater<>> levels;
    for (const MachineMap::Part* cache : caches)
        levels.insert(cache->number);

    // The memory and the cores are a little higher than the caches between them.
    const double rest = inner.bottom() - node.title.bottom() - gap;
    const double parts = 1.5 + double(levels.size()) + (cores.empty() ? 0 : 1.5);
    const double row = (rest - gap * double(levels.size() + 1)) / parts;
    double y = node.title.bottom() + gap;
    node.memory = {inner.left(), y, inner.width(), row * 1.5};
    y += row * 1.5 + gap;
    const double column = inner.width() / std::max(1.0, double(cores.size()));
    const double between = std::min(6 * unit, column * 0.08);
    const auto columnsOf = [&](const MachineMap::Part& cache) {
        std::size_t first = cores.size();
        std::size_t last = 0;
        for (std::size_t i = 0; i < cores.size(); ++i)
            if (holdsCpu(cache, cores[i]->cpus.front())) {
                first = std::min(first, i);
                last = i;
            }
        return std::pair{first, last};
    };
    for (const std::uint32_t level : levels) {
        for (const MachineMap::Part* cache : caches) {
            const auto [first, last] = columnsOf(*cache);
            if (cache->number != level || first > last || first == cores.size())
                continue;
            node.caches.push_back({cache,
                {inner.left() + double(first) * column + between / 2, y,
                    double(last - first + 1) * column - between, row}});
        }
        y += row + gap;
    }
    for (std::size_t i = 0; i < cores.size(); ++i)
        node.cores.push_back({cores[i],
            {inner.left() + double(i) * column + between / 2, y, column - between, row * 1.5}});
    return node;
}

const MapNode* MapLayout::nodeOf(CpuId cpu) const
{
    for (const MapNode& node : nodes)
        for (const MapBox& core : node.cores)
            if (holdsCpu(*core.part, cpu))
                return &node;
    return nullptr;
}

const MapBox* MapLayout::coreOf(CpuId cpu) const
{
    const MapNode* node = nodeOf(cpu);
    if (node == nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(
        node->cores, [&](const MapBox& core) { return holdsCpu(*core.part, cpu); });
    return &*found;
}

QPolygonF MapLayout::pathToCache(CpuId cpu, std::uint32_t level) const
{
    const MapBox* core = coreOf(cpu);
    if (core == nullptr)
        return {};
    for (const MapBox& cache : nodeOf(cpu)->caches)
        if (cache.part->number == level && holdsCpu(*cache.part, cpu)) {
            const double x = wayUp(core->rect);
            return {{{x, core->rect.top()}, {x, cache.rect.center().y()}}};
        }
    return {};
}

QPolygonF MapLayout::pathToMemory(CpuId cpu, std::uint32_t number) const
{
    const MapBox* core = coreOf(cpu);
    const auto target = std::ranges::find_if(nodes,
        [&](const MapNode& node) { return node.part == nullptr || node.part->number == number; });
    if (core == nullptr || target == nodes.end())
        return {};
    const MapNode& own = *nodeOf(cpu);
    const double x = wayUp(core->rect);
    QPolygonF path{{{x, core->rect.top()}, {x, own.memory.center().y()}}};
    if (&own == &*target)
        return path;
    // Along the links, and through nodes between at the height of their memory.
    const QPointF end = target->memory.center();
    if (std::abs(end.y() - own.memory.center().y()) < 1)
        return path << end;
    return path << QPointF{own.way, own.memory.center().y()} << QPointF{own.way, end.y()} << end;
}

QPointF alongPath(const QPolygonF& path, double share)
{
    double length = 0;
    for (qsizetype i = 1; i < path.size(); ++i)
        length += QLineF{path[i - 1], path[i]}.length();
    double left = std::clamp(share, 0.0, 1.0) * length;
    for (qsizetype i = 1; i < path.size(); ++i) {
        const QLineF line{path[i - 1], path[i]};
        if (left <= line.length() && line.length() > 0)
            return line.pointAt(left / line.length());
        left -= line.length();
    }
    return path.isEmpty() ? QPointF{} : path.back();
}

} // namespace views
