#include "views/timeline_foot.h"

#include "views/paint.h"
#include "views/pattern.h"
#include "views/words.h"

#include <QPolygonF>

#include <algorithm>
#include <array>

namespace views {
namespace {

using trace::State;

QFont small(const Theme& theme)
{
    return theme.text(8.5);
}

double legendItemWidth(const LegendEntry& entry, const Theme& theme)
{
    return 18 * theme.fontScale + widthOf(entry.text, theme.text(9)) + 16 * theme.fontScale;
}

int legendLines(const std::vector<LegendEntry>& legend, const Theme& theme, double width)
{
    int lines = legend.empty() ? 0 : 1;
    double x = 0;
    for (const LegendEntry& entry : legend) {
        const double needed = legendItemWidth(entry, theme);
        if (x > 0 && x + needed > width) {
            ++lines;
            x = 0;
        }
        x += needed;
    }
    return lines;
}

double legendLineHeight(const Theme& theme)
{
    return std::round(20 * theme.fontScale);
}

QStringList caveatLines(const QString& caveat, const Theme& theme, double width)
{
    return wrapped(caveat, small(theme), width, 2);
}

} // namespace

double footHeight(
    const std::vector<LegendEntry>& legend, const QString& caveat, const Theme& theme, double width)
{
    const double lines = double(caveatLines(caveat, theme, width).size());
    return legendLines(legend, theme, width) * legendLineHeight(theme)
        + lines * lineHeight(small(theme)) + 6 * theme.fontScale;
}

std::vector<LegendEntry> stateLegend(const trace::Trace& trace)
{
    static constexpr std::array order{State::Running, State::Runnable, State::Lock, State::Io,
        State::Sleep, State::Join, State::Child, State::Message, State::Other, State::New,
        State::Dead, State::Lost, State::Upload, State::Dispatch, State::Download};
    trace::StateSums sums{};
    for (const trace::Actor& actor : trace.actors()) {
        if (actor.kind == trace::ActorKind::Cpu)
            continue;
        const auto spent = trace.lane(actor.id).sumsUntil(trace.extent().end);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += spent[i];
    }
    std::vector<LegendEntry> legend;
    QColor before;
    for (const State state : order) {
        if (sums[std::size_t(state)] <= trace::Duration::zero())
            continue;
        QString text = shown(label(state));
        const QColor color = Theme{}.state(state);
        if (!legend.empty() && color == before) // one colour, one entry
            legend.back().text += QStringLiteral(" / ")
                + text.remove(Words::tr("waits for ", "at the beginning of several states' names"));
        else
            legend.push_back({.state = state, .text = text});
        before = color;
    }
    return legend;
}

void drawFoot(QPainter& painter, const QRectF& foot, const Theme& theme,
    const std::vector<LegendEntry>& legend, const QString& caveat)
{
    const double s = theme.fontScale;
    const double height = legendLineHeight(theme);
    const QStringList lines = caveatLines(caveat, theme, foot.width());
    const double legendBottom = foot.bottom() - double(lines.size()) * lineHeight(small(theme));
    double x = foot.left();
    double y = foot.top() + 6 * s;
    for (const LegendEntry& entry : legend) {
        const double needed = legendItemWidth(entry, theme);
        if (x > foot.left() && x + needed > foot.right()) {
            x = foot.left();
            y += height;
        }
        if (y + height > legendBottom + 0.5) {
            y -= height;
            break;
        }
        const QRectF swatch{x, y + height / 2 - 6 * s, 12 * s, 12 * s};
        if (entry.color.isValid()) {
            painter.fillRect(swatch, entry.color);
            if (entry.notched)
                drawNotch(painter, swatch, theme);
        } else {
            if (entry.state == State::Dead)
                fillState(
                    painter, {x, y + height / 2 - 1.5 * s, 12 * s, 3 * s}, entry.state, theme);
            else
                fillState(painter, swatch, entry.state, theme, 3 * s);
        }
        drawLine(painter, {x + 18 * s, y, needed - 18 * s, height}, Qt::AlignLeft, entry.text,
            theme.text(9), theme.ink());
        x += needed;
    }
    if (!legend.empty())
        y += height;
    const double room = foot.bottom() - y;
    const auto fitting = qsizetype(room / lineHeight(small(theme)) + 0.01);
    drawLines(painter, {foot.left(), y, foot.width(), room}, Qt::AlignLeft, lines.mid(0, fitting),
        small(theme), theme.ink());
}

void drawNotch(QPainter& painter, const QRectF& bar, const Theme& theme)
{
    const double depth = std::min({5 * theme.fontScale, bar.width() / 2, bar.height() / 2});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.card());
    painter.drawPolygon(QPolygonF{{{bar.right() + 0.5, bar.top()},
        {bar.right() - depth, bar.center().y()}, {bar.right() + 0.5, bar.bottom()}}});
    painter.restore();
}

} // namespace views
