#pragma once

#include "engine/trace/trace.h"

#include <QObject>

#include <deque>

namespace app {

/// A run that has ended, or was opened, with what was on the stage when it was last seen.
struct KeptRun {
    std::uint64_t id = 0;
    trace::Snapshot trace{};
    trace::Staging staging{};
    bool pinned = false;
    bool loaded = false; ///< from a file
};

/// The last runs, newest first. Keeps so many, and no more than so much memory; a pinned run is
/// never dropped, nor is the newest. GUI thread.
class RunHistory final : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t usualMost = 8;
    static constexpr std::size_t usualBytes = std::size_t{512} << 20;

    explicit RunHistory(QObject* parent = nullptr)
        : QObject{parent}
    {
    }

    void setLimits(std::size_t runs, std::size_t bytes);
    std::size_t most() const { return m_most; }
    std::size_t mostBytes() const { return m_mostBytes; }

    /// An id for a run that is to come; they rise.
    std::uint64_t reserve() { return ++m_last; }

    /// Pre: an id of reserve(), not used before.
    void add(std::uint64_t id, const trace::Snapshot& trace, bool loaded);
    void setTrace(std::uint64_t id, const trace::Snapshot& trace);
    void setStaging(std::uint64_t id, trace::Staging staging);
    void setPinned(std::uint64_t id, bool pinned);
    void remove(std::uint64_t id);

    const std::deque<KeptRun>& runs() const { return m_runs; }
    const KeptRun* find(std::uint64_t id) const;

    /// The run of the same demo before this one, if it is kept.
    const KeptRun* before(const KeptRun& run) const;
    std::size_t bytes() const;

    /// What a trace takes in memory, about.
    static std::size_t bytesOf(const trace::Trace& trace);

signals:
    void changed();

private:
    KeptRun* get(std::uint64_t id);
    void shrink();

    std::deque<KeptRun> m_runs;
    std::uint64_t m_last = 0;
    std::size_t m_most = usualMost;
    std::size_t m_mostBytes = usualBytes;
};

} // namespace app
