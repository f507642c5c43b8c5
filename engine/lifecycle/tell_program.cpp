#include "engine/lifecycle/joiner_inside.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace engine {

using trace::MarkKind;
using trace::State;
using Phase = Life::Phase;

namespace {

/// How many of `events` in front are of the same life of one thread. Pre: !events.empty().
std::size_t leadingOfOneThread(std::span<const ProgramEvent> events)
{
    const ProgramEvent& first = events.front();
    const auto other = std::find_if(events.begin() + 1, events.end(), [&](const auto& event) {
        return event.lane != first.lane || event.tid != first.tid || event.kind == EventKind::Begin;
    });
    return static_cast<std::size_t>(other - events.begin());
}

/// What an event leaves on its thread's row; none: at most that a line was reached.
constexpr std::optional<MarkKind> markOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Value: return MarkKind::Value;
    case EventKind::Acquire: return MarkKind::Acquire;
    case EventKind::Release: return MarkKind::Release;
    case EventKind::Gap: return MarkKind::Gap;
    default: return {};
    }
}

} // namespace

/// Events come lane by lane: what is known of a thread is looked up once for all that follow.
void Joiner::Inside::take(std::span<const ProgramEvent> events, MonotonicTime present)
{
    while (!events.empty()) {
        const ProgramEvent& first = events.front();
        const auto run = events.first(leadingOfOneThread(events));
        events = events.subspan(run.size());
        const bool expected = first.lane < bindings.size()
            && bindings[first.lane].arrivingTid == first.tid && first.kind != EventKind::Begin;
        if (!expected && !expect(first)) {
            builder.lose({.program = run.size()});
            continue;
        }
        program.push(run, present);
        programHeld += run.size();
        for (const ProgramEvent& event : run)
            if (event.kind == EventKind::Spawn)
                noteSpawn(event);
    }
}

/// The first event of a thread in its lane: from now on the lane brings that thread's. False if
/// it is none of a thread we can hold.
bool Joiner::Inside::expect(const ProgramEvent& event)
{
    if (event.lane >= ProgramQueue::maxLanes || event.tid <= 0)
        return false;
    Cast::Slot* const slot = cast.slot(event.tid);
    if (slot == nullptr)
        return false;
    if (event.lane >= bindings.size())
        bindings.resize(event.lane + std::size_t{1});
    Binding& binding = bindings[event.lane];
    binding.arrivingTid = event.tid;
    binding.names.push_back(nameThread(event.lane));
    slot->lanes.push_back(event.lane);
    return true;
}

void Joiner::Inside::noteSpawn(const ProgramEvent& event)
{
    if (event.value <= 0 || event.value > std::numeric_limits<pid_t>::max())
        return;
    if (Cast::Slot* const child = cast.slot(static_cast<pid_t>(event.value))) {
        child->spawned = timeOf(event.at);
        child->spawner = event.tid;
    }
}

void Joiner::Inside::hear(pid_t tid, MonotonicTime until)
{
    const Cast::Slot* const slot = cast.known(tid);
    std::size_t i = 0;
    while (slot != nullptr && i < slot->lanes.size()) {
        const std::uint32_t lane = slot->lanes[i];
        drain(lane, until);
        if (i < slot->lanes.size() && slot->lanes[i] == lane)
            ++i; // else it serves another thread by now
    }
}

void Joiner::Inside::drain(std::size_t lane, MonotonicTime until, std::size_t most)
{
    ProgramQueue::Lane& queue = program.lane(lane);
    if (queue.beingTold)
        return;
    queue.beingTold = true;
    while (const ProgramEvent* event = queue.front(until)) {
        const bool gap = !alone && queue.gapFollows();
        tell(lane, *event);
        if (gap && bindings[lane].slot->life != nullptr)
            bindings[lane].slot->life->forget();
        queue.pop();
        --programHeld;
        if (++told > most)
            break;
    }
    queue.beingTold = false;
}

void Joiner::Inside::bind(std::size_t lane, const ProgramEvent& event)
{
    Binding& binding = bindings[lane];
    if (binding.slot != nullptr) {
        auto& lanes = binding.slot->lanes;
        const auto found = std::ranges::find(lanes, lane);
        if (found != lanes.end())
            lanes.erase(found);
    }
    binding.slot = cast.slot(event.tid);
    binding.tid = event.tid;
    if (alone && depth < deepest) { // its former life may have ended in another lane
        ++depth;
        hear(event.tid, event.at);
        --depth;
    }
}

/// Whose event it is, of a thread id that nobody alive holds. Where only the program tells of
/// threads, one that begins is born.
Life* Joiner::Inside::protagonist(Cast::Slot& slot, const ProgramEvent& event)
{
    Life* const life = slot.life;
    const bool dead = life != nullptr;
    const trace::Time at = timeOf(event.at);
    if (!alone && life == nullptr && kernel.lostAny()) { // its fork among them
        Life* const found = begin(event.pid, event.tid, at, false, nullptr);
        if (found != nullptr)
            found->lose(at);
        return found;
    }
    if (!alone || (dead && event.kind != EventKind::Begin))
        return nullptr;
    const bool spawned =
        slot.spawned && *slot.spawned <= at && (!dead || *slot.spawned >= life->row().reached());
    const trace::Time born = spawned ? *slot.spawned : at;
    Life* const child =
        begin(event.pid, event.tid, born, true, slot.spawned ? cast.find(slot.spawner) : nullptr);
    if (child != nullptr)
        child->row().state({.begin = born, .state = State::New, .basis = trace::Basis::Program});
    slot.spawned.reset();
    return child;
}

