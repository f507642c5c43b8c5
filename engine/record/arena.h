#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/result.h"
#include "engine/base/unique_fd.h"
#include "engine/record/event.h"
#include "engine/trace/model.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace engine {

struct ArenaHeader;
class ArenaView;

/// What the runner is to do, as the window wrote it before the runner started.
struct RunDescription {
    std::string workload{}; ///< id; at most 63 bytes
    std::uint64_t seed = 0;
    std::vector<std::int64_t> values{}; ///< at most 32
};

struct ArenaShape {
    std::uint32_t lanes = 256; ///< 1 to 4096
    std::uint32_t eventsPerLane = 1U << 14; ///< a power of two, 128 to 2^24
    std::uint32_t resources = 4096; ///< 1 to 65536
    std::uint32_t pictures = 4; ///< that may wait to be taken, 1 to 64
    std::uint32_t pictureBytes = 1U << 20; ///< of the largest, a power of two, 4096 to 2^24
};

/// One run's shared memory (a sealed memfd): the description, live values, the stop flag, the
/// resource table, and one single-producer ring of events per lane. The window creates it, the
/// runner maps it, forked children inherit it. Owner of the mapping and the descriptor.
/// Thread-safe. The window treats all it reads from it as untrusted.
///
/// Memory is taken as lanes are first used: one ring (512 KiB by default, 160,000 events/s through
/// a stall of 100 ms) per thread that records at the same time as others, and never under 16. The
/// places of pictures, 4 MiB by default, take none before one is shown.
class Arena {
public:
    /// Pre: `description` and `shape` within their bounds.
    /// Errors: those of memfd_create, ftruncate, mmap, fcntl(F_ADD_SEALS).
    static Result<Arena> create(const RunDescription& description, const ArenaShape& shape = {});

    /// Maps one that another process made. Errors: also a wrong size, magic or version.
    static Result<Arena> map(UniqueFd fd);

    /// Close-on-exec: whoever hands it to another program clears that.
    int fd() const { return m_fd.get(); }
    RunDescription description() const;

    /// Values from 32 on read as 0 and are not kept.
    std::int64_t value(std::size_t i) const noexcept;
    void setValue(std::size_t i, std::int64_t value) noexcept;
    void requestStop() noexcept;
    bool stopRequested() const noexcept;

    const ArenaShape& shape() const noexcept { return m_shape; }
    ArenaHeader& header() const noexcept { return *m_header; }
    ArenaView view() const noexcept;

    Arena(Arena&&) noexcept;
    Arena& operator=(Arena&&) noexcept;
    ~Arena();

private:
    Arena() = default;
    Result<void> mapWhole(std::size_t size);

    UniqueFd m_fd;
    ArenaHeader* m_header = nullptr;
    std::size_t m_size = 0;
    ArenaShape m_shape{};
};

} // namespace engine
