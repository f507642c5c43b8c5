#include "views/chart/chart_paint.h"
#include "views/chart/chart_view.h"
#include "views/chart/reading_text.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace views {
namespace {

constexpr double leastCell = 1; ///< pixels
constexpr std::size_t mostCpus = 256; ///< more are no picture any more

/// A square of numbers, where it stands, and what they range over.
struct Matrix {
    const Shown* shown = nullptr;
    Theme theme{};
    std::vector<float> cpus{};
    QRectF area{}; ///< of the cells
    QRectF head{}; ///< above the columns
    QRectF side{}; ///< left of the rows
    QRectF foot{};
    QStringList footLines{};
    double low = 0;
    double high = 1;

    double cellWidth() const { return area.width() / double(cpus.size()); }
    double cellHeight() const { return area.height() / double(cpus.size()); }
    QRectF cell(std::size_t row, std::size_t column) const
    {
        return {area.left() + double(column) * cellWidth(), area.top() + double(row) * cellHeight(),
            cellWidth(), cellHeight()};
    }
    const trace::ReadPoint* at(std::size_t row, std::size_t column) const
    {
        const auto& points = shown->now->points; // by x, then y
        const auto found = std::ranges::lower_bound(
            points, std::pair{cpus[column], cpus[row]}, {}, [](const trace::ReadPoint& point) {
                return std::pair{point.x, point.y};
            });
        return found != points.end() && found->x == cpus[column] && found->y == cpus[row] ? &*found
                                                                                          : nullptr;
    }
    QString cpu(std::size_t i) const { return formatNumber(double(cpus[i])); }
};

std::vector<float> cpusOf(const trace::ReadCurve& curve)
{
    std::set<float> cpus;
    for (const trace::ReadPoint& point : curve.points) {
        cpus.insert(point.x);
        cpus.insert(point.y);
    }
    std::vector<float> all{cpus.begin(), cpus.end()};
    all.resize(std::min(all.size(), mostCpus));
    return all;
}

/// The nearest and the farthest pair, in words.
QString extremesSentence(const Shown& shown)
{
    const trace::ReadPoint* nearest = nullptr;
    const trace::ReadPoint* farthest = nullptr;
    for (const trace::ReadPoint& point : shown.now->points) {
        if (!point.kept || point.x == point.y)
            continue;
        if (nearest == nullptr || point.kept->quarter < nearest->kept->quarter)
            nearest = &point;
        if (farthest == nullptr || point.kept->quarter > farthest->kept->quarter)
            farthest = &point;
    }
    if (nearest == nullptr || nearest == farthest)
        return {};
    const auto told = [&](const trace::ReadPoint& point) {
        return Words::tr("%1 (CPU %2 to CPU %3)")
            .arg(readingText(point.kept->quarter, shown.quantity->unit),
                formatNumber(double(point.y)), formatNumber(double(point.x)));
    };
    return Words::tr("Nearest: %1. Farthest: %2. Ratio %3.")
        .arg(told(*nearest), told(*farthest),
            formatNumber(farthest->kept->quarter / nearest->kept->quarter));
}

Matrix matrixOf(const QRectF& rect, const std::vector<Shown>& all, const Frame& frame)
{
    Matrix matrix{.shown = &all.front(),
        .theme = fitted(frame.theme, rect.size(), {300, 200}),
        .cpus = cpusOf(*all.front().whole)};
    const double unit = matrix.theme.fontScale;
    const QFont small = matrix.theme.text(8.5);
    const double line = lineHeight(small);
    const QRectF inner = rect.adjusted(10 * unit, 4 * unit, -10 * unit, -4 * unit);
    for (const QString& sentence : {extremesSentence(all.front()), samplesOf(all)})
        matrix.footLines += wrapped(sentence, small, inner.width(), 2);
    matrix.foot = inner;
    matrix.foot.setTop(inner.bottom() - double(matrix.footLines.size()) * line);

    const auto n = double(matrix.cpus.size());
    const double left = widthOf(matrix.cpu(matrix.cpus.size() - 1), small) + 12 * unit;
    const double top = 2 * line + 4 * unit;
    const double roomWidth = inner.width() - 2 * left;
    const double roomHeight = matrix.foot.top() - 8 * unit - inner.top() - top;
    const double height = std::max(leastCell, std::min(roomHeight / n, 64 * unit));
    const double width = std::max(leastCell, std::min({roomWidth / n, height * 2, 110 * unit}));
    matrix.area = {inner.center().x() - width * n / 2, inner.top() + top, width * n, height * n};
    matrix.head = {matrix.area.left(), inner.top(), matrix.area.width(), top};
    matrix.side = {matrix.area.left() - left, matrix.area.top(), left, matrix.area.height()};

    const Extremes extremes = extremesOf({all.front()}, Statistic::LowerQuartile);
    matrix.low = extremes.lowY;
    matrix.high = std::max(extremes.highY, extremes.lowY * 1.5); // nearly equal ones look alike
    return matrix;
}

/// Deeper is slower; the number in the cell says the same.
QColor cellColor(const Matrix& matrix, double value)
{
    const double share = (value - matrix.low) / std::max(1e-9, matrix.high - matrix.low);
    const QColor deep = chartColor(matrix.theme, 1);
    return mixed(matrix.theme.card(), deep, 0.12 + 0.83 * std::clamp(share, 0.0, 1.0));
}

void drawCell(QPainter& painter, const Matrix& matrix, std::size_t row, std::size_t column)
{
    const Theme& theme = matrix.theme;
    const double gap = std::min(3.0, matrix.cellWidth() * 0.06);
    const QRectF cell = matrix.cell(row, column).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    const double radius = std::min(4 * theme.fontScale, cell.height() / 6);
    QColor surface = mixed(theme.card(), theme.secondary(), 0.12);
    QString text = row == column ? QStringLiteral("–") : QString{};
    const trace::ReadPoint* point = row == column ? nullptr : matrix.at(row, column);
    painter.setPen(Qt::NoPen);
    if (point != nullptr && point->kept) {
        surface = cellColor(matrix, point->kept->quarter);
        text = readingText(point->kept->quarter, "", 3);
    } else if (row != column) { // not measured, or not yet
        painter.setPen(QPen{theme.line(), 1, Qt::DotLine});
        surface = theme.card();
        text = point != nullptr ? QStringLiteral("?") : QString{};
    }
    painter.setBrush(surface);
    painter.drawRoundedRect(cell, radius, radius);
    const QFont font = theme.text(9.5);
    if (!text.isEmpty() && widthOf(text, font) <= cell.width() - 2
        && lineHeight(font) <= cell.height() + 2) {
        const bool dark = contrast(Qt::black, surface) >= contrast(Qt::white, surface);
        drawLine(painter, cell, Qt::AlignHCenter, text, font,
            theme.highContrast ? QColor{dark ? Qt::black : Qt::white} : readableOn(surface));
    }
}

/// Every n-th number, so that they do not touch.
void drawNumbers(QPainter& painter, const Matrix& matrix)
{
    const Theme& theme = matrix.theme;
    const QFont font = theme.text(8.5);
    const double line = lineHeight(font);
    const double width = widthOf(matrix.cpu(matrix.cpus.size() - 1), font) + 6;
    const auto every = [](double need, double cell) {
        return std::max<std::size_t>(1, std::size_t(std::ceil(need / cell)));
    };
    for (std::size_t i = 0; i < matrix.cpus.size(); i += every(width, matrix.cellWidth()))
        drawLine(painter,
            {matrix.cell(0, i).center().x() - 50, matrix.head.bottom() - line - 2, 100, line},
            Qt::AlignHCenter, matrix.cpu(i), font, theme.secondary());
    for (std::size_t i = 0; i < matrix.cpus.size(); i += every(line, matrix.cellHeight()))
        drawLine(painter,
            {matrix.side.left(), matrix.cell(i, 0).center().y() - line / 2,
                matrix.side.width() - 6 * theme.fontScale, line},
            Qt::AlignRight, matrix.cpu(i), font, theme.secondary());
    const QString title = Words::tr("from the CPU of the row to that of the column, %1")
                              .arg(shown(matrix.shown->quantity->unit));
    const double room = 2
        * std::min(matrix.area.center().x() - matrix.foot.left(),
            matrix.foot.right() - matrix.area.center().x());
    drawLine(painter, {matrix.area.center().x() - room / 2, matrix.head.top(), room, line},
        Qt::AlignHCenter, title, font, theme.secondary());
}

class CoreToCore final : public ReadingView {
public:
    QString subtitle(const Frame& frame) const override
    {
        const std::vector<Shown> all = readings(frame);
        const QString what = Words::tr("a cache line goes from one CPU to another, one way");
        return all.empty() || all.front().quantity->label.empty()
            ? what
            : what + QStringLiteral(" · ") + shown(all.front().quantity->label);
    }

protected:
    FigureReadings::Rows rows() const override { return FigureReadings::Rows::All; }
    std::string_view figure() const override { return "core-to-core"; }
    QString emptyHint() const override
    {
        return Words::tr("How long a cache line takes from each CPU to each other: "
                         "near ones are light, far ones dark.");
    }

