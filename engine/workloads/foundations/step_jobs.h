#pragma once

#include "engine/sync/condition_variable.h"
#include "engine/workloads/foundations/workers.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <utility>

namespace engine::steps {

/// A job has so many steps, however many threads do them: many numbers divide it.
inline constexpr unsigned count = 24;

/// Told when a step is done, by the worker that did it.
using Done = std::function<void(
    unsigned step, unsigned worker, std::chrono::nanoseconds begin, std::chrono::nanoseconds end)>;

/// Primes among `count` equal blocks of odd numbers, found by trial division. Blocks need nothing
/// of one another: a worker takes the next that nobody has.
class Blocks {
public:
    /// Once `stop` is requested, the steps that are left do nothing.
    Blocks(std::uint64_t numbers, Done done, std::stop_token stop)
        : m_numbers{std::max<std::uint64_t>(1, numbers / count)}
        , m_done{std::move(done)}
        , m_stop{std::move(stop)}
    {
    }
    void operator()(unsigned worker, std::uint64_t operations);
    std::uint64_t primes() const { return m_primes; }

private:
    unsigned take(std::uint32_t line = std::source_location::current().line());
    std::uint64_t primesOf(
        unsigned block, std::uint32_t line = std::source_location::current().line());
    void keep(unsigned block, unsigned worker, std::uint64_t primes);

    std::uint64_t m_numbers; ///< of a block
    Done m_done;
    std::stop_token m_stop;
    std::chrono::nanoseconds m_begins[count]{};
    std::atomic<unsigned> m_next = 0;
    std::atomic<std::uint64_t> m_primes = 0;
};

/// x ← r·x·(1 − x), `count` times so and so often: each step begins with what the last came to.
/// Workers take turns and hand x on; who has no turn waits, spinning where it has a CPU of its own.
class Chain {
public:
    /// `stop` as above.
    Chain(std::uint64_t iterations, unsigned threads, bool spins, Done done, std::stop_token stop)
        : m_iterations{std::max<std::uint64_t>(1, iterations / count)}
        , m_threads{threads}
        , m_spins{spins}
        , m_done{std::move(done)}
        , m_stop{std::move(stop)}
    {
        if (!spins)
            for (unsigned i = 0; i < threads; ++i)
                m_handed.emplace_back("x");
    }
    void operator()(unsigned worker, std::uint64_t operations);
    double x() const { return m_x; }

private:
    void awaitTurn(unsigned step, std::uint32_t line = std::source_location::current().line());
    double iterated(double x, std::uint32_t line = std::source_location::current().line());
    void handOn(unsigned step, std::uint32_t line = std::source_location::current().line());

    std::uint64_t m_iterations; ///< of a step
    unsigned m_threads;
    bool m_spins;
    Done m_done;
    std::stop_token m_stop;
    double m_x = 0.3; ///< of whose turn it is
    std::chrono::nanoseconds m_begin{}; ///< likewise
    Mutex m_mutex{"whose turn"};
    std::deque<ConditionVariable> m_handed; ///< to each worker
    alignas(128) std::atomic<unsigned> m_turn = 0;
};

} // namespace engine::steps
