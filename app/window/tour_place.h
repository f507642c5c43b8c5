#pragma once

#include <QLine>
#include <QRect>

namespace app {

/// Where the callout of a tour goes so that what it points at stays in sight: below, above, right
/// or left of `target`, whichever has the room first; where none has, as far away as `room` allows.
/// All in one coordinate system; the result is inside `room` if it fits there at all. Pure.
QRect placeCallout(const QSize& size, const QRect& target, const QRect& room);

/// The arrow from the edge of the callout to the edge of the target; null where they touch. Pure.
QLine calloutArrow(const QRect& callout, const QRect& target);

} // namespace app
