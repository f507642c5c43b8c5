#include "views/strip.h"

#include "views/pattern.h"

#include <QImage>
#include <QPaintEngine>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace views {
namespace {

using trace::State;

constexpr int roundedFrom =
    20; ///< columns at scale 1 from which ends are round: less looks like a bead
constexpr int gapFrom = 3;

bool same(const Fill& a, const Fill& b)
{
    return a.color == b.color && a.pattern == b.pattern && a.thin == b.thin;
}

/// Share of a pixel inside a corner's circle of radius r; (x, y) count from the corner.
double coverage(int x, int y, int r)
{
    const double away = std::hypot(r - x - 0.5, r - y - 0.5);
    return std::clamp(r + 0.5 - away, 0.0, 1.0);
}

QRgb faded(QRgb pixel, double share)
{
    const auto part = [&](int channel) { return int(std::lround(channel * share)); };
    return qRgba(part(qRed(pixel)), part(qGreen(pixel)), part(qBlue(pixel)), part(qAlpha(pixel)));
}

/// The pixels of one row while it is painted.
struct Bitmap {
    QRgb* pixels;
    qsizetype stride;
    int rows;
    QRgb* line(int y) const { return pixels + y * stride; }
};

bool stands(const Fill& fill, int y, int rows)
{
    if (!fill.thin)
        return true;
    const int half = std::max(1, rows / 10);
    return std::abs(2 * y + 1 - rows) <= 2 * half;
}

QRgb pixel(const Fill& fill, int x, int y, int rows)
{
    if (fill.color == 0 || !stands(fill, y, rows))
        return 0;
    if (fill.pattern == State::None)
        return fill.color;
    if (fill.pattern == State::New)
        return y == 0 || y == rows - 1 ? fill.mark : fill.color;
    return patternBit(fill.pattern, x, y) ? fill.mark : fill.color;
}

void fillBitmap(Bitmap bitmap, std::span<const Fill> fills, std::int64_t first)
{
    const bool plain = std::ranges::none_of(
        fills, [](const Fill& fill) { return fill.thin || fill.pattern != State::None; });
    for (int y = 0; y < bitmap.rows; ++y) {
        QRgb* line = bitmap.line(y);
        if (plain && y > 0) {
            std::memcpy(line, bitmap.line(0), fills.size() * sizeof(QRgb));
            continue;
        }
        for (std::size_t x = 0; x < fills.size(); ++x)
            line[x] = pixel(fills[x], int((first + std::int64_t(x)) & 7), y, bitmap.rows);
    }
}

/// Coverage of the radius × radius pixels of a corner, line by line.
std::vector<double> cornerOf(int radius)
{
    std::vector<double> shares;
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x)
            shares.push_back(coverage(x, y, radius));
    }
    return shares;
}

void roundCorner(
    Bitmap bitmap, int column, bool right, int radius, const std::vector<double>& corner)
{
    for (int y = 0; y < radius; ++y) {
        QRgb* upper = bitmap.line(y);
        QRgb* lower = bitmap.line(bitmap.rows - 1 - y);
        for (int x = 0; x < radius; ++x) {
            const int at = right ? column - x : column + x;
            const double share = corner[std::size_t(y * radius + x)];
            if (share >= 1)
                continue;
            upper[at] = faded(upper[at], share);
            lower[at] = faded(lower[at], share);
        }
    }
}

void shapeBars(Bitmap bitmap, std::span<const Fill> fills, std::span<const Bar> bars, double scale)
{
    const int radius = std::clamp(int(std::lround(3 * scale)), 0, bitmap.rows / 3);
    const int gap = std::max(1, int(std::lround(scale)));
    const std::vector<double> corner = cornerOf(radius);
    for (const Bar& bar : bars) {
        if (fills[std::size_t(bar.begin)].thin)
            continue;
        int end = bar.end;
        if (!bar.cutRight && bar.width() >= gapFrom * gap) {
            end -= gap;
            for (int y = 0; y < bitmap.rows; ++y)
                std::fill(bitmap.line(y) + end, bitmap.line(y) + bar.end, QRgb{0});
        }
        if (end - bar.begin < roundedFrom * scale)
            continue;
        if (!bar.cutLeft)
            roundCorner(bitmap, bar.begin, false, radius, corner);
        if (!bar.cutRight)
            roundCorner(bitmap, end - 1, true, radius, corner);
    }
}

