#include "views/comparison_text.h"
#include "views/describe.h"
#include "views/format.h"
#include "views/pattern.h"
#include "views/share_bars.h"
#include "views/timeline_frame.h"
#include "views/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace views {
namespace {

using trace::State;

constexpr std::array order{State::Running, State::Runnable, State::Lock, State::Io, State::Sleep,
    State::Join, State::Child, State::Message, State::Other, State::New, State::Lost};
constexpr QSizeF leastSize{360, 150};
constexpr double mostBar = 26;
constexpr double roomBelow = 50;
constexpr double namesShare = 0.24;

/// How many threads a group has; empty: one in each run.
QString countText(const trace::GroupDifference& group)
{
    const std::size_t a = group.a.threads;
    const std::size_t b = group.b.threads;
    if (a == b)
        return a == 1 ? QString{} : QString::number(a);
    return QStringLiteral("A %1, B %2").arg(a).arg(b);
}

QString partText(const SharePart& part)
{
    return shown(trace::label(part.state)) + u' ' + formatShare(part.to - part.from);
}

/// Like-named threads of two runs: which part of their time they spent in which state, on one
/// scale.
class ShareComparison final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (Spot& spot : partSpots(rect, frame))
            if (spot.rect.contains(point))
                return std::move(spot);
        return {};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const auto groups = trace::compare(*frame.other, *frame.trace).groups;
        std::vector<Spot> all;
        for (const ShareBar& bar : layOutShares(rect, frame.theme, groups.size()).bars) {
            const trace::ThreadGroup& of = bar.ofB ? groups[bar.group].b : groups[bar.group].a;
            const auto whole =
                std::accumulate(of.time.begin(), of.time.end(), trace::Duration::zero());
            all.push_back({.rect = bar.rect,
                .text = QStringLiteral("%1: %2 — %3")
                            .arg(bar.ofB ? QStringLiteral("B") : QStringLiteral("A"),
                                QString::fromStdString(of.name),
                                of.threads == 0 ? Words::tr("no such threads")
                                                : describeSums(of.time, whole))});
        }
        return all;
    }

    bool keepsStill() const override { return true; }

    QString subtitle(const Frame&) const override
    {
        return Words::tr("share of the life of like-named threads, A above B");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        const double s = frame.theme.fontScale;
        if (!frame.other)
            return 160 * s;
        const auto groups = double(trace::compare(*frame.other, *frame.trace).groups.size());
        return (30 + groups * 58 + roomBelow) * s;
    }

private:
    static std::vector<Spot> partSpots(const QRectF& rect, const Frame& frame);
};

QRectF partRect(const ShareBar& bar, const SharePart& part)
{
    return {bar.rect.left() + part.from * bar.rect.width(), bar.rect.top(),
        (part.to - part.from) * bar.rect.width(), bar.rect.height()};
}

std::vector<Spot> ShareComparison::partSpots(const QRectF& rect, const Frame& frame)
{
    if (!frame.other)
        return {};
    const auto groups = trace::compare(*frame.other, *frame.trace).groups;
    std::vector<Spot> all;
    for (const ShareBar& bar : layOutShares(rect, frame.theme, groups.size()).bars) {
        const trace::ThreadGroup& of = bar.ofB ? groups[bar.group].b : groups[bar.group].a;
        for (const SharePart& part : shareParts(of.time))
            all.push_back({.rect = partRect(bar, part),
                .text = QStringLiteral("%1: %2 — %3 (%4)")
                            .arg(bar.ofB ? QStringLiteral("B") : QStringLiteral("A"),
                                QString::fromStdString(of.name), partText(part),
                                formatDuration(of.time[std::size_t(part.state)]))});
    }
    return all;
}

void drawScale(QPainter& painter, const ShareLayout& layout)
{
    const Theme& theme = layout.theme;
    const QFont font = theme.text(8.5);
    const double bottom =
        layout.bars.empty() ? layout.axis.bottom() : layout.bars.back().rect.bottom();
    for (int percent = 0; percent <= 100; percent += 20) {
        const double x = layout.left + (layout.right - layout.left) * percent / 100;
        painter.setPen(QPen{theme.line(), 1});
        painter.drawLine(QPointF{x, layout.axis.bottom() - 3}, QPointF{x, bottom + 2});
        const QString text = formatShare(percent / 100.0);
        const double width = widthOf(text, font) + 2;
        drawLine(painter,
            {std::min(x - width / 2, layout.axis.right() - width), layout.axis.top(), width,
                layout.axis.height() - 3},
            Qt::AlignLeft, text, font, theme.secondary());
    }
}

void drawBar(
    QPainter& painter, const ShareLayout& layout, const ShareBar& bar, const trace::ThreadGroup& of)
{
    const Theme& theme = layout.theme;
    const double s = theme.fontScale;
    const QFont font = theme.text(8.5);
    const bool lettered = bar.rect.height() >= lineHeight(font) * 0.9; // else B's would cover A's
    if (lettered)
        drawLine(painter, {bar.rect.left() - 18 * s, bar.rect.top(), 14 * s, bar.rect.height()},
            Qt::AlignHCenter, bar.ofB ? QStringLiteral("B") : QStringLiteral("A"), font,
            theme.secondary());
    if (of.threads == 0)
        return drawLine(painter, bar.rect.adjusted(4 * s, 0, 0, 0), Qt::AlignLeft,
            Words::tr("no such threads"), font, theme.secondary());
    for (const SharePart& part : shareParts(of.time)) {
        const QRectF rect = partRect(bar, part);
        fillState(painter, rect, part.state, theme);
        const QRectF room = rect.adjusted(4 * s, 0, -3 * s, 0);
        for (const QString& text : {partText(part), formatShare(part.to - part.from)}) {
            if (!lettered || widthOf(text, font) > room.width() || patterned(part.state, theme))
                continue;
            drawLine(painter, room, Qt::AlignLeft, text, font, theme.onState(part.state));
            break;
        }
    }
}

