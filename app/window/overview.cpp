#include "app/window/overview.h"

#include "app/window/background.h"
#include "views/format.h"
#include "views/overview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

#include <cmath>

namespace app {
namespace {

constexpr double barHeight = 7; ///< of the shown interval's handle
constexpr double columnWidth = 4;
constexpr double catchPixels = 6; ///< nearer to a mark than this, it is meant
constexpr int pauseMilliseconds = 200; ///< between two computations of a growing run

} // namespace

Overview::Overview(Scene& scene, QWidget* parent)
    : QWidget{parent}
    , m_scene{scene}
{
    setAccessibleName(tr("Overview of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(60);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Drag to move the playhead, with Alt past marks; drag the bar on top to move "
                  "what the timelines show"));
    connect(&scene, &Scene::traceChanged, this, &Overview::compute);
    connect(&scene, &Scene::pictureChanged, this, qOverload<>(&QWidget::update));
    connect(&scene, &Scene::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(&scene.playhead(), &Playhead::loopChanged, this, qOverload<>(&QWidget::update));
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
            return std::pair{
                views::cpuUse(*trace, trace->extent(), columns), overviewMarks(*trace)};
        },
        [this, over = m_scene.trace()->extent()](
            std::pair<std::vector<double>, std::vector<OverviewMark>>&& found) {
            m_columns = std::move(found.first);
            m_marks = std::move(found.second);
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
        QColor colour = theme.highContrast ? theme.secondary() : theme.state(trace::State::Running);
        colour.setAlphaF(theme.highContrast ? 1.0F : 0.55F);
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
        if (const auto& loop = m_scene.playhead().loop()) {
            QColor band = theme.playhead();
            band.setAlphaF(0.18F);
            painter.fillRect(QRectF{QPointF{scale.x(loop->begin), scale.area.top()},
                                 QPointF{std::max(scale.x(loop->begin) + 2, scale.x(loop->end)),
                                     scale.area.bottom()}},
                band);
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
        drawMarks(painter, scale);
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

/// A flag for a bookmark, a triangle for what went wrong, a tick for a loss: told apart by shape.
void Overview::drawMarks(QPainter& painter, const TimeScale& scale) const
{
    const views::Theme& theme = m_scene.frame().theme;
    const double top = barHeight + 1;
    for (const OverviewMark& mark : m_marks) {
        const double x = std::round(scale.x(mark.at));
        painter.setPen(Qt::NoPen);
        switch (mark.kind) {
        case OverviewMark::Kind::Bookmark:
            painter.setBrush(theme.accent());
            painter.drawRect(QRectF{x - 0.75, top, 1.5, height() - top - 1});
            painter.drawPolygon(QPolygonF{{{x, top}, {x + 8, top + 3.5}, {x, top + 7}}});
            break;
        case OverviewMark::Kind::Trouble:
            painter.setBrush(theme.state(trace::State::Lock));
            painter.drawRect(QRectF{x - 0.75, top, 1.5, height() - top - 1});
            painter.drawPolygon(QPolygonF{{{x - 5, top}, {x + 5, top}, {x, top + 8}}});
            break;
        case OverviewMark::Kind::Loss:
            painter.fillRect(QRectF{x - 0.5, height() - 9.0, 1, 8}, theme.ink());
            break;
        }
    }
}

bool Overview::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !scale().valid())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const TimeScale scale = this->scale();
    const auto mark = nearestMark(m_marks, scale.at(help->pos().x()), scale.perPixels(catchPixels));
    const QString hint = mark
        ? QStringLiteral("%1 (%2)").arg(mark->text,
            views::formatTime(mark->at, views::unitFor(scale.window.end.time_since_epoch())))
        : toolTip();
    QToolTip::showText(help->globalPos(), hint, this);
    return true;
}

void Overview::scrub(double x, bool catches)
{
    trace::Time time = scale().at(x);
    if (catches)
        if (const auto mark = nearestMark(m_marks, time, scale().perPixels(catchPixels)))
            time = mark->at;
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
        scrub(m_lastX, !(event->modifiers() & Qt::AltModifier));
}

void Overview::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_drag == Drag::Scrub)
        scrub(x, !(event->modifiers() & Qt::AltModifier));
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
    if (event->modifiers() & ~Qt::KeypadModifier) // Shift+arrow steps, whatever has the focus
        return QWidget::keyPressEvent(event);
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
