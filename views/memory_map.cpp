#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/format.h"
#include "views/memory_access.h"
#include "views/memory_map_layout.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <map>
#include <vector>

namespace views {
namespace {

using trace::MachineMap;

QString nameOf(const MachineMap::Part& part)
{
    return part.size == 0
        ? shown(part.name)
        : QStringLiteral("%1 · %2").arg(shown(part.name), readingText(double(part.size), "B"));
}

/// The longest way of naming them that has room in each box, so that like ones are named alike.
std::vector<QString> namesOf(const std::vector<MapBox>& boxes, const QFont& font)
{
    std::vector<QString> names;
    for (const int way : {0, 1, 2}) {
        names.clear();
        for (const MapBox& box : boxes) {
            const QString name = shown(box.part->name);
            names.push_back(way == 0 ? nameOf(*box.part)
                    : way == 1       ? name
                                     : name.section(u' ', -1));
            if (widthOf(names.back(), font) > box.rect.width() - 2)
                break;
        }
        if (names.size() == boxes.size()
            && (boxes.empty() || widthOf(names.back(), font) <= boxes.back().rect.width() - 2))
            return names;
    }
    return std::vector<QString>(boxes.size());
}

/// All that one picture is made of.
struct MapPicture {
    MapPicture(const QRectF& rect, const Frame& frame, const FigureReadings& readings);

