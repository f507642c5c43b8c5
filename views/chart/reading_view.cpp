#include "views/chart/reading_view.h"

#include "views/paint.h"
#include "views/words.h"

#include <cmath>

namespace views {
namespace {

bool hasRoom(const QRectF& rect)
{
    return rect.width() > 40 && rect.height() > 30;
}

} // namespace

void ReadingView::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    painter.save();
    if (!frame.theme.transparent)
        painter.fillRect(rect, frame.theme.card());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect, Qt::IntersectClip);
    const std::vector<Shown> all = readings(frame);
    if (all.empty())
        drawMessage(painter, rect, frame.theme, Words::tr("Nothing is measured yet"), emptyHint());
    else if (hasRoom(rect))
        drawReadings(painter, rect, all, frame);
    painter.restore();
}

std::optional<Spot> ReadingView::spotAt(
    const QPointF& point, const QRectF& rect, const Frame& frame) const
{
    std::optional<Spot> best;
    double least = 1e9;
    for (Spot& spot : spots(rect, frame)) {
        const QPointF away = spot.rect.center() - point;
        const double distance = std::hypot(away.x(), away.y());
        if (spot.rect.contains(point) && distance < least) {
            least = distance;
            best = std::move(spot);
        }
    }
    return best;
}

std::vector<Spot> ReadingView::spots(const QRectF& rect, const Frame& frame) const
{
    const std::vector<Shown> all = readings(frame);
    return all.empty() || !hasRoom(rect) ? std::vector<Spot>{} : readingSpots(rect, all, frame);
}

} // namespace views
