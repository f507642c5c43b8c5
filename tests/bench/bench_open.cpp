// Saves and opens a recording of ten million slices (or as many as the first argument says) of 64
// actors, and prints each time as a ratio to its target. Best of three.

#include "engine/files/interleave_file.h"
#include "engine/trace/builder.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

namespace {

constexpr std::size_t rows = 64;
constexpr double openTarget = 1.0; // s, for ten million slices

/// Threads that run, are preempted, wait for locks and are woken, on eight CPUs.
trace::Snapshot busyRun(std::size_t slices)
{
    using trace::State;
    trace::Builder builder;
    std::mt19937 random{1};
    const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
    for (std::size_t row = 0; row < rows; ++row) {
        const auto actor = builder.addActor(
            trace::ActorKind::Thread, "worker", {}, 1000, 1000 + static_cast<int>(row));
        trace::Time at{};
        trace::SliceStart slice{.begin = at, .state = State::New};
        for (std::size_t i = 0; i < slices / rows; ++i) {
            builder.append(actor, slice);
            at += trace::Duration{500 + random() % 20'000};
            const bool ran = slice.state == State::Running;
            const bool waited = isWaiting(slice.state);
            slice = {.begin = at, .state = State::Running, .line = 0};
            if (ran && random() % 4 == 0)
                slice = {.begin = at, .state = State::Runnable, .preempted = true};
            else if (ran)
                slice = {.begin = at, .state = State::Lock, .resource = lock, .line = 42};
            else if (waited)
                slice = {.begin = at, .state = State::Runnable, .peer = actor};
            else
                slice.cpu = static_cast<trace::CpuId>(random() % 8);
        }
    }
    return builder.snapshot();
}

struct Seconds {
    double wall = 1e9;
    double cpu = 1e9; ///< says more on a machine that is busy with other things
};

template <class Work>
Seconds bestOfThree(Work&& work)
{
    Seconds best;
    for (int i = 0; i < 3; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t cpu = std::clock();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best.wall = std::min(best.wall, took.count());
        best.cpu = std::min(best.cpu, static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
    }
    return best;
}

} // namespace

int main(int count, char** arguments)
{
    const std::size_t slices =
        count > 1 ? static_cast<std::size_t>(std::atoll(arguments[1])) : 10'000'000;
    const auto trace = busyRun(slices);
    const auto path = std::filesystem::temp_directory_path() / "bench_open.interleave";
    const Seconds saving = bestOfThree([&] {
        if (!engine::save(*trace, path))
            std::abort();
    });
    const Seconds opening = bestOfThree([&] {
        if (!engine::open(path))
            std::abort();
    });
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));
    std::filesystem::remove(path);
    const auto all = static_cast<double>(trace->sliceCount());
    const double target = openTarget * all / 1e7;
    std::printf(
        "open   %.0f slices: %.3f s = %.2f x the target of %.2f s (%.3f s of CPU = %.2f x)\n", all,
        opening.wall, opening.wall / target, target, opening.cpu, opening.cpu / target);
    std::printf("save   %.3f s of CPU = %.2f x opening\n", saving.cpu, saving.cpu / opening.cpu);
    std::printf("size   %.2f bytes a slice\n", bytes / all);
    return 0;
}