    const MachineMap& map;
    Theme theme{};
    QRectF area{};
    QRectF foot{};
    std::optional<MapLayout> layout{};
    std::optional<MemoryAccess> access{};
    QPolygonF path{};
    double slowdown = 1;
    QString told{}; ///< who reads what
    QStringList footLines{};
};

std::uint32_t nodeNumberOf(const MachineMap& map, trace::CpuId cpu)
{
    for (const MachineMap::Part& part : map.parts)
        if (part.kind == MachineMap::Kind::Node && holdsCpu(part, cpu))
            return part.number;
    return 0;
}

/// p25 of the accesses from that CPU to that node, up to the playhead.
std::optional<double> latencyTo(const std::vector<Shown>& all, trace::CpuId cpu, std::uint32_t node)
{
    for (const Shown& of : all)
        if (!of.quantity->key.starts_with("cache"))
            for (const trace::ReadPoint& point : of.now->points)
                if (point.x == float(cpu) && point.y == float(node))
                    return figureOf(point, Statistic::LowerQuartile);
    return {};
}

QString sentenceOf(const MachineMap& map, const MemoryAccess& access, const std::vector<Shown>& all)
{
    const QString time = readingText(access.nanoseconds, "ns");
    if (access.workingSet) {
        const QString size = readingText(*access.workingSet, "B");
        return access.cache ? Words::tr("working set %1: level %2 of cache answers after %3")
                                  .arg(size)
                                  .arg(*access.cache)
                                  .arg(time)
                            : Words::tr("working set %1: memory answers after %2").arg(size, time);
    }
    if (access.cache)
        return Words::tr("CPU %1 reads: level %2 of cache answers after %3")
            .arg(access.cpu)
            .arg(*access.cache)
            .arg(time);
    const std::uint32_t own = nodeNumberOf(map, access.cpu);
    const auto local = latencyTo(all, access.cpu, own);
    const auto here = latencyTo(all, access.cpu, access.node);
    if (own == access.node)
        return Words::tr("CPU %1 reads memory of its own node %2: %3")
            .arg(access.cpu)
            .arg(own)
            .arg(readingText(here.value_or(access.nanoseconds), "ns"));
    QString text = Words::tr("CPU %1 reads memory of node %2: %3")
                       .arg(access.cpu)
                       .arg(access.node)
                       .arg(readingText(here.value_or(access.nanoseconds), "ns"));
    if (local && here && *local > 0)
        text += QStringLiteral(" · ")
            + Words::tr("of its own: %1 · ratio %2")
                  .arg(readingText(*local, "ns"), formatNumber(*here / *local, 2));
    return text;
}

MapPicture::MapPicture(const QRectF& rect, const Frame& frame, const FigureReadings& readings)
    : map{*frame.trace->machineMap()}
    , theme{fitted(frame.theme, rect.size(), {420, 230})}
{
    const double unit = theme.fontScale;
    const QRectF inner = rect.adjusted(12 * unit, 8 * unit, -12 * unit, -6 * unit);
    const trace::Machine& machine = frame.trace->provenance().machine;
    trace::CpuId reader = machine.usable.empty() ? trace::CpuId{0} : machine.usable.front();
    access = accessAt(frame, readings, reader, nodeNumberOf(map, reader));
    slowdown = slowdownOf(*frame.trace);
    const std::vector<Shown> all = readings.of(frame, "memory-map", FigureReadings::Rows::All);
    if (access) {
        told = sentenceOf(map, *access, all);
        const QString slowed = Words::tr(
            "The packet takes the path of the access, in its measured time slowed 1 : %1.")
                                   .arg(formatCount(std::uint64_t(slowdown)));
        const QString computed =
            Words::tr("The packet takes the path of the access, in its time by the model slowed "
                      "1 : %1.")
                .arg(formatCount(std::uint64_t(slowdown)));
        footLines = wrapped(access->model ? computed : slowed, theme.text(8.5), inner.width(), 2);
    }
    if (const QString samples = samplesOf(all); !samples.isEmpty())
        footLines += wrapped(samples, theme.text(8.5), inner.width(), 1);
    const double line = lineHeight(theme.text(10));
    const double footHeight =
        double(footLines.size()) * lineHeight(theme.text(8.5)) + (access ? line + 2 * unit : 0);
    foot = {inner.left(), inner.bottom() - footHeight, inner.width(), footHeight};
    area = {inner.left(), inner.top(), inner.width(),
        std::max(8.0, inner.height() - footHeight - (footHeight > 0 ? 8 * unit : 0))};
    layout.emplace(map, area, theme);
    if (access)
        path = access->cache ? layout->pathToCache(access->cpu, *access->cache)
                             : layout->pathToMemory(access->cpu, access->node);
}

enum class Place { Memory, FarCache, NearCache, Core, ActiveCore };

Place placeOf(const MapPicture& picture, const MachineMap::Part& part)
{
    if (part.kind == MachineMap::Kind::Cache)
        return part.number > 2 ? Place::FarCache : Place::NearCache;
    if (part.kind == MachineMap::Kind::Core)
        return picture.access && holdsCpu(part, picture.access->cpu) ? Place::ActiveCore
                                                                     : Place::Core;
    return Place::Memory;
}

QColor surfaceOf(Place place, const Theme& theme)
{
    const auto tint = [&](const QColor& color, double share) {
        return mixed(theme.card(), color, share);
    };
    switch (place) {
    case Place::Memory: return tint(theme.accent(), 0.13);
    case Place::FarCache: return tint(theme.state(trace::State::Running), 0.10);
    case Place::NearCache: return tint(theme.secondary(), 0.08);
    case Place::ActiveCore: return tint(chartColor(theme, 2), 0.2);
    case Place::Core: break;
    }
    return theme.card();
}

void drawBox(
    QPainter& painter, const MapPicture& picture, const MachineMap::Part& part, const QRectF& rect)
{
    const Theme& theme = picture.theme;
    const Place place = placeOf(picture, part);
    const double radius = std::min(5 * theme.fontScale, rect.height() / 4);
    const QColor edge = theme.highContrast ? theme.secondary() : theme.line();
    const bool active = place == Place::ActiveCore;
    painter.setPen(QPen{active ? chartColor(theme, 2) : edge, active ? 2 * theme.fontScale : 1});
    painter.setBrush(surfaceOf(place, theme));
    painter.drawRoundedRect(rect, radius, radius);
}

/// The path of an access passes behind words.
void drawName(QPainter& painter, const MapPicture& picture, const MachineMap::Part& part,
    const QRectF& rect, const QString& name, Qt::Alignment where)
{
    const Theme& theme = picture.theme;
    const QFont font = theme.text(8.5);
    const double height = lineHeight(font);
    if (name.isEmpty() || height > rect.height() + 3)
        return;
    const double pad = where == Qt::AlignHCenter ? 0 : 10 * theme.fontScale;
    const double width = std::min(widthOf(name, font), rect.width() - 2 * pad);
    const double left =
        where == Qt::AlignHCenter ? rect.center().x() - width / 2 : rect.left() + pad;
    const QRectF words{left, rect.center().y() - height / 2, width + 0.5, height};
    painter.fillRect(words.adjusted(-2, 2, 2, -2).intersected(rect.adjusted(2, 1, -2, -1)),
        surfaceOf(placeOf(picture, part), theme));
    drawLine(painter, words, Qt::AlignLeft, name, font, theme.ink());
}

const MachineMap::Part& partOf(const MapNode& node)
{
    static const MachineMap::Part memory{.kind = MachineMap::Kind::Node};
    return node.part != nullptr ? *node.part : memory;
}

void drawNode(QPainter& painter, const MapPicture& picture, const MapNode& node)
{
    const Theme& theme = picture.theme;
    const double radius = std::min(8 * theme.fontScale, node.frame.height() / 6);
    painter.setPen(QPen{theme.accent(), 1.5 * theme.fontScale});
    painter.setBrush(theme.transparent ? QBrush{Qt::NoBrush} : QBrush{theme.card()});
    painter.drawRoundedRect(node.frame, radius, radius);
    drawBox(painter, picture, partOf(node), node.memory);
    for (const auto* boxes : {&node.caches, &node.cores})
        for (const MapBox& box : *boxes)
            drawBox(painter, picture, *box.part, box.rect);
}

void drawWords(QPainter& painter, const MapPicture& picture, const MapNode& node)
{
    const Theme& theme = picture.theme;
    QFont bold = theme.text(9);
    bold.setWeight(QFont::DemiBold);
    if (node.part != nullptr && lineHeight(bold) <= node.title.height() + 3)
        drawLine(painter, node.title, Qt::AlignLeft, shown(node.part->name), bold,
            legible(theme.accent(), theme.card(), theme.highContrast ? 7 : 4.5));
    QString memory = Words::tr("memory");
    if (partOf(node).size > 0)
        memory += QStringLiteral(" · ") + readingText(double(partOf(node).size), "B");
    drawName(painter, picture, partOf(node), node.memory, memory, Qt::AlignLeft);
    const QFont font = theme.text(8.5);
    std::map<std::uint32_t, std::vector<MapBox>> rows; // like ones together
    for (const MapBox& cache : node.caches)
        rows[cache.part->number].push_back(cache);
    std::vector<std::vector<MapBox>> all{node.cores};
    for (auto& [level, boxes] : rows)
        all.push_back(std::move(boxes));
    for (const std::vector<MapBox>& boxes : all) {
        const std::vector<QString> names = namesOf(boxes, font);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            drawName(painter, picture, *boxes[i].part, boxes[i].rect, names[i], Qt::AlignHCenter);
    }
}

void drawPath(QPainter& painter, const MapPicture& picture, const Frame& frame)
{
    if (picture.path.size() < 2)
        return;
    const Theme& theme = picture.theme;
    const QColor color = legible(theme.playhead(), theme.card(), 3);
    QPen pen{color, 1.8 * theme.fontScale};
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(picture.path);
    const double radius = 5.5 * theme.fontScale;
    painter.setPen(QPen{color, 2 * theme.fontScale});
    // What serves it is ringed; the request is a ring, too, and comes back as a filled packet.
    painter.setBrush(theme.card());
    painter.drawRect(
        QRectF{picture.path.back() - QPointF{radius, radius} * 0.6, QSizeF{radius, radius} * 1.2});
    const double phase = phaseOf(*picture.access, picture.slowdown, frame.playhead);
    const bool back = phase >= 1;
    const QPointF at = alongPath(picture.path, back ? 2 - phase : phase);
    painter.setBrush(back ? color : theme.card());
    painter.drawEllipse(at, radius, radius);
}

void drawTold(QPainter& painter, const MapPicture& picture)
{
    const Theme& theme = picture.theme;
    if (picture.access) {
        QFont bold = theme.text(10);
        bold.setWeight(QFont::DemiBold);
        const double line = lineHeight(bold);
        const double pill = picture.access->model
            ? widthOf(modelWord(), pillFont(theme)) + 12 * theme.fontScale
            : 0;
        const double width = std::min(
            widthOf(picture.told, bold) + 1, picture.foot.width() - pill - 8 * theme.fontScale);
        drawLine(painter, {picture.foot.topLeft(), QSizeF{width, line}}, Qt::AlignLeft,
            picture.told, bold, theme.ink());
        if (pill > 0)
            drawModelPill(painter,
                {picture.foot.left() + width + 8 * theme.fontScale, picture.foot.top(), pill, line},
                theme, theme.ink());
    }
    QRectF lines = picture.foot;
    lines.setTop(lines.bottom() - double(picture.footLines.size()) * lineHeight(theme.text(8.5)));
    drawFoot(painter, lines, picture.footLines, theme);
}

class MemoryMap final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(rect, Qt::IntersectClip);
        if (frame.trace->machineMap() == nullptr) {
            drawMessage(painter, rect, frame.theme, Words::tr("Nothing is measured yet"),
                Words::tr("The machine's memory, caches and cores, and the way that an access "
                          "takes through them."));
        } else if (rect.width() > 40 && rect.height() > 30) {
            drawMap(painter, MapPicture{rect, frame, m_readings}, frame);
        }
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return std::move(spot);
        return {};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        constexpr std::size_t most = 300;
        std::vector<Spot> all;
        if (frame.trace->machineMap() == nullptr || rect.width() <= 40 || rect.height() <= 30)
            return all;
        const MapPicture picture{rect, frame, m_readings};
        if (!picture.told.isEmpty())
            all.push_back({.rect = picture.foot,
                .text = picture.told + u'\n' + picture.footLines.join(u' ')});
        for (const MapNode& node : picture.layout->nodes) {
            if (node.part != nullptr)
                all.push_back({.rect = node.memory, .text = nameOf(*node.part)});
            for (const auto* boxes : {&node.caches, &node.cores})
                for (const MapBox& box : *boxes)
                    if (all.size() < most)
                        all.push_back({.rect = box.rect, .text = nameOf(*box.part)});
        }
        return all;
    }

