#include "engine/trace/histogram.h"

#include <bit>
#include <cmath>

namespace trace {
namespace {

constexpr std::uint64_t linear = 16; ///< below it every nanosecond has a bucket of its own

std::size_t bucketOf(std::uint64_t value)
{
    if (value < linear)
        return value;
    const auto octave = static_cast<std::uint64_t>(std::bit_width(value)) - 5;
    return static_cast<std::size_t>(octave * linear + (value >> octave));
}

std::uint64_t lowerEdge(std::size_t bucket)
{
    if (bucket < 2 * linear)
        return bucket;
    const std::uint64_t octave = bucket / linear - 1;
    return (bucket - octave * linear) << octave;
}

} // namespace

void Histogram::add(Duration duration)
{
    const auto value = static_cast<std::uint64_t>(std::max(duration.count(), Duration::rep{0}));
    ++m_buckets[bucketOf(value)];
    ++m_count;
}

std::optional<Duration> Histogram::quantile(double q) const
{
    if (m_count == 0)
        return std::nullopt;
    const double position = std::ceil(q * static_cast<double>(m_count));
    const auto rank = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(position));
    std::uint64_t seen = 0;
    std::size_t bucket = 0;
    while (bucket + 1 < m_buckets.size() && (seen += m_buckets[bucket]) < rank)
        ++bucket;
    return Duration{static_cast<Duration::rep>(lowerEdge(bucket))};
}

} // namespace trace
