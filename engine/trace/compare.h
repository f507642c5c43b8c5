#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/spread.h"
#include "engine/trace/trace.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trace {

/// What a figure counts in.
enum class Measured : std::uint8_t { Nanoseconds, PerSecond, Share, Count };

/// "ns", "1/s", "share" (0 to 1), "count": one word for tables and files.
std::string_view name(Measured unit);

/// One figure of a run, made so that runs of different length can be compared.
struct Measure {
    std::string_view key{}; ///< "context_switches_per_s": for files
    std::string_view label{}; ///< "context switches": for a person
    Measured unit{};
    std::optional<double> value{}; ///< none: the tier does not know
    bool operator==(const Measure&) const = default;
};

/// The same figures in the same order for every run. Thread-safe. Cost: that of figures().
std::vector<Measure> measures(const Trace& trace);

/// Threads that do the same work: "worker" of "T1 worker", "worker 2" and "worker-3".
std::string groupName(std::string_view thread);

struct ThreadGroup {
    std::string name{};
    std::size_t threads = 0;
    StateSums time{}; ///< summed over its threads
    bool operator==(const ThreadGroup&) const = default;
};

/// In order of appearance. Thread-safe. Cost: O(threads · log slices).
std::vector<ThreadGroup> threadGroups(const Trace& trace);

/// The same figure of two runs.
struct Difference {
    std::string_view key{};
    std::string_view label{};
    Measured unit{};
    std::optional<double> a{};
    std::optional<double> b{};

    std::optional<double> difference() const; ///< b − a
    std::optional<double> ratio() const; ///< b / a; none where a is 0
};

/// What was set differently, as a person reads it: a parameter, the seed, the demo, the machine.
struct SettingDifference {
    std::string key{};
    std::string label{};
    std::string a{}; ///< empty: there is no such setting
    std::string b{};
    bool operator==(const SettingDifference&) const = default;
};

/// Like-named threads of two runs. One with no threads in one of them has zeros there.
struct GroupDifference {
    std::string name{};
    ThreadGroup a{};
    ThreadGroup b{};

    /// The states that occur in either, in the palette's order: time, summed over the threads. Not
    /// Dead: how long nothing was left of a thread says nothing about it.
    std::vector<Difference> states() const;
};

struct Comparison {
    std::vector<SettingDifference> settings{};
    std::vector<Difference> figures{};
    std::vector<GroupDifference> groups{};
};

/// Run `b` beside run `a`. Thread-safe.
Comparison compare(const Trace& a, const Trace& b);

/// One figure over the repeats of a run.
struct Repeated {
    std::string_view key{};
    std::string_view label{};
    Measured unit{};
    std::vector<double> values{}; ///< of the runs that know it, in their order
    std::optional<Spread> spread{};
};

/// Pre: each of `runs` is what measures() gave.
std::vector<Repeated> repeated(const std::vector<std::vector<Measure>>& runs);

} // namespace trace
