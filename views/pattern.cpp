#include "views/pattern.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace views {
namespace {

using trace::State;
using Tile = std::array<std::uint8_t, 8>;

constexpr Tile none{};
constexpr Tile diagonal{0x81, 0x03, 0x06, 0x0c, 0x18, 0x30, 0x60, 0xc0};
constexpr Tile crossHatch{0x81, 0x42, 0x24, 0x18, 0x18, 0x24, 0x42, 0x81};
constexpr Tile horizontal{0x00, 0x00, 0xff, 0x00, 0x00, 0x00, 0xff, 0x00};
constexpr Tile vertical{0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22};
constexpr Tile dots{0x00, 0x66, 0x66, 0x00, 0x00, 0x66, 0x66, 0x00};
constexpr Tile sparse{0x00, 0x00, 0x18, 0x18, 0x00, 0x00, 0x00, 0x00};
constexpr Tile upwards{0x18, 0x3c, 0x66, 0xc3, 0x18, 0x3c, 0x66, 0xc3};
constexpr Tile downwards{0xc3, 0x66, 0x3c, 0x18, 0xc3, 0x66, 0x3c, 0x18};
constexpr Tile grid{0xff, 0x01, 0x01, 0x01, 0xff, 0x10, 0x10, 0x10};
constexpr Tile hazard{0x0f, 0x1e, 0x3c, 0x78, 0xf0, 0xe1, 0xc3, 0x87};

const Tile& tileOf(State state)
{
    switch (state) {
    case State::Runnable: return diagonal;
    case State::Lock: return crossHatch;
    case State::Io: return horizontal;
    case State::Sleep: return dots;
    case State::Join:
    case State::Child:
    case State::Message: return vertical;
    case State::Other: return sparse;
    case State::Lost: return hazard;
    case State::Upload: return upwards;
    case State::Download: return downwards;
    case State::Dispatch: return grid;
    case State::None:
    case State::New:
    case State::Running:
    case State::Dead: break;
    }
    return none;
}

/// Lines across `rect` that lean by `slope` (1: falling, -1: rising), `step` apart.
void drawSlanted(QPainter& painter, const QRectF& rect, double slope, double step)
{
    const double h = rect.height();
    const double start = std::floor((rect.left() - h) / step) * step;
    for (double x = start; x < rect.right(); x += step) {
        const double from = std::max(x, rect.left());
        const double to = std::min(x + h, rect.right());
        if (from >= to)
            continue;
        const double y0 = from - x;
        const double y1 = to - x;
        painter.drawLine(QPointF{from, slope > 0 ? rect.top() + y0 : rect.bottom() - y0},
            QPointF{to, slope > 0 ? rect.top() + y1 : rect.bottom() - y1});
    }
}

/// Rows of arrow heads, those only that lie within `rect`.
void drawHeads(QPainter& painter, const QRectF& rect, bool up)
{
    constexpr double width = 8;
    constexpr double height = 4;
    for (double y = rect.top() + 1; y + height <= rect.bottom(); y += height + 2)
        for (double x = std::ceil(rect.left() / width) * width; x + width <= rect.right();
             x += width) {
            const double foot = up ? y + height : y;
            const double head = up ? y : y + height;
            painter.drawLine(QPointF{x + 1, foot}, QPointF{x + width / 2, head});
            painter.drawLine(QPointF{x + width / 2, head}, QPointF{x + width - 1, foot});
        }
}

void drawDots(QPainter& painter, const QRectF& rect, double step)
{
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    const double size = step * 0.4;
    for (double y = rect.top() + size / 2; y + size <= rect.bottom(); y += step) {
        for (double x = std::ceil(rect.left() / step) * step; x + size <= rect.right(); x += step)
            painter.drawRect(QRectF{x, y, size, size});
    }
}

} // namespace

void drawPattern(QPainter& painter, const QRectF& rect, State state, const QColor& mark)
{
    const double step = state == State::Lost ? 8 : 6;
    painter.save();
    painter.setPen(QPen{mark, state == State::Lost ? 3.0 : 1.2, Qt::SolidLine, Qt::FlatCap});
    const Tile& tile = tileOf(state);
    if (&tile == &diagonal || &tile == &crossHatch || &tile == &hazard)
        drawSlanted(painter, rect, -1, step);
    if (&tile == &crossHatch)
        drawSlanted(painter, rect, 1, step);
    if (&tile == &horizontal) {
        for (double y = rect.top() + 2.5; y < rect.bottom(); y += 4)
            painter.drawLine(QPointF{rect.left(), y}, QPointF{rect.right(), y});
    }
    if (&tile == &vertical) {
        for (double x = std::ceil(rect.left() / 4) * 4; x < rect.right(); x += 4)
            painter.drawLine(QPointF{x, rect.top()}, QPointF{x, rect.bottom()});
    }
    if (&tile == &upwards || &tile == &downwards)
        drawHeads(painter, rect, &tile == &upwards);
    if (&tile == &grid) {
        for (double y = rect.top() + 2; y < rect.bottom(); y += 6)
            painter.drawLine(QPointF{rect.left(), y}, QPointF{rect.right(), y});
        for (double x = std::ceil(rect.left() / 8) * 8; x < rect.right(); x += 8)
            painter.drawLine(QPointF{x, rect.top()}, QPointF{x, rect.bottom()});
    }
    if (&tile == &dots || &tile == &sparse)
        drawDots(painter, rect, &tile == &dots ? 4 : 8);
    painter.restore();
}

bool patterned(State state, const Theme& theme)
{
    return state == State::Lost || state == State::Upload || state == State::Download
        || (theme.patterns && (state == State::New || &tileOf(state) != &none));
}

bool patternBit(State state, int x, int y)
{
    return (tileOf(state)[std::size_t(y & 7)] >> (x & 7)) & 1;
}

QColor patternBase(State state, const Theme& theme)
{
    return theme.patterns && state == State::New ? theme.card() : theme.state(state);
}

QColor patternMark(State state, const Theme& theme)
{
    const double strength = state == State::Lost || theme.highContrast ? 1 : 0.6;
    return mixed(theme.state(state), theme.onState(state), strength);
}

QImage patternTile(State state, const Theme& theme)
{
    QImage tile{8, 8, QImage::Format_RGB32};
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 8; ++x)
            tile.setPixelColor(x, y,
                patternBit(state, x, y) ? patternMark(state, theme) : patternBase(state, theme));
    }
    return tile;
}

void fillState(
    QPainter& painter, const QRectF& rect, State state, const Theme& theme, double radius)
{
    painter.save();
    const bool outlined = theme.patterns && state == State::New;
    const QRectF shape = outlined ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect;
    painter.setPen(outlined ? QPen{theme.state(state), 1.0} : QPen{Qt::NoPen});
    painter.setBrush(patternBase(state, theme));
    if (radius > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(shape, radius, radius);
    } else {
        painter.drawRect(shape);
    }
    painter.restore();
    if (patterned(state, theme))
        drawPattern(painter, rect.adjusted(radius / 3, 0, -radius / 3, 0), state,
            patternMark(state, theme));
}

} // namespace views
