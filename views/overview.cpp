#include "views/overview.h"

#include "views/cpu_shares.h"
#include "views/lane_columns.h"
#include "views/timeline_layout.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

TimeAxis axisOf(const QRectF& rect, const Frame& frame)
{
    trace::Window whole = frame.trace->extent();
    if (whole.empty())
        whole.end = whole.begin + trace::Duration{1};
    return {.window = whole, .left = rect.left(), .width = std::max(1.0, rect.width())};
}

} // namespace

trace::Time overviewTime(double x, const QRectF& rect, const Frame& frame)
{
    const trace::Window whole = frame.trace->extent();
    return std::clamp(axisOf(rect, frame).time(x), whole.begin, std::max(whole.begin, whole.end));
}

double overviewX(trace::Time time, const QRectF& rect, const Frame& frame)
{
    return std::clamp(axisOf(rect, frame).x(time), rect.left(), rect.right());
}

std::vector<double> cpuUse(const trace::Trace& trace, trace::Window window, int count)
{
    std::vector<trace::Time> edges;
    for (int i = 0; i <= count; ++i)
        edges.push_back(window.begin
            + trace::Duration{std::int64_t(double(window.length().count()) / count * i)});
    std::vector<double> use(edges.size() - 1);
    std::vector<trace::StateSums> sums(edges.size());
    for (const trace::Actor& actor : trace.actors()) {
        if (actor.kind == trace::ActorKind::Cpu)
            continue;
        trace.lane(actor.id).sumsUntil(edges, sums);
        for (std::size_t i = 0; i < use.size(); ++i) {
            constexpr auto running = std::size_t(trace::State::Running);
            const double length = double((edges[i + 1] - edges[i]).count());
            if (length > 0)
                use[i] += double((sums[i + 1][running] - sums[i][running]).count()) / length;
        }
    }
    const double cpus = cpuCount(trace);
    for (double& part : use)
        part = std::clamp(part / cpus, 0.0, 1.0);
    return use;
}

void drawOverview(QPainter& painter, const QRectF& rect, const Frame& frame)
{
    const Theme& theme = frame.theme;
    const trace::Window whole = frame.trace->extent();
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF{rect.left(), rect.bottom() - 1, rect.width(), 1}, theme.line());
    if (!whole.empty()) {
        const trace::Window shown = shownWindow(frame).intersected(whole);
        const double left = overviewX(shown.begin, rect, frame);
        const double right = std::max(left + 2, overviewX(shown.end, rect, frame));
        const bool part = shown.length() < whole.length();
        if (part)
            painter.fillRect(QRectF{left, rect.top(), right - left, rect.height()},
                mixed(theme.card(), theme.accent(), 0.18));
        const int count = std::clamp(int(rect.width() / 4), 1, 600);
        const double step = rect.width() / count;
        const double room = rect.height() - 1;
        const QColor color = theme.highContrast
            ? theme.secondary()
            : mixed(theme.card(), theme.state(trace::State::Running), 0.7);
        const std::vector<double> use = cpuUse(*frame.trace, whole, count);
        for (int i = 0; i < count; ++i) {
            const double height =
                use[std::size_t(i)] > 0 ? std::max(1.0, use[std::size_t(i)] * room) : 0;
            painter.fillRect(QRectF{rect.left() + i * step, rect.bottom() - 1 - height,
                                 std::max(1.0, step - 1), height},
                color);
        }
        for (const double edge : {left, right - 1}) {
            if (part)
                painter.fillRect(QRectF{edge, rect.top(), 1, rect.height()}, theme.accent());
        }
        for (const trace::Bookmark& bookmark : frame.trace->bookmarks())
            painter.fillRect(
                QRectF{overviewX(bookmark.at, rect, frame) - 2, rect.top(), 4, 4}, theme.accent());
        const double x = std::clamp(overviewX(frame.playhead, rect, frame) - 1, rect.left(),
            std::max(rect.left(), rect.right() - 2));
        painter.fillRect(QRectF{x, rect.top(), 2, rect.height()}, theme.playhead());
    }
    painter.restore();
}

} // namespace views
