#pragma once

#include "engine/base/unique_fd.h"
#include "engine/record/recorder.h"

#include <cstddef>
#include <source_location>
#include <span>
#include <string_view>

namespace engine {

/// A file without a name, gone when it is closed, whose writes wait for the disk (O_DSYNC) and
/// record it. Of at most 256 KiB: writing goes round. Where no directory can hold one it is memory,
/// whose writes do not wait: its resource's name then says so. One thread at a time.
class ScratchFile {
public:
    explicit ScratchFile(std::string_view name);

    /// False when the disk refused (full, for example).
    bool write(std::span<const std::byte> data,
        std::uint32_t line = std::source_location::current().line());

    /// Reads back what the last write wrote, from the page cache as a rule.
    bool read(
        std::span<std::byte> into, std::uint32_t line = std::source_location::current().line());

    bool onDisk() const { return m_onDisk; }

private:
    UniqueFd m_fd;
    bool m_onDisk = false;
    std::uint32_t m_resource = 0;
    std::size_t m_last = 0;
    std::size_t m_next = 0;
};

} // namespace engine
