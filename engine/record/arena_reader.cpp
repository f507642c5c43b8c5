#include "engine/record/arena_reader.h"

#include "engine/record/arena_layout.h"
#include "engine/record/stamp_clock.h"

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

/// How long a store of another CPU may take to be seen, generously.
constexpr MonotonicTime visibility = std::chrono::microseconds{20};

/// What the reader itself knows of a lane; what the shared memory says is only ever compared.
struct Taken {
    bool open = false; ///< a thread's life is being read
    bool ended = false; ///< its End was delivered: free the lane at the next drain
    bool dead = false; ///< its owner is said to be gone
    bool full = false; ///< more was there than the last drain might take
    std::uint64_t tail = 0;
    std::uint64_t dropped = 0;
    MonotonicTime last{}; ///< of its latest event
    MonotonicTime complete{}; ///< everything before this is delivered
    pid_t pid = 0;
    pid_t tid = 0;
    std::string name{};
};

bool isDead(pid_t pid, pid_t tid)
{
    return ::syscall(SYS_tgkill, pid, tid, 0) != 0 && errno == ESRCH;
}

bool isReadable(EventKind kind, trace::State state)
{
    if (kind == EventKind::Span)
        return trace::isQueueWork(state);
    return kind > EventKind::None && kind <= EventKind::Rejected
        && (state == trace::State::Running || trace::isWaiting(state));
}

/// An event carries its raw stamp where its time will be until the drain's second pair is read.
MonotonicTime rawTime(std::uint64_t stamp)
{
    return MonotonicTime{static_cast<std::int64_t>(stamp)};
}

std::uint64_t rawStamp(MonotonicTime time)
{
    return static_cast<std::uint64_t>(time.count());
}

ArenaClock readerClock(const ArenaHeader& header)
{
    return header.clock == ArenaClock::Tsc ? bestClock() : ArenaClock::Monotonic;
}

} // namespace

struct ArenaReader::State {
    explicit State(const Arena& arena)
        : view{arena.view()}
        , clock{readerClock(view.header())}
        , lanes(view.shape().lanes)
    {
    }

    void drainLane(std::uint32_t i, std::vector<ProgramEvent>& events, std::size_t most);
    void take(std::uint32_t i, std::uint64_t end, std::vector<ProgramEvent>& events);
    void open(std::uint32_t i);
    void end(std::uint32_t i, std::vector<ProgramEvent>& events);
    void release(std::uint32_t i);
    void convert(std::span<ProgramEvent> events);
    void findDead();
    void takePictures();
    void placePictures();

    ArenaView view;
    StampClock clock;
    std::vector<Taken> lanes;
    std::uint32_t firstLane = 0;
    std::uint32_t lanesWanted = 0;
    std::uint64_t unreadable = 0;
    MonotonicTime now{};
    MonotonicTime delivered{};
    std::vector<ShownPicture> pictures; ///< those from `unplaced` on with raw stamps
    std::size_t unplaced = 0;
    MonotonicTime lastPicture{};
    std::uint64_t pictureNumber = 0; ///< no later one has less
};

void ArenaReader::State::open(std::uint32_t i)
{
    Taken& lane = lanes[i];
    const ArenaLane& shared = view.lane(i);
    lane.open = true;
    lane.ended = false;
    lane.dead = false;
    lane.pid = shared.pid.load(std::memory_order_relaxed);
    lane.tid = shared.tid.load(std::memory_order_relaxed);
    lane.name = shared.name.read();
}

void ArenaReader::State::release(std::uint32_t i)
{
    Taken& lane = lanes[i];
    ArenaLane& shared = view.lane(i);
    lane.open = false;
    lane.ended = false;
    lane.full = false;
    // Also after an owner that died while it wrote, or a wild store.
    shared.sequence.store(2 * lane.tail, std::memory_order_relaxed);
    shared.taken.store(lane.tail, std::memory_order_relaxed);
    shared.state.store(LaneState::Free, std::memory_order_release);
}

/// A lane's life ends although its owner could not say so.
void ArenaReader::State::end(std::uint32_t i, std::vector<ProgramEvent>& events)
{
    Taken& lane = lanes[i];
    events.push_back({.at = rawTime(0), // becomes the time of the event before it
        .pid = lane.pid,
        .tid = lane.tid,
        .lane = i,
        .kind = EventKind::End,
        .state = trace::State::Running});
    lane.ended = true;
}

