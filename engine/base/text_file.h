#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace engine {

/// Everything a file or pipe holds, which is not trusted to be small. Errors: what the system
/// refused; more than `most` bytes, which are then not kept. Thread-safe.
Result<std::string> readTextFile(const std::filesystem::path& path, std::size_t most);

} // namespace engine
