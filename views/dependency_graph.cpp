#include "views/dependency_steps.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/view.h"
#include "views/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

/// One of the two jobs: where its steps are drawn.
struct Job {
    DoneSteps done{};
    bool chain = false;
    QRectF rect{};
    QRectF head{};
    std::vector<QRectF> boxes{}; ///< of each number
};

QString workerName(std::size_t worker)
{
    return QStringLiteral("T%1").arg(worker + 1);
}

/// Rows of boxes; a chain has room between them, for its arrows.
void placeBoxes(Job& job, const QRectF& area)
{
    const double aspect = area.width() / std::max(1.0, area.height());
    const auto count = double(job.done.count);
    const double columns = std::clamp(std::ceil(std::sqrt(count * aspect / 1.4)), 1.0, count);
    const double rows = std::ceil(count / columns);
    const double gap = job.chain ? 0.3 : 0.08;
    const QSizeF cell{area.width() / columns, std::min(area.height() / rows, 70.0)};
    for (std::size_t i = 0; i < job.done.count; ++i) {
        const double row = std::floor(double(i) / columns);
        const double column = double(i) - row * columns;
        const double margin = std::min(cell.width(), cell.height()) * gap / 2;
        job.boxes.push_back(QRectF{area.left() + column * cell.width(),
            area.top() + row * cell.height(), cell.width(), cell.height()}
                                .adjusted(margin, margin, -margin, -margin));
    }
}

std::array<Job, 2> jobsOf(const QRectF& rect, const Frame& frame)
{
    std::array<Job, 2> jobs{Job{.done = doneSteps(*frame.trace, "blocks")},
        Job{.done = doneSteps(*frame.trace, "chain"), .chain = true}};
    const double unit = frame.theme.fontScale;
    const QRectF inside = rect.adjusted(14 * unit, 10 * unit, -14 * unit, -10 * unit);
    const double line = lineHeight(frame.theme.text(10));
    const bool beside = inside.width() > 1.6 * inside.height();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Job& job = jobs[i];
        const auto half = double(i) / 2;
        job.rect = beside
            ? QRectF{inside.left() + half * (inside.width() + 20 * unit), inside.top(),
                (inside.width() - 20 * unit) / 2, inside.height()}
            : QRectF{inside.left(), inside.top() + half * (inside.height() + 10 * unit),
                inside.width(), (inside.height() - 10 * unit) / 2};
        job.head = {job.rect.topLeft(), QSizeF{job.rect.width(), 2 * line}};
        if (job.done.count > 0)
            placeBoxes(job, job.rect.adjusted(0, 2 * line + 8 * unit, 0, 0));
    }
    return jobs;
}

QString titleOf(const Job& job)
{
    return job.chain ? Words::tr("Chain: each step needs the one before")
                     : Words::tr("Blocks: none needs another");
}

QString stateOf(const Job& job, const Frame& frame)
{
    if (job.done.count == 0)
        return Words::tr("not done yet");
    return Words::tr("%1 of %2 done · %3 at work · at most %4 at once")
        .arg(job.done.doneBy(frame.playhead))
        .arg(job.done.count)
        .arg(job.done.runningAt(frame.playhead))
        .arg(job.done.mostAtOnce);
}

/// From one step to the next: straight within a row, else down to the beginning of the next row.
void drawArrow(QPainter& painter, const QRectF& from, const QRectF& to, const QColor& color)
{
    painter.setPen(QPen{color, 1.6});
    QPointF tip{to.left(), to.center().y()};
    QPointF back{-1, 0};
    if (to.top() < from.bottom()) {
        painter.drawLine(QPointF{from.right(), from.center().y()}, tip);
    } else {
        const double middle = (from.bottom() + to.top()) / 2;
        tip = {to.center().x(), to.top()};
        back = {0, -1};
        painter.drawPolyline(QPolygonF{{QPointF{from.center().x(), from.bottom()},
            QPointF{from.center().x(), middle}, QPointF{tip.x(), middle}, tip}});
    }
    const QPointF across{back.y(), -back.x()};
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF{{tip, tip + back * 6 + across * 3.5, tip + back * 6 - across * 3.5}});
}

