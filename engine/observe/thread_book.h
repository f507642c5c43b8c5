#pragma once

#include "engine/observe/observer.h"
#include "engine/observe/thread_look.h"

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

namespace engine {

/// Adds to the merged switch records what only /proc tells: how long each woken thread waited for
/// a CPU, what a blocked thread waits for, and the kernel's account of running time.
///
/// Method. A look at /proc/TID/schedstat yields the number n of the thread's switch-ins and the
/// sum of its waits before them. Records are counted too, so the n-th switch-in ends a window
/// whose waits are known together; less the waits after preemptions, which the records tell
/// exactly, it is the waits after wake-ups. With one wake-up in a window that wait is exact; with
/// more, each gets the mean. Records stay here until their window is closed: one look later.
/// One thread only.
class ThreadBook {
public:
    /// `wakeups`: wake-ups come as records, so nothing needs inferring.
    ThreadBook(pid_t root, bool wakeups, ThreadLook look = {});
    ~ThreadBook();

    /// `tid` was switched: it is worth a look.
    void touch(pid_t tid);

    /// Looks at the touched threads, at most 48 (about 0.3 ms); the others wait for the next call.
    void look();

    /// The next record, in time order.
    void take(const KernelRecord& record);

    /// All records before `time` have been taken.
    void advance(MonotonicTime time);

    /// Appends what can no longer change, in time order. Returns the time up to which that is all.
    MonotonicTime release(std::vector<KernelRecord>& records);
    void releaseAll(std::vector<KernelRecord>& records);

private:
    struct Thread;
    struct Look {
        KernelRecord record{}; ///< RunTime
        MonotonicTime waited{};
    };
    struct Pass {
        MonotonicTime begin{};
        MonotonicTime end{};
    };
    static constexpr int pageBits = 10;
    using Page = std::array<std::unique_ptr<Thread>, std::size_t{1} << pageBits>;

    Thread& thread(pid_t tid);
    void lookAt(Thread& thread);
    void explain(Thread& thread, std::uint64_t stretches);
    void takeLook(const Look& look);
    void takeLooksUntil(MonotonicTime time);
    void switchIn(Thread& thread, const KernelRecord& record);
    void switchOut(Thread& thread, const KernelRecord& record);
    void exit(Thread& thread, const KernelRecord& record);
    void closeWindow(Thread& thread, MonotonicTime waited);
    void align(Thread& thread, const Look& look);
    std::size_t stage(const KernelRecord& record);
    KernelRecord* staged(std::size_t position);
    void releaseUntil(MonotonicTime time, std::vector<KernelRecord>& records);

    bool m_wakeups;
    ThreadLook m_look;
    std::vector<std::unique_ptr<Page>> m_pages;
    std::deque<pid_t> m_touched;
    std::deque<Look> m_looks;
    std::deque<Pass> m_passes;
    std::vector<KernelRecord> m_staged;
    std::size_t m_head = 0; ///< of m_staged: what is before was released
    std::size_t m_offset = 0; ///< positions are m_offset + index into m_staged
    MonotonicTime m_taken{};
    MonotonicTime m_settled{}; ///< everything before can be released
};

} // namespace engine
