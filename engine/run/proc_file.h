#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace engine {

/// All of a file of /proc; empty if it cannot be read (its process has ended, or is another
/// user's).
std::string procFile(const std::string& path);

/// The entries of a folder that are numbers: processes of /proc, threads of /proc/PID/task.
std::vector<pid_t> numbersIn(const std::string& folder);

/// The fields of /proc/PID/stat from the third one, the state, on: fields[1] is the parent. Empty
/// if there is no such process. Source: proc(5).
std::vector<std::string> procStat(pid_t pid);

/// Split at white space.
std::vector<std::string> words(std::string_view text);

} // namespace engine
