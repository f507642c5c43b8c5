#pragma once

#include "views/export/animation.h"
#include "views/export/slide.h"

#include <QImage>

namespace views {

/// Paints the frames of an animation, keeping what does not move.
class FramePainter {
public:
    explicit FramePainter(const Animation& animation);

    int count() const { return m_count; }
    trace::Time momentOf(int frame) const;

    /// Format RGB32; ARGB32_Premultiplied where the theme is transparent. Null without memory.
    QImage paint(int frame);

private:
    void draw(QImage& image, Layer layer);

    Figure m_figure;
    trace::Window m_interval;
    int m_count = 1;
    Slide m_slide;
    QImage m_still;
};

} // namespace views
