#include "engine/observe/observer.h"
#include "observe/subject.h"

#include <map>
using namespace engine;
int main(int argc, char** argv)
{
    auto tier = argc > 3 ? trace::Tier(atoi(argv[3])) : trace::Tier::KernelWakeups;
    test::Subject s(argv[1], argc > 2 ? atoi(argv[2]) : 0);
    auto o = observe(s.pid(), tier);
    fprintf(stderr, "tier %d reason %s\n", int(o.observer->tier()), o.reason.c_str());
    s.start();
    std::vector<KernelRecord> all;
    while (!s.ended(8))
        o.observer->drain(all);
    o.observer->finish(all);
    const char* k[] = {
        "In", "Out", "Wake", "Fork", "Exit", "Name", "WakeDelay", "Sample", "RunTime", "Lost"};
    if (argc <= 4)
        for (auto& r : all)
            printf("%ld %s tid %d pid %d other %d cpu %d %s state %s dur %ld count %lu %s\n",
                r.at.count(), k[int(r.kind)], r.tid, r.pid, r.other, r.cpu,
                r.preempted ? "preempted" : "", std::string(trace::name(r.state)).c_str(),
                r.duration.count(), r.count, r.name);
    std::map<int, long> n;
    for (auto& r : all)
        n[int(r.kind)]++;
    for (auto& [a, b] : n)
        fprintf(stderr, "%s %ld\n", k[a], b);
    fprintf(stderr, "lost %lu\n", o.observer->lost());
    for (auto& a : s.accounts())
        fprintf(stderr, "tid %d at %ld run %ld n %lu\n", a.tid, a.at.count(), a.running.count(),
            a.stretches);
}
