#pragma once

#include "engine/record/arena.h"
#include "engine/record/event.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace engine {

/// How an arena lies in memory: header, resource table, lanes, rings; everything two processes
/// touch is a lock-free atomic, and what two parties write lies on separate pairs of cache lines
/// (prefetchers fetch lines by two).
inline constexpr std::size_t linePair = 128;
inline constexpr std::size_t pageSize = 4096;
inline constexpr std::size_t mostValues = 32;
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(sizeof(std::atomic<std::uint64_t>) == 8);

enum class ArenaClock : std::uint32_t {
    Tsc = 1, ///< rdtsc, where it is invariant
    Monotonic = 2, ///< nanoseconds of CLOCK_MONOTONIC
};

/// Text in shared memory, in whole words, so that a torn read is wrong text and nothing worse.
template <std::size_t Words>
struct SharedText {
    std::array<std::atomic<std::uint64_t>, Words> words;

    static constexpr std::size_t room = Words * 8 - 1;

    void write(std::string_view text) noexcept
    {
        std::array<char, Words * 8> bytes{};
        std::memcpy(bytes.data(), text.data(), std::min(text.size(), room));
        const auto packed = std::bit_cast<std::array<std::uint64_t, Words>>(bytes);
        for (std::size_t i = 0; i < Words; ++i)
            words[i].store(packed[i], std::memory_order_relaxed);
    }

    std::string read() const
    {
        std::array<std::uint64_t, Words> packed{};
        for (std::size_t i = 0; i < Words; ++i)
            packed[i] = words[i].load(std::memory_order_relaxed);
        const auto bytes = std::bit_cast<std::array<char, Words * 8>>(packed);
        return {bytes.data(), ::strnlen(bytes.data(), bytes.size())};
    }
};

struct ArenaHeader {
    std::uint64_t magic;
    std::uint32_t version;
    ArenaClock clock;
    std::uint64_t size; ///< of the whole arena, bytes
    std::uint32_t lanes;
    std::uint32_t eventsPerLane;
    std::uint32_t resources;
    std::uint32_t valueCount;
    std::uint32_t pictures;
    std::uint32_t pictureBytes;
    std::uint64_t seed;
    SharedText<8> workload;
    alignas(linePair) std::atomic<std::uint32_t> stop;
    alignas(linePair) std::array<std::atomic<std::int64_t>, mostValues> values;
    alignas(linePair) std::atomic<std::uint32_t> resourceCount;
    std::atomic<std::uint32_t> lanesWanted; ///< times that a thread found no free lane
    std::atomic<std::uint64_t> withoutLane; ///< events of threads that found none
    std::atomic<std::uint64_t> pictureCount; ///< that were to be shown, taken or not
};

struct ArenaResource {
    std::atomic<std::uint32_t> ready; ///< 1 once the rest is written
    std::atomic<std::uint32_t> kind;
    SharedText<7> name;
};
static_assert(sizeof(ArenaResource) == 64);

/// The life of a lane: a thread takes it Free → Claiming → Claimed, and leaves it Closed; the
/// reader, once it has taken everything out, makes it Free again.
enum class LaneState : std::uint32_t { Free, Claiming, Claimed, Closed };

struct ArenaLane {
    alignas(linePair) std::atomic<LaneState> state;
    std::atomic<std::int32_t> pid;
    std::atomic<std::int32_t> tid;
    SharedText<4> name;
    /// Written by the thread: 2n when n events are published, 2n + 1 while it writes the next. It
    /// becomes odd before the event's stamp is read, so a reader that sees it even knows that no
    /// event with an earlier stamp is still to come.
    alignas(linePair) std::atomic<std::uint64_t> sequence;
    std::atomic<std::uint64_t> dropped; ///< ever, whoever had the lane
    /// Written by the reader: events before this one may be overwritten.
    alignas(linePair) std::atomic<std::uint64_t> taken;
};

/// The life of a picture's place: a thread takes it Free → Writing, fills it and leaves it Ready;
/// the reader copies it and makes it Free. One that its owner left Writing, because it died, is
/// lost to the run.
enum class PictureState : std::uint32_t { Free, Writing, Ready };