    void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const override
    {
        const Matrix matrix = matrixOf(rect, all, frame);
        for (std::size_t row = 0; row < matrix.cpus.size(); ++row)
            for (std::size_t column = 0; column < matrix.cpus.size(); ++column)
                drawCell(painter, matrix, row, column);
        drawNumbers(painter, matrix);
        drawFoot(painter, matrix.foot, matrix.footLines, matrix.theme);
    }

    std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const override
    {
        constexpr std::size_t most = 300;
        const Matrix matrix = matrixOf(rect, all, frame);
        std::vector<Spot> spots{{.rect = matrix.foot, .text = matrix.footLines.join(u' ')}};
        if (matrix.footLines.isEmpty())
            spots.clear();
        for (std::size_t row = 0; row < matrix.cpus.size(); ++row)
            for (std::size_t column = 0; column < matrix.cpus.size(); ++column)
                if (const trace::ReadPoint* point = matrix.at(row, column);
                    point != nullptr && point->kept && spots.size() < most)
                    spots.push_back({.rect = matrix.cell(row, column),
                        .text = cellText(matrix, row, column, *point)});
        return spots;
    }

private:
    static QString cellText(
        const Matrix& matrix, std::size_t row, std::size_t column, const trace::ReadPoint& point)
    {
        const std::string& unit = matrix.shown->quantity->unit;
        QString text =
            Words::tr("CPU %1 to CPU %2: %3")
                .arg(matrix.cpu(row), matrix.cpu(column), readingText(point.kept->quarter, unit));
        if (point.kept->n > 1)
            text += u'\n'
                + Words::tr("middle half of %1 samples: %2")
                      .arg(formatCount(point.kept->n),
                          readingRange({point.kept->quarter, point.kept->threeQuarters}, unit));
        if (point.rejected > 0)
            text += u'\n' + samplesSentence(point.kept->n, point.rejected);
        return text;
    }
};

} // namespace

extern const ViewType core_to_core{.id = "core-to-core",
    .title = QT_TRANSLATE_NOOP("views", "Core to core"),
    .make = makeView<CoreToCore>};

} // namespace views