/// On one line, or how many there are below the name.
void drawGroupName(
    QPainter& painter, const QRectF& room, const Theme& theme, const trace::GroupDifference& group)
{
    const QString name = QString::fromStdString(group.name);
    const QString count = countText(group);
    const QFont font = theme.text(9.5);
    const QString both = count.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, count);
    const bool two = widthOf(both, font) > room.width() && !count.isEmpty()
        && room.height() >= 2 * lineHeight(theme.text(8.5));
    if (!two)
        return drawLine(painter, room, Qt::AlignLeft, both, font, theme.ink());
    const QRectF upper{room.topLeft(), QSizeF{room.width(), room.height() / 2}};
    drawLine(painter, upper, Qt::AlignLeft, name, font, theme.ink());
    drawLine(painter, upper.translated(0, upper.height()), Qt::AlignLeft, count, theme.text(8.5),
        theme.secondary());
}

void ShareComparison::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    painter.save();
    if (!frame.theme.transparent && frame.layer != Layer::Moving)
        painter.fillRect(rect, frame.theme.card());
    if (frame.layer == Layer::Moving)
        return painter.restore();
    if (!frame.other) {
        drawNothingToCompare(painter, rect, frame);
        return painter.restore();
    }
    const auto groups = trace::compare(*frame.other, *frame.trace).groups;
    const ShareLayout layout = layOutShares(rect, frame.theme, groups.size());
    const Theme& theme = layout.theme;
    drawScale(painter, layout);
    for (const ShareBar& bar : layout.bars) {
        const trace::GroupDifference& group = groups[bar.group];
        drawBar(painter, layout, bar, bar.ofB ? group.b : group.a);
        if (!bar.ofB)
            drawGroupName(painter,
                {layout.names.left(), bar.rect.top(), layout.names.width() - 22 * theme.fontScale,
                    bar.rect.height() * 2},
                theme, group);
    }
    std::vector<LegendEntry> legend = stateLegend(*frame.trace);
    for (LegendEntry& entry : stateLegend(*frame.other))
        if (std::ranges::find(legend, entry.text, &LegendEntry::text) == legend.end())
            legend.push_back(entry);
    std::erase_if(legend, [](const LegendEntry& entry) { return entry.state == State::Dead; });
    if (frame.legend)
        drawFoot(painter, layout.foot, theme, legend, {});
    painter.restore();
}

} // namespace

std::vector<SharePart> shareParts(const trace::StateSums& sums)
{
    trace::Duration whole{};
    for (const State state : order)
        whole += sums[std::size_t(state)];
    std::vector<SharePart> parts;
    trace::Duration before{};
    for (const State state : order) {
        const trace::Duration time = sums[std::size_t(state)];
        if (time <= trace::Duration::zero())
            continue;
        const auto share = [&](trace::Duration of) {
            return double(of.count()) / double(whole.count());
        };
        parts.push_back({state, share(before), share(before + time)});
        before += time;
    }
    return parts;
}

ShareLayout layOutShares(const QRectF& rect, const Theme& wanted, std::size_t groups)
{
    ShareLayout layout{.theme = fitted(wanted, rect.size(), leastSize)};
    const double s = layout.theme.fontScale;
    const double line = std::round(lineHeight(layout.theme.text(8.5)) + 6 * s);
    const double foot = std::min(roomBelow * s, rect.height() * 0.25);
    const double gutter = rect.width() * namesShare;
    layout.left = rect.left() + gutter;
    layout.right = std::max(layout.left + 1, rect.right() - 16 * s);
    layout.axis = {layout.left, rect.top(), rect.right() - layout.left, line};
    layout.names = {rect.left(), layout.axis.bottom(), gutter, 1};
    const double room = std::max(1.0, rect.height() - line - foot);
    const double each = groups == 0 ? room : std::min(room / double(groups), 2.4 * mostBar * s);
    layout.barHeight = std::max(0.5, each / 2.4);
    for (std::size_t i = 0; i < groups; ++i) {
        const double top = layout.axis.bottom() + double(i) * each + 0.1 * layout.barHeight;
        for (const bool ofB : {false, true})
            layout.bars.push_back({i, ofB,
                {layout.left, top + (ofB ? layout.barHeight * 1.06 : 0), layout.right - layout.left,
                    layout.barHeight}});
    }
    const double bottom =
        layout.bars.empty() ? layout.axis.bottom() : layout.bars.back().rect.bottom();
    layout.foot = {rect.left(), std::min(bottom + 4 * s, rect.bottom() - foot), rect.width(), foot};
    return layout;
}

extern const ViewType share_comparison{.id = "share-comparison",
    .title = QT_TRANSLATE_NOOP("views", "Shares of two runs"),
    .make = makeView<ShareComparison>};

} // namespace views
