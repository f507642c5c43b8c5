#include "app/window/overview.h"

#include "app/window/background.h"
#include "views/overview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <cmath>

namespace app {
namespace {

constexpr double barHeight = 7; ///< of the shown interval's handle
constexpr double columnWidth = 4;
constexpr int pauseMilliseconds = 200; ///< between two computations of a growing run

} // namespace

Overview::Overview(Scene& scene, QWidget* parent)
    : QWidget{parent}
    , m_scene{scene}
{
    setAccessibleName(tr("Overview of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(
        tr("Drag to move the playhead; drag the bar on top to move what the timelines show"));
    connect(&scene, &Scene::traceChanged, this, &Overview::compute);
    connect(&scene, &Scene::pictureChanged, this, qOverload<>(&QWidget::update));
    connect(&scene, &Scene::cursorChanged, this, qOverload<>(&QWidget::update));
}

void Overview::compute()
{
    if (m_computing) {
        m_again = true;
        return;
    }
    m_computing = true;
    m_again = false;
    const int columns = std::max(1, static_cast<int>(width() / columnWidth));
    inBackground(
        this,
        [trace = m_scene.trace(), columns] {
            return views::cpuUse(*trace, trace->extent(), columns);
        },
        [this, over = m_scene.trace()->extent()](std::vector<double>&& busy) {
            m_columns = std::move(busy);
            m_columnsOver = over;
            update();
            QTimer::singleShot(m_scene.playhead().growing() ? pauseMilliseconds : 0, this, [this] {
                m_computing = false;
                if (m_again)
                    compute();
            });
        });
}

TimeScale Overview::scale() const
{
    return {.area = QRectF{rect()}.adjusted(2, barHeight + 1, -2, -1),
        .window = m_scene.trace()->extent()};
}

void Overview::paintEvent(QPaintEvent*)
{
    const views::Theme& theme = m_scene.frame().theme;
    const TimeScale scale = this->scale();
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{theme.line(), 1});
    painter.drawLine(scale.area.bottomLeft(), scale.area.bottomRight());
    if (scale.valid()) {
        QColor colour = theme.state(trace::State::Running);
        colour.setAlphaF(0.55F);
        const double from = scale.x(m_columnsOver.begin);
        const double width =
            (scale.x(m_columnsOver.end) - from) / std::max(1.0, double(m_columns.size()));
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const double height =
                std::max(m_columns[i] > 0 ? 1.0 : 0.0, scale.area.height() * m_columns[i]);
            painter.fillRect(QRectF{from + static_cast<double>(i) * width,
                                 scale.area.bottom() - height, std::max(1.0, width - 1), height},
                colour);
        }
        if (!m_scene.fitted()) {
            const double left = scale.x(m_scene.frame().window.begin);
            const double right = std::max(left + 6, scale.x(m_scene.frame().window.end));
            QColor shade = theme.accent();
            painter.setPen(Qt::NoPen);
            painter.setBrush(shade);
            painter.drawRoundedRect(QRectF{left, 1, right - left, barHeight - 2}, 2.5, 2.5);
            shade.setAlphaF(0.12F);
            painter.fillRect(
                QRectF{left, barHeight, right - left, height() - barHeight - 1.0}, shade);
        }
        const double x = std::round(scale.x(m_scene.playhead().time()));
        painter.fillRect(QRectF{x - 1, 1, 2, height() - 2.0}, theme.playhead());
    }
    if (hasFocus()) {
        painter.setPen(QPen{theme.accent(), 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), 4, 4);
    }
}

void Overview::resizeEvent(QResizeEvent*)
{
    compute();
}

void Overview::scrub(double x)
{
    const trace::Time time = scale().at(x);
    m_scene.playhead().seek(time);
    m_scene.reveal(m_scene.playhead().time());
}

void Overview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !scale().valid())
        return;
    m_lastX = event->position().x();
    const bool onBar = event->position().y() <= barHeight && !m_scene.fitted();
    m_drag = onBar ? Drag::Window : Drag::Scrub;
    if (m_drag == Drag::Scrub)
        scrub(m_lastX);
}

void Overview::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_drag == Drag::Scrub)
        scrub(x);
    if (m_drag == Drag::Window)
        m_scene.pan(scale().perPixels(x - m_lastX));
    m_lastX = x;
}

void Overview::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::None;
}

void Overview::keyPressEvent(QKeyEvent* event)
{
    const trace::Window extent = m_scene.trace()->extent();
    const trace::Duration part = extent.length() / 100;
    trace::Time time = m_scene.playhead().time();
    switch (event->key()) {
    case Qt::Key_Left: time -= part; break;
    case Qt::Key_Right: time += part; break;
    case Qt::Key_Home: time = extent.begin; break;
    case Qt::Key_End: time = extent.end; break;
    default: QWidget::keyPressEvent(event); return;
    }
    m_scene.playhead().seek(time);
    m_scene.reveal(m_scene.playhead().time());
}

} // namespace app
