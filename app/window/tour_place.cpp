#include "app/window/tour_place.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr int away = 28; ///< room for the arrow
constexpr int margin = 8; ///< to the edge of the room
constexpr int shortestArrow = 6;

int within(int wanted, int least, int most)
{
    return std::clamp(wanted, least, std::max(least, most));
}

QRect pushedInto(QRect rect, const QRect& room)
{
    rect.moveLeft(within(rect.left(), room.left(), room.right() - rect.width() + 1));
    rect.moveTop(within(rect.top(), room.top(), room.bottom() - rect.height() + 1));
    return rect;
}

int areaOf(const QRect& rect)
{
    return rect.isValid() ? rect.width() * rect.height() : 0;
}

} // namespace

QRect placeCallout(const QSize& size, const QRect& target, const QRect& room)
{
    const QRect inner = room.adjusted(margin, margin, -margin, -margin);
    QRect callout{QPoint{}, size.boundedTo(inner.size())};
    callout.moveCenter(target.center());
    const QPoint middle = callout.topLeft();
    const int w = callout.width();
    const int h = callout.height();
    const std::array<QPoint, 4> sides{QPoint{middle.x(), target.bottom() + away},
        QPoint{middle.x(), target.top() - away - h}, QPoint{target.right() + away, middle.y()},
        QPoint{target.left() - away - w, middle.y()}};
    for (const QPoint& side : sides) {
        const QRect there = pushedInto({side, callout.size()}, inner);
        if (!there.intersects(target.adjusted(-margin, -margin, margin, margin)))
            return there;
    }
    QRect best = pushedInto(callout, inner);
    for (const QPoint& corner :
        {inner.bottomRight(), inner.bottomLeft(), inner.topRight(), inner.topLeft()}) {
        const QRect there = pushedInto({corner, callout.size()}, inner);
        if (areaOf(there.intersected(target)) < areaOf(best.intersected(target)))
            best = there;
    }
    return best;
}

QLine calloutArrow(const QRect& callout, const QRect& target)
{
    const auto nearest = [](const QRect& rect, const QPoint& to) {
        return QPoint{std::clamp(to.x(), rect.left(), rect.right()),
            std::clamp(to.y(), rect.top(), rect.bottom())};
    };
    if (callout.intersects(target))
        return {};
    const QPoint end = nearest(target, callout.center());
    const QPoint start = nearest(callout, end);
    const QPoint along = end - start;
    return along.manhattanLength() < shortestArrow ? QLine{} : QLine{start, end};
}

} // namespace app