void ArenaReader::State::take(std::uint32_t i, std::uint64_t end, std::vector<ProgramEvent>& events)
{
    Taken& lane = lanes[i];
    const ArenaSlot* ring = view.ring(i);
    const std::uint64_t mask = view.shape().eventsPerLane - 1;
    const std::uint32_t resources = view.shape().resources;
    for (; lane.tail != end; ++lane.tail) {
        const auto& words = ring[lane.tail & mask].words;
        const std::uint64_t word = words[2].load(std::memory_order_relaxed);
        const auto kind = static_cast<EventKind>(word >> 48U & 0xffU);
        const auto state = static_cast<trace::State>(word >> 56U);
        const auto resource = static_cast<std::uint32_t>(word);
        if (!isReadable(kind, state)) {
            ++unreadable;
            continue;
        }
        events.push_back({.at = rawTime(words[0].load(std::memory_order_relaxed)),
            .value = static_cast<std::int64_t>(words[1].load(std::memory_order_relaxed)),
            .pid = lane.pid,
            .tid = lane.tid,
            .lane = i,
            .resource = resource <= resources ? resource : 0,
            .line = static_cast<std::uint16_t>(word >> 32U),
            .kind = kind,
            .state = state});
        lane.ended = kind == EventKind::End;
        if (kind >= EventKind::Reading) [[unlikely]] {
            events.back().resource = resource;
            events.back().extra =
                static_cast<std::uint32_t>(words[3].load(std::memory_order_relaxed));
        }
    }
    view.lane(i).taken.store(lane.tail, std::memory_order_release);
}

void ArenaReader::State::drainLane(
    std::uint32_t i, std::vector<ProgramEvent>& events, std::size_t most)
{
    Taken& lane = lanes[i];
    ArenaLane& shared = view.lane(i);
    LaneState state = shared.state.load(std::memory_order_acquire);
    if (lane.ended && (state == LaneState::Closed || lane.dead)) {
        release(i);
        state = shared.state.load(std::memory_order_acquire);
    }
    if (state != LaneState::Claimed && state != LaneState::Closed) {
        lane.complete = now;
        return;
    }
    if (!lane.open)
        open(i);

    const std::uint64_t sequence = shared.sequence.load(std::memory_order_acquire);
    const std::uint64_t published = sequence / 2;
    const std::uint64_t waiting = published - lane.tail;
    if (waiting > view.shape().eventsPerLane) { // no recorder does that
        ++unreadable;
        lane.tail = published;
    }
    lane.dropped = std::max(lane.dropped, shared.dropped.load(std::memory_order_relaxed));

    const std::uint64_t end = lane.tail + std::min<std::uint64_t>(published - lane.tail, most);
    take(i, end, events);
    lane.full = end != published;
    const bool over = state == LaneState::Closed || lane.dead;
    if (over && !lane.full && !lane.ended)
        this->end(i, events);
    if (!lane.full && (sequence % 2 == 0 || over))
        lane.complete = now;
}

void ArenaReader::State::convert(std::span<ProgramEvent> events)
{
    for (ProgramEvent& event : events) {
        Taken& lane = lanes[event.lane];
        event.at = std::max({clock.time(rawStamp(event.at)), lane.last, delivered});
        lane.last = event.at;
    }
}

void ArenaReader::State::findDead()
{
    const std::uint32_t wanted = view.header().lanesWanted.load(std::memory_order_relaxed);
    if (std::exchange(lanesWanted, wanted) == wanted)
        return;
    for (Taken& lane : lanes)
        lane.dead = lane.dead || (lane.open && isDead(lane.pid, lane.tid));
}

/// Copies what is ready: what the program may still write to must not be looked at twice.
void ArenaReader::State::takePictures()
{
    for (std::uint32_t i = 0; i < view.shape().pictures; ++i) {
        ArenaPicture& shared = view.picture(i);
        if (shared.state.load(std::memory_order_acquire) != PictureState::Ready)
            continue;
        ShownPicture shown{.at = rawTime(shared.stamp.load(std::memory_order_relaxed))};
        trace::Picture& picture = shown.picture;
        picture.number = shared.number.load(std::memory_order_relaxed);
        picture.width = shared.width.load(std::memory_order_relaxed);
        picture.height = shared.height.load(std::memory_order_relaxed);
        const std::uint32_t top = shared.top.load(std::memory_order_relaxed);
        picture.top = static_cast<std::uint8_t>(std::clamp(top, 1U, 255U));
        picture.what = shared.what.read();
        picture.way = shared.way.read();
        const std::uint64_t size = std::uint64_t{picture.width} * picture.height;
        if (size == 0 || size > view.shape().pictureBytes) {
            ++unreadable;
        } else {
            const auto cells = view.cells(i).first(size);
            auto copy = std::make_shared<std::vector<std::uint8_t>>(cells.begin(), cells.end());
            for (std::uint8_t& cell : *copy)
                cell = std::min(cell, picture.top);
            picture.cells = std::move(copy);
            pictures.push_back(std::move(shown));
        }
        shared.state.store(PictureState::Free, std::memory_order_release);
    }
}