void drawStep(QPainter& painter, const Job& job, const DoneStep& step, const Frame& frame)
{
    const QRectF& box = job.boxes[step.number];
    const Theme& theme = frame.theme;
    const QColor color = theme.thread(step.worker);
    const double radius = std::min(5.0, box.height() / 4);
    if (frame.playhead < step.window.begin)
        return;
    const bool done = step.window.end <= frame.playhead;
    const double share = done ? 1
                              : double((frame.playhead - step.window.begin).count())
            / double(std::max<std::int64_t>(1, step.window.length().count()));
    painter.save();
    painter.setClipRect(QRectF{box.left(), box.top(), box.width() * share, box.height()});
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
    if (!done) {
        painter.setPen(QPen{theme.ink(), 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, radius, radius);
    }
    drawLine(painter, box.adjusted(2, 0, -2, 0), Qt::AlignCenter, workerName(step.worker),
        theme.text(std::clamp(box.height() / 3.2, 6.0, 10.0)),
        done ? readableOn(color) : theme.ink());
}

void drawJob(QPainter& painter, const Job& job, const Frame& frame)
{
    const Theme& theme = frame.theme;
    QFont bold = theme.text(11);
    bold.setWeight(QFont::DemiBold);
    const double half = job.head.height() / 2;
    drawLine(painter, {job.head.topLeft(), QSizeF{job.head.width(), half}},
        Qt::AlignLeft | Qt::AlignVCenter, titleOf(job), bold, theme.ink());
    drawLine(painter, {job.head.left(), job.head.top() + half, job.head.width(), half},
        Qt::AlignLeft | Qt::AlignVCenter, stateOf(job, frame), theme.text(9.5), theme.secondary());
    for (const QRectF& box : job.boxes) {
        const double radius = std::min(5.0, box.height() / 4);
        painter.setPen(QPen{theme.line(), 1});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, radius, radius);
    }
    for (const DoneStep& step : job.done.steps)
        drawStep(painter, job, step, frame);
    if (!job.chain)
        return;
    for (std::size_t i = 1; i < job.boxes.size(); ++i) {
        const bool passed = std::ranges::any_of(job.done.steps, [&](const DoneStep& step) {
            return step.number == i - 1 && step.window.end <= frame.playhead;
        });
        drawArrow(painter, job.boxes[i - 1], job.boxes[i],
            passed ? theme.ink() : mixed(theme.line(), theme.secondary(), 0.5));
    }
}

class DependencyGraph final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        painter.setRenderHint(QPainter::Antialiasing);
        const auto jobs = jobsOf(rect, frame);
        if (jobs[0].done.count + jobs[1].done.count == 0)
            drawMessage(painter, rect, frame.theme, Words::tr("Press Run to start"),
                Words::tr("Which step needs which: blocks side by side, and a chain."));
        else if (rect.width() > 60 && rect.height() > 60)
            for (const Job& job : jobs)
                drawJob(painter, job, frame);
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (const Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return spot;
        return std::nullopt;
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        std::vector<Spot> all;
        for (const Job& job : jobsOf(rect, frame)) {
            if (job.done.count == 0)
                continue;
            all.push_back({.rect = job.head, .text = titleOf(job) + u'\n' + stateOf(job, frame)});
            for (const DoneStep& step : job.done.steps)
                if (step.window.begin <= frame.playhead && all.size() < 300)
                    all.push_back({.rect = job.boxes[step.number],
                        .text =
                            Words::tr("step %1 by %2, %3 long")
                                .arg(step.number + 1)
                                .arg(workerName(step.worker), formatDuration(step.window.length())),
                        .window = step.window});
        }
        return all;
    }

    QString subtitle(const Frame&) const override
    {
        return Words::tr("which step needs which, and which thread did it, at the playhead");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        return 330 * frame.theme.fontScale;
    }
};

} // namespace

extern const ViewType dependency_graph{.id = "dependency-graph",
    .title = QT_TRANSLATE_NOOP("views", "Which step needs which"),
    .make = makeView<DependencyGraph>};

} // namespace views