    QString subtitle(const Frame& frame) const override
    {
        const MachineMap* map = frame.trace->machineMap();
        if (map == nullptr || map->name.empty())
            return Words::tr("nodes, caches and cores, and the way of an access");
        const auto count = [&](MachineMap::Kind kind) {
            return std::ranges::count(map->parts, kind, &MachineMap::Part::kind);
        };
        return Words::tr("%1 · nodes: %2 · cores: %3")
            .arg(shown(map->name))
            .arg(std::max<std::ptrdiff_t>(1, count(MachineMap::Kind::Node)))
            .arg(count(MachineMap::Kind::Core));
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 400 * frame.theme.fontScale;
    }

private:
    static void drawMap(QPainter& painter, const MapPicture& picture, const Frame& frame)
    {
        const Theme& theme = picture.theme;
        painter.setPen(QPen{legible(theme.secondary(), theme.card(), 3), 4 * theme.fontScale,
            Qt::SolidLine, Qt::FlatCap});
        for (const QLineF& link : picture.layout->links)
            painter.drawLine(link);
        for (const MapNode& node : picture.layout->nodes)
            drawNode(painter, picture, node);
        drawPath(painter, picture, frame);
        for (const MapNode& node : picture.layout->nodes)
            drawWords(painter, picture, node);
        drawTold(painter, picture);
    }

    FigureReadings m_readings;
};

} // namespace

extern const ViewType memory_map{.id = "memory-map",
    .title = QT_TRANSLATE_NOOP("views", "Memory map"),
    .make = makeView<MemoryMap>};

} // namespace views
