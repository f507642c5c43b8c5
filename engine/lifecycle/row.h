#pragma once

#include "engine/trace/builder.h"

#include <optional>
#include <vector>

namespace engine {

/// Writes one actor's row so that the Builder's preconditions hold whatever comes in: a slice that
/// would begin before the one before it begins with it. A row may be written before it is known
/// whether anyone will see it: it waits, is shown, or is hidden for good.
class Row {
public:
    /// `builder` must outlive the row. What was written so far follows at once. Pre: not shown yet.
    void show(trace::Builder& builder, trace::ActorId actor);
    void hide();

    bool undecided() const { return !m_actor && !m_hidden; }
    std::optional<trace::ActorId> actor() const { return m_actor; }

    void state(const trace::SliceStart& start);
    /// When a mark made at `at` is to be: not before the one before.
    trace::Time markTime(trace::Time at) { return m_marked = std::max(m_marked, at); }
    /// Pre: mark.at is from markTime().
    void mark(const trace::Mark& mark)
    {
        if (m_actor)
            m_builder->mark(*m_actor, mark);
    }

    bool empty() const { return !m_written; }
    trace::State last() const { return m_last; }
    trace::Time reached() const { return m_reached; } ///< begin of the last slice

private:
    trace::Builder* m_builder = nullptr;
    std::optional<trace::ActorId> m_actor{};
    std::vector<trace::SliceStart> m_early{};
    trace::Time m_reached{};
    trace::Time m_marked{};
    trace::State m_last{};
    bool m_hidden = false;
    bool m_written = false;
};

} // namespace engine
