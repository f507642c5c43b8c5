#include "app/window/export_preview.h"

#include "app/window/background.h"

#include <QPainter>

namespace app {
namespace {

constexpr int delayMilliseconds = 120;
constexpr int checker = 8;

QImage painted(const views::Figure& figure, QSize room, double ratio)
{
    const QSizeF size = figure.size.scaled(QSizeF{room}, Qt::KeepAspectRatio);
    QImage image{(size * ratio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(ratio);
    QPainter painter{&image};
    painter.scale(size.width() / figure.size.width(), size.height() / figure.size.height());
    views::drawFigure(painter, figure);
    return image;
}

} // namespace

ExportPreview::ExportPreview(QWidget* parent)
    : QWidget{parent}
{
    setMinimumSize(160, 120);
    setAccessibleName(tr("Preview of the picture"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(delayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ExportPreview::paintFigure);
}

void ExportPreview::show(const views::Figure& figure, const QString& instead)
{
    m_figure = figure;
    m_instead = instead;
    setAccessibleDescription(figure.views.empty() ? instead : views::figureTitle(figure));
    m_timer.start();
}

void ExportPreview::paintFigure()
{
    if (m_painting) {
        m_changed = true;
        return;
    }
    if (m_figure.views.empty()) {
        m_image = {};
        return update();
    }
    m_painting = true;
    inBackground(
        this,
        [figure = m_figure, room = size(), ratio = devicePixelRatioF()] {
            return painted(figure, room, ratio);
        },
        [this](QImage&& image) {
            m_painting = false;
            m_image = std::move(image);
            update();
            if (std::exchange(m_changed, false))
                paintFigure();
        });
}

void ExportPreview::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (m_image.isNull()) {
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_instead);
        return;
    }
    const QSizeF size = m_image.deviceIndependentSize();
    const QRectF place{QPointF{(width() - size.width()) / 2, (height() - size.height()) / 2}, size};
    if (m_figure.frame.theme.transparent) // so that nothing is seen to be there
        for (int y = 0; y * checker < place.height(); ++y)
            for (int x = 0; x * checker < place.width(); ++x)
                painter.fillRect(
                    QRectF{place.left() + x * checker, place.top() + y * checker, checker, checker}
                        .intersected(place),
                    (x + y) % 2 == 0 ? QColor{0xFF, 0xFF, 0xFF} : QColor{0xE3, 0xE6, 0xEA});
    painter.drawImage(place.topLeft(), m_image);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

void ExportPreview::resizeEvent(QResizeEvent*)
{
    m_timer.start();
}

} // namespace app
