#pragma once

#include "engine/record/arena.h"

namespace engine {

/// An event with its clock converted and its thread named.
struct ProgramEvent {
    MonotonicTime at{};
    std::int64_t value = 0;
    pid_t pid = 0;
    pid_t tid = 0;
    std::uint32_t lane = 0; ///< which lane it came from; a lane's life ends with an End event
    std::uint32_t resource = 0; ///< 1-based; 0: none
    std::uint16_t line = 0;
    EventKind kind{};
    trace::State state{};
};

/// The window's end of an arena: takes events out, in order per thread. One thread only. Trusts
/// nothing: wild indices, kinds, states, resources and stamps are clamped or counted as lost, and
/// never crash it.
class ArenaReader {
public:
    /// `arena` must outlive the reader.
    explicit ArenaReader(const Arena& arena);
    ~ArenaReader();

    /// Appends what is new, lane by lane, each lane in time order. Returns a time before which
    /// every event has been delivered (events of a lane never precede it later). Takes at most
    /// `most` events so that no call stalls; call again while it fills up.
    MonotonicTime drain(std::vector<ProgramEvent>& events, std::size_t most = 1U << 16);

    /// Name and kind of a resource, as the program registered it; a stand-in for a wild number.
    struct ResourceInfo {
        trace::ResourceKind kind{};
        std::string name{};
    };
    ResourceInfo resource(std::uint32_t number) const;

    /// Name that the thread of `lane` gave itself; empty if none.
    std::string threadName(std::uint32_t lane) const;

    /// Events lost so far: dropped on full rings, or without a lane, or unreadable.
    std::uint64_t lost() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace engine
