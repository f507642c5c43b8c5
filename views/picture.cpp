#include "views/describe.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/picture_pixels.h"
#include "views/view.h"
#include "views/words.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

const trace::Picture* pictureOf(const Frame& frame)
{
    return trace::pictureAt(frame.trace->pictures(), frame.playhead);
}

QString sizeText(const trace::Picture& shownNow)
{
    return QStringLiteral("%1 × %2").arg(formatCount(shownNow.width), formatCount(shownNow.height));
}

QString describe(const Frame& frame, const trace::Picture& shownNow)
{
    const trace::Album::Pages& pages = frame.trace->pictures();
    QStringList parts{shown(shownNow.what), sizeText(shownNow)};
    if (const double rate = trace::picturesPerSecond(pages, shownNow.at); rate > 0)
        parts << Words::tr("%1 pictures/s").arg(formatNumber(rate, 2));
    if (!shownNow.way.empty())
        parts << shown(shownNow.way);
    const std::uint64_t computed = pages.back()->number + 1;
    if (computed > pages.size())
        parts << Words::tr("%1 of %2 kept").arg(formatCount(pages.size()), formatCount(computed));
    return parts.join(QStringLiteral(" · "));
}

/// Where the picture and the legend of its cells lie.
struct Layout {
    Theme theme{};
    QRectF image{};
    QRectF legend{};
};

Layout layOut(const QRectF& rect, const Frame& frame, const trace::Picture& shownNow)
{
    Layout layout{.theme = fitted(frame.theme, rect.size(), {320, 160})};
    const double unit = layout.theme.fontScale;
    const QRectF inner = rect.adjusted(14 * unit, 6 * unit, -14 * unit, -6 * unit);
    const double foot = lineHeight(layout.theme.text(9)) + 6 * unit;
    const QRectF room{inner.topLeft(), QSizeF{inner.width(), std::max(1.0, inner.height() - foot)}};
    QSizeF size{double(shownNow.width), double(shownNow.height)};
    size.scale(room.size(), Qt::KeepAspectRatio);
    layout.image = {QPointF{room.center().x() - size.width() / 2, room.top()}, size};
    layout.legend = {inner.left(), layout.image.bottom() + 6 * unit, inner.width(),
        lineHeight(layout.theme.text(9))};
    return layout;
}

/// "0 [colours] 64", or what two kinds of cells are.
void drawLegend(QPainter& painter, const Layout& layout, const trace::Picture& shownNow)
{
    const double unit = layout.theme.fontScale;
    const QFont font = layout.theme.text(9);
    const CellColors colors = cellColors(shownNow.top, layout.theme);
    double x = std::max(layout.legend.left(), layout.image.left());
    const auto say = [&](const QString& text) {
        const double width = widthOf(text, font) + 1;
        drawLine(painter, {x, layout.legend.top(), width, layout.legend.height()}, Qt::AlignLeft,
            text, font, layout.theme.ink());
        x += width + 6 * unit;
    };
    const auto swatch = [&](double width, int from, int to) {
        const QRectF box{x, layout.legend.center().y() - 5 * unit, width, 10 * unit};
        const int steps = to - from + 1;
        for (int i = 0; i < steps; ++i)
            painter.fillRect(QRectF{box.left() + box.width() * i / steps, box.top(),
                                 box.width() / steps + 0.5, box.height()},
                QColor::fromRgb(colors[std::size_t(from + i)]));
        painter.setPen(QPen{layout.theme.secondary(), 1});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        x += width + 6 * unit;
    };
    if (shownNow.top == 1) {
        swatch(12 * unit, 1, 1);
        say(Words::tr("alive", "a cell of the Game of Life"));
        swatch(12 * unit, 0, 0);
        say(Words::tr("dead", "a cell of the Game of Life"));
        return;
    }
    say(QStringLiteral("0"));
    swatch(120 * unit, 0, shownNow.top - 1);
    say(Words::tr("%1 iterations").arg(formatCount(shownNow.top - 1U)));
    swatch(12 * unit, shownNow.top, shownNow.top);
    say(Words::tr("no end up to %1").arg(formatCount(shownNow.top)));
}

