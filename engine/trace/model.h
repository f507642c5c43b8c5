#pragma once

#include "engine/trace/state.h"
#include "engine/trace/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trace {

/// Dense, in order of appearance: actors()[index(id)].
enum class ActorId : std::uint32_t {};
enum class ResourceId : std::uint32_t {};
using CpuId = std::uint16_t;

template <class Id>
constexpr std::size_t index(Id id)
{
    return static_cast<std::size_t>(id);
}

enum class ActorKind : std::uint8_t { Process, Thread, Coroutine, Task, Cpu, GpuQueue, Job };
enum class ResourceKind : std::uint8_t {
    Lock,
    Semaphore,
    Condition,
    Queue,
    Socket,
    Pipe,
    File,
    MemoryNode,
    SharedVariable,
    Thread,
    Timer,
    Other,
};
std::string_view name(ActorKind kind);
std::string_view name(ResourceKind kind);

/// Someone who has states. Actors form a tree: process → thread → coroutine. CPUs are roots; a
/// CPU's slices say which thread (Slice::peer) ran on it.
struct Actor {
    ActorId id{};
    ActorKind kind{};
    std::string name{};
    std::optional<ActorId> parent{};
    std::int32_t pid = 0; ///< as the kernel numbers it; 0: none
    std::int32_t tid = 0; ///< for ActorKind::Cpu the CPU's number
    bool operator==(const Actor&) const = default;
};

/// Something actors wait for or share.
struct Resource {
    ResourceId id{};
    ResourceKind kind{};
    std::string name{};
    bool operator==(const Resource&) const = default;
};

/// How we know a slice, and how it began.
enum class Basis : std::uint8_t {
    Kernel, ///< the kernel's own record marks its begin
    Program, ///< the program's own event marks its begin
    Inferred, ///< computed: say "about" (e.g. a wake-up from schedstat)
    Sampled, ///< seen by polling: the begin is when we looked
};
std::string_view name(Basis basis);

/// One actor staying in one state. `window.end` is the next slice's begin, or the trace's extent
/// for the last one (`open`).
struct Slice {
    Window window{};
    State state{};
    Basis basis{};
    bool preempted = false; ///< Runnable because it was preempted, not because it was woken
    bool open = false;
    std::optional<CpuId> cpu{}; ///< Running: where
    std::optional<ResourceId> resource{}; ///< waits: for what
    std::optional<ActorId> peer{}; ///< Runnable: who woke it; on a CPU row: who runs
    std::uint16_t line = 0; ///< source line of the program's event; 0: unknown
    bool operator==(const Slice&) const = default;
};

/// On a GPU's queue a Value mark of the resource of this name says by how many nanoseconds the
/// slices from there on may lie beside the CPUs' time, either way: the device has a clock of its
/// own. Their basis says how it was put onto CLOCK_MONOTONIC: Program, calibrated by the driver;
/// Inferred, between two looks at both; Sampled, there is no such clock and the CPU's was used.
inline constexpr std::string_view clockError = "error of the clock, ns";

enum class MarkKind : std::uint8_t {
    Line, ///< the program reached `line`
    Value, ///< `resource` (a shared variable) now has `value`
    Acquire, ///< took `resource`
    Release, ///< gave `resource` back
    Label, ///< user text: `resource` names it
    Gap, ///< `value` events of this actor were lost before this instant
};

/// Something at an instant on one actor.
struct Mark {
    Time at{};
    std::int64_t value = 0;
    std::optional<ResourceId> resource{};
    std::uint16_t line = 0;
    MarkKind kind{};
    bool operator==(const Mark&) const = default;
};

enum class FlowKind : std::uint8_t { Wake, Message, HandOff, Fork, Join };
std::string_view name(FlowKind kind);

/// From an instant on one actor to an instant on another.
struct Flow {
    ActorId from{};
    Time sent{};
    ActorId to{};
    Time received{};
    FlowKind kind{};
    std::int64_t size = 0; ///< bytes, for messages
    bool operator==(const Flow&) const = default;
};

/// Where a trace, or a figure in it, comes from; the badge says it. Published: by others, with
/// their source.
enum class Source : std::uint8_t { Measured, Controlled, Simulated, Model, Published };
std::string_view name(Source source);

/// How a measured run was observed, best first.
enum class Tier : std::uint8_t {
    KernelWakeups, ///< switch records and wake-ups: Runnable is exact
    KernelSwitches, ///< switch records; woken-to-running inferred from schedstat
    Program, ///< the program's own events and /proc sampling
};
/// "kernel-wakeups"; label(): "kernel switch and wake-up records".
std::string_view name(Tier tier);
std::string_view label(Tier tier);

enum class OutcomeKind : std::uint8_t {
    Unfinished,
    Finished,
    Stopped,
    Crashed,
    LimitExceeded,
    Failed
};
std::string_view name(OutcomeKind kind);

/// How the run ended. `text`: one sentence for a person ("killed by SIGSEGV").
struct Outcome {
    OutcomeKind kind{};
    int exitCode = 0;
    int signal = 0;
    std::string text{};
    bool operator==(const Outcome&) const = default;
};

struct Setting {
    std::string key{};
    std::string label{};
    std::string unit{};
    std::int64_t value = 0;
    std::string text{}; ///< the value as a person reads it
    bool operator==(const Setting&) const = default;
};

struct Machine {
    std::string cpu{};
    std::string kernel{};
    int cpus = 0;
    std::vector<CpuId> usable{}; ///< those that the run might use, ascending; empty: not known
    bool operator==(const Machine&) const = default;
};

struct Losses {
    std::uint64_t kernel = 0; ///< kernel records
    std::uint64_t program = 0; ///< the program's own events
    bool operator==(const Losses&) const = default;
};

struct Provenance {
    Source source{};
    Tier tier = Tier::Program;
    std::string tierReason{}; ///< why no better tier; empty: the best
    std::string demo{}; ///< id in the catalogue
    std::string title{};
    std::vector<Setting> parameters{};
    std::uint64_t seed = 0;
    Machine machine{};
    std::string started{}; ///< ISO 8601, UTC
    std::string version{}; ///< of Interleave
    bool operator==(const Provenance&) const = default;
};

struct Bookmark {
    Time at{};
    std::string note{};
    bool operator==(const Bookmark&) const = default;
};

/// What was answered to a demo's questions before the run.
struct Answers {
    std::string option{}; ///< what was chosen, in its words; empty: nothing
    std::vector<std::vector<double>> estimates{}; ///< in the demo's order; an empty one: none
    std::vector<int> hands{}; ///< of each option, where a room was asked
    bool hidden = false; ///< what the run answers was not revealed yet
    bool operator==(const Answers&) const = default;
};

/// What was on the stage when a run was saved, so that opening it shows the same. Any part may be
/// missing.
struct Staging {
    std::optional<Time> playhead{};
    std::optional<Window> window{}; ///< what the timelines show; none: the whole run
    std::optional<Window> selection{};
    std::optional<ActorId> selectedActor{};
    std::vector<ActorId> pinned{}; ///< rows kept on top
    std::vector<std::string> views{}; ///< ids, top to bottom
    std::optional<std::int64_t> slowdown{}; ///< of the replay, 1 : slowdown
    Answers prediction{};
    bool operator==(const Staging&) const = default;
};

} // namespace trace
