#include "views/folded_rows.h"

#include "views/words.h"

#include <QPolygonF>

#include <algorithm>

namespace views {
namespace {

using trace::State;

constexpr std::size_t fewestFolded = 2; ///< to fold one row would save nothing
constexpr std::size_t mostCpuRows = 16; ///< where all are shown, used or not

enum class Life { Shown, Ended, Later };

Life lifeIn(const trace::Lane& lane, trace::Window window)
{
    if (lane.empty())
        return Life::Shown;
    const trace::Slice last = lane[lane.size() - 1];
    if (last.state == State::Dead && last.window.begin < window.begin)
        return Life::Ended;
    return lane.extent().begin > window.end ? Life::Later : Life::Shown;
}

std::vector<Row> folding(std::vector<Row> rows, const Frame& frame, auto&& hiddenAs)
{
    Folded folded;
    std::vector<Row> left;
    for (const Row& row : rows) {
        std::size_t Folded::*const as =
            row.heading || row.pinned || row.actor == frame.selectedActor ? nullptr
                                                                          : hiddenAs(row.actor);
        if (as != nullptr)
            ++(folded.*as);
        else
            left.push_back(row);
    }
    if (folded.all() < fewestFolded)
        return rows;
    std::vector<Row>& shown = frame.allRows ? rows : left;
    if (!frame.allRows) { // a process whose threads are all folded needs no heading
        for (std::size_t i = shown.size(); i-- > 0;)
            if (shown[i].heading && (i + 1 == shown.size() || shown[i + 1].heading))
                shown.erase(shown.begin() + std::ptrdiff_t(i));
    }
    shown.push_back({.heading = true, .folded = folded});
    return std::move(shown);
}

QString foldText(const Folded& folded)
{
    QStringList parts;
    if (folded.ended > 0)
        parts << (folded.ended == 1
                ? Words::tr("1 thread ended before")
                : Words::tr("%n threads ended before", nullptr, int(folded.ended)));
    if (folded.later > 0)
        parts << (folded.later == 1
                ? Words::tr("1 thread starts later")
                : Words::tr("%n threads start later", nullptr, int(folded.later)));
    if (folded.unused > 0)
        parts << (folded.unused == 1
                ? Words::tr("1 CPU that the run did not use")
                : Words::tr("%n CPUs that the run did not use", nullptr, int(folded.unused)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

std::vector<Row> threadRows(const Frame& frame)
{
    const trace::Window window = shownWindow(frame);
    return folding(threadRows(*frame.trace, frame.pinned), frame,
        [&](trace::ActorId id) -> std::size_t Folded::* {
            if (frame.trace->actor(id).kind == trace::ActorKind::GpuQueue)
                return nullptr;
            switch (lifeIn(frame.trace->lane(id), window)) {
            case Life::Shown: return nullptr;
            case Life::Ended: return &Folded::ended;
            case Life::Later: return &Folded::later;
            }
            return nullptr;
        });
}

std::vector<Row> cpuRows(const Frame& frame)
{
    std::vector<Row> rows = cpuRows(*frame.trace);
    if (rows.size() <= mostCpuRows)
        return rows;
    return folding(std::move(rows), frame,
        [&](trace::ActorId id) { return usedCpu(*frame.trace, id) ? nullptr : &Folded::unused; });
}

bool usedCpu(const trace::Trace& trace, trace::ActorId cpu)
{
    const trace::StateSums sums = trace.lane(cpu).sumsUntil(trace.extent().end);
    return sums[std::size_t(State::Running)] > trace::Duration::zero()
        || sums[std::size_t(State::Lost)] > trace::Duration::zero();
}

void drawFold(QPainter& painter, const TimelineFrame& timeline, const Frame& frame, const Row& row)
{
    const Theme& theme = timeline.theme;
    const double s = theme.fontScale;
    QFont font = theme.text(9);
    font.setPixelSize(std::max(1, std::min(font.pixelSize(), int(row.height * 0.92))));
    QRectF line = row.rect(timeline.rowsArea);
    if (!frame.still) { // a triangle that says whether a click shows or hides
        const QPointF at{line.left() + 4 * s, line.center().y()};
        const double r = 3.5 * s;
        const QPolygonF closed{
            {at + QPointF{-r / 2, -r}, at + QPointF{r, 0}, at + QPointF{-r / 2, r}}};
        const QPolygonF open{
            {at + QPointF{-r, -r / 2}, at + QPointF{r, -r / 2}, at + QPointF{0, r}}};
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.secondary());
        painter.drawPolygon(frame.allRows ? open : closed);
        painter.restore();
        line.setLeft(line.left() + 14 * s);
    }
    drawLine(painter, line, Qt::AlignLeft, foldText(row.folded), font, theme.secondary());
}

Spot foldSpot(const TimelineFrame& timeline, const Row& row)
{
    return {.rect = row.rect(timeline.rowsArea),
        .text = Words::tr("%1: a click shows or hides their rows").arg(foldText(row.folded)),
        .folds = true};
}

} // namespace views
