#include "app/window/scene.h"

#include "app/window/time_scale.h"
#include "engine/trace/navigate.h"

#include <algorithm>

namespace app {

Scene::Scene(QObject* parent)
    : QObject{parent}
{
    m_frame.trace = std::make_shared<const trace::Trace>();
    m_frame.rate = 0;
    connect(&m_playhead, &Playhead::moved, this, &Scene::followPlayhead);
    const auto follow = [this] {
        m_frame.rate = m_playhead.rate();
        emit cursorChanged();
    };
    connect(&m_playhead, &Playhead::modeChanged, this, follow);
    connect(&m_playhead, &Playhead::slowdownChanged, this, follow);
}

void Scene::setTrace(const trace::Snapshot& trace, bool growing)
{
    const trace::Window extent = trace->extent();
    m_frame.trace = trace;
    if (m_fit || m_frame.window.empty())
        m_frame.window = reach();
    const bool followed = m_playhead.mode() == PlayMode::Live;
    m_playhead.setExtent(extent, growing);
    if (followed && !growing) { // at the very end all are dead
        m_playhead.rest(trace::restingMoment(*trace));
        reveal(m_playhead.time());
    }
    m_frame.playhead = m_playhead.time();
    emit traceChanged();
    emit pictureChanged();
}

void Scene::reset(const trace::Snapshot& trace, bool growing)
{
    m_fit = true;
    m_frame.window = {};
    m_frame.selectedActor.reset();
    m_frame.selection.reset();
    m_frame.hover.reset();
    m_frame.pinned.clear();
    if (growing)
        m_playhead.restart();
    setTrace(trace, growing);
    if (!growing)
        m_playhead.rest(trace::restingMoment(*trace));
    emit selectionChanged();
}

void Scene::setOther(const trace::Snapshot& other)
{
    if (other == m_frame.other)
        return;
    m_frame.other = other;
    if (m_fit)
        m_frame.window = reach();
    emit traceChanged();
    emit pictureChanged();
}

void Scene::setRepeats(std::shared_ptr<const trace::Repeats> repeats)
{
    m_frame.repeats = std::move(repeats);
    emit traceChanged();
    emit pictureChanged();
}

trace::Window Scene::reach() const
{
    const trace::Window own = m_frame.trace->extent();
    if (!m_frame.other || m_frame.other->extent().empty())
        return own;
    const trace::Window other = m_frame.other->extent();
    if (own.empty())
        return own;
    return {std::min(own.begin, other.begin), std::max(own.end, other.end)};
}

void Scene::setTheme(const views::Theme& theme)
{
    if (theme == m_frame.theme)
        return;
    m_frame.theme = theme;
    emit themeChanged();
    emit pictureChanged();
}

void Scene::setWindow(trace::Window window)
{
    const trace::Window extent = reach();
    if (extent.empty() || window.empty())
        return;
    m_frame.window = within(window, extent);
    m_fit = m_frame.window == extent;
    emit pictureChanged();
}

void Scene::fit()
{
    m_fit = true;
    m_frame.window = reach();
    emit pictureChanged();
}

void Scene::zoom(double factor, trace::Time anchor)
{
    if (!m_frame.window.empty())
        setWindow(zoomed(m_frame.window, anchor, factor, reach()));
}

void Scene::pan(trace::Duration by)
{
    if (!m_frame.window.empty())
        setWindow(panned(m_frame.window, by, reach()));
}

void Scene::selectActor(std::optional<trace::ActorId> actor)
{
    if (actor == m_frame.selectedActor)
        return;
    m_frame.selectedActor = actor;
    emit selectionChanged();
    emit pictureChanged();
}

void Scene::setSelection(std::optional<trace::Window> selection)
{
    if (selection) {
        selection = selection->intersected(m_frame.trace->extent());
        if (selection->empty())
            selection.reset();
    }
    if (selection == m_frame.selection)
        return;
    m_frame.selection = selection;
    emit selectionChanged();
    emit pictureChanged();
}

void Scene::setHover(std::optional<trace::Time> hover)
{
    if (hover == m_frame.hover)
        return;
    m_frame.hover = hover;
    emit cursorChanged();
}

void Scene::togglePin(trace::ActorId actor)
{
    if (std::erase(m_frame.pinned, actor) == 0)
        m_frame.pinned.push_back(actor);
    emit pictureChanged();
}

void Scene::setAllRows(bool all)
{
    if (all == m_frame.allRows)
        return;
    m_frame.allRows = all;
    emit allRowsChanged(all);
    emit pictureChanged();
}

void Scene::reveal(trace::Time time)
{
    const trace::Window window = m_frame.window;
    if (m_fit || window.empty() || (window.begin <= time && time <= window.end))
        return;
    setWindow({time - window.length() / 2, time - window.length() / 2 + window.length()});
}

void Scene::followPlayhead()
{
    m_frame.playhead = m_playhead.time();
    const trace::Window window = m_frame.window;
    if (!m_fit && !window.empty() && m_playhead.mode() != PlayMode::Paused
        && !(window.begin <= m_frame.playhead && m_frame.playhead <= window.end)) {
        // Live scrolls with now at the right edge; replay turns the page.
        const trace::Time begin = m_playhead.mode() == PlayMode::Live
            ? m_frame.playhead - window.length()
            : m_frame.playhead - window.length() / 10;
        setWindow({begin, begin + window.length()});
    }
    emit cursorChanged();
}

} // namespace app
