#pragma once

#include <QElapsedTimer>

#include <chrono>

namespace app {

/// Keeps a frame of the window short: of what must be painted anew, some may come a frame later.
/// GUI thread.
class FramePace {
public:
    /// While one lives the window brings its picture up to date. They do not nest.
    class Frame {
    public:
        explicit Frame(FramePace& pace)
            : m_pace{pace}
        {
            m_pace.m_since.start();
        }
        ~Frame() { m_pace.m_since.invalidate(); }
        Frame(const Frame&) = delete;
        Frame& operator=(const Frame&) = delete;

    private:
        FramePace& m_pace;
    };

    /// How long a frame may take before the rest of it waits for the next: over half of 16 ms.
    void setBudget(std::chrono::nanoseconds budget) { m_budget = budget; }

    /// Whether what takes about `cost` still fits. Always outside a frame: a picture that is asked
    /// for is whole.
    bool allows(std::chrono::nanoseconds cost) const
    {
        return !m_since.isValid()
            || std::chrono::nanoseconds{m_since.nsecsElapsed()} + cost <= m_budget;
    }

private:
    std::chrono::nanoseconds m_budget = std::chrono::milliseconds{9};
    QElapsedTimer m_since;
};

} // namespace app
