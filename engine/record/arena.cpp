#include "engine/record/arena.h"

#include "engine/record/arena_layout.h"
#include "engine/record/recorder.h"
#include "engine/record/stamp_clock.h"

#include <bit>
#include <cassert>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr std::uint64_t arenaMagic = 0x616e657261'4c49;
constexpr std::uint32_t arenaVersion = 2;

bool isUsable(const ArenaShape& shape)
{
    return shape.lanes >= 1 && shape.lanes <= 4096 && std::has_single_bit(shape.eventsPerLane)
        && shape.eventsPerLane >= 128 && shape.eventsPerLane <= 1U << 24U && shape.resources >= 1
        && shape.resources <= 65536 && shape.pictures >= 1 && shape.pictures <= 64
        && std::has_single_bit(shape.pictureBytes) && shape.pictureBytes >= 4096
        && shape.pictureBytes <= 1U << 24U;
}

} // namespace

Result<Arena> Arena::create(const RunDescription& description, const ArenaShape& shape)
{
    assert(isUsable(shape));
    assert(description.workload.size() <= decltype(ArenaHeader::workload)::room);
    assert(description.values.size() <= mostValues);

    Arena arena;
    arena.m_shape = shape;
    arena.m_fd = UniqueFd{::memfd_create("interleave-arena", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    if (!arena.m_fd)
        return failure(errno, "memfd_create");
    const std::size_t size = ArenaView::size(shape);
    if (::ftruncate(arena.fd(), static_cast<off_t>(size)) != 0)
        return failure(errno, "ftruncate of the arena");
    // A demo that shrank the file would make the window die of SIGBUS.
    if (::fcntl(arena.fd(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return failure(errno, "sealing the arena");
    if (auto mapped = arena.mapWhole(size); !mapped)
        return tl::unexpected{mapped.error()};

    ArenaHeader& header = arena.header();
    header.magic = arenaMagic;
    header.version = arenaVersion;
    header.clock = bestClock();
    header.size = size;
    header.lanes = shape.lanes;
    header.eventsPerLane = shape.eventsPerLane;
    header.resources = shape.resources;
    header.pictures = shape.pictures;
    header.pictureBytes = shape.pictureBytes;
    header.seed = description.seed;
    header.valueCount = static_cast<std::uint32_t>(description.values.size());
    header.workload.write(description.workload);
    for (std::size_t i = 0; i < description.values.size(); ++i)
        arena.setValue(i, description.values[i]);
    return arena;
}

Result<Arena> Arena::map(UniqueFd fd)
{
    Arena arena;
    arena.m_fd = std::move(fd);
    struct stat file { };
    if (::fstat(arena.fd(), &file) != 0)
        return failure(errno, "fstat of the arena");
    const auto size = static_cast<std::size_t>(file.st_size);
    if (size < sizeof(ArenaHeader))
        return failure("The arena is too small to hold its header.");
    if (auto mapped = arena.mapWhole(size); !mapped)
        return tl::unexpected{mapped.error()};

    const ArenaHeader& header = arena.header();
    if (header.magic != arenaMagic)
        return failure("The file handed over is not an arena.");
    if (header.version != arenaVersion)
        return failure("The arena was made by another version of Interleave.");
    arena.m_shape = {.lanes = header.lanes,
        .eventsPerLane = header.eventsPerLane,
        .resources = header.resources,
        .pictures = header.pictures,
        .pictureBytes = header.pictureBytes};
    const bool clockKnown =
        header.clock == ArenaClock::Tsc || header.clock == ArenaClock::Monotonic;
    if (!isUsable(arena.m_shape) || ArenaView::size(arena.m_shape) != size || !clockKnown)
        return failure("The arena's header contradicts its size.");
    return arena;
}

Result<void> Arena::mapWhole(std::size_t size)
{
    void* memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd(), 0);
    if (memory == MAP_FAILED)
        return failure(errno, "mmap of the arena");
    m_header = static_cast<ArenaHeader*>(memory);
    m_size = size;
    return {};
}

RunDescription Arena::description() const
{
    const std::size_t count = std::min<std::size_t>(m_header->valueCount, mostValues);
    RunDescription description{.workload = m_header->workload.read(), .seed = m_header->seed};
    for (std::size_t i = 0; i < count; ++i)
        description.values.push_back(value(i));
    return description;
}

std::int64_t Arena::value(std::size_t i) const noexcept
{
    return i < mostValues ? m_header->values[i].load(std::memory_order_relaxed) : 0;
}

void Arena::setValue(std::size_t i, std::int64_t value) noexcept
{
    if (i < mostValues)
        m_header->values[i].store(value, std::memory_order_relaxed);
}

void Arena::requestStop() noexcept
{
    m_header->stop.store(1, std::memory_order_release);
}

bool Arena::stopRequested() const noexcept
{
    return m_header->stop.load(std::memory_order_acquire) != 0;
}

ArenaView Arena::view() const noexcept
{
    return {m_header, m_shape};
}

Arena::Arena(Arena&& other) noexcept
    : m_fd{std::move(other.m_fd)}
    , m_header{std::exchange(other.m_header, nullptr)}
    , m_size{std::exchange(other.m_size, 0)}
    , m_shape{other.m_shape}
{
}

Arena& Arena::operator=(Arena&& other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_header, other.m_header);
    std::swap(m_size, other.m_size);
    std::swap(m_shape, other.m_shape);
    return *this;
}

Arena::~Arena()
{
    if (m_header == nullptr)
        return;
    detail::forgetArena(*m_header);
    ::munmap(m_header, m_size);
}

} // namespace engine
