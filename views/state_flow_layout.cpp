#include "views/state_flow_layout.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

using trace::State;
using trace::Transition;

// In units of one pixel at scale 1. The picture is laid out in units and then scaled, so what
// does not overlap at its least size overlaps at none.
constexpr double mostScale = 1.5; ///< of the font where there is much room
constexpr double margin = 4;
constexpr double lineHeight = 15;
constexpr double captionOverhang = 8; ///< of a caption beyond its box, on each side
constexpr double titleHeight = 24;

/// How much is said and how high the boxes are at least.
struct Density {
    int reasonLines = 2;
    int captionLines = 2;
    int footLines = 2;
    double boxHeight = 78;
    double rise = 46; ///< between the row and the box above it
    bool words = true; ///< besides those in the boxes
    double width = 580; ///< at least
    double box = 87;
    double outerGap = 66; ///< New – Runnable, Running – Dead
    double innerGap = 92; ///< Runnable – Running

    double reasons() const { return reasonLines * lineHeight + 2; }
    double captions() const { return captionLines * lineHeight; }
    double foot() const { return footLines * lineHeight; }
    double height() const
    {
        return reasons() + boxHeight + rise + boxHeight + 4 + captions() + (words ? 6 : 0) + foot();
    }
};

constexpr Density densities[]{
    {},
    {.footLines = 1},
    {.reasonLines = 1, .footLines = 1},
    {.reasonLines = 1, .captionLines = 1, .footLines = 1, .boxHeight = 70, .rise = 40},
    {.reasonLines = 1, .captionLines = 1, .footLines = 1, .boxHeight = 58, .rise = 36},
};

constexpr Density wordless{.reasonLines = 1,
    .captionLines = 0,
    .footLines = 0,
    .boxHeight = 54,
    .rise = 22,
    .words = false,
    .width = 392,
    .box = 80,
    .outerGap = 20,
    .innerGap = 26};
constexpr double muchSmaller = 0.8;
constexpr double hardlySmaller = 0.98;

double mostScaleIn(const QSizeF& size, const Density& density)
{
    return std::min(size.width() / density.width, size.height() / density.height());
}

/// The first in which the text is as large as asked for, else the densest that keeps it readable.
Density densityFor(const QSizeF& size, double fontScale, bool still)
{
    const Density& densest = *std::prev(std::end(densities));
    const double best = mostScaleIn(size, densest);
    if (best < (still ? hardlySmaller : muchSmaller) * fontScale
        && mostScaleIn(size, wordless) > best)
        return wordless;
    const double wanted = std::min(fontScale, size.width() / densest.width);
    const auto found = std::ranges::find_if(densities,
        [&](const Density& density) { return size.height() >= wanted * density.height(); });
    return found == std::end(densities) ? densest : *found;
}

double grown(double base, double spare, double share, double most)
{
    return std::min(base + spare * share, most);
}

struct Units {
    double box = 0;
    double boxHeight = 0;
    double outerGap = 0; ///< New – Runnable, Running – Dead
    double innerGap = 0; ///< Runnable – Running
    double rise = 0; ///< between the row and the box above it
};

Units unitsIn(QSizeF size, const Density& density)
{
    const double wide = size.width() - density.width;
    const double high = size.height() - density.height();
    return {.box = grown(density.box, wide, 0.15, 230),
        .boxHeight = grown(density.boxHeight, high, 0.3, 124),
        .outerGap = grown(density.outerGap, wide, 0.1, 140),
        .innerGap = grown(density.innerGap, wide, 0.15, 210),
        .rise = grown(density.rise, high, 0.25, 110)};
}

FlowEdge straight(Stage from, Stage to, QPointF start, QPointF end, QRectF label,
    Qt::Alignment alignment, bool above, QPointF bow = {})
{
    const QPointF third = (end - start) / 3;
    return {.from = from,
        .to = to,
        .start = start,
        .firstControl = start + third + bow,
        .secondControl = end - third + bow,
        .end = end,
        .label = label,
        .alignment = alignment,
        .labelAbove = above};
}

QRectF scaled(const QRectF& rect, QPointF origin, double scale)
{
    return {origin + rect.topLeft() * scale, rect.size() * scale};
}

void scale(FlowEdge& edge, QPointF origin, double by)
{
    for (QPointF* point : {&edge.start, &edge.firstControl, &edge.secondControl, &edge.end})
        *point = origin + *point * by;
    edge.label = scaled(edge.label, origin, by);
}

