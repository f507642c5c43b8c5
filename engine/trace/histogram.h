#pragma once

#include "engine/trace/time.h"

#include <array>
#include <cstdint>
#include <optional>

namespace trace {

/// Durations counted in log-linear buckets, 16 per power of two, so a quantile is off by at most
/// 1/16 of its value. 1 ns to 2^63 ns. Copies are values. Method: G. Tene, HdrHistogram.
class Histogram {
public:
    void add(Duration duration);
    std::uint64_t count() const { return m_count; }

    /// Lower edge of the bucket holding quantile `q` in [0, 1]; none when empty.
    std::optional<Duration> quantile(double q) const;
    bool operator==(const Histogram&) const = default;

private:
    static constexpr std::size_t perOctave = 16;
    std::array<std::uint32_t, 64 * perOctave> m_buckets{};
    std::uint64_t m_count = 0;
};

} // namespace trace
