#pragma once

#include <sys/types.h>

namespace engine {

/// Ends the calling process, and from now on every process that it forks, when `guardian` dies.
///
/// The caller gets SIGKILL from the kernel. Its descendants cannot have that: they would also die
/// with the parent that forked them, or with one thread of it, and orphans are something demos
/// show. They get SIGURG instead (ignored by default and hardly used), and its handler ends the
/// process unless its parent or the guardian still lives. Descendants that execute another program
/// or made themselves deaf to SIGURG are left to Family's own search.
///
/// Pre: the caller is single-threaded and a child of `guardian`.
/// Source: prctl(2), PR_SET_PDEATHSIG; pthread_atfork(3).
void dieWith(pid_t guardian);

} // namespace engine
