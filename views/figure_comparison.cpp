#include "views/comparison_table.h"
#include "views/comparison_text.h"
#include "views/words.h"

#include <algorithm>

namespace views {
namespace {

constexpr QSizeF leastSize{480, 150};
constexpr double comfortableLine = 22;

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
        const ComparisonTable table = comparisonTable(frame);
        const double line = lineIn(rect, frame.theme, table.rows.size() + 1);
        std::vector<Spot> all;
        for (std::size_t i = 1; i < table.rows.size(); ++i)
            all.push_back({.rect = {rect.left(), rect.top() + double(i) * line, rect.width(), line},
                .text = rowSentence(table, table.rows[i])});
        all.push_back({.rect = {rect.left(), rect.top() + double(table.rows.size()) * line,
                           rect.width(), line},
            .text = table.note});
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
        const std::size_t rows = frame.other ? comparisonTable(frame).rows.size() + 1 : 6;
        return double(rows) * comfortableLine * frame.theme.fontScale + 4;
    }

private:
    static double lineIn(const QRectF& rect, const Theme& theme, std::size_t rows)
    {
        return std::min(rect.height() / double(rows), 26 * theme.fontScale);
    }
};

void drawCells(QPainter& painter, const QRectF& rect, const Theme& theme,
    const ComparisonTable& table, const ComparisonRow& row)
{
    double left = rect.left();
    for (std::size_t column = 0; column < table.widths.size(); ++column) {
        const double width = rect.width() * table.widths[column];
        const bool head = row.kind == ComparisonRow::Kind::Head;
        const bool last = column == 5; // words, not figures
        QFont font = column == 0 || last || head ? theme.text(9.5) : theme.mono(9.5);
        if (row.strong && (column == 0 || column == 3 || last))
            font.setWeight(QFont::DemiBold);
        const bool faint = head || (last && !row.strong);
        drawLine(painter, {left, rect.top(), width - 6 * theme.fontScale, rect.height()},
            column == 0 ? Qt::AlignLeft : Qt::AlignRight, row.cells[qsizetype(column)], font,
            faint ? theme.secondary() : theme.ink());
        left += width;
    }
}

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
    const ComparisonTable table = comparisonTable(frame);
    const std::size_t lines = table.rows.size() + 1;
    const double line = lineIn(rect, frame.theme, lines);
    const double least = table.widths.size() > 5 ? 760 : leastSize.width();
    const Theme theme =
        fitted(frame.theme, {rect.width(), line * double(lines)}, {least, 16.0 * double(lines)});
    QRectF row{rect.left(), rect.top(), rect.width(), line};
    for (const ComparisonRow& of : table.rows) {
        painter.fillRect(QRectF{row.left(), row.bottom() - 1, row.width(), 1}, theme.line());
        drawCells(painter, row, theme, table, of);
        row.translate(0, line);
    }
    drawLine(painter, row, Qt::AlignLeft, table.note, theme.text(8.5), theme.secondary());
    painter.restore();
}

} // namespace

extern const ViewType figure_comparison{.id = "figure-comparison",
    .title = QT_TRANSLATE_NOOP("views", "Figures of two runs"),
    .make = makeView<FigureComparison>};

} // namespace views
