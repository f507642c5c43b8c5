#pragma once

#include "engine/record/arena.h"
#include "engine/trace/picture.h"

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
    /// Of a Reading or Rejected, the bits of y; `resource` has those of x. Of a Span, its ns.
    std::uint32_t extra = 0;
};

/// A picture with its clock converted; `picture.at` is not set.
struct ShownPicture {
    MonotonicTime at{};
    trace::Picture picture{};
};

/// The window's end of an arena: takes events out, in order per thread. One thread only. Trusts
/// nothing: wild indices, kinds, states, resources and stamps are clamped or counted as lost, and
/// never crash it.
///
/// Construct it before the program starts: its clock's first pair is taken there, and the next
/// with every drain.
class ArenaReader {
public:
    /// `arena` must outlive the reader.
    explicit ArenaReader(const Arena& arena);
    ~ArenaReader();

    /// Appends what is new, lane by lane, each lane in time order. Returns a time before which
    /// every event has been delivered (events of a lane never precede it later). Takes at most
    /// `most` events so that no call stalls; call again while it fills up.
    ///
    /// That time lies 20 µs before the call (a store takes a moment to be seen). A thread that
    /// was preempted while writing an event holds it back, for `patience` at most.
    MonotonicTime drain(std::vector<ProgramEvent>& events, std::size_t most = 1U << 16);
    static constexpr MonotonicTime patience = std::chrono::milliseconds{100};

    /// The pictures that the drains since the last call took, in order of time, each copied out of
    /// the shared memory. They are not counted among the events, and may be later than the time
    /// that drain() returned.
    std::vector<ShownPicture> takePictures();

    /// Tells that process `pid`, or its thread `tid` alone, is gone: the next drain ends its lanes
    /// with an End and lets others have them. Needed only where lanes may run out: a thread that
    /// ends in order gives its own back. When they do run out the reader looks by itself for
    /// owners that are dead (tgkill(2) with signal 0).
    void processEnded(pid_t pid);
    void threadEnded(pid_t tid);

    /// Name and kind of a resource, as the program registered it; a stand-in for a wild number.
    struct ResourceInfo {
        trace::ResourceKind kind{};
        std::string name{};
    };
    ResourceInfo resource(std::uint32_t number) const;

    /// Name that the thread of `lane` gave itself; empty if none. Ask when its Begin is delivered:
    /// a later drain may deliver the Begin of the lane's next owner.
    std::string threadName(std::uint32_t lane) const;

    /// Events lost so far: dropped on full rings, or without a lane, or unreadable.
    std::uint64_t lost() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace engine