/// In front of the picture's cells, which begin a page later.
struct ArenaPicture {
    std::atomic<PictureState> state;
    std::atomic<std::uint32_t> width;
    std::atomic<std::uint32_t> height;
    std::atomic<std::uint32_t> top;
    std::atomic<std::uint64_t> stamp;
    std::atomic<std::uint64_t> number;
    SharedText<7> what;
    SharedText<7> way;
};
static_assert(sizeof(ArenaPicture) <= pageSize);

/// One Event in a ring, as words: stamp, value, packed(), and one that is reserved.
struct ArenaSlot {
    std::array<std::atomic<std::uint64_t>, 4> words;
};
static_assert(sizeof(ArenaSlot) == sizeof(Event));

constexpr std::uint64_t packed(
    EventKind kind, trace::State state, std::uint32_t resource, std::uint32_t line)
{
    return std::uint64_t{resource} | std::uint64_t{line & 0xffffU} << 32U
        | std::uint64_t(kind) << 48U | std::uint64_t(state) << 56U;
}

/// Slots of a ring that ordinary events leave free, for the Gap and the End that close a lane.
inline constexpr std::uint64_t reservedSlots = 2;

/// Finds the parts of an arena. Trusts `shape`, not what the memory says.
class ArenaView {
public:
    ArenaView() = default;
    ArenaView(ArenaHeader* header, const ArenaShape& shape)
        : m_base{reinterpret_cast<std::byte*>(header)}
        , m_shape{shape}
    {
    }

    explicit operator bool() const { return m_base != nullptr; }
    const ArenaShape& shape() const { return m_shape; }
    ArenaHeader& header() const { return *reinterpret_cast<ArenaHeader*>(m_base); }

    /// Pre: number in [1, shape().resources].
    ArenaResource& resource(std::uint32_t number) const
    {
        return reinterpret_cast<ArenaResource*>(m_base + resourcesAt())[number - 1];
    }
    ArenaLane& lane(std::uint32_t i) const
    {
        return reinterpret_cast<ArenaLane*>(m_base + lanesAt(m_shape))[i];
    }
    ArenaSlot* ring(std::uint32_t i) const
    {
        return reinterpret_cast<ArenaSlot*>(m_base + ringsAt(m_shape))
            + std::size_t{i} * m_shape.eventsPerLane;
    }
    std::size_t ringBytes() const { return std::size_t{m_shape.eventsPerLane} * sizeof(ArenaSlot); }

    /// Pre: i < shape().pictures.
    ArenaPicture& picture(std::uint32_t i) const
    {
        return *reinterpret_cast<ArenaPicture*>(
            m_base + picturesAt(m_shape) + i * pictureRoom(m_shape));
    }
    std::span<std::uint8_t> cells(std::uint32_t i) const
    {
        return {reinterpret_cast<std::uint8_t*>(&picture(i)) + pageSize, m_shape.pictureBytes};
    }

    static std::size_t size(const ArenaShape& shape)
    {
        return picturesAt(shape) + shape.pictures * pictureRoom(shape);
    }

private:
    static constexpr std::size_t rounded(std::size_t bytes)
    {
        return (bytes + pageSize - 1) / pageSize * pageSize;
    }
    static constexpr std::size_t resourcesAt() { return rounded(sizeof(ArenaHeader)); }
    static std::size_t lanesAt(const ArenaShape& shape)
    {
        return resourcesAt() + rounded(std::size_t{shape.resources} * sizeof(ArenaResource));
    }
    static std::size_t ringsAt(const ArenaShape& shape)
    {
        return lanesAt(shape) + rounded(std::size_t{shape.lanes} * sizeof(ArenaLane));
    }

    static std::size_t picturesAt(const ArenaShape& shape)
    {
        return ringsAt(shape)
            + rounded(std::size_t{shape.lanes} * shape.eventsPerLane * sizeof(ArenaSlot));
    }
    static std::size_t pictureRoom(const ArenaShape& shape)
    {
        return pageSize + rounded(shape.pictureBytes);
    }

    std::byte* m_base = nullptr;
    ArenaShape m_shape{};
};

} // namespace engine