void Joiner::Inside::tell(std::size_t lane, const ProgramEvent& event)
{
    Binding& binding = bindings[lane];
    const bool first = event.kind == EventKind::Begin || event.tid != binding.tid;
    if (first)
        bind(lane, event);
    Life* life = binding.slot->life;
    if (life == nullptr || life->phase() == Phase::Dead)
        life = protagonist(*binding.slot, event);
    if (first) {
        if (life != nullptr)
            cast.callByProgram(*life, std::move(binding.names.front()));
        binding.names.pop_front();
    }
    if (life == nullptr) // a lane may be ended after its thread
        return event.kind == EventKind::End ? void() : builder.lose({.program = 1});
    if (life->row().undecided())
        show(*life); // helpers record nothing

    const trace::Time at = timeOf(event.at);
    if (event.kind == EventKind::Span)
        return work(event, *life, at);
    if (event.kind >= EventKind::Reading)
        return read(event, at);
    if (event.kind == EventKind::Gap && alone)
        life->lose(life->heardAt()); // until this event says the state anew
    mark(*life, event, at);
    const bool joining = event.kind == EventKind::State && event.state == State::Join;
    if (joining || !joins.empty())
        followJoin(*life, event, at);
    const bool sound = event.state == State::Running || isWaiting(event.state);
    life->hear({.at = at,
        .state = sound ? event.state : life->word().state,
        .resource = isWaiting(event.state) ? cast.resource(event.resource) : std::nullopt,
        .line = event.line != 0 ? event.line : life->line()});
    if (alone)
        life->believe();
    if (!alone && !doubtful(at))
        life->resync(at);
    if (event.kind == EventKind::End)
        life->hearEnd();
    if (alone && event.kind == EventKind::End)
        life->end(at, trace::Basis::Program);
}

/// What a thread measured says nothing of its state. The numbers come from the demo: those that
/// cannot be are lost.
void Joiner::Inside::read(const ProgramEvent& event, trace::Time at)
{
    trace::Reading reading{.at = at,
        .x = std::bit_cast<float>(event.resource),
        .y = std::bit_cast<float>(event.extra),
        .quantity = trace::QuantityId{event.line - 1U}};
    bool sound = event.line != 0 && event.line <= builder.quantityCount()
        && std::isfinite(reading.x) && std::isfinite(reading.y);
    if (event.kind == EventKind::Reading) {
        reading.value = std::bit_cast<double>(event.value);
        sound = sound && std::isfinite(reading.value);
    } else {
        reading.verdict = static_cast<trace::Verdict>(event.value);
        sound = sound && event.value > 0 && event.value <= std::int64_t(trace::Verdict::Disturbed);
    }
    if (sound)
        builder.read(reading);
    else
        builder.lose({.program = 1});
}

/// What a queue did: it has a row of its own, in the process of the thread that tells it.
void Joiner::Inside::work(const ProgramEvent& event, const Life& life, trace::Time at)
{
    // Any number may come: one before the run is negative here, one after the word of it is empty.
    const MonotonicTime begin = std::clamp(MonotonicTime{event.value}, MonotonicTime{}, event.at);
    const trace::Duration since = begin - epoch;
    const QueueRows::Work span{.queue = event.resource,
        .what = event.state,
        .window = {trace::Time{since}, trace::Time{since} + trace::Duration{event.extra}},
        .error = unpackedError(event.line)};
    std::optional<trace::ActorId> process;
    if (life.row().actor())
        process = builder.actor(*life.row().actor()).parent;
    if (!queues.show(span, at, process, [&] { return cast.nameOfResource(event.resource); }))
        builder.lose({.program = 1});
}

/// A join lasts from the word that says so until the joiner's next one.
void Joiner::Inside::followJoin(Life& life, const ProgramEvent& event, trace::Time at)
{
    for (Joining& joining : joins)
        if (joining.joiner == &life && !joining.until)
            joining.until = at;
    const bool joins_ = event.kind == EventKind::State && event.state == State::Join;
    if (joins_ && event.value > 0 && event.value <= std::numeric_limits<pid_t>::max())
        joins.push_back({.joiner = &life, .joined = static_cast<pid_t>(event.value), .since = at});
}

void Joiner::Inside::mark(Life& life, const ProgramEvent& event, trace::Time at)
{
    const std::optional<MarkKind> kind = markOf(event.kind);
    const bool moved =
        event.line != 0 && (event.kind == EventKind::Line || event.line != life.line());
    if (!kind && !moved)
        return;
    life.row().mark({.at = life.row().markTime(at),
        .value = kind ? event.value : 0,
        .resource = kind ? cast.resource(event.resource) : std::nullopt,
        .line = event.line,
        .kind = kind.value_or(MarkKind::Line)});
}

} // namespace engine
