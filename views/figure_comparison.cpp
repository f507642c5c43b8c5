#include "views/comparison_text.h"
#include "views/measure_text.h"
#include "views/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

constexpr QSizeF leastSize{420, 150};
constexpr std::array columns{0.36, 0.17, 0.17, 0.17, 0.13};
constexpr double comfortableLine = 22;

using Cells = std::array<QString, columns.size()>;

/// What was set differently, then the figures, each with difference and ratio.
std::vector<Cells> cellsOf(const Frame& frame)
{
    const trace::Comparison comparison = trace::compare(*frame.other, *frame.trace);
    std::vector<Cells> rows{{QString{}, QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("B − A"), QStringLiteral("B / A")}};
    const auto orDash = [](const std::string& text) {
        return text.empty() ? QStringLiteral("–") : shown(text);
    };
    for (const trace::SettingDifference& setting : comparison.settings)
        rows.push_back({shown(setting.label), orDash(setting.a), orDash(setting.b), {}, {}});
    for (const trace::Difference& figure : comparison.figures)
        rows.push_back({shown(figure.label), measureText(figure.unit, figure.a),
            measureText(figure.unit, figure.b), differenceText(figure.unit, figure.difference()),
            ratioText(figure.ratio())});
    return rows;
}

/// The figures of two runs as a table.
class FigureComparison final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override;

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        for (Spot& spot : spots(rect, frame))
            if (spot.rect.contains(point))
                return std::move(spot);
        return {};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        if (!frame.other)
            return {};
        const std::vector<Cells> rows = cellsOf(frame);
        const double line = lineIn(rect, frame.theme, rows.size());
        std::vector<Spot> all;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const Cells& row = rows[i];
            const QString text = !row[3].isEmpty()
                ? Words::tr("%1: A %2, B %3, difference %4, ratio %5")
                      .arg(row[0], row[1], row[2], row[3], row[4])
                : Words::tr("%1: A %2, B %3").arg(row[0], row[1], row[2]);
            all.push_back({.rect = {rect.left(), rect.top() + double(i) * line, rect.width(), line},
                .text = text});
        }
        return all;
    }

    bool keepsStill() const override { return true; }

    QString subtitle(const Frame&) const override
    {
        return Words::tr("what was set differently, and what came of it");
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double, const Frame& frame) const override
    {
        const std::size_t rows = frame.other ? cellsOf(frame).size() : 6;
        return double(rows) * comfortableLine * frame.theme.fontScale + 4;
    }

private:
    static double lineIn(const QRectF& rect, const Theme& theme, std::size_t rows)
    {
        return std::min(rect.height() / double(rows), 26 * theme.fontScale);
    }
};

void FigureComparison::draw(QPainter& painter, const QRectF& rect, const Frame& frame) const
{
    if (frame.layer == Layer::Moving)
        return;
    painter.save();
    if (!frame.theme.transparent)
        painter.fillRect(rect, frame.theme.card());
    if (!frame.other) {
        drawNothingToCompare(painter, rect, frame);
        return painter.restore();
    }
    const std::vector<Cells> rows = cellsOf(frame);
    const double line = lineIn(rect, frame.theme, rows.size());
    const Theme theme = fitted(frame.theme, {rect.width(), line * double(rows.size())},
        {leastSize.width(), 16.0 * double(rows.size())});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double top = rect.top() + double(i) * line;
        painter.fillRect(QRectF{rect.left(), top + line - 1, rect.width(), 1}, theme.line());
        double left = rect.left();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const double width = rect.width() * columns[column];
            const bool head = i == 0;
            const QFont font = column == 0 || head ? theme.text(9.5) : theme.mono(9.5);
            drawLine(painter, {left, top, width - 6 * theme.fontScale, line},
                column == 0 ? Qt::AlignLeft : Qt::AlignRight, rows[i][column], font,
                head ? theme.secondary() : theme.ink());
            left += width;
        }
    }
    painter.restore();
}

} // namespace

extern const ViewType figure_comparison{.id = "figure-comparison",
    .title = QT_TRANSLATE_NOOP("views", "Figures of two runs"),
    .make = makeView<FigureComparison>};

} // namespace views
