#include "app/window/timeline_gestures.h"

#include "app/window/view_canvas.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace app {
namespace {

constexpr double edgeReach = 5;
constexpr double pixelsPerNotch = 60;
constexpr double zoomPerNotch = 0.8;

} // namespace

TimelineGestures::TimelineGestures(ViewCanvas& canvas)
    : QObject{&canvas}
    , m_canvas{canvas}
{
    canvas.installEventFilter(this);
}

bool TimelineGestures::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Wheel: return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::MouseButtonPress: return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove: return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease: return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick: return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::ContextMenu: return contextMenu(*static_cast<QContextMenuEvent*>(event));
    default: return false;
    }
}

bool TimelineGestures::wheel(const QWheelEvent& event)
{
    const TimeScale scale = m_canvas.timeScale();
    if (!scale.valid())
        return false;
    const double notches = event.angleDelta().y() / 120.0;
    const double sideways = event.angleDelta().x() / 120.0;
    if (event.modifiers() & Qt::ControlModifier)
        m_canvas.scene().zoom(std::pow(zoomPerNotch, notches), scale.at(event.position().x()));
    else if (event.modifiers() & Qt::ShiftModifier)
        m_canvas.scene().pan(scale.perPixels(-(notches + sideways) * pixelsPerNotch));
    else if (sideways != 0)
        m_canvas.scene().pan(scale.perPixels(-sideways * pixelsPerNotch));
    else
        m_canvas.scrollBy(-notches * pixelsPerNotch);
    return true;
}

std::optional<trace::Time> TimelineGestures::fixedEndOfEdgeAt(double x) const
{
    const auto& selection = m_canvas.scene().frame().selection;
    const TimeScale scale = m_canvas.timeScale();
    if (!selection || !scale.valid())
        return std::nullopt;
    if (std::abs(x - scale.x(selection->begin)) <= edgeReach)
        return selection->end;
    if (std::abs(x - scale.x(selection->end)) <= edgeReach)
        return selection->begin;
    return std::nullopt;
}

bool TimelineGestures::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_canvas.setFocus(Qt::MouseFocusReason);
    m_pressed = event.position();
    m_lastY = m_pressed.y();
    m_drag = Drag::Undecided;
    const TimeScale scale = m_canvas.timeScale();
    if (!scale.valid())
        return true;
    m_windowBefore = scale.window;
    m_anchor = scale.at(m_pressed.x());
    if (const auto fixed = fixedEndOfEdgeAt(m_pressed.x())) {
        m_anchor = *fixed;
        m_drag = Drag::Select;
    }
    return true;
}

bool TimelineGestures::move(const QMouseEvent& event)
{
    const QPointF point = event.position();
    const TimeScale scale = m_canvas.timeScale();
    if (!scale.valid())
        return false;
    Scene& scene = m_canvas.scene();
    const bool inside = point.x() >= scale.area.left() && point.x() <= scale.area.right();
    scene.setHover(inside ? std::optional{scale.at(point.x())} : std::nullopt);
    if (!(event.buttons() & Qt::LeftButton) || m_drag == Drag::None) {
        showCursor(point, event.modifiers());
        return false;
    }
    if (m_drag == Drag::Undecided) {
        if ((point - m_pressed).manhattanLength() < QApplication::startDragDistance())
            return true;
        const bool onAxis = m_pressed.y() < scale.area.top();
        m_drag = onAxis || (event.modifiers() & Qt::ShiftModifier) ? Drag::Select : Drag::Pan;
    }
    if (m_drag == Drag::Select) {
        const trace::Time end =
            scale.at(std::clamp(point.x(), scale.area.left(), scale.area.right()));
        scene.setSelection(trace::Window{std::min(m_anchor, end), std::max(m_anchor, end)});
    } else {
        m_canvas.setCursor(Qt::ClosedHandCursor);
        m_canvas.scrollBy(m_lastY - point.y());
        m_lastY = point.y();
        scene.setWindow(panned(
            m_windowBefore, scale.perPixels(m_pressed.x() - point.x()), scene.trace()->extent()));
    }
    return true;
}

bool TimelineGestures::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (m_drag == Drag::Undecided)
        click(event.position());
    m_drag = Drag::None;
    showCursor(event.position(), event.modifiers());
    return true;
}

void TimelineGestures::click(const QPointF& point)
{
    Scene& scene = m_canvas.scene();
    const std::optional<views::Spot> spot = m_canvas.spotAt(point);
    if (spot && spot->folds)
        return scene.setAllRows(!scene.frame().allRows);
    scene.selectActor(spot ? spot->actor : std::nullopt);
    const TimeScale scale = m_canvas.timeScale();
    const bool inTime =
        scale.valid() && point.x() >= scale.area.left() && point.x() <= scale.area.right();
    if (inTime) {
        if (!spot)
            scene.setSelection(std::nullopt);
        scene.playhead().seek(scale.at(point.x()));
    }
    if (spot && spot->actor && (inTime || !scale.valid()))
        scene.askWhy();
}

bool TimelineGestures::doubleClick(const QMouseEvent& event)
{
    const std::optional<views::Spot> spot = m_canvas.spotAt(event.position());
    if (!spot || !spot->window || !m_canvas.timeScale().valid())
        return false;
    const trace::Duration margin = spot->window->length() / 2;
    m_canvas.scene().setWindow({spot->window->begin - margin, spot->window->end + margin});
    m_drag = Drag::None;
    return true;
}

bool TimelineGestures::contextMenu(const QContextMenuEvent& event)
{
    Scene& scene = m_canvas.scene();
    std::optional<views::Spot> spot = m_canvas.spotAt(event.pos());
    if (event.reason() == QContextMenuEvent::Keyboard && scene.frame().selectedActor)
        spot = views::Spot{.actor = scene.frame().selectedActor};
    if (!spot || !spot->actor)
        return false;
    auto* menu = new QMenu{&m_canvas};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool pinned = std::ranges::count(scene.frame().pinned, *spot->actor) > 0;
    menu->addAction(pinned ? tr("Unpin this row") : tr("Pin this row on top"), &scene,
        [&scene, actor = *spot->actor] { scene.togglePin(actor); });
    if (spot->window && !spot->window->empty())
        menu->addAction(tr("Select this interval"), &scene,
            [&scene, window = *spot->window] { scene.setSelection(window); });
    menu->popup(event.globalPos());
    return true;
}

void TimelineGestures::showCursor(const QPointF& point, Qt::KeyboardModifiers modifiers)
{
    const TimeScale scale = m_canvas.timeScale();
    if (fixedEndOfEdgeAt(point.x()))
        m_canvas.setCursor(Qt::SizeHorCursor);
    else if (scale.valid() && ((modifiers & Qt::ShiftModifier) || point.y() < scale.area.top()))
        m_canvas.setCursor(Qt::IBeamCursor);
    else
        m_canvas.unsetCursor();
}

} // namespace app
