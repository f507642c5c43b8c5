#pragma once

#include "engine/trace/time.h"

#include <QObject>

#include <optional>

namespace app {

enum class PlayMode { Live, Replay, Paused };

/// Which moment of the run everybody looks at, and how fast it moves. Live follows the newest
/// instant of a run that still grows; Replay moves at 1 : slowdown; Paused stands still. Only the
/// picture is slowed, never the program. GUI thread.
class Playhead final : public QObject {
    Q_OBJECT

public:
    static constexpr double slowest = 1e7;
    static constexpr double initialSlowdown = 1000;

    using QObject::QObject;

    trace::Time time() const { return m_time; }
    PlayMode mode() const { return m_mode; }
    double slowdown() const { return m_slowdown; }
    trace::Window extent() const { return m_extent; }
    bool growing() const { return m_growing; }

    /// Trace time per wall time: 1 live, 1 / slowdown in replay, 0 paused.
    double rate() const;

    /// The run as it is known now. While `growing`, Live is possible.
    void setExtent(trace::Window extent, bool growing);

    /// Stands at `time` although nobody went there; the next play() begins at the start.
    void rest(trace::Time time);
    bool playsFromStart() const; ///< what the next play() does

    /// Another run: forget where we were and follow it live.
    void restart();

    /// Clamped to the extent. Leaves Live, as now is somewhere else.
    void seek(trace::Time time);
    void play(); ///< from the start again when at the end or at rest
    void pause();
    void toggle();
    void goLive(); ///< does nothing unless growing

    /// Clamped to [1, slowest].
    void setSlowdown(double slowdown);

    /// Replay plays this again and again; none: it plays to the end. Play begins in it.
    void setLoop(std::optional<trace::Window> loop);
    const std::optional<trace::Window>& loop() const { return m_loop; }

    /// `wall` of real time has passed.
    void advance(trace::Duration wall);

signals:
    void moved();
    void modeChanged();
    void slowdownChanged();
    void loopChanged();

private:
    void setTime(trace::Time time);
    void setMode(PlayMode mode);

    trace::Window m_extent{};
    trace::Time m_time{};
    PlayMode m_mode = PlayMode::Paused;
    double m_slowdown = initialSlowdown;
    double m_carry = 0; ///< part of a nanosecond not yet played
    bool m_growing = false;
    bool m_rests = false;
    std::optional<trace::Window> m_loop{};
};

} // namespace app
