#pragma once

#include <optional>

namespace engine {

/// The laws of speedup, as formulas. `processors` may be any real number from 1 on, so that curves
/// can be drawn. All of them are pure: thread-safe, no errors; what is asked of arguments is
/// asserted.

/// How many times faster a job of fixed size is on `processors` than on one:
/// 1 / (B + (1 − B) / N), where `serial`, B in [0, 1], is the share of the *one-processor* run
/// that cannot be divided. Source: G. M. Amdahl, Validity of the single processor approach to
/// achieving large scale computing capabilities, AFIPS (1967).
double amdahlSpeedup(double serial, double processors);

/// What that comes to with ever more processors: 1 / B; infinite for B = 0.
double amdahlLimit(double serial);

/// How many times more work is done in the same time by a job that grows with the processors:
/// B + (1 − B) N, where `serial`, B in [0, 1], is the share of the run *on N processors* that is
/// not divided. Source: J. L. Gustafson, Reevaluating Amdahl's law, CACM 31 (1988).
double gustafsonSpeedup(double serial, double processors);

/// Gustafson's share of a job whose share by Amdahl is `serial`: the same second of serial work is
/// a larger part of the shorter run on N processors.
double gustafsonShare(double serial, double processors);

/// The universal scalability law: X(N) = γN / (1 + σ(N − 1) + κN(N − 1)), where γ is the
/// throughput of one processor, σ contention (κ = 0 makes it Amdahl's law with B = σ) and κ what
/// keeping the processors coherent costs. σ, κ ≥ 0. Source: N. J. Gunther, Guerrilla Capacity
/// Planning, Springer (2007); the three-parameter form: Gunther, Hadoop superlinear scalability,
/// CACM 58 (2015).
struct Usl {
    double gamma = 1;
    double sigma = 0;
    double kappa = 0;
    bool operator==(const Usl&) const = default;
};

double uslThroughput(const Usl& law, double processors);

/// The N from 1 on where the throughput is largest, a real number: √((1 − σ) / κ). None where more
/// processors never hurt. The whole number of processors to use is next below or above it.
std::optional<double> uslPeak(const Usl& law);

/// The whole number of processors with the largest throughput. None as for uslPeak().
std::optional<double> uslBestProcessors(const Usl& law);

/// The serial share that a measured speedup tells of: (1/S − 1/N) / (1 − 1/N). Constant over N: a
/// serial part; growing: overhead. Below 0 where the speedup exceeds N. Pre: speedup > 0,
/// processors > 1. Source: A. H. Karp, H. P. Flatt, Measuring parallel processor performance,
/// CACM 33 (1990).
double karpFlatt(double speedup, double processors);

} // namespace engine
