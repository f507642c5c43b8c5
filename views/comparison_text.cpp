#include "views/comparison_text.h"

#include "engine/trace/compare.h"
#include "views/format.h"
#include "views/measure_text.h"
#include "views/words.h"

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

void drawNothingToCompare(QPainter& painter, const QRectF& rect, const Frame& frame)
{
    drawMessage(painter, rect, frame.theme, Words::tr("Nothing to compare with yet"),
        Words::tr("Keep a run as A, change a parameter and run again: both stand here on one "
                  "time axis."));
}

} // namespace views
