#include "engine/trace/sentences.h"

namespace trace {

std::span<const char* const> sentences()
{
    using namespace sentence;
    static constexpr const char* all[]{lastSaid, killedBy, exitCode, largeFile, processes, threads,
        memory, cpuTime, wallTime, sandbox, paranoid, unreadable, wakeUps, gpuVersion, gpuSubgroup,
        gpuWorkgroup, gpuMemory, gpuMissing,
        // Why a program cannot be started.
        shown("engine", "INTERLEAVE_RUNNER names %1, which is not an executable file"),
        shown("engine",
            "interleave-runner, which runs the demos, is missing: neither %1 nor %2 is there. "
            "Install Interleave again, or name it in INTERLEAVE_RUNNER"),
        shown("engine", "the runner has no demo called “%1”"),
        // Why a file cannot be read or written; these follow a path, or stand in one another.
        shown("engine", "cannot write %1: %2"), shown("engine", "%1: damaged: %2"),
        shown("engine", "table %1: %2"), shown("engine", "the database: %1"),
        shown("engine", "the list of tables: %1"), shown("engine", "it is no database: %1"),
        shown("engine", "%1: it is not an Interleave recording"),
        shown("engine", "%1: it is a directory"), shown("engine", "%1: it is not a regular file"),
        shown("engine", "%1: not enough memory to open it"), shown("engine", "%1: cancelled"),
        shown("engine", "%1: a newer Interleave wrote it (format %2, this one reads up to %3)"),
        shown("engine", "the file ends after %1 of %2 bytes"),
        shown("engine", "table %1 is missing or is not as format %2 has it"),
        shown("engine", "table %1 is empty"),
        shown("engine", "the parent of actor %1 is not there"),
        shown("engine", "actor %1 is its own ancestor"),
        shown("engine", "actor %1 has too many slices"),
        shown("engine", "actor %1 has too many marks"),
        shown("engine", "slices of actor %1 do not ascend"),
        shown("engine", "slices of actor %1 begin after the recording ends"),
        shown("engine", "slices of actor %1 are missing"),
        shown("engine", "marks of actor %1 do not ascend"),
        shown("engine", "marks of actor %1 are missing"),
        shown("engine", "a chunk is of actor %1, who is not there"),
        shown("engine", "a chunk names %1 that is not there")};
    return all;
}

} // namespace trace
