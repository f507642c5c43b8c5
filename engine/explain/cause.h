#pragma once

#include "engine/explain/explain.h"

namespace engine {

/// Only a lock is had by one thread at a time.
bool hasOwner(const trace::Trace& trace, std::optional<trace::ResourceId> resource);

/// A lock or a permit.
bool isTaken(const trace::Trace& trace, std::optional<trace::ResourceId> resource);

/// What slice `i` of `lane` means: its state, what it waits for, what came before it.
Cause causeOf(const trace::Trace& trace, const trace::Lane& lane, std::size_t i);

} // namespace engine
