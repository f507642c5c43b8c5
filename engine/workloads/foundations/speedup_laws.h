#pragma once

#include "engine/workloads/workload.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// What the demo speedup-laws measures, what the laws say beside it, and what a finished run tells.
/// In every reading x is the number of threads, y the serial fraction in per cent that was set.
namespace engine::speedup {

inline constexpr std::string_view speedupFigure = "speedup";
inline constexpr std::string_view timeFigure = "where-time-went";
inline constexpr std::string_view gainFigure = "diminishing-returns";
inline constexpr std::string_view orderFigure = "improvement-order";

inline constexpr Measure measuredSpeedup{.key = "measured",
    .figure = speedupFigure,
    .label = shown("engine", "measured"),
    .unit = "×",
    .xLabel = shown("engine", "threads")};
inline constexpr Measure ideal{.key = "ideal",
    .figure = speedupFigure,
    .label = shown("engine", "ideal"),
    .unit = "×",
    .xLabel = shown("engine", "threads"),
    .model = true};
inline constexpr Measure amdahl{.key = "amdahl",
    .figure = speedupFigure,
    .label = shown("engine", "Amdahl"),
    .unit = "×",
    .xLabel = shown("engine", "threads"),
    .model = true};
inline constexpr Measure gustafson{.key = "gustafson",
    .figure = speedupFigure,
    .label = shown("engine", "Gustafson"),
    .unit = "×",
    .xLabel = shown("engine", "threads"),
    .model = true};
inline constexpr Measure usl{.key = "usl",
    .figure = speedupFigure,
    .label = shown("engine", "USL, fitted"),
    .unit = "×",
    .xLabel = shown("engine", "threads"),
    .model = true};
inline constexpr Measure limit{.key = "limit",
    .figure = speedupFigure,
    .label = shown("engine", "limit 1/B"),
    .unit = "×",
    .xLabel = shown("engine", "threads"),
    .model = true};
inline constexpr Measure serialTime{.key = "serial",
    .figure = timeFigure,
    .label = shown("engine", "serial"),
    .unit = "µs",
    .xLabel = shown("engine", "threads")};
inline constexpr Measure dividedTime{.key = "divided",
    .figure = timeFigure,
    .label = shown("engine", "divided"),
    .unit = "µs",
    .xLabel = shown("engine", "threads")};
inline constexpr Measure waitingTime{.key = "waiting",
    .figure = timeFigure,
    .label = shown("engine", "meetings, waiting"),
    .unit = "µs",
    .xLabel = shown("engine", "threads")};
inline constexpr Measure measuredGain{.key = "measured",
    .figure = gainFigure,
    .label = shown("engine", "measured"),
    .xLabel = shown("engine", "threads")};
inline constexpr Measure amdahlGain{.key = "amdahl",
    .figure = gainFigure,
    .label = shown("engine", "Amdahl"),
    .xLabel = shown("engine", "threads"),
    .model = true};
/// x: how many of the two improvements were made.
inline constexpr Measure threadsFirst{.key = "threads-first",
    .figure = orderFigure,
    .label = shown("engine", "first all CPUs"),
    .unit = "µs",
    .xLabel = shown("engine", "improvements made")};
inline constexpr Measure serialFirst{.key = "serial-first",
    .figure = orderFigure,
    .label = shown("engine", "first the serial part"),
    .unit = "µs",
    .xLabel = shown("engine", "improvements made")};
/// Of every try, the rejected ones as well; no view draws it.
inline constexpr Measure jobTime{.key = "job",
    .figure = "job-time",
    .label = shown("engine", "one try of the job"),
    .unit = "µs",
    .xLabel = shown("engine", "threads")};
inline constexpr Measure measures[]{measuredSpeedup, ideal, amdahl, gustafson, usl, limit,
    serialTime, dividedTime, waitingTime, measuredGain, amdahlGain, threadsFirst, serialFirst,
    jobTime};

/// Reads the laws' curves for a serial fraction in per cent, up to `most` threads.
void tellLaws(const Context& run, std::int64_t serialPercent, unsigned most);

/// Speedups by number of threads, ascending.
using ByThreads = std::vector<std::pair<unsigned, std::vector<double>>>;

/// Reads the curve of the USL that fits them, where there are enough different ones.
void tellUsl(const Context& run, std::int64_t serialPercent, const ByThreads& speedups);

/// The speedups of the serial fraction that was measured last, by number of threads.
struct Speedups {
    double serialPercent = 0;
    unsigned cpus = 0; ///< those that the run might use
    ByThreads byThreads{};
};
std::optional<Speedups> speedupsOf(const trace::Trace& trace);
double medianOf(std::vector<double> values);

std::optional<std::size_t> answerLimit(const trace::Trace& trace);
std::string measuredLimit(const trace::Trace& trace);
inline constexpr const char* timesAsFast =
    shown("engine", "%1 threads, as many as CPUs, were %2 times as fast as one.");
inline constexpr const char* limitSentences[]{timesAsFast};
std::optional<std::vector<double>> answerCurve(const trace::Trace& trace);

/// Amdahl's B and the USL's coefficients, fitted with 95 % intervals; Karp and Flatt's B.
std::vector<Finding> findings(const trace::Trace& trace);

} // namespace engine::speedup
