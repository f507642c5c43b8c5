#include "engine/workloads/foundations/step_jobs.h"

#include "engine/measure/spin_barrier.h"
#include "engine/sync/pace.h"

namespace engine::steps {
namespace {

constexpr std::uint64_t firstNumber = 100'001; ///< all have about as many digits, and cost
constexpr double chaotic = 3.99;

bool isPrime(std::uint64_t odd)
{
    for (std::uint64_t divisor = 3; divisor * divisor <= odd; divisor += 2)
        if (odd % divisor == 0)
            return false;
    return true;
}

std::chrono::nanoseconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

unsigned Blocks::take(std::uint32_t line)
{
    here(line);
    return m_next.fetch_add(1, std::memory_order_relaxed);
}

std::uint64_t Blocks::primesOf(unsigned block, std::uint32_t line)
{
    here(line);
    m_begins[block] = now();
    std::uint64_t primes = 0;
    // Dealt like cards, so that no block has all the large numbers.
    const std::uint64_t numbers = m_stop.stop_requested() ? 0 : m_numbers;
    for (std::uint64_t i = 0; i < numbers; ++i)
        primes += isPrime(firstNumber + 2 * (i * count + block)) ? 1 : 0;
    return primes;
}

void Blocks::keep(unsigned block, unsigned worker, std::uint64_t primes)
{
    m_primes.fetch_add(primes, std::memory_order_relaxed);
    if (m_done)
        m_done(block, worker, m_begins[block], now());
}

void Chain::awaitTurn(unsigned step, std::uint32_t line)
{
    here(line);
    if (m_spins) {
        while (m_turn.load(std::memory_order_acquire) != step)
            relax();
    } else {
        UniqueLock lock{m_mutex, line};
        m_handed[step % m_threads].wait(
            lock, [&] { return m_turn.load(std::memory_order_acquire) == step; }, line);
    }
    m_begin = now();
}

double Chain::iterated(double x, std::uint32_t line)
{
    here(line);
    const std::uint64_t iterations = m_stop.stop_requested() ? 0 : m_iterations;
    for (std::uint64_t i = 0; i < iterations; ++i)
        x = chaotic * x * (1 - x);
    return x;
}

void Chain::handOn(unsigned step, std::uint32_t line)
{
    here(line);
    if (m_done)
        m_done(step, step % m_threads, m_begin, now());
    if (m_spins) {
        m_turn.store(step + 1, std::memory_order_release);
        return;
    }
    const UniqueLock lock{m_mutex, line};
    m_turn.store(step + 1, std::memory_order_release);
    m_handed[(step + 1) % m_threads].notify_one(line);
}

} // namespace engine::steps
