#pragma once

#include "views/wait_for_picture.h"

#include <QFont>

class QPainter;

namespace views {

/// The parts that the picture of who waits for whom is drawn of: nodes and arrows.

/// Red of a deadlock: no state has it; it is told by thickness and by the word, too.
QColor alarm(const Theme& theme);

QFont bold(const Theme& theme, double points);

/// A box in the colour of a state, with two lines of text.
struct WaitNode {
    trace::State state{};
    QString title{};
    QString detail{};
    bool red = false;
    bool selected = false;
};
void drawNode(QPainter& painter, const Theme& theme, const QRectF& box, const WaitNode& node);

/// Its sign and its name below.
void drawResource(
    QPainter& painter, const WaitPicture& picture, trace::ResourceId resource, const QRectF& box);

/// The sign and the name, without the room around them.
QRectF tight(const WaitPicture& picture, trace::ResourceId resource, const QRectF& box);

struct WaitArrow {
    QRectF from{};
    QRectF to{};
    bool holds = false;
    bool red = false;
    double growth = 1;
};

/// Solid for “has”, dashed for “waits for”; bent a little, so that two between the same nodes part.
void drawEdge(QPainter& painter, const Theme& theme, const WaitArrow& edge);

} // namespace views
