#pragma once

#include "engine/trace/trace.h"

/// A small run: two threads on two CPUs for 20 ms, one waits for a lock of the other.
trace::Snapshot smallRun();
