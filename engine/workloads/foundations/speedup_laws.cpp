// Amdahl, Gustafson, USL: one job with a serial part of a set share is done by 1, 2, 3 … threads,
// again and again. How many times faster each is stands beside what the laws say.

#include "engine/workloads/foundations/speedup_bench.h"

namespace engine {

using namespace speedup;

namespace {

using std::chrono::milliseconds;

constexpr std::string_view kinds[]{
    shown("engine", "arithmetic"), shown("engine", "memory"), shown("engine", "shared counter")};
constexpr std::string_view sizes[]{
    shown("engine", "fixed (Amdahl)"), shown("engine", "grows (Gustafson)")};

constexpr Param serial{.key = "serial",
    .label = shown("engine", "Serial fraction B"),
    .unit = "%",
    .high = 100,
    .initial = 10,
    .live = true,
    .hint = shown("engine", "The share of the job on one thread that only one thread can do.")};
constexpr Param threads{.key = "threads",
    .label = shown("engine", "Most threads"),
    .low = 1,
    .high = 64,
    .initial = 8,
    .hint = shown("engine",
        "The job is done by 1, 2, 3 … so many threads. Those beyond the CPUs share them.")};
constexpr Param length{.key = "length",
    .label = shown("engine", "Length of the job"),
    .unit = "µs",
    .low = 100,
    .high = 20'000,
    .step = 100,
    .initial = 500,
    .live = true,
    .hint = shown("engine", "On one thread. A short one is rarely disturbed, but meetings weigh.")};
constexpr Param kind{.key = "kind",
    .label = shown("engine", "The job does"),
    .high = 2,
    .choices = kinds,
    .hint = shown("engine",
        "Arithmetic shares nothing; memory its bandwidth; one counter has one cache line.")};
constexpr Param size{.key = "size",
    .label = shown("engine", "Size of the job"),
    .high = 1,
    .choices = sizes,
    .hint = shown("engine", "Fixed, or the part that is divided grows with the threads.")};
constexpr Param improvement{.key = "improvement",
    .label = shown("engine", "Serial part made faster"),
    .unit = "×",
    .low = 1,
    .high = 10,
    .initial = 2,
    .live = true,
    .hint =
        shown("engine", "A second improvement beside the threads: which of the two comes first?")};
constexpr Param params[]{serial, threads, length, kind, size, improvement};

constexpr std::string_view shownIn[]{
    "speedup", "where-time-went", "improvement-order", "diminishing-returns", "thread-timeline"};

} // namespace

namespace speedup {

// [code]
void Job::operator()(unsigned worker, std::uint64_t operations)
{
    if (worker == 0)
        serialTime = compute(share(operations, serialShare)); // [1] nobody can help
    meeting.meet(); // [2] the others wait for it
    dividedTimes[worker] = compute(share(operations, dividedShare / threads)); // [3] all at once
    meeting.meet(); // [4] done when the last one is
}
// [/code]

} // namespace speedup

namespace {

void run(const Context& context)
{
    Bench bench{context, JobKind{context.values[kind]},
        static_cast<unsigned>(context.values[threads]), context.values[size] != 0, [&context] {
            return Setup{
                context.values[serial], context.values[length], context.values[improvement]};
        }};
    while (!context.stop.stop_requested())
        bench.sweep();
}

constexpr std::string_view limits[]{shown("engine", "as many times as there are CPUs"),
    shown("engine", "faster, but not as many times"), shown("engine", "not faster, or slower")};

constexpr std::string_view points[]{"1", "2", "4", "8"};
constexpr Estimate estimates[]{
    {.question = shown("engine", "How many times faster is the job on 1, 2, 4, 8 threads?"),
        .unit = "×",
        .top = 8,
        .points = points,
        .answer = answerCurve}};

} // namespace

extern const Workload speedup_laws{
    .id = "speedup-laws",
    .title = shown("engine", "Amdahl, Gustafson, USL"),
    .summary = shown("engine",
        "One job with a serial part, done by more and more threads: measured, and as the laws "
        "say."),
    .chapter = Chapter::Foundations,
    .params = params,
    .views = shownIn,
    .prediction =
        {.question = shown("engine",
             "On as many threads as there are CPUs, how much faster is the job than on one?"),
            .options = limits,
            .answer = answerLimit,
            .measured = measuredLimit,
            .sentences = limitSentences},
    .estimates = estimates,
    .measures = measures,
    .findings = findings,
    .duration = milliseconds{4000},
    .run = run,
};

} // namespace engine
