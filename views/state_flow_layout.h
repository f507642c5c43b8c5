#pragma once

#include "engine/trace/state.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace views {

/// The boxes of the life cycle.
enum class Stage : std::uint8_t { New, Runnable, Running, Waiting, Dead };
inline constexpr std::size_t stageCount = 5;

/// None where nothing is known of the thread.
std::optional<Stage> stageOf(trace::State state);

/// One arrow between boxes, and where its words go.
struct FlowEdge {
    Stage from{};
    Stage to{};
    QPointF start{};
    QPointF firstControl{};
    QPointF secondControl{};
    QPointF end{};
    QRectF label{};
    Qt::Alignment alignment{};
    bool labelAbove = true; ///< its lines grow upwards from the label's bottom
};

/// Where everything of the state-flow picture goes. No two of boxes, labels, captions, reasons and
/// foot overlap, at any size. Where it is low, there are fewer lines and lower boxes before the
/// text gets smaller than asked for; where it would get much smaller, only the boxes keep their
/// words. Pure.
struct FlowLayout {
    double scale = 1; ///< of text and strokes
    std::array<QRectF, stageCount> boxes{};
    std::array<QRectF, stageCount> captions{}; ///< none (empty) for Waiting
    std::array<FlowEdge, trace::transitionCount> edges{}; ///< by trace::Transition
    QRectF reasons{}; ///< why each waiting thread waits
    QRectF foot{};
    double titleHeight = 0;
    bool words = true; ///< at arrows, below boxes and at the foot; else there is no room for them
    int reasonLines = 2;
    int captionLines = 2;
    int footLines = 2;

    const QRectF& box(Stage stage) const { return boxes[std::size_t(stage)]; }
};

/// `still`: for a slide, which keeps no word smaller than asked for if it can do without others.
FlowLayout flowLayout(const QRectF& rect, double fontScale, bool still = false);

/// How tokens stand in the boxes.
struct TokenGrid {
    double diameter = 0;
    bool fixed = true; ///< every thread has a place of its own in each box, so none ever jumps
};

/// `known`: threads in all; `crowd`: how many are in each box.
TokenGrid tokenGrid(
    const FlowLayout& layout, std::size_t known, const std::array<std::size_t, stageCount>& crowd);
std::size_t tokenCapacity(const FlowLayout& layout, Stage stage, double diameter);

/// Centre of place `slot` in a box.
QPointF tokenPlace(const FlowLayout& layout, Stage stage, double diameter, std::size_t slot);

/// The way of a token from a place to a place, `progress` in [0, 1], along the boxes' arrow where
/// there is one; starts and ends gently.
QPointF tokenOnWay(
    const FlowLayout& layout, Stage from, QPointF start, Stage to, QPointF end, double progress);

} // namespace views
