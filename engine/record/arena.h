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

/// What the runner is to do, as the window wrote it before the runner started.
struct RunDescription {
    std::string workload{}; ///< id; at most 63 bytes
    std::uint64_t seed = 0;
    std::vector<std::int64_t> values{}; ///< at most 32
};

struct ArenaShape {
    std::uint32_t lanes = 256;
    std::uint32_t eventsPerLane = 1U << 16; ///< a power of two
    std::uint32_t resources = 4096;
};

/// One run's shared memory (a sealed memfd): the description, live values, the stop flag, the
/// resource table, and one single-producer ring of events per lane. The window creates it, the
/// runner maps it, forked children inherit it. Owner of the mapping and the descriptor.
/// Thread-safe. The window treats all it reads from it as untrusted.
class Arena {
public:
    /// Errors: those of memfd_create, ftruncate, mmap.
    static Result<Arena> create(const RunDescription& description, const ArenaShape& shape = {});

    /// Maps one that another process made. Errors: also a wrong size, magic or version.
    static Result<Arena> map(UniqueFd fd);

    int fd() const { return m_fd.get(); }
    RunDescription description() const;

    std::int64_t value(std::size_t i) const noexcept;
    void setValue(std::size_t i, std::int64_t value) noexcept;
    void requestStop() noexcept;
    bool stopRequested() const noexcept;

    ArenaHeader& header() const noexcept { return *m_header; }

    Arena(Arena&&) noexcept;
    Arena& operator=(Arena&&) noexcept;
    ~Arena();

private:
    Arena() = default;
    UniqueFd m_fd;
    ArenaHeader* m_header = nullptr;
    std::size_t m_size = 0;
};

} // namespace engine
