#pragma once

#include "app/window/frame_pace.h"
#include "app/window/playhead.h"
#include "views/frame.h"

#include <QObject>

#include <optional>

namespace app {

/// What the stage shows: one trace, one playhead, one interval, one selection, shared by every
/// card. Everything on screen follows from frame(). GUI thread.
class Scene final : public QObject {
    Q_OBJECT

public:
    explicit Scene(QObject* parent = nullptr);

    Playhead& playhead() { return m_playhead; }
    const Playhead& playhead() const { return m_playhead; }
    FramePace& pace() { return m_pace; }

    /// As of now; its window is never empty unless the trace is.
    const views::Frame& frame() const { return m_frame; }
    const trace::Snapshot& trace() const { return m_frame.trace; }
    bool hasTrace() const { return !m_frame.trace->extent().empty(); }
    bool fitted() const { return m_fit; }

    /// A newer state of the same run. While `growing`, the shown interval follows the end if the
    /// playhead is live.
    void setTrace(const trace::Snapshot& trace, bool growing);

    /// Another run: forgets selection, pins and zoom.
    void reset(const trace::Snapshot& trace, bool growing);

    /// The run that this one is compared with, as run A; null: none. It stays over reset().
    void setOther(const trace::Snapshot& other);

    /// How the figures of both vary; null: they were run once each.
    void setRepeats(std::shared_ptr<const trace::Repeats> repeats);

    /// What can be shown: the run, and the one it is compared with.
    trace::Window reach() const;

    void setTheme(const views::Theme& theme);
    void setWindow(trace::Window window);
    void fit();
    void zoom(double factor, trace::Time anchor);
    void pan(trace::Duration by);

    void selectActor(std::optional<trace::ActorId> actor);
    void setSelection(std::optional<trace::Window> selection);
    void setHover(std::optional<trace::Time> hover);
    void togglePin(trace::ActorId actor);

    /// Whether timelines show also the rows that have nothing in the window.
    void setAllRows(bool all);

    /// Someone wants to know why the selected thread does not run at the playhead.
    void askWhy() { emit whyAsked(); }

    /// Scrolls the shown interval so that `time` is in it.
    void reveal(trace::Time time);

signals:
    void pictureChanged(); ///< anything but playhead and hover line
    void cursorChanged(); ///< playhead or hover line
    void selectionChanged();
    void allRowsChanged(bool all);
    void traceChanged();
    void themeChanged();
    void whyAsked();

private:
    void followPlayhead();

    FramePace m_pace;
    Playhead m_playhead;
    views::Frame m_frame;
    bool m_fit = true;
};

} // namespace app
