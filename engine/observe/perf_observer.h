#pragma once

#include "engine/observe/observer.h"
#include "engine/observe/perf_feed.h"

#include <memory>

namespace engine {

/// Tiers A and A+: the kernel's own switch records. A thread of its own empties the kernel's
/// rings every 8 ms and whenever one is a quarter full, so that none overflows however slow the
/// caller of drain() is; records then wait in a double buffer of at most a million, beyond which
/// they count as lost. Delivered about 20 ms after they happened.
/// Errors: as PerfFeed::open().
Result<std::unique_ptr<Observer>> observeByPerf(pid_t target, const PerfOptions& options = {});

} // namespace engine