void paintBitmap(QPainter& painter, const DeviceGrid& grid, double top, double height,
    std::span<const Fill> fills, std::span<const Bar> bars, std::int64_t first)
{
    const QTransform toDevice = painter.deviceTransform();
    const QPointF corner = toDevice.map(QPointF{grid.area.left(), top});
    const QPointF foot = toDevice.map(QPointF{grid.area.left(), top + height});
    const int y = int(std::lround(corner.y()));
    const int rows = std::max(1, int(std::lround(foot.y())) - y);

    thread_local QImage image;
    if (image.width() < grid.columns || image.height() < rows)
        image = QImage{std::max(grid.columns, image.width()), std::max(rows, image.height()),
            QImage::Format_ARGB32_Premultiplied};
    const Bitmap bitmap{reinterpret_cast<QRgb*>(image.bits()),
        image.bytesPerLine() / qsizetype(sizeof(QRgb)), rows};
    fillBitmap(bitmap, fills, first);
    shapeBars(bitmap, fills, bars, grid.scale);

    painter.save();
    painter.setWorldTransform(toDevice.inverted() * painter.worldTransform());
    painter.drawImage(
        QPoint{int(std::lround(corner.x())), y}, image, QRect{0, 0, grid.columns, rows});
    painter.restore();
}

void paintShape(QPainter& painter, const QRectF& rect, const Fill& fill, double radius)
{
    const double half = std::max(1.0, rect.height() / 10);
    const QRectF shape =
        fill.thin ? QRectF{rect.left(), rect.center().y() - half, rect.width(), 2 * half} : rect;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(fill.color));
    if (radius > 0 && !fill.thin)
        painter.drawRoundedRect(shape, radius, radius);
    else
        painter.drawRect(shape);
    if (fill.pattern != State::None)
        drawPattern(painter, shape, fill.pattern, QColor::fromRgb(fill.mark));
}

void paintShapes(QPainter& painter, const DeviceGrid& grid, double top, double height,
    std::span<const Fill> fills, std::span<const Bar> bars)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    auto bar = bars.begin();
    for (int x = 0; x < int(fills.size());) {
        while (bar != bars.end() && bar->begin < x)
            ++bar;
        const bool own = bar != bars.end() && bar->begin == x;
        int end = own ? bar->end : x + 1;
        while (!own && end < int(fills.size())
            && same(fills[std::size_t(end)], fills[std::size_t(x)])
            && (bar == bars.end() || end < bar->begin))
            ++end;
        if (fills[std::size_t(x)].color != 0) {
            const bool gap = own && end - x >= gapFrom && !bar->cutRight;
            const QRectF rect{grid.x(x), top, (end - x) / grid.scale - (gap ? 1 : 0), height};
            paintShape(painter, rect, fills[std::size_t(x)],
                own && rect.width() >= roundedFrom ? std::min(3.0, height / 3) : 0);
        }
        x = end;
    }
    painter.restore();
}

} // namespace

DeviceGrid deviceGrid(const QPainter& painter, const QRectF& area)
{
    const QTransform toDevice = painter.deviceTransform();
    const bool upright =
        toDevice.type() <= QTransform::TxScale && toDevice.m11() > 0 && toDevice.m22() > 0;
    const bool raster = upright && painter.paintEngine() != nullptr
        && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (!raster)
        return {.area = area, .columns = std::max(1, int(std::floor(area.width())))};
    const double scale = toDevice.m11();
    const double left = std::round(toDevice.map(area.topLeft()).x());
    const double right = std::round(toDevice.map(area.bottomRight()).x());
    const int columns = std::max(1, int(right - left));
    const double logicalLeft = toDevice.inverted().map(QPointF{left, 0}).x();
    return {.area = {logicalLeft, area.top(), columns / scale, area.height()},
        .scale = scale,
        .columns = columns,
        .raster = true};
}

Fill fillOf(State state, const Theme& theme)
{
    if (state == State::None)
        return {};
    Fill fill{.color = patternBase(state, theme).rgb(), .thin = state == State::Dead};
    if (patterned(state, theme)) {
        fill.pattern = state;
        fill.mark =
            state == State::New ? theme.state(state).rgb() : patternMark(state, theme).rgb();
    }
    return fill;
}

void paintStrip(QPainter& painter, const DeviceGrid& grid, double top, double height,
    std::span<const Fill> fills, std::span<const Bar> bars, std::int64_t first)
{
    if (grid.raster)
        paintBitmap(painter, grid, top, height, fills, bars, first);
    else
        paintShapes(painter, grid, top, height, fills, bars);
}

} // namespace views
