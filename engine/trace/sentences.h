#pragma once

#include "engine/trace/shown.h"

namespace trace::sentence {

/// Sentences with values that more than one part of the engine may say, and what recordings keep.
/// Each stands in the list of sentences.cpp as well.

// How a run ended.
inline constexpr const char* lastSaid = shown("engine", "%1. It last said: %2");
inline constexpr const char* killedBy = shown("engine", "killed by %1");
inline constexpr const char* exitCode = shown("engine", "ended with exit code %1");
inline constexpr const char* largeFile = shown("engine", "wrote a file of more than %1");
inline constexpr const char* processes = shown("engine", "had more than %1 processes");
inline constexpr const char* threads = shown("engine", "had more than %1 threads");
inline constexpr const char* memory = shown("engine", "used more than %1 of memory");
inline constexpr const char* cpuTime = shown("engine", "used more than %1 of CPU time");
inline constexpr const char* wallTime = shown("engine", "ran for more than %1");

// What the kernel does not let us see.
inline constexpr const char* sandbox = shown("engine",
    "A sandbox or container forbids perf_event_open (%1). Showing states from the program's own "
    "events instead. Outside of it the kernel's scheduling events may be readable.");
inline constexpr const char* paranoid = shown("engine",
    "The kernel does not let this user read scheduling events (%1). Showing states from the "
    "program's own events instead. To see the kernel's: %2");
inline constexpr const char* unreadable = shown("engine",
    "The kernel's scheduling events cannot be read (%1). Showing states from the program's own "
    "events instead.");
inline constexpr const char* wakeUps = shown("engine",
    "Wake-ups can be read with root's rights only (%1). How long a woken thread waited is inferred "
    "from schedstat instead.");

// What a Vulkan device is.
inline constexpr const char* gpuVersion = shown("engine", "Vulkan %1, driver %2");
inline constexpr const char* gpuSubgroup = shown("engine", "subgroups of %1 invocations");
inline constexpr const char* gpuWorkgroup = shown("engine", "workgroups of up to %1 invocations");
inline constexpr const char* gpuMemory = shown("engine", "%1 GiB of memory");
inline constexpr const char* gpuMissing = shown("engine", "cannot be used: it lacks %1");

} // namespace trace::sentence
