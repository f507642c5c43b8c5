#pragma once

#include "engine/base/result.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace engine {

/// Lets `work` make a text in a forked child, for a library that may crash on what it is given: a
/// crash, more than `patience` or an answer longer than `most` bytes is an error, and nothing the
/// child does is seen here; what it says on standard error is lost. `work` starts no threads, and
/// what it takes from this process is only read. Thread-safe. Cost: a fork.
Result<std::string> isolated(
    const std::function<std::string()>& work, std::chrono::milliseconds patience, std::size_t most);

} // namespace engine
