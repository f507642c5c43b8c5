// What recording costs, as ratios: to the time stamp that every event needs, to nothing at all,
// and (where it is installed) to LTTng-UST in the same run. CPU time of the recording thread,
// medians of rounds taken in turn, so that all meet the same load.

#include "bench/recording_bench.h"
#include "engine/record/arena_layout.h"
#include "engine/record/stamp_clock.h"
#include "engine/sync/mutex.h"

#include <cstdlib>

using namespace engine;

namespace {

void costOfAnEvent()
{
    const ArenaClock clock = bestClock();
    std::vector<double> stamp;
    std::vector<double> event;
    RecordingBench bench;
    for (int round = 0; round < 31; ++round) {
        stamp.push_back(nsPerCall(bench.room, [clock](auto) { keep(readStamp(clock)); }));
        event.push_back(bench.nsPerEvent(bench.room));
        bench.waitUntilRead();
    }
    const bool tsc = clock == ArenaClock::Tsc;
    printFigure(tsc ? "a stamp (rdtsc)" : "a stamp (clock_gettime)", median(stamp), "ns");
    printFigure("an event, its ring drained every 1 ms", median(event), "ns");
    printRatio("an event / its stamp", median(event) / median(stamp), 1.5, true);
}

void costOfAFullRing()
{
    Arena arena = Arena::create({.workload = "bench"}, {.lanes = 1, .eventsPerLane = 128}).value();
    attachRecorder(arena);
    attachThread("bench");
    printFigure("an event dropped on a full ring", RecordingBench::nsPerEvent(5'000'000), "ns");
    detachThread();
}

void costWhenDisabled()
{
    const auto call = [](std::size_t i) {
        keep(i);
        record(EventKind::Value, trace::State::Running, 1, static_cast<std::int64_t>(i), 42);
    };
    const double loop = medianNsPerCall(5'000'000, [](std::size_t i) { keep(i); });
    const double disabled = medianNsPerCall(5'000'000, call);
    printFigure("a disabled event (loop of " + std::to_string(loop).substr(0, 4) + " ns taken off)",
        disabled - loop, "ns");
    printRatio("a disabled event / 1 ns", disabled - loop, 1.0, true);
}

/// The reader's share of the ingest: arena to events with time and thread.
void costOfReading()
{
    constexpr std::uint32_t perRing = 1U << 16U;
    Arena arena =
        Arena::create({.workload = "bench"}, {.lanes = 1, .eventsPerLane = perRing}).value();
    ArenaReader reader{arena};
    attachRecorder(arena);
    attachThread("bench");
    std::vector<ProgramEvent> events;
    std::vector<double> each;
    for (int round = 0; round < 31; ++round) {
        RecordingBench::nsPerEvent(perRing - reservedSlots - 1);
        events.clear();
        const auto begin = threadTime();
        reader.drain(events, perRing);
        each.push_back(static_cast<double>((threadTime() - begin).count())
            / static_cast<double>(events.size()));
    }
    detachThread();
    printFigure("reading", 1000 / median(each), "million events/s");
}

void costOfALane()
{
    Arena arena = Arena::create({.workload = "bench"}, {.lanes = 32}).value();
    ArenaReader reader{arena};
    attachRecorder(arena);
    std::vector<ProgramEvent> events;
    std::vector<double> fresh;
    for (int i = 0; i < 32; ++i)
        fresh.push_back(nsPerCall(1, [](auto) { attachThread("bench"); }) / 1000);
    detachThread();
    std::vector<double> used;
    for (int i = 0; i < 32; ++i) {
        events.clear();
        reader.drain(events);
        reader.drain(events);
        used.push_back(nsPerCall(1, [](auto) { attachThread("bench"); }) / 1000);
        detachThread();
    }
    printFigure("taking a lane that was never used", median(fresh), "µs");
    printFigure("taking one that was", median(used), "µs");
}

/// Lock and unlock without contention, against std::mutex and two events.
void costOfALock()
{
    std::mutex plain;
    std::vector<double> pair;
    std::vector<double> event;
    std::vector<double> ours;
    RecordingBench bench;
    Mutex recorded{"bench"};
    for (int round = 0; round < 31; ++round) {
        pair.push_back(nsPerCall(bench.room / 2, [&](auto) {
            plain.lock();
            plain.unlock();
        }));
        event.push_back(bench.nsPerEvent(bench.room));
        bench.waitUntilRead();
        ours.push_back(nsPerCall(bench.room / 2, [&](auto) {
            recorded.lock();
            recorded.unlock();
        }));
        bench.waitUntilRead();
    }
    printFigure("std::mutex, lock and unlock", median(pair), "ns");
    printFigure("ours, which records both", median(ours), "ns");
    printRatio("(ours less two events) / the plain pair",
        (median(ours) - 2 * median(event)) / median(pair), 2, true);
}

void compareWithLttng()
{
#ifdef BENCH_LTTNG
    std::fflush(stdout);
    if (std::system(BENCH_LTTNG) != 0)
        std::puts("skipped: the comparison with LTTng-UST failed");
#else
    std::puts("skipped: comparison with LTTng-UST (built without liblttng-ust-dev)");
#endif
}

} // namespace

int main()
{
    costOfAnEvent();
    costOfAFullRing();
    costWhenDisabled();
    costOfReading();
    costOfALane();
    costOfALock();
    compareWithLttng();
}
