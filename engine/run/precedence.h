#pragma once

namespace engine {

/// Puts the calling thread ahead of whatever a demo does, where the user may do that (SCHED_FIFO):
/// a demo of the real-time classes must not keep us from ending it. Else with short time slices,
/// which any user may ask for: who wants little is served soon, however many compete. Its children
/// start as any process does. Source: sched(7); sched_runtime of SCHED_OTHER is the slice from
/// Linux 6.12 on, ignored before.
void comeFirst();

/// Meanwhile a thread that came first takes its turn among ordinary ones again, ahead of most of
/// them. For calls in which the kernel spins until somebody else has got on: one of real-time class
/// keeps that somebody from its CPU, for 0.95 s until the kernel's own precaution steps in. One
/// thread only.
class AmongOthers {
public:
    AmongOthers();
    ~AmongOthers();
    AmongOthers(const AmongOthers&) = delete;
    AmongOthers& operator=(const AmongOthers&) = delete;

private:
    bool m_cameFirst;
};

} // namespace engine
