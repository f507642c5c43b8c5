#pragma once

#include <atomic>
#include <chrono>

namespace engine {

/// The next turn of a loop that waits for another CPU.
inline void relax() noexcept
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield" ::: "memory");
#endif
}

/// A barrier for one crossing by threads that each have a CPU of their own: who waits spins, as
/// sleeping would cost more than what is to be measured. Who has waited for `patience` breaks it:
/// then it lets nobody across. Thread-safe but for reset().
class SpinBarrier {
public:
    /// Pre: nobody waits.
    void reset(int threads)
    {
        m_threads = threads;
        m_arrived.store(0, std::memory_order_relaxed);
    }

    /// Whether all arrived; the same answer for every thread.
    bool cross(std::chrono::nanoseconds patience)
    {
        int seen = m_arrived.fetch_add(1, std::memory_order_acq_rel) + 1;
        const auto since = std::chrono::steady_clock::now();
        for (unsigned turn = 1; seen < m_threads; ++turn) {
            if (turn % 64 == 0 && std::chrono::steady_clock::now() - since > patience)
                m_arrived.compare_exchange_strong(seen, broken, std::memory_order_acq_rel);
            relax();
            seen = m_arrived.load(std::memory_order_acquire);
        }
        return seen == m_threads;
    }

private:
    static constexpr int broken = 1 << 24; ///< more than all threads; who comes later adds to it

    alignas(64) std::atomic<int> m_arrived{0};
    int m_threads = 0;
};

} // namespace engine
