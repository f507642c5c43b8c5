#include "test_workloads.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace misbehaving {
namespace {

using engine::Context;
using engine::Param;
using engine::Workload;

constexpr Param count{.key = "count", .low = 0, .high = 1'000'000, .initial = 1, .live = true};
constexpr std::array params{count};

[[noreturn]] void pauseForEver()
{
    while (true)
        ::pause();
}

void ignoreEverySignal()
{
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_IGN);
}

void returnAtOnce(const Context&) { }

void waitForStop(const Context& context)
{
    while (!context.stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

void deadlock(const Context&)
{
    std::mutex left;
    std::mutex right;
    std::atomic<int> holding = 0;
    const auto take = [&holding](std::mutex& first, std::mutex& second) {
        first.lock();
        for (++holding; holding < 2;) { }
        second.lock();
    };
    std::thread other{take, std::ref(left), std::ref(right)};
    take(right, left);
}

void deaf(const Context&)
{
    ignoreEverySignal();
    pauseForEver();
}

void crash(const Context&)
{
    std::signal(SIGSEGV, SIG_DFL); // not a sanitizer's handler
    ::raise(SIGSEGV);
}

void crashWhileAChildLives(const Context& context)
{
    if (::fork() == 0)
        deaf(context);
    crash(context);
}

/// A child and a grandchild that sleep.
void waitWithChild(const Context&)
{
    if (::fork() == 0)
        ::fork();
    pauseForEver();
}

void throwException(const Context&)
{
    throw std::runtime_error{"no more \x01sense"};
}

void exitWithThree(const Context&)
{
    ::_exit(3);
}

void spin(const Context&)
{
    for (std::atomic<std::uint64_t> turns = 0;;)
        turns.fetch_add(1, std::memory_order_relaxed);
}

/// On every CPU, ahead of all ordinary processes where that is permitted.
void hogCpus(const Context& context)
{
    const sched_param first{.sched_priority = 50};
    ::sched_setscheduler(0, SCHED_FIFO, &first);
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
        threads.emplace_back([&context] { spin(context); });
    spin(context);
}

/// The time slice of the calling thread, in ns; 0 where the kernel has none to tell (before 6.12).
std::uint64_t timeSlice()
{
    std::array<std::uint64_t, 6> attributes{}; // sched_getattr(2): the fourth is sched_runtime
    ::syscall(SYS_sched_getattr, 0, attributes.data(), sizeof attributes, 0);
    return attributes[3];
}

/// Exits with 3 if it was not started as an ordinary process.
void lookAtItself(const Context&)
{
    const std::uint64_t slice = timeSlice();
    const bool ordinary = ::sched_getscheduler(0) == SCHED_OTHER
        && ::getpriority(PRIO_PROCESS, 0) == 0 && (slice == 0 || slice > 100'000);
    ::_exit(ordinary ? 0 : 3);
}

/// Children that each leave the session, orphan themselves, and ignore signals.
void scatter(const Context& context)
{
    for (std::int64_t i = 0; i < context.values[count]; ++i) {
        if (const pid_t middle = ::fork(); middle != 0) {
            ::waitpid(middle, nullptr, 0); // it ends at once, and is no one's zombie
            continue;
        }
        ::setsid();
        if (::fork() != 0)
            ::_exit(0);
        deaf(context);
    }
    deaf(context);
}

void forkBomb(const Context&)
{
    ignoreEverySignal();
    while (true)
        ::fork();
}

/// One process that is for ever another one: it forks, leaves the session, and its parent ends.
void comet(const Context& context)
{
    if (::fork() != 0)
        deaf(context);
    while (true) {
        if (::fork() > 0)
            ::_exit(0);
        ::setsid();
    }
}

void threadBomb(const Context&)
{
    std::vector<std::thread> threads;
    while (true)
        threads.emplace_back(pauseForEver);
}

void hogMemory(const Context&)
{
    constexpr std::size_t piece = 1U << 20;
    while (true) {
        void* memory = ::mmap(nullptr, piece, PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (memory == MAP_FAILED)
            throw std::runtime_error{"no memory"};
    }
}

/// `count` children that share 64 MiB with their parent.
void shareMemory(const Context& context)
{
    constexpr std::size_t size = 64U << 20;
    void* memory = ::mmap(
        nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    std::memset(memory, 1, size);
    for (std::int64_t i = 0; i < context.values[count]; ++i)
        if (::fork() == 0)
            pauseForEver();
    waitForStop(context);
}

void flood(const Context& context)
{
    const std::string noise(4096, 'x');
    while (!context.stop.stop_requested())
        for (const int out : {STDOUT_FILENO, STDERR_FILENO})
            if (::write(out, noise.data(), noise.size()) < 0)
                ::_exit(4);
}

void writeFile(const Context& context)
{
    const int file = ::memfd_create("big", MFD_CLOEXEC);
    const std::vector<char> piece(1U << 20);
    for (std::int64_t i = 0; i < context.values[count]; ++i)
        if (::write(file, piece.data(), piece.size()) < 0)
            ::_exit(4);
}

/// Exits with the number of descriptors it could have.
void openFiles(const Context&)
{
    int highest = 0;
    for (int file = 0; file >= 0; file = ::open("/dev/null", O_RDONLY | O_CLOEXEC))
        highest = std::max(highest, file);
    ::_exit(highest + 1);
}

void waitForValue(const Context& context)
{
    while (context.values[count] != 7 && !context.stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    if (context.values[count] != 7)
        ::_exit(4);
}

struct Pipe {
    Pipe()
    {
        if (::pipe(ends.data()) != 0)
            ::_exit(4);
    }
    void give() const
    {
        if (::write(ends[1], "x", 1) != 1)
            ::_exit(4);
    }
    bool take() const
    {
        char byte = 0;
        return ::read(ends[0], &byte, 1) == 1;
    }
    std::array<int, 2> ends{};
};

/// Says so when its parent has ended and it lives on.
[[noreturn]] void beAnOrphan(pid_t parent, const Pipe& alive)
{
    while (::getppid() == parent)
        std::this_thread::yield();
    alive.give();
    ::_exit(0);
}

/// A child whose forking thread has ended, and a grandchild whose parent has: both must live on.
void orphans(const Context&)
{
    const Pipe threadEnded;
    const Pipe alive;
    pid_t child = 0;
    std::thread{[&] {
        child = ::fork();
        if (child != 0)
            return;
        threadEnded.take();
        const pid_t self = ::getpid();
        if (::fork() == 0)
            beAnOrphan(self, alive);
        ::_exit(0);
    }}.join();
    threadEnded.give();
    int status = 0;
    if (::waitpid(child, &status, 0) != child || status != 0)
        ::_exit(5);
    ::close(alive.ends[1]);
    if (!alive.take())
        ::_exit(6);
}

constexpr std::array workloads{
    Workload{.id = "return", .run = returnAtOnce},
    Workload{.id = "wait-for-stop", .run = waitForStop},
    Workload{.id = "deadlock", .mayHang = true, .run = deadlock},
    Workload{.id = "deaf", .mayHang = true, .run = deaf},
    Workload{.id = "crash", .run = crash},
    Workload{.id = "crash-with-child", .run = crashWhileAChildLives},
    Workload{.id = "wait-with-child", .mayHang = true, .run = waitWithChild},
    Workload{.id = "throw", .run = throwException},
    Workload{.id = "exit-3", .run = exitWithThree},
    Workload{.id = "spin", .mayHang = true, .run = spin},
    Workload{.id = "hog-cpus", .mayHang = true, .run = hogCpus},
    Workload{.id = "look-at-itself", .run = lookAtItself},
    Workload{.id = "scatter", .params = params, .mayHang = true, .run = scatter},
    Workload{.id = "fork-bomb", .mayHang = true, .run = forkBomb},
    Workload{.id = "comet", .mayHang = true, .run = comet},
    Workload{.id = "thread-bomb", .mayHang = true, .run = threadBomb},
    Workload{.id = "hog-memory", .mayHang = true, .run = hogMemory},
    Workload{.id = "share-memory", .params = params, .run = shareMemory},
    Workload{.id = "flood", .run = flood},
    Workload{.id = "write-file", .params = params, .run = writeFile},
    Workload{.id = "open-files", .run = openFiles},
    Workload{.id = "wait-for-value", .params = params, .run = waitForValue},
    Workload{.id = "orphans", .run = orphans},
};

} // namespace

const Workload* find(std::string_view id)
{
    const auto found = std::ranges::find(workloads, id, &Workload::id);
    return found == workloads.end() ? nullptr : found;
}

} // namespace misbehaving
