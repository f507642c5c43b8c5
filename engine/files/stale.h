#pragma once

#include "engine/base/unique_fd.h"

#include <filesystem>

namespace engine {

/// What is being written stands under a hidden name of ours, ".interleave-" and letters, in the
/// folder of its target. Its writer holds a lock on it, which ends with the process, however that
/// ends: what nobody locks is left over from one that was killed.
/// Source: flock(2).

/// Locks `fd`, which was opened under such a name; false: somebody took it for left over, or it is
/// locked. Where the file system has no locks it is true, and nothing is ever taken for left over.
bool lockAsOurs(const UniqueFd& fd);

/// Removes what is left over in `folder`: files, and folders with what is in them. Never fails: a
/// folder that cannot be read has nothing left over.
void removeStale(const std::filesystem::path& folder);

} // namespace engine
