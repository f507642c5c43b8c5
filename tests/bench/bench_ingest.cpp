// What it takes to turn what a program wrote into its arena into a trace that can be asked: arena,
// reader, joiner, builder, snapshot. One core, CPU time of this thread; the writer's time does not
// count. Also the longest single step, as the window would feel it.

#include "bench/ratio.h"
#include "engine/lifecycle/joiner.h"
#include "engine/record/arena_reader.h"
#include "engine/record/recorder.h"
#include "engine/run/ingest.h"

#include <thread>

#include <unistd.h>

using namespace engine;
using trace::State;

namespace {

constexpr int threads = 4;
constexpr std::uint32_t perRing = 1U << 14;
constexpr std::size_t perStep = Ingest::eventsAStep;
constexpr int rounds = 60;
constexpr int perThread = perRing / 2; ///< events a round

/// What each thread does over and over: lock, work, unlock, sleep.
void writeLoop(std::uint32_t lock, std::uint32_t value, std::size_t events)
{
    for (std::size_t i = 0; i + 8 <= events; i += 8) {
        record(EventKind::State, State::Lock, lock, 0, 10);
        record(EventKind::Acquire, State::Running, lock, static_cast<std::int64_t>(i), 10);
        record(EventKind::Line, State::Running, 0, 0, 11);
        record(EventKind::Value, State::Running, value, static_cast<std::int64_t>(i), 12);
        record(EventKind::Release, State::Running, lock, static_cast<std::int64_t>(i), 13);
        record(EventKind::State, State::Sleep, 0, 0, 14);
        record(EventKind::State, State::Running, 0, 0, 15);
        record(EventKind::Line, State::Running, 0, 0, 16);
    }
}

struct Written {
    MonotonicTime begin{};
    MonotonicTime end{};
    std::vector<pid_t> tids{};
};

/// All threads write one ring's half full, each on its own, and end.
Written writeAll(std::uint32_t lock, std::uint32_t value)
{
    Written written{.begin = monotonicNow(), .tids = std::vector<pid_t>(threads)};
    {
        std::vector<std::jthread> writers;
        for (pid_t& tid : written.tids)
            writers.emplace_back([&tid, lock, value] {
                tid = ::gettid();
                attachThread("bench");
                writeLoop(lock, value, perThread);
            });
    }
    written.end = monotonicNow();
    return written;
}

/// What the kernel would have said meanwhile: each thread is switched out and in once for every 64
/// of its events, a busy scheduler.
std::vector<KernelRecord> switches(const Written& written)
{
    std::vector<KernelRecord> records;
    constexpr int stretches = perThread / 64;
    const auto stretch = (written.end - written.begin) / stretches;
    for (const RecordKind kind : {RecordKind::SwitchIn, RecordKind::SwitchOut}) {
        for (int i = 0; i < stretches; ++i) {
            for (std::size_t t = 0; t < written.tids.size(); ++t)
                records.push_back({.at = written.begin + i * stretch
                        + (kind == RecordKind::SwitchIn ? MonotonicTime{} : stretch * 9 / 10),
                    .kind = kind,
                    .cpu = static_cast<trace::CpuId>(t),
                    .pid = ::getpid(),
                    .tid = written.tids[t]});
        }
    }
    std::ranges::stable_sort(records, {}, &KernelRecord::at);
    return records;
}

struct Outcome {
    double millionsPerSecond = 0;
    double longestMs = 0;
    std::size_t slices = 0;
};

Outcome ingest(trace::Tier tier)
{
    Arena arena =
        Arena::create({.workload = "bench"}, {.lanes = 8, .eventsPerLane = perRing}).value();
    ArenaReader reader{arena};
    attachRecorder(arena);
    const auto lock = registerResource(trace::ResourceKind::Lock, "lock");
    const auto value = registerResource(trace::ResourceKind::SharedVariable, "value");
    trace::Builder builder{{.tier = tier}};
    Joiner joiner{builder, monotonicNow(), ::getpid(), tier,
        [&](std::uint32_t number) { return reader.resource(number); },
        [&](std::uint32_t lane) { return reader.threadName(lane); }};

    std::vector<ProgramEvent> events;
    std::chrono::nanoseconds spent{};
    std::chrono::nanoseconds longest{};
    std::size_t taken = 0;
    const auto step = [&](auto&& work) {
        const auto begin = threadTime();
        work();
        const auto took = threadTime() - begin;
        spent += took;
        longest = std::max(longest, took);
    };
    for (int round = 0; round < rounds; ++round) {
        const Written written = writeAll(lock, value);
        std::vector<KernelRecord> records{};
        if (tier != trace::Tier::Program)
            records = switches(written);
        step([&] { joiner.kernel(records, written.end); });
        bool more = true;
        while (more) {
            events.clear();
            step([&] {
                const MonotonicTime complete = reader.drain(events, perStep);
                joiner.program(events, complete);
            });
            taken += events.size();
            more = events.size() == perStep;
        }
        step([&] { joiner.flush(monotonicNow()); });
        step([&] { static_cast<void>(builder.snapshot()); });
    }
    joiner.finish(monotonicNow());
    trace::Snapshot snapshot;
    step([&] { snapshot = builder.snapshot(); });
    return {.millionsPerSecond =
                1000.0 * static_cast<double>(taken) / static_cast<double>(spent.count()),
        .longestMs = static_cast<double>(longest.count()) / 1e6,
        .slices = snapshot->sliceCount()};
}

void measure(const char* what, trace::Tier tier)
{
    std::vector<double> speed;
    std::vector<double> stall;
    std::size_t slices = 0;
    for (int i = 0; i < 7; ++i) {
        const Outcome outcome = ingest(tier);
        speed.push_back(outcome.millionsPerSecond);
        stall.push_back(outcome.longestMs);
        slices = outcome.slices;
    }
    std::printf("%s (%zu slices)\n", what, slices);
    printRatio("  million events/s / 20", median(speed) / 20, 1.0, false);
    printRatio("  longest step / 2 ms", median(stall) / 2, 1.0, true);
}

} // namespace

int main()
{
    measure("with kernel switch records", trace::Tier::KernelWakeups);
    measure("the program's events alone", trace::Tier::Program);
}