void placeEdges(FlowLayout& layout, const Units& units, QSizeF size)
{
    const QRectF& fresh = layout.box(Stage::New);
    const QRectF& ready = layout.box(Stage::Runnable);
    const QRectF& running = layout.box(Stage::Running);
    const QRectF& waiting = layout.box(Stage::Waiting);
    const QRectF& dead = layout.box(Stage::Dead);
    const double middle = ready.center().y();
    const double upper = ready.top() + ready.height() * 0.34;
    const double lower = ready.top() + ready.height() * 0.66;
    const double two = 2 * lineHeight;
    const auto over = [&](const QRectF& left, const QRectF& right, double y, double bow) {
        return QRectF{left.right() + 4, y - two - 3 - bow, right.left() - left.right() - 8, two};
    };
    auto& edges = layout.edges;
    const auto at = [](Transition t) { return std::size_t(t); };

    edges[at(Transition::Start)] =
        straight(Stage::New, Stage::Runnable, {fresh.right() + 2, middle},
            {ready.left() - 2, middle}, over(fresh, ready, middle, 0), Qt::AlignHCenter, true);
    edges[at(Transition::Exit)] =
        straight(Stage::Running, Stage::Dead, {running.right() + 2, middle},
            {dead.left() - 2, middle}, over(running, dead, middle, 0), Qt::AlignHCenter, true);

    const double inset = captionOverhang + 2;
    edges[at(Transition::Dispatch)] = straight(Stage::Runnable, Stage::Running,
        {ready.right() + 2, upper}, {running.left() - 2, upper},
        over(ready, running, upper, 5).adjusted(inset - 4, 0, 4 - inset, 0), Qt::AlignHCenter, true,
        {0, -6});
    edges[at(Transition::Preempt)] = straight(Stage::Running, Stage::Runnable,
        {running.left() - 2, lower}, {ready.right() + 2, lower},
        QRectF{ready.right() + inset, lower + 8, units.innerGap - 2 * inset, two}, Qt::AlignHCenter,
        false, {0, 6});

    const double labelTop = waiting.bottom() + std::max(1.0, (units.rise - two) / 2 - 5);
    edges[at(Transition::Block)] = straight(Stage::Running, Stage::Waiting,
        {running.center().x(), running.top() - 2}, {running.center().x(), waiting.bottom() + 2},
        QRectF{running.center().x() + 10, labelTop,
            size.width() - margin - running.center().x() - 10, two},
        Qt::AlignLeft, false);
    edges[at(Transition::Wake)] = straight(Stage::Waiting, Stage::Runnable,
        {ready.center().x(), waiting.bottom() + 2}, {ready.center().x(), ready.top() - 2},
        QRectF{margin, labelTop, ready.center().x() - 10 - margin, two}, Qt::AlignRight, false);
}

} // namespace

std::optional<Stage> stageOf(State state)
{
    if (isWaiting(state))
        return Stage::Waiting;
    switch (state) {
    case State::New: return Stage::New;
    case State::Runnable: return Stage::Runnable;
    case State::Running: return Stage::Running;
    case State::Dead: return Stage::Dead;
    default: return std::nullopt;
    }
}

FlowLayout flowLayout(const QRectF& rect, double fontScale, bool still)
{
    const Density density = densityFor(rect.size(), fontScale, still);
    FlowLayout layout{.words = density.words,
        .reasonLines = density.reasonLines,
        .captionLines = density.captionLines,
        .footLines = density.footLines};
    layout.scale = std::min(
        {fontScale * mostScale, rect.width() / density.width, rect.height() / density.height()});
    const QSizeF size = rect.size() / layout.scale;
    const Units units = unitsIn(size, density);

    const double width = 4 * units.box + 2 * units.outerGap + units.innerGap;
    const double reasons = density.reasons();
    const double captions = density.captions();
    const double foot = density.foot();
    const double height = reasons + units.boxHeight + units.rise + units.boxHeight + 4 + captions
        + (density.words ? 6 : 0) + foot;
    const double left = (size.width() - width) / 2;
    const double top = std::max(0.0, (size.height() - height) / 2);
    const double rowTop = top + reasons + units.boxHeight + units.rise;

    layout.reasons = {margin, top, size.width() - 2 * margin, reasons - 4};
    double x = left;
    for (const Stage stage : {Stage::New, Stage::Runnable, Stage::Running, Stage::Dead}) {
        layout.boxes[std::size_t(stage)] = {x, rowTop, units.box, units.boxHeight};
        layout.captions[std::size_t(stage)] = {x - captionOverhang, rowTop + units.boxHeight + 4,
            units.box + 2 * captionOverhang, captions};
        x += units.box + (stage == Stage::Runnable ? units.innerGap : units.outerGap);
    }
    layout.boxes[std::size_t(Stage::Waiting)] = {layout.box(Stage::Runnable).left(), top + reasons,
        2 * units.box + units.innerGap, units.boxHeight};
    for (QRectF& caption : layout.captions) { // those at the sides stay inside the picture
        caption.setLeft(std::max(caption.left(), 1.0));
        caption.setRight(std::min(caption.right(), size.width() - 1));
    }
    if (!density.words)
        layout.captions = {};
    layout.captions[std::size_t(Stage::Waiting)] = {};
    layout.foot = {margin, size.height() - foot, size.width() - 2 * margin, foot};
    layout.titleHeight = titleHeight;
    placeEdges(layout, units, size);
    if (!density.words)
        for (FlowEdge& edge : layout.edges) { // what can be pointed at
            const bool upright = edge.start.x() == edge.end.x();
            edge.label = QRectF{edge.start, edge.end}.normalized().adjusted(
                upright ? -4 : 0, upright ? 0 : -4, upright ? 4 : 0, upright ? 0 : 4);
        }

    const QPointF origin = rect.topLeft();
    for (QRectF* part : {&layout.reasons, &layout.foot})
        *part = scaled(*part, origin, layout.scale);
    for (QRectF& box : layout.boxes)
        box = scaled(box, origin, layout.scale);
    for (QRectF& caption : layout.captions)
        caption = scaled(caption, origin, layout.scale);
    for (FlowEdge& edge : layout.edges)
        scale(edge, origin, layout.scale);
    layout.titleHeight *= layout.scale;
    return layout;
}

