#include "views/export/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

trace::Window intervalOf(const Animation& animation)
{
    const Frame& frame = animation.figure.frame;
    if (!animation.interval.empty())
        return animation.interval;
    return frame.window.empty() ? frame.trace->extent() : frame.window;
}

/// Trace time passes at this many times wall time, which is what moving tokens ask for.
Figure movingFigure(const Animation& animation)
{
    Figure figure = animation.figure;
    figure.frame.playhead = intervalOf(animation).begin;
    figure.frame.rate = double(intervalOf(animation).length().count()) / 1e9 / animation.seconds;
    return figure;
}

} // namespace

FramePainter::FramePainter(const Animation& animation)
    : m_figure{movingFigure(animation)}
    , m_interval{intervalOf(animation)}
    , m_count{std::max(1, int(std::lround(animation.seconds * animation.framesPerSecond)))}
    , m_slide{m_figure}
{
}

trace::Time FramePainter::momentOf(int frame) const
{
    const double share = m_count > 1 ? double(frame) / (m_count - 1) : 0;
    return m_interval.begin
        + trace::Duration{std::int64_t(std::llround(double(m_interval.length().count()) * share))};
}

QImage FramePainter::paint(int frame)
{
    m_slide.setPlayhead(momentOf(frame));
    const bool transparent = m_figure.frame.theme.transparent;
    const auto format = transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    if (transparent) { // a view that keeps nothing still would be painted over itself
        QImage image{m_figure.size.toSize(), format};
        image.fill(Qt::transparent);
        draw(image, Layer::Whole);
        return image;
    }
    if (m_still.isNull()) {
        m_still = QImage{m_figure.size.toSize(), format};
        draw(m_still, Layer::Still);
    }
    QImage image = m_still.copy();
    draw(image, Layer::Moving);
    return image;
}

void FramePainter::draw(QImage& image, Layer layer)
{
    if (image.isNull())
        return;
    QPainter painter{&image};
    painter.scale(m_slide.scale(), m_slide.scale());
    m_slide.draw(painter, layer);
}

} // namespace views
