#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"
#include "engine/record/recorder.h"

#include <cstddef>
#include <source_location>
#include <span>
#include <stop_token>
#include <string_view>

namespace engine {

/// A pipe(2) that records who waits for data or room (I/O), and what was sent and received.
/// Thread-safe; messages up to 4096 bytes are not torn.
class Pipe {
public:
    /// Errors: those of pipe2, e.g. EMFILE.
    static Result<Pipe> create(std::string_view name);

    /// Waits for data. Returns how much came: 0 when all writing ends are closed, when stopped
    /// (within 20 ms), or on an error.
    std::size_t read(std::span<std::byte> into, const std::stop_token& stop = {},
        std::uint32_t line = std::source_location::current().line());

    /// Waits for room. Returns how much was written: 0 when stopped or on an error.
    std::size_t write(std::span<const std::byte> data, const std::stop_token& stop = {},
        std::uint32_t line = std::source_location::current().line());

private:
    UniqueFd m_read;
    UniqueFd m_write;
    std::uint32_t m_resource = 0;
};

} // namespace engine