namespace {

struct Places {
    int across = 0;
    int down = 0;
    QPointF first{};
    double step = 1;
};

Places placesIn(const FlowLayout& layout, Stage stage, double diameter)
{
    const double s = layout.scale;
    const double step = diameter + 3 * s;
    const QRectF room = layout.box(stage).adjusted(7 * s, layout.titleHeight, -7 * s, -6 * s);
    Places places{.across = std::max(1, int((room.width() + 3 * s) / step + 1e-6)),
        .down = std::max(1, int((room.height() + 3 * s) / step + 1e-6)),
        .step = step};
    const double spareX = room.width() - places.across * step + 3 * s;
    const double spareY = room.height() - places.down * step + 3 * s;
    places.first = {
        room.left() + spareX / 2 + diameter / 2, room.top() + spareY / 2 + diameter / 2};
    return places;
}

} // namespace

std::size_t tokenCapacity(const FlowLayout& layout, Stage stage, double diameter)
{
    const Places places = placesIn(layout, stage, diameter);
    return std::size_t(places.across * places.down);
}

TokenGrid tokenGrid(
    const FlowLayout& layout, std::size_t known, const std::array<std::size_t, stageCount>& crowd)
{
    for (const double diameter : {26.0, 23.0, 20.0, 17.0}) {
        if (tokenCapacity(layout, Stage::New, diameter * layout.scale) >= known)
            return {diameter * layout.scale, true};
    }
    for (const double diameter : {26.0, 23.0, 20.0, 17.0, 14.0, 12.0}) {
        bool fits = true; // the dead only grow in number: they may be counted
        for (const Stage stage : {Stage::New, Stage::Runnable, Stage::Running, Stage::Waiting})
            fits = fits
                && tokenCapacity(layout, stage, diameter * layout.scale)
                    >= crowd[std::size_t(stage)];
        if (fits)
            return {diameter * layout.scale, false};
    }
    return {17 * layout.scale, false};
}

QPointF tokenPlace(const FlowLayout& layout, Stage stage, double diameter, std::size_t slot)
{
    const Places places = placesIn(layout, stage, diameter);
    const auto across = std::size_t(places.across);
    return places.first
        + QPointF{double(slot % across) * places.step, double(slot / across) * places.step};
}

QPointF tokenOnWay(
    const FlowLayout& layout, Stage from, QPointF start, Stage to, QPointF end, double progress)
{
    const double t = std::clamp(progress, 0.0, 1.0);
    const double eased = t * t * (3 - 2 * t);
    QPointF first = start + (end - start) / 3;
    QPointF second = end - (end - start) / 3;
    const auto edge = std::ranges::find_if(
        layout.edges, [&](const FlowEdge& e) { return e.from == from && e.to == to; });
    if (edge != layout.edges.end()) {
        first = edge->start;
        second = edge->end;
    }
    const double u = 1 - eased;
    return start * (u * u * u) + first * (3 * u * u * eased) + second * (3 * u * eased * eased)
        + end * (eased * eased * eased);
}

} // namespace views
