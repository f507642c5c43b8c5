#include "app/window/playhead.h"

#include <cmath>
#include <utility>

namespace app {

double Playhead::rate() const
{
    switch (m_mode) {
    case PlayMode::Live: return 1;
    case PlayMode::Replay: return 1 / m_slowdown;
    case PlayMode::Paused: return 0;
    }
    return 0;
}

void Playhead::setExtent(trace::Window extent, bool growing)
{
    m_extent = extent;
    const bool liveChanged = growing != m_growing;
    m_growing = growing;
    if (m_mode == PlayMode::Live) {
        setTime(extent.end);
        if (!growing)
            setMode(PlayMode::Paused);
    } else {
        setTime(std::clamp(m_time, extent.begin, std::max(extent.begin, extent.end)));
    }
    if (liveChanged)
        emit modeChanged();
}

void Playhead::rest(trace::Time time)
{
    seek(time);
    m_rests = true;
    emit modeChanged();
}

bool Playhead::playsFromStart() const
{
    return !m_growing && (m_rests || m_time >= m_extent.end);
}

void Playhead::restart()
{
    m_rests = false;
    m_extent = {};
    m_growing = true;
    m_carry = 0;
    m_mode = PlayMode::Live;
    m_time = {};
    setLoop({});
    emit moved();
    emit modeChanged();
}

void Playhead::seek(trace::Time time)
{
    if (m_mode == PlayMode::Live)
        setMode(PlayMode::Paused);
    m_carry = 0;
    const bool rested = std::exchange(m_rests, false);
    setTime(std::clamp(time, m_extent.begin, std::max(m_extent.begin, m_extent.end)));
    if (rested)
        emit modeChanged();
}

void Playhead::play()
{
    if (m_extent.empty())
        return;
    if (playsFromStart())
        setTime(m_extent.begin);
    m_rests = false;
    if (m_loop && !m_loop->contains(m_time))
        setTime(m_loop->begin);
    setMode(PlayMode::Replay);
}

void Playhead::pause()
{
    setMode(PlayMode::Paused);
}

void Playhead::toggle()
{
    m_mode == PlayMode::Paused ? play() : pause();
}

void Playhead::goLive()
{
    if (!m_growing)
        return;
    setMode(PlayMode::Live);
    setTime(m_extent.end);
}

void Playhead::setSlowdown(double slowdown)
{
    slowdown = std::clamp(slowdown, 1.0, slowest);
    if (slowdown == m_slowdown)
        return;
    m_slowdown = slowdown;
    emit slowdownChanged();
}

void Playhead::setLoop(std::optional<trace::Window> loop)
{
    if (loop && loop->empty())
        loop.reset();
    if (loop == m_loop)
        return;
    m_loop = loop;
    if (m_loop && m_mode == PlayMode::Replay && !m_loop->contains(m_time))
        setTime(m_loop->begin);
    emit loopChanged();
}

void Playhead::advance(trace::Duration wall)
{
    if (m_mode != PlayMode::Replay)
        return;
    const double due = static_cast<double>(wall.count()) / m_slowdown + m_carry;
    const double whole = std::floor(due);
    m_carry = due - whole;
    const trace::Time next = m_time + trace::Duration{static_cast<std::int64_t>(whole)};
    if (m_loop && next >= m_loop->end) {
        // What is due beyond the end is played from the begin on, however short the loop.
        setTime(m_loop->begin + (next - m_loop->begin) % m_loop->length());
        return;
    }
    setTime(std::min(next, m_extent.end));
    if (next >= m_extent.end && !m_growing)
        setMode(PlayMode::Paused);
}

void Playhead::setTime(trace::Time time)
{
    if (time == m_time)
        return;
    m_time = time;
    emit moved();
}

void Playhead::setMode(PlayMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    emit modeChanged();
}

} // namespace app
