#include "engine/record/recorder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <mutex>
#include <optional>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr std::uint32_t mostLanes = 4096;
constexpr std::uint32_t lanesTouchedEarly = 16;
constexpr std::uint64_t eventsPerClaim = 256; ///< that go lost before a thread tries again

/// What this process records into. Changed only while no thread is attached.
std::atomic<ArenaHeader*> attached{};
ArenaView view;

/// Rings whose pages this process has mapped already; cleared in a forked child.
std::array<std::atomic<bool>, mostLanes> touched{};

/// Stands for a lane where there is none, so that the hot path tests one pointer.
constinit ArenaLane nowhere{};

constinit thread_local std::array<char, decltype(ArenaLane::name)::room + 1> threadName{};

void touch(std::uint32_t lane)
{
    if (touched[lane].exchange(true, std::memory_order_relaxed))
        return;
    ArenaSlot* ring = view.ring(lane);
    if (::madvise(ring, view.ringBytes(), MADV_POPULATE_WRITE) == 0)
        return;
    // Before Linux 5.14: by hand. Adding nothing dirties a page and changes no event.
    constexpr std::size_t perPage = pageSize / sizeof(ArenaSlot);
    for (std::size_t i = 0; i < view.shape().eventsPerLane; i += perPage)
        ring[i].words[3].fetch_add(0, std::memory_order_relaxed);
}

std::optional<std::uint32_t> claimLane()
{
    for (std::uint32_t i = 0; i < view.shape().lanes; ++i) {
        LaneState expected = LaneState::Free;
        if (view.lane(i).state.load(std::memory_order_relaxed) == LaneState::Free
            && view.lane(i).state.compare_exchange_strong(
                expected, LaneState::Claiming, std::memory_order_acquire))
            return i;
    }
    view.header().lanesWanted.fetch_add(1, std::memory_order_relaxed);
    return {};
}

/// The thread's lane, or nowhere. Async-signal-safe: a forked child calls it.
void claim(detail::Writer& to) noexcept
{
    const ArenaClock clock = view.header().clock;
    const std::optional<std::uint32_t> i = claimLane();
    if (!i) {
        to = {.lane = &nowhere, .clock = clock};
        return;
    }
    ArenaLane& lane = view.lane(*i);
    const auto tid = static_cast<std::int32_t>(::syscall(SYS_gettid));
    lane.pid.store(::getpid(), std::memory_order_relaxed);
    lane.tid.store(tid, std::memory_order_relaxed);
    lane.name.write(threadName.data());
    lane.state.store(LaneState::Claimed, std::memory_order_release);
    touch(*i);
    const std::uint64_t next = lane.sequence.load(std::memory_order_relaxed) / 2;
    to = {.lane = &lane,
        .ring = view.ring(*i),
        .next = next,
        .limit = next, // so that the first event looks for room
        .mask = view.shape().eventsPerLane - 1,
        .clock = clock};
    record(EventKind::Begin, trace::State::Running, 0, tid, 0);
}

void afterForkInChild()
{
    for (auto& ring : touched)
        ring.store(false, std::memory_order_relaxed);
    detail::Writer& writer = detail::writer;
    const bool recorded = writer.lane != nullptr;
    writer = {};
    if (recorded)
        claim(writer);
}

/// Gives the lane back when its thread ends without saying so.
struct DetachAtExit {
    ~DetachAtExit() { detachThread(); }
};

} // namespace

void attachRecorder(Arena& arena)
{
    static std::once_flag once;
    std::call_once(once, [] { ::pthread_atfork(nullptr, nullptr, afterForkInChild); });
    for (auto& ring : touched)
        ring.store(false, std::memory_order_relaxed);
    view = arena.view();
    for (std::uint32_t i = 0; i < std::min(lanesTouchedEarly, view.shape().lanes); ++i)
        touch(i);
    attached.store(&arena.header(), std::memory_order_release);
}

void attachThread(std::string_view name)
{
    if (attached.load(std::memory_order_acquire) == nullptr)
        return;
    if (detail::writer.lane != nullptr)
        detachThread();
    static thread_local DetachAtExit detachAtExit;
    (void)detachAtExit;
    threadName.fill('\0');
    name.substr(0, threadName.size() - 1).copy(threadName.data(), threadName.size() - 1);
    claim(detail::writer);
}

void detachThread()
{
    detail::Writer& writer = detail::writer;
    if (writer.ring != nullptr && attached.load(std::memory_order_acquire) != nullptr) {
        // Ordinary events leave reservedSlots free for these two.
        if (writer.unreported != 0)
            detail::write(writer, static_cast<std::int64_t>(writer.unreported),
                packed(EventKind::Gap, trace::State::Running, 0, 0));
        detail::write(writer, 0, packed(EventKind::End, trace::State::Running, 0, 0));
        writer.lane->state.store(LaneState::Closed, std::memory_order_release);
    }
    writer = {};
}

