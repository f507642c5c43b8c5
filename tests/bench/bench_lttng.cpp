// An event of ours against one of LTTng-UST with the same fields, in turn in one thread. Run by
// lttng.sh, which has a session recording it.

#define LTTNG_UST_TRACEPOINT_CREATE_PROBES
#define LTTNG_UST_TRACEPOINT_DEFINE
#include "bench/lttng_provider.h"
#include "bench/recording_bench.h"

int main()
{
    if (!lttng_ust_tracepoint_enabled(interleave_bench, value)) {
        std::puts("skipped: no LTTng session records this program (start it with lttng.sh)");
        return 0;
    }
    std::vector<double> ours;
    std::vector<double> theirs;
    RecordingBench bench;
    for (int round = 0; round < 21; ++round) {
        ours.push_back(bench.nsPerEvent(bench.room));
        bench.waitUntilRead();
        theirs.push_back(nsPerCall(bench.room, [](std::size_t i) {
            lttng_ust_tracepoint(interleave_bench, value, static_cast<std::int64_t>(i), 1U, 42U);
        }));
    }
    printFigure("an event of LTTng-UST with the same fields", median(theirs), "ns");
    printFigure("an event of ours, in turn with it", median(ours), "ns");
    printRatio("LTTng-UST / ours", median(theirs) / median(ours), 8, false);
}
