#include "views/comparison_text.h"

#include "engine/trace/compare.h"
#include "views/describe.h"
#include "views/format.h"
#include "views/measure_text.h"
#include "views/words.h"

#include <algorithm>

namespace views {

QString runHeading(const Frame& frame, bool ofB)
{
    const trace::Trace& run = ofB ? *frame.trace : *frame.other;
    const trace::Comparison comparison = trace::compare(*frame.other, *frame.trace);
    QStringList parts;
    if (const QString set = settingsText(comparison, ofB); !set.isEmpty())
        parts << set;
    else
        parts << Words::tr("%1, set alike").arg(shown(run.provenance().title));
    if (run.finished())
        parts << Words::tr("%1 after %2")
                     .arg(shown(name(run.outcome().kind)), formatDuration(run.extent().length()));
    if (const QString start = startText(run); !start.isEmpty())
        parts << start;
    return parts.join(QStringLiteral(" · "));
}

void drawRunHeading(
    QPainter& painter, const QRectF& rect, const Theme& theme, bool ofB, const QString& text)
{
    const double s = theme.fontScale;
    const double side = std::max(1.0, rect.height() - 4 * s);
    const QRectF chip{rect.left(), rect.top() + 2 * s, side, side};
    const QColor ground = ofB ? theme.accent() : theme.secondary();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, 4 * s, 4 * s);
    painter.restore();
    QFont bold = theme.text(9.5);
    bold.setWeight(QFont::DemiBold);
    drawLine(painter, chip, Qt::AlignHCenter, ofB ? QStringLiteral("B") : QStringLiteral("A"), bold,
        readableOn(ground));
    drawLine(painter, rect.adjusted(side + 6 * s, 0, 0, 0), Qt::AlignLeft, text, theme.text(9.5),
        theme.ink());
}

std::vector<LegendEntry> sharedLegend(const Frame& frame)
{
    if (!frame.legend)
        return {};
    std::vector<LegendEntry> legend = stateLegend(*frame.trace);
    for (LegendEntry& entry : stateLegend(*frame.other))
        if (std::ranges::find(legend, entry.text, &LegendEntry::text) == legend.end())
            legend.push_back(entry);
    return legend;
}

QString sharedCaveat(const Frame& frame)
{
    QStringList parts;
    const QString a = caveat(*frame.other);
    const QString b = caveat(*frame.trace);
    if (a == b)
        return a;
    if (!a.isEmpty())
        parts << QStringLiteral("A: ") + a;
    if (!b.isEmpty())
        parts << QStringLiteral("B: ") + b;
    return parts.join(u' ');
}

void drawNothingToCompare(QPainter& painter, const QRectF& rect, const Frame& frame)
{
    drawMessage(painter, rect, frame.theme, Words::tr("Nothing to compare with yet"),
        Words::tr("Keep a run as A, change a parameter and run again: both stand here on one "
                  "time axis."));
}

} // namespace views