class PictureView final : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const override
    {
        painter.save();
        if (!frame.theme.transparent)
            painter.fillRect(rect, frame.theme.card());
        const trace::Picture* const now = pictureOf(frame);
        if (now == nullptr)
            drawMessage(painter, rect, frame.theme, Words::tr("No picture yet"),
                Words::tr("What the demo computes picture by picture is shown here, live and at "
                          "any moment of the run."));
        else if (rect.width() > 40 && rect.height() > 30)
            drawPicture(painter, layOut(rect, frame, *now), *now);
        painter.restore();
    }

    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const override
    {
        const trace::Picture* const now = pictureOf(frame);
        if (now == nullptr)
            return std::nullopt;
        const Layout layout = layOut(rect, frame, *now);
        if (!layout.image.contains(point))
            return std::nullopt;
        const QPointF at = point - layout.image.topLeft();
        const auto cellOf = [](double part, std::uint32_t count) {
            return std::min(count - 1, std::uint32_t(std::max(0.0, part * count)));
        };
        const std::uint32_t x = cellOf(at.x() / layout.image.width(), now->width);
        const std::uint32_t y = cellOf(at.y() / layout.image.height(), now->height);
        const unsigned value = (*now->cells)[std::size_t{y} * now->width + x];
        return Spot{.rect = QRectF{point - QPointF{1, 1}, QSizeF{2, 2}},
            .text = Words::tr("column %1, row %2: %3 of %4")
                        .arg(formatCount(x), formatCount(y), formatCount(value),
                            formatCount(now->top))};
    }

    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const override
    {
        const trace::Picture* const now = pictureOf(frame);
        if (now == nullptr)
            return {};
        return {{.rect = layOut(rect, frame, *now).image, .text = describe(frame, *now)}};
    }

    QString subtitle(const Frame& frame) const override
    {
        const trace::Picture* const now = pictureOf(frame);
        return now == nullptr ? Words::tr("what the demo computes, picture by picture")
                              : describe(frame, *now);
    }

    QRectF timeArea(const QRectF&, const Frame&) const override { return {}; }

    double preferredHeight(double width, const Frame& frame) const override
    {
        const trace::Picture* const now = pictureOf(frame);
        const double shape = now == nullptr ? 9.0 / 16 : double(now->height) / now->width;
        return (width - 28) * shape + 40;
    }

private:
    void drawPicture(QPainter& painter, const Layout& layout, const trace::Picture& shownNow) const;

    mutable ScaledPicture m_scaled; ///< painted again while nothing changed
};

void PictureView::drawPicture(
    QPainter& painter, const Layout& layout, const trace::Picture& shownNow) const
{
    const QTransform toDevice = painter.deviceTransform();
    const bool upright =
        toDevice.type() <= QTransform::TxScale && toDevice.m11() > 0 && toDevice.m22() > 0;
    const bool raster = upright && painter.paintEngine() != nullptr
        && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (raster) { // pixel by pixel of the device
        const QRect target = toDevice.mapRect(layout.image).toRect();
        painter.save();
        painter.setWorldTransform(toDevice.inverted() * painter.worldTransform());
        painter.drawImage(target.topLeft(), m_scaled.of(shownNow, target.size(), layout.theme));
        painter.restore();
    } else {
        const QSize whole{int(shownNow.width), int(shownNow.height)};
        painter.drawImage(layout.image, m_scaled.of(shownNow, whole, layout.theme));
    }
    drawLegend(painter, layout, shownNow);
}

} // namespace

extern const ViewType picture{.id = "picture",
    .title = QT_TRANSLATE_NOOP("views", "Live picture"),
    .make = makeView<PictureView>};

} // namespace views
