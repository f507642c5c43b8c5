// A process to observe: waits for a byte on standard input, plays the scenario named by its
// argument, and writes the kernel's own account of each of its threads, one a line:
//   tid  when (CLOCK_MONOTONIC ns)  running (ns)  switch-ins
// for the main thread at its begin and at its end, for others at their end.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

constexpr auto spinning = 150ms; ///< long enough for an observer that looks now and then

long long nanoseconds(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void tellAccount()
{
    char text[96]{};
    long long now = 0;
    long long running = 0;
    do { // as one reading
        now = nanoseconds(CLOCK_MONOTONIC);
        running = nanoseconds(CLOCK_THREAD_CPUTIME_ID); // brings schedstat up to date
    } while (nanoseconds(CLOCK_MONOTONIC) - now > 20'000);
    const int file = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    [[maybe_unused]] const auto length = ::read(file, text, sizeof(text) - 1);
    ::close(file);
    long long ran = 0;
    long long waited = 0;
    unsigned long long stretches = 0;
    std::sscanf(text, "%lld %lld %llu", &ran, &waited, &stretches);
    char line[128]{};
    const int size = std::snprintf(
        line, sizeof(line), "%ld %lld %lld %llu\n", ::syscall(SYS_gettid), now, running, stretches);
    [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, line, static_cast<size_t>(size));
}

void spin(std::chrono::nanoseconds time)
{
    const auto end = nanoseconds(CLOCK_THREAD_CPUTIME_ID) + time.count();
    while (nanoseconds(CLOCK_THREAD_CPUTIME_ID) < end) { }
}

template <class Work>
std::thread accounted(Work work)
{
    return std::thread{[work] {
        work();
        tellAccount();
    }};
}

void waitForChild(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
}

/// Waits until whoever watches has taken what there was. See Subject::letGoOn().
void askToGoOn()
{
    char byte = 0;
    [[maybe_unused]] const auto asked = ::write(STDOUT_FILENO, "?", 1);
    [[maybe_unused]] const auto answered = ::read(STDIN_FILENO, &byte, 1);
}

/// `rounds` hand-overs between two threads by a condition variable: two switches each.
void pingPong(int rounds)
{
    struct Table {
        std::mutex mutex;
        std::condition_variable turned;
        bool ping = true;
    } table;
    const auto play = [&table, rounds](bool ping) {
        for (int round = 0; round < rounds; ++round) {
            std::unique_lock lock{table.mutex};
            table.turned.wait(lock, [&] { return table.ping == ping; });
            table.ping = !ping;
            table.turned.notify_one();
        }
    };
    std::thread first = accounted([&] { play(true); });
    std::thread second = accounted([&] { play(false); });
    first.join();
    second.join();
}

/// Everything a thread can do: spins beside more of its kind than there are CPUs, sleeps, blocks
/// on a lock and on a pipe, and forks a child that has a thread.
void mixed()
{
    std::mutex mutex;
    int ends[2]{};
    [[maybe_unused]] const int made = ::pipe(ends);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i <= std::thread::hardware_concurrency(); ++i)
        threads.push_back(accounted([] {
            ::pthread_setname_np(::pthread_self(), "spinner");
            spin(spinning);
        }));
    threads.push_back(accounted([] {
        for (int i = 0; i < 40; ++i)
            std::this_thread::sleep_for(1ms);
    }));
    for (int i = 0; i < 2; ++i)
        threads.push_back(accounted([&] {
            for (int round = 0; round < 20; ++round) {
                const std::scoped_lock lock{mutex};
                spin(500us);
            }
        }));
    threads.push_back(accounted([&] {
        char byte = 0;
        [[maybe_unused]] const auto got = ::read(ends[0], &byte, 1);
    }));
    const pid_t child = ::fork();
    if (child == 0) {
        accounted([] { spin(2ms); }).join();
        tellAccount();
        ::_exit(0);
    }
    waitForChild(child);
    [[maybe_unused]] const auto sent = ::write(ends[1], "x", 1);
    for (std::thread& thread : threads)
        thread.join();
}

/// Blocks for long in ways that /proc can tell apart: a sleep, a pipe, a lock, a join, a child.
void blocked()
{
    std::mutex mutex;
    mutex.lock();
    int ends[2]{};
    [[maybe_unused]] const int made = ::pipe(ends);
    std::vector<std::thread> threads;
    const auto named = [&](const char* name, std::function<void()> work) {
        threads.push_back(accounted([name, work = std::move(work)] {
            ::pthread_setname_np(::pthread_self(), name);
            work();
        }));
    };
    named("sleep", [] { std::this_thread::sleep_for(300ms); });
    named("io", [&] {
        char byte = 0;
        [[maybe_unused]] const auto got = ::read(ends[0], &byte, 1);
    });
    named("lock", [&] { const std::scoped_lock lock{mutex}; });
    named("join", [] { std::thread{[] { std::this_thread::sleep_for(250ms); }}.join(); });
    named("child", [] {
        const pid_t child = ::fork();
        if (child == 0) {
            std::this_thread::sleep_for(250ms);
            ::_exit(0);
        }
        waitForChild(child);
    });
    std::this_thread::sleep_for(300ms);
    mutex.unlock();
    [[maybe_unused]] const auto sent = ::write(ends[1], "x", 1);
    for (std::thread& thread : threads)
        thread.join();
}

/// Two threads on every CPU hand it to each other as fast as they can.
void yields(std::chrono::milliseconds time)
{
    const auto end = nanoseconds(CLOCK_MONOTONIC) + std::chrono::nanoseconds{time}.count();
    std::vector<std::thread> threads;
    const unsigned cpus = std::thread::hardware_concurrency();
    for (unsigned i = 0; i < 2 * cpus; ++i)
        threads.push_back(accounted([=] {
            cpu_set_t mine;
            CPU_ZERO(&mine);
            CPU_SET(i % cpus, &mine);
            ::sched_setaffinity(0, sizeof(mine), &mine);
            while (nanoseconds(CLOCK_MONOTONIC) < end)
                for (int turn = 0; turn < 16; ++turn)
                    ::sched_yield();
        }));
    for (std::thread& thread : threads)
        thread.join();
}

/// Four threads, wherever they may run, yield as fast as they can.
void storm(std::chrono::milliseconds time)
{
    const auto end = nanoseconds(CLOCK_MONOTONIC) + std::chrono::nanoseconds{time}.count();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.push_back(accounted([=] {
            while (nanoseconds(CLOCK_MONOTONIC) < end)
                for (int turn = 0; turn < 16; ++turn)
                    ::sched_yield();
        }));
    for (std::thread& thread : threads)
        thread.join();
}

/// Many short lives, so that thread ids come round again where few are to be had.
void shortLives(int lives)
{
    for (int i = 0; i < lives; ++i) {
        if (i % 8 == 0) {
            const pid_t child = ::fork();
            if (child == 0)
                ::_exit(0);
            waitForChild(child);
        } else {
            std::thread{[] {}}.join();
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    char byte = 0;
    if (argc < 2 || ::read(STDIN_FILENO, &byte, 1) != 1)
        return 2;
    const std::string scenario = argv[1];
    if (scenario == "execute") {
        for (int i = 0; i < 20; ++i)
            std::this_thread::sleep_for(1ms);
        ::execl("/proc/self/exe", "command", "mixed", nullptr);
        return 2;
    }
    const int count = argc > 2 ? std::atoi(argv[2]) : 0;
    tellAccount();
    if (scenario == "mixed")
        mixed();
    else if (scenario == "blocked")
        blocked();
    else if (scenario == "ping-pong")
        pingPong(count);
    else if (scenario == "paced-ping-pong") {
        for (int round = 0; round < count; round += 500) {
            pingPong(500);
            askToGoOn();
        }
    } else if (scenario == "yields")
        yields(std::chrono::milliseconds{count});
    else if (scenario == "storm")
        storm(std::chrono::milliseconds{count});
    else if (scenario == "short-lives")
        shortLives(count);
    else
        return 2;
    tellAccount();
}
