#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace engine {

/// What a job's operations are: they decide what more threads buy.
enum class JobKind : std::int64_t {
    Compute, ///< a multiplication and an addition that need the ones before: nothing is shared
    Memory, ///< an element of a triad over arrays beyond the caches: the memory's bandwidth is
            ///< shared
    Counter, ///< an atomic increment of one counter: its cache line is shared
};

/// The operations of one job. Several workers may do some at the same time.
class JobWork {
public:
    /// Memory takes 96 MiB, filled here.
    explicit JobWork(JobKind kind);

    void operator()(std::uint64_t operations);

    /// What it all came to, so that no compiler leaves it out.
    std::uint64_t result() const { return m_result; }

private:
    static constexpr std::size_t elements = std::size_t{4} << 20; ///< of each of three arrays

    void compute(std::uint64_t operations);
    void triad(std::uint64_t operations);
    void count(std::uint64_t operations);

    JobKind m_kind;
    std::vector<double> m_a, m_b, m_c;
    std::atomic<std::uint64_t> m_next = 0; ///< element that is worked on next
    alignas(128) std::atomic<std::uint64_t> m_counter = 0;
    alignas(128) std::atomic<std::uint64_t> m_result = 0;
};

} // namespace engine
