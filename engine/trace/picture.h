#pragma once

#include "engine/trace/time.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace trace {

/// A picture that a run computed and showed: cells of one byte, row by row. Immutable once it is in
/// a trace; copies share the cells.
struct Picture {
    Time at{}; ///< when it was shown
    std::uint64_t number = 0; ///< how many the run had computed before, kept or not
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint8_t top = 1; ///< no cell is larger
    std::string what{}; ///< "Mandelbrot": marked by shown()
    std::string way{}; ///< who computed it, likewise
    std::shared_ptr<const std::vector<std::uint8_t>> cells{};
};

/// The pictures of one run, in order of time. Beyond `mostBytes` every second one is let go, and of
/// those to come as many: what is left lies evenly over the run, and the newest is always there.
/// One thread only; snapshots may go to any.
class Album {
public:
    using Pages = std::vector<std::shared_ptr<const Picture>>;
    static constexpr std::size_t mostBytes = std::size_t{64} << 20U;

    explicit Album(std::size_t bytes = mostBytes)
        : m_most{bytes}
    {
    }

    /// Pre: neither `at` nor `number` is less than the one before's. What has no cells, or not as
    /// many as it says, is left out.
    void add(Picture picture);
    std::shared_ptr<const Pages> snapshot() const;

private:
    void thinOut();

    std::size_t m_most;
    std::size_t m_bytes = 0;
    std::uint64_t m_stride = 1; ///< of the numbers that are kept
    Pages m_pages;
    mutable std::shared_ptr<const Pages> m_shared;
};

/// The latest of `pages` at or before `time`; null if there is none.
const Picture* pictureAt(const Album::Pages& pages, Time time);

/// How many pictures a second were computed in the second before the one at `time`; 0 where fewer
/// than two tell.
double picturesPerSecond(const Album::Pages& pages, Time time);

} // namespace trace
