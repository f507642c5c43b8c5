#pragma once

#include <functional>

namespace engine {

/// Called now and then by what takes long, on the caller's thread, with the share done in [0, 1].
/// Returning false cancels: the call fails with ECANCELED and leaves nothing behind. May be empty.
using Progress = std::function<bool(double done)>;

} // namespace engine
