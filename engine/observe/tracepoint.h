#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <sys/types.h>

namespace engine {

/// Where one integer field lies in a tracepoint's raw bytes.
struct TracepointField {
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// The root directory of tracefs: where it is mounted, else (with the right to) from a mount of
/// our own that no path leads to and that is gone with its last descriptor.
Result<UniqueFd> openTracefs();

/// The field called `name` in the text of a tracepoint's `format` file; none if it has none of
/// `size` bytes.
std::optional<TracepointField> findField(
    std::string_view format, std::string_view name, std::size_t size = sizeof(std::int32_t));

/// The kernel's tracepoint sched_waking: who is being woken. Whose record it is, is who wakes.
struct WakingTracepoint {
    std::uint64_t id = 0;
    TracepointField pid{};
    TracepointField cpu{};
};

/// Reads the tracepoint's id and format from tracefs. Errors: the
/// errno that opening tracefs gave; a format without the fields we need.
/// Source: tracing documentation of the kernel, events.rst.
Result<WakingTracepoint> wakingTracepoint();

/// The 32-bit integer at `field` of `raw`; none if it lies beyond the end.
std::optional<std::int32_t> valueOf(TracepointField field, std::span<const std::byte> raw);

} // namespace engine
