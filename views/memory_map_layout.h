#pragma once

#include "engine/trace/machine_map.h"
#include "views/theme.h"

#include <QPolygonF>
#include <QRectF>

#include <cstddef>
#include <optional>
#include <vector>

namespace views {

/// A part of the machine where it stands.
struct MapBox {
    const trace::MachineMap::Part* part = nullptr;
    QRectF rect{};
};

/// A node of memory: its frame, its memory, and above each core what lies between them.
struct MapNode {
    const trace::MachineMap::Part* part = nullptr;
    QRectF frame{};
    QRectF title{};
    QRectF memory{};
    double way = 0; ///< x of the link that leads to the rows above and below
    std::vector<MapBox> caches{}; ///< far ones first
    std::vector<MapBox> cores{};
};

/// Nodes side by side, in rows where they are many; in each its memory on top, then the caches by
/// level, each over the cores that share it. Pure. `map` must outlive it.
class MapLayout {
public:
    MapLayout(const trace::MachineMap& map, const QRectF& area, const Theme& theme);

    std::vector<MapNode> nodes{};
    std::vector<QLineF> links{}; ///< between neighbouring nodes

    const MapNode* nodeOf(trace::CpuId cpu) const;
    const MapBox* coreOf(trace::CpuId cpu) const;

    /// From the core of `cpu` up to its cache of this level; empty if there is none.
    QPolygonF pathToCache(trace::CpuId cpu, std::uint32_t level) const;

    /// From the core of `cpu` through its caches to the memory of that node.
    QPolygonF pathToMemory(trace::CpuId cpu, std::uint32_t node) const;

private:
    MapNode nodeIn(const trace::MachineMap& map, const trace::MachineMap::Part* part,
        const QRectF& frame, const Theme& theme) const;
};

/// The point a share of the way along `path`, in [0, 1].
QPointF alongPath(const QPolygonF& path, double share);

bool holdsCpu(const trace::MachineMap::Part& part, trace::CpuId cpu);

} // namespace views
