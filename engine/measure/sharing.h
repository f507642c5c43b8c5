#pragma once

#include "engine/measure/sampling.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace engine {

/// False sharing: threads that share no data, but a cache line. Each thread works on fields of its
/// own; what varies is how far apart they lie. Source of the table of accesses: our own
/// experiments; of the effect: W. J. Bolosky, M. L. Scott, False sharing and its effect on shared
/// memory performance, USENIX SEDMS IV (1993).

/// What a thread does to its own fields, again and again.
enum class SharingAccess {
    Increment, ///< x++, as every textbook has it: the store buffer hides most of the harm
    Store, ///< x = i: it hides all of it
    FetchAdd, ///< an atomic x++, which needs the line each time
    OrderedStore, ///< a sequentially consistent store: likewise
    TwoFields, ///< stores to one field and loads from another of its own, beside it
    Histogram, ///< eight bins, by the data
    ManyLines, ///< x++ on a field in each of 64 lines in turn: too many for the store buffer
};
inline constexpr std::array sharingAccesses{SharingAccess::Increment, SharingAccess::Store,
    SharingAccess::FetchAdd, SharingAccess::OrderedStore, SharingAccess::TwoFields,
    SharingAccess::Histogram, SharingAccess::ManyLines};

/// "fetch_add"; one word.
std::string_view sharingAccessName(SharingAccess access);

/// Where the threads' fields lie, in bytes from the beginning of a line.
struct SharingLayout {
    SharingAccess access = SharingAccess::FetchAdd;
    std::size_t lineSize = 64;
    std::size_t distance = 8; ///< from one thread's fields to the next one's; 8 or a multiple
    unsigned threads = 2;

    std::size_t fieldBytes() const; ///< of one thread and place; no distance is less
    std::size_t places() const; ///< 1, or 64 for ManyLines
    std::size_t apart() const; ///< the distance as it is: at least fieldBytes()
    std::size_t offset(unsigned thread, std::size_t place) const; ///< Pre: thread < threads
    std::size_t bytes() const; ///< of all
    /// Whether some line holds fields of two threads.
    bool isShared() const { return apart() < lineSize; }
};

/// One point of the slider: `threads` on CPUs of their own. Unit: ns for an operation of a thread.
struct SharingPlan {
    SharingAccess access = SharingAccess::FetchAdd;
    std::vector<std::size_t> distances{8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 96, 128};
    unsigned threads = 2;
    std::size_t lineSize = 64;
};

struct SharingResult {
    struct Point {
        std::size_t distance = 0; ///< bytes, as it was
        Figure time{};
    };
    std::vector<Point> points{}; ///< as planned
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// The distance slider. Points of the sink: the result's. Errors: Sampler::make(); fewer CPUs than
/// threads.
Result<SharingResult> measureSharing(const SharingPlan& plan, const Sampling& how);

/// The table: every access alone, padded (two lines apart) and on the same line.
struct SharingTable {
    struct Row {
        SharingAccess access{};
        Figure alone{}; ///< one thread
        Figure padded{};
        Figure same{};
        /// same / padded, where both are known.
        std::optional<double> ratio() const;
    };
    std::vector<Row> rows{};
    unsigned threads = 0;
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// Points of the sink: 3 × row + 0 alone, 1 padded, 2 same. Errors: as measureSharing().
Result<SharingTable> measureSharingTable(std::span<const SharingAccess> accesses, unsigned threads,
    std::size_t lineSize, const Sampling& how);

/// The size of a cache line as this machine says, 64 where it does not. Source: hwloc.
std::size_t lineSizeHere();

} // namespace engine
