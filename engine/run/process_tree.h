#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace engine {

/// Every process below `root`, zombies too, as /proc shows them now. A process that forks meanwhile
/// may be missed: ask again. Source: proc(5), task/TID/children; without CONFIG_PROC_CHILDREN the
/// parents named by every /proc/PID/stat.
std::vector<pid_t> descendants(pid_t root);

/// Shows each of descendants() to `visit`, parents first, until that returns false. Whoever only
/// wants to know whether there are too many need not read a thousand entries.
void visitDescendants(pid_t root, const std::function<bool(pid_t)>& visit);

/// The same, by reading every process of the machine: the way of kernels without those lists.
std::vector<pid_t> descendantsByParents(pid_t root);

/// Every living process that was started with `entry` ("NAME=value") in its environment; forked
/// children are so too. Source: proc(5), /proc/PID/environ.
std::vector<pid_t> processesWith(std::string_view entry);

/// Reaps each child that has ended and tells `buried` its pid and status (waitpid(2)). False once
/// there are no children at all. Single-threaded callers only.
bool reapEnded(const std::function<void(pid_t, int)>& buried);

/// Kills every descendant of the calling process and waits until there is none. Complete if the
/// caller is a subreaper: whoever forks while it dies leaves its child to us. The process group of
/// `first` goes first and as one, because nobody can fork while its whole group is being killed.
/// `buried` is told pid and status (waitpid(2)) of each child that ended.
/// Pre: the caller is single-threaded and blocks SIGCHLD.
void killDescendants(pid_t first, const std::function<void(pid_t, int)>& buried);

} // namespace engine