/// Times and numbers, in an order that holds whatever the program wrote.
void ArenaReader::State::placePictures()
{
    const auto fresh = std::span{pictures}.subspan(unplaced);
    for (ShownPicture& shown : fresh)
        shown.at = std::min(clock.time(rawStamp(shown.at)), now + visibility);
    std::ranges::stable_sort(fresh, {}, &ShownPicture::at);
    for (ShownPicture& shown : fresh) {
        lastPicture = shown.at = std::max({shown.at, lastPicture, delivered});
        pictureNumber = shown.picture.number = std::max(shown.picture.number, pictureNumber);
    }
    unplaced = pictures.size();
}

ArenaReader::ArenaReader(const Arena& arena)
    : m_state{std::make_unique<State>(arena)}
{
}

ArenaReader::~ArenaReader() = default;

MonotonicTime ArenaReader::drain(std::vector<ProgramEvent>& events, std::size_t most)
{
    State& state = *m_state;
    state.now = monotonicNow() - visibility;
    state.findDead();
    const std::size_t before = events.size();
    // Round robin from where the last drain was full, so that no lane starves the others.
    const auto count = static_cast<std::uint32_t>(state.lanes.size());
    std::uint32_t i = state.firstLane;
    for (std::uint32_t n = 0; n < count; ++n, i = (i + 1) % count) {
        state.drainLane(i, events, most - std::min(most, events.size() - before));
        if (state.lanes[i].full)
            state.firstLane = i;
    }
    state.takePictures();
    state.clock.addPair();
    state.placePictures();
    state.convert(std::span{events}.subspan(before));

    MonotonicTime complete = state.now;
    for (const Taken& lane : state.lanes) {
        const MonotonicTime waited = lane.full ? lane.last : state.now - patience;
        complete = std::min(complete, std::max({lane.complete, lane.last, waited}));
    }
    state.delivered = std::max(state.delivered, complete);
    return state.delivered;
}

std::vector<ShownPicture> ArenaReader::takePictures()
{
    m_state->unplaced = 0;
    return std::exchange(m_state->pictures, {});
}

void ArenaReader::processEnded(pid_t pid)
{
    for (Taken& lane : m_state->lanes)
        lane.dead = lane.dead || (lane.open && lane.pid == pid);
}

void ArenaReader::threadEnded(pid_t tid)
{
    for (Taken& lane : m_state->lanes)
        lane.dead = lane.dead || (lane.open && lane.tid == tid);
}

ArenaReader::ResourceInfo ArenaReader::resource(std::uint32_t number) const
{
    const ArenaView& view = m_state->view;
    const std::string standIn = "resource " + std::to_string(number);
    if (number == 0 || number > view.shape().resources)
        return {.kind = trace::ResourceKind::Other, .name = standIn};
    const ArenaResource& resource = view.resource(number);
    const std::uint32_t kind = resource.kind.load(std::memory_order_relaxed);
    if (resource.ready.load(std::memory_order_acquire) != 1
        || kind > static_cast<std::uint32_t>(trace::ResourceKind::Other))
        return {.kind = trace::ResourceKind::Other, .name = standIn};
    return {.kind = static_cast<trace::ResourceKind>(kind), .name = resource.name.read()};
}

std::string ArenaReader::threadName(std::uint32_t lane) const
{
    return lane < m_state->lanes.size() ? m_state->lanes[lane].name : std::string{};
}

std::uint64_t ArenaReader::lost() const
{
    const State& state = *m_state;
    std::uint64_t lost =
        state.unreadable + state.view.header().withoutLane.load(std::memory_order_relaxed);
    for (const Taken& lane : state.lanes)
        lost += lane.dropped;
    return lost;
}

} // namespace engine
