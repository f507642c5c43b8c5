#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <set>

namespace views {
namespace {

/// One quantity, from each node (row) to each (column).
struct Square {
    const Shown* shown = nullptr;
    std::vector<float> nodes{};
    QRectF title{};
    QRectF head{}; ///< of the columns
    QRectF area{};
    double low = 0;
    double high = 1;

    QRectF cell(std::size_t row, std::size_t column) const
    {
        const double width = area.width() / double(nodes.size());
        const double height = area.height() / double(nodes.size());
        return {
            area.left() + double(column) * width, area.top() + double(row) * height, width, height};
    }
    const trace::ReadPoint* at(std::size_t row, std::size_t column) const
    {
        const auto found = std::ranges::find_if(shown->now->points,
            [&](const auto& point) { return point.x == nodes[column] && point.y == nodes[row]; });
        return found == shown->now->points.end() || !found->kept ? nullptr : &*found;
    }
    /// Of times the lower quartile, of rates the median.
    double value(const trace::ReadPoint& point) const
    {
        return figureOf(
            point, shown->quantity->unit == "ns" ? Statistic::LowerQuartile : Statistic::Median)
            .value_or(0);
    }
};

struct Squares {
    Theme theme{};
    std::vector<Square> all{};
    QRectF foot{};
    QStringList footLines{};
};

std::vector<float> nodesOf(const trace::ReadCurve& curve)
{
    std::set<float> nodes;
    for (const trace::ReadPoint& point : curve.points) {
        nodes.insert(point.x);
        nodes.insert(point.y);
    }
    return {nodes.begin(), nodes.end()};
}

QStringList sentencesOf(const std::vector<Shown>& all)
{
    QStringList lines;
    if (nodesOf(*all.front().whole).size() < 2)
        lines << Words::tr("This machine has one node: every CPU reaches all memory alike.");
    if (const QString samples = samplesOf(all); !samples.isEmpty())
        lines << samples;
    return lines;
}

Squares squaresOf(const QRectF& rect, const std::vector<Shown>& all, const Frame& frame)
{
    Squares squares{.theme = fitted(frame.theme, rect.size(), {420, 200})};
    const double unit = squares.theme.fontScale;
    const QFont small = squares.theme.text(8.5);
    const QRectF inner = rect.adjusted(14 * unit, 6 * unit, -14 * unit, -6 * unit);
    for (const QString& sentence : sentencesOf(all))
        squares.footLines += wrapped(sentence, small, inner.width(), 2);
    squares.foot = inner;
    squares.foot.setTop(inner.bottom() - double(squares.footLines.size()) * lineHeight(small));
    const double row = lineHeight(squares.theme.text(10));
    const double width = inner.width() / double(all.size());
    const double side = widthOf(QStringLiteral("000"), small) + 10 * unit;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Square square{.shown = &all[i], .nodes = nodesOf(*all[i].whole)};
        const QRectF place{inner.left() + double(i) * width, inner.top(), width - 16 * unit,
            squares.foot.top() - inner.top() - 6 * unit};
        square.title = {place.left(), place.top(), place.width(), 1.3 * row};
        square.head = {place.left() + side, square.title.bottom(), place.width() - side, row};
        square.area = {square.head.left(), square.head.bottom(), square.head.width(),
            std::max(8.0, place.bottom() - square.head.bottom())};
        square.low = 1e300;
        for (const trace::ReadPoint& point : all[i].whole->points)
            if (point.kept) {
                square.low = std::min(square.low, square.value(point));
                square.high = std::max(square.high, square.value(point));
            }
        squares.all.push_back(std::move(square));
    }
    return squares;
}

QColor colorOf(const Square& square, double value, const Theme& theme, std::size_t i)
{
    const double span = std::max(square.high - square.low, 0.3 * square.high);
    const double share = std::clamp((value - square.low) / std::max(1e-9, span), 0.0, 1.0);
    return mixed(theme.card(), chartColor(theme, i == 0 ? 1 : 0), 0.12 + 0.7 * share);
}

void drawSquare(QPainter& painter, const Square& square, const Theme& theme, std::size_t i)
{
    const double unit = theme.fontScale;
    const QFont small = theme.text(8.5);
    const QString title = shown(square.shown->quantity->label);
    drawLine(painter, square.title, Qt::AlignLeft, title, theme.text(10), theme.ink());
    if (!square.shown->measured()) {
        const double width = widthOf(modelWord(), pillFont(theme)) + 12 * unit;
        const double height = lineHeight(pillFont(theme));
        const double x = std::min(square.title.right() - width,
            square.title.left() + 8 * unit + widthOf(title, theme.text(10)));
        painter.fillRect(QRectF{x, square.title.top(), width, square.title.height()},
            theme.transparent ? QColor{Qt::transparent} : theme.card());
        drawModelPill(painter, {x, square.title.center().y() - height / 2, width, height}, theme,
            theme.ink());
    }
    for (std::size_t node = 0; node < square.nodes.size(); ++node) {
        const QString name = formatNumber(double(square.nodes[node]));
        const QRectF first = square.cell(0, node);
        drawLine(painter, {first.left(), square.head.top(), first.width(), square.head.height()},
            Qt::AlignHCenter, name, small, theme.secondary());
        const QRectF row = square.cell(node, 0);
        drawLine(painter,
            {square.title.left(), row.top(), square.area.left() - square.title.left() - 6 * unit,
                row.height()},
            Qt::AlignRight, name, small, theme.secondary());
    }
    for (std::size_t row = 0; row < square.nodes.size(); ++row)
        for (std::size_t column = 0; column < square.nodes.size(); ++column) {
            const QRectF cell = square.cell(row, column).adjusted(unit, unit, -unit, -unit);
            const trace::ReadPoint* point = square.at(row, column);
            const QColor color = point == nullptr ? mixed(theme.card(), theme.secondary(), 0.12)
                                                  : colorOf(square, square.value(*point), theme, i);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(cell, 3 * unit, 3 * unit);
            const QString text = point == nullptr
                ? QStringLiteral("–")
                : readingText(square.value(*point), square.shown->quantity->unit);
            drawLine(painter, cell, Qt::AlignHCenter, text, theme.text(10), readableOn(color));
        }
}

class NumaMatrix final : public ReadingView {
public:
    QString subtitle(const Frame&) const override
    {
        return Words::tr("row: the node of the threads · column: the node of the memory");
    }

protected:
    std::string_view figure() const override { return "numa-matrix"; }
    FigureReadings::Rows rows() const override { return FigureReadings::Rows::All; }
    QString emptyHint() const override
    {
        return Words::tr("Latency and bandwidth from the CPUs of each node to the memory of each.");
    }

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const override
    {
        const Squares squares = squaresOf(rect, all, frame);
        for (std::size_t i = 0; i < squares.all.size(); ++i)
            drawSquare(painter, squares.all[i], squares.theme, i);
        drawFoot(painter, squares.foot, squares.footLines, squares.theme);
    }

    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const override
    {
        std::vector<Spot> spots;
        const Squares squares = squaresOf(rect, all, frame);
        for (const Square& square : squares.all)
            for (std::size_t row = 0; row < square.nodes.size(); ++row)
                for (std::size_t column = 0; column < square.nodes.size(); ++column)
                    if (const trace::ReadPoint* point = square.at(row, column))
                        spots.push_back({.rect = square.cell(row, column),
                            .text = pointSentence(
                                *square.shown->quantity, *point, square.value(*point))});
        return spots;
    }
};

} // namespace

extern const ViewType numa_matrix{.id = "numa-matrix",
    .title = QT_TRANSLATE_NOOP("views", "From node to node"),
    .make = makeView<NumaMatrix>};

} // namespace views
