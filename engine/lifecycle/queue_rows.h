#pragma once

#include "engine/lifecycle/row.h"
#include "engine/record/event.h"

#include <functional>
#include <map>
#include <string>

namespace engine {

/// What GPUs' queues did, one row per queue, as the program tells it afterwards. It is untrusted:
/// what would begin before the run, or end after it was told (beyond its own error), or lie in what
/// the queue did before, is cut off there, and what is left of nothing is refused.
class QueueRows {
public:
    /// `builder` must outlive the rows.
    explicit QueueRows(trace::Builder& builder)
        : m_builder{builder}
    {
    }

    struct Work {
        std::uint32_t queue = 0; ///< its number among the resources
        trace::State what{};
        trace::Window window{};
        SpanError error{};
    };

    /// `process` owns the queue, `name` is asked for its name when it is first seen. False if
    /// nothing could be shown of it. What lies within a queue's error of the one before, on either
    /// side, begins where that ended; what was cut off by more counts as lost.
    bool show(const Work& work, trace::Time toldAt, std::optional<trace::ActorId> process,
        const std::function<std::string()>& name);

    /// Nothing more that was told already follows: queues rest until they are said to work again.
    void settle();

    static constexpr std::size_t most = 16; ///< queues
    static constexpr trace::Duration skew = std::chrono::microseconds{20}; ///< of two CPU clocks

private:
    struct Queue {
        Row row{};
        std::optional<SpanError> error{};
        trace::Time end{}; ///< of what it did last
        bool works = false; ///< its row does not say yet that it ended
    };
    static void rest(Queue& queue);
    Queue* find(std::uint32_t number, std::optional<trace::ActorId> process,
        const std::function<std::string()>& name);

    trace::Builder& m_builder;
    std::map<std::uint32_t, Queue> m_queues;
    std::optional<trace::ResourceId> m_error{}; ///< what the marks of the clock's error are of
};

} // namespace engine
