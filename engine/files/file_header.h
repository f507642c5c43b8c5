#pragma once

#include <cstdint>
#include <filesystem>

namespace engine::files {

/// What SQLite's header says, before SQLite sees the file: throws Refusal unless it is a whole
/// recording of a version that is known here. Returns the file's size.
/// Source: sqlite.org/fileformat2.html.
std::uint64_t checkHeader(const std::filesystem::path& path);

} // namespace engine::files