std::uint32_t registerResource(trace::ResourceKind kind, std::string_view name)
{
    if (attached.load(std::memory_order_acquire) == nullptr)
        return 0;
    std::atomic<std::uint32_t>& count = view.header().resourceCount;
    std::uint32_t before = count.load(std::memory_order_relaxed);
    do {
        if (before >= view.shape().resources)
            return 0;
    } while (!count.compare_exchange_weak(before, before + 1, std::memory_order_relaxed));
    ArenaResource& resource = view.resource(before + 1);
    resource.kind.store(static_cast<std::uint32_t>(kind), std::memory_order_relaxed);
    resource.name.write(name);
    resource.ready.store(1, std::memory_order_release);
    return before + 1;
}

std::uint32_t internResource(trace::ResourceKind kind, std::string_view name)
{
    if (attached.load(std::memory_order_acquire) == nullptr)
        return 0;
    name = name.substr(0, decltype(ArenaResource::name)::room);
    const std::uint32_t count = std::min(
        view.header().resourceCount.load(std::memory_order_relaxed), view.shape().resources);
    for (std::uint32_t number = 1; number <= count; ++number) {
        const ArenaResource& resource = view.resource(number);
        if (resource.ready.load(std::memory_order_acquire) == 1
            && resource.kind.load(std::memory_order_relaxed) == static_cast<std::uint32_t>(kind)
            && resource.name.read() == name)
            return number;
    }
    return registerResource(kind, name);
}

namespace {

void recordMeasured(
    EventKind kind, std::uint16_t quantity, float x, float y, std::int64_t value) noexcept
{
    if (detail::writer.lane != nullptr)
        detail::recordSlowly(detail::writer, value,
            packed(kind, trace::State::Running, std::bit_cast<std::uint32_t>(x), quantity),
            std::bit_cast<std::uint32_t>(y));
}

} // namespace

void recordReading(std::uint16_t quantity, float x, float y, double value) noexcept
{
    recordMeasured(EventKind::Reading, quantity, x, y, std::bit_cast<std::int64_t>(value));
}

void recordRejected(std::uint16_t quantity, float x, float y, trace::Verdict why) noexcept
{
    recordMeasured(EventKind::Rejected, quantity, x, y, static_cast<std::int64_t>(why));
}

void recordSpan(const Span& span) noexcept
{
    constexpr MonotonicTime longest{std::int64_t{1} << 32};
    if (detail::writer.lane == nullptr)
        return;
    for (MonotonicTime begin = span.begin; begin < span.end; begin += longest / 2) {
        const MonotonicTime length = std::min(span.end - begin, longest / 2);
        detail::recordSlowly(detail::writer, begin.count(),
            packed(EventKind::Span, span.work, span.queue, packedError(span.error)),
            static_cast<std::uint64_t>(length.count()));
    }
}

bool recordPicture(const PictureShape& shape, std::string_view what, std::string_view way,
    const std::function<void(std::span<std::uint8_t> cells)>& fill)
{
    if (attached.load(std::memory_order_acquire) == nullptr)
        return false;
    const std::uint64_t number = view.header().pictureCount.fetch_add(1, std::memory_order_relaxed);
    const std::size_t size = std::size_t{shape.width} * shape.height;
    if (size == 0 || size > view.shape().pictureBytes)
        return false;
    for (std::uint32_t i = 0; i < view.shape().pictures; ++i) {
        ArenaPicture& picture = view.picture(i);
        PictureState expected = PictureState::Free;
        if (!picture.state.compare_exchange_strong(
                expected, PictureState::Writing, std::memory_order_acquire))
            continue;
        fill(view.cells(i).first(size));
        picture.width.store(shape.width, std::memory_order_relaxed);
        picture.height.store(shape.height, std::memory_order_relaxed);
        picture.top.store(shape.top, std::memory_order_relaxed);
        picture.number.store(number, std::memory_order_relaxed);
        picture.what.write(what);
        picture.way.write(way);
        picture.stamp.store(readStamp(view.header().clock), std::memory_order_relaxed);
        picture.state.store(PictureState::Ready, std::memory_order_release);
        return true;
    }
    return false;
}

namespace detail {

void recordSlowly(
    Writer& to, std::int64_t value, std::uint64_t word, std::uint64_t reserved) noexcept
{
    if (to.ring == nullptr) {
        view.header().withoutLane.fetch_add(1, std::memory_order_relaxed);
        if (++to.unreported == eventsPerClaim)
            claim(to);
        return;
    }
    const std::uint64_t room = to.mask + 1 - reservedSlots;
    to.limit = to.lane->taken.load(std::memory_order_acquire) + room;
    const std::uint64_t needed = to.unreported == 0 ? 1 : 2;
    if (to.next + needed > to.limit) {
        ++to.unreported;
        to.lane->dropped.fetch_add(1, std::memory_order_relaxed);
        to.limit = to.next;
        return;
    }
    if (to.unreported != 0) {
        write(to, static_cast<std::int64_t>(to.unreported),
            packed(EventKind::Gap, trace::State::Running, 0, 0));
        to.unreported = 0;
    }
    // Not published yet, so ours alone.
    to.ring[to.next & to.mask].words[3].store(reserved, std::memory_order_relaxed);
    write(to, value, word);
}

void forgetArena(const ArenaHeader& header) noexcept
{
    ArenaHeader* expected = const_cast<ArenaHeader*>(&header);
    attached.compare_exchange_strong(expected, nullptr);
}

} // namespace detail
} // namespace engine
