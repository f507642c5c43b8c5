#include "engine/observe/perf_observer.h"

#include "engine/base/guarded.h"
#include "engine/observe/thread_book.h"

#include <atomic>
#include <cassert>
#include <thread>

#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr int periodMilliseconds = 8;
constexpr MonotonicTime firstSlack = 2ms;
constexpr MonotonicTime mostSlack = 256ms;
constexpr MonotonicTime accountEvery = 100ms;
constexpr std::size_t mostReady = std::size_t{1} << 20;
constexpr std::size_t manyReady = std::size_t{1} << 14;

/// Asks for short turns on the CPU, which come sooner (EEVDF, Linux 6.12; earlier ones ignore it).
/// Source: sched_setattr(2); glibc 2.36 has neither the call nor, beside <sched.h>, the struct.
void preferShortTurns()
{
    struct {
        std::uint32_t size = 48;
        std::uint32_t policy = SCHED_OTHER;
        std::uint64_t flags = 0;
        std::int32_t nice = ::getpriority(PRIO_PROCESS, 0);
        std::uint32_t priority = 0;
        std::uint64_t runtime = 100'000;
        std::uint64_t deadline = 0;
        std::uint64_t period = 0;
    } attributes;
    ::syscall(SYS_sched_setattr, 0, &attributes, 0);
}

class PerfObserver final : public Observer {
public:
    PerfObserver(PerfFeed feed, pid_t target, UniqueFd stop, UniqueFd wakeup)
        : m_feed{std::move(feed)}
        , m_book{target, m_feed.hasWakeups()}
        , m_tier{m_feed.hasWakeups() ? trace::Tier::KernelWakeups : trace::Tier::KernelSwitches}
        , m_stop{std::move(stop)}
        , m_wakeup{std::move(wakeup)}
        , m_polls{m_feed.polls()}
        , m_thread{[this](std::stop_token token) { run(token); }}
    {
    }

    ~PerfObserver() override { stop(); }

    trace::Tier tier() const override { return m_tier; }
    int wakeup() const override { return m_wakeup.get(); }
    std::uint64_t lost() const override { return m_lost + m_dropped; }

    MonotonicTime drain(std::vector<KernelRecord>& records) override
    {
        std::uint64_t signals = 0;
        [[maybe_unused]] const auto cleared = ::read(m_wakeup.get(), &signals, sizeof(signals));
        return m_ready.with([&](Ready& ready) {
            moveTo(ready.records, records);
            return ready.complete;
        });
    }

    void finish(std::vector<KernelRecord>& records) override
    {
        stop();
        m_feed.read([](pid_t) {});
        merge(MonotonicTime::max());
        account();
        m_book.releaseAll(m_out);
        publish(MonotonicTime::max());
        drain(records);
    }

private:
    struct Ready {
        std::vector<KernelRecord> records{};
        MonotonicTime complete{};
    };

    static void moveTo(std::vector<KernelRecord>& from, std::vector<KernelRecord>& to)
    {
        if (to.empty())
            to.swap(from);
        else
            to.insert(to.end(), from.begin(), from.end());
        from.clear();
    }

    void stop()
    {
        m_thread.request_stop();
        constexpr std::uint64_t one = 1;
        [[maybe_unused]] const auto sent = ::write(m_stop.get(), &one, sizeof(one));
        if (m_thread.joinable())
            m_thread.join();
    }

    void run(std::stop_token token)
    {
        preferShortTurns();
        m_polls.push_back({.fd = m_stop.get(), .events = POLLIN, .revents = 0});
        while (!token.stop_requested()) {
            ::poll(m_polls.data(), m_polls.size(), periodMilliseconds);
            for (pollfd& poll : m_polls)
                if (poll.revents & (POLLHUP | POLLERR)) // nobody is left to write to this ring
                    poll.fd = -1;
            pass();
        }
    }

    void pass();
    void merge(MonotonicTime cutoff);
    void takeLost(KernelRecord record);
    void account();
    void publish(MonotonicTime complete);

    PerfFeed m_feed;
    ThreadBook m_book;
    trace::Tier m_tier;
    UniqueFd m_stop;
    UniqueFd m_wakeup;
    std::vector<pollfd> m_polls;
    MonotonicTime m_previousPass{};
    MonotonicTime m_slack = firstSlack;
    MonotonicTime m_lastTaken{};
    bool m_lossSeen = false;
    MonotonicTime m_lastAccount{};
    std::uint64_t m_ahead = 0; ///< told from the account before the ring told it
    std::vector<KernelRecord> m_out;
    std::uint64_t m_untold = 0; ///< dropped, and no Lost record says so yet
    std::atomic<std::uint64_t> m_lost = 0; ///< by the kernel
    std::atomic<std::uint64_t> m_dropped = 0; ///< by us: nobody drained
    Guarded<Ready> m_ready;
    std::jthread m_thread; ///< last: all else outlives it
};

void PerfObserver::pass()
{
    const auto begin = monotonicNow();
    m_feed.read([this](pid_t tid) { m_book.touch(tid); });
    m_book.look();
    const auto cutoff = m_previousPass - m_slack;
    merge(cutoff);
    m_book.advance(cutoff);
    if (m_lossSeen && begin - m_lastAccount > accountEvery)
        account();
    publish(m_book.release(m_out));
    m_previousPass = begin;
}

void PerfObserver::merge(MonotonicTime cutoff)
{
    const bool late = m_feed.merge(cutoff, [this](const KernelRecord& record) {
        m_lastTaken = record.at;
        if (record.kind == RecordKind::Lost)
            takeLost(record);
        else
            m_book.take(record);
    });
    if (late)
        m_slack = std::min(2 * m_slack, mostSlack);
}

/// The ring tells where records were lost, but fewer than there were: the account has them all.
void PerfObserver::takeLost(KernelRecord record)
{
    const auto told = std::min(record.count, m_ahead);
    m_ahead -= told;
    record.count -= told;
    m_lossSeen = true;
    m_lost += record.count;
    m_book.take(record);
}

void PerfObserver::account()
{
    m_lossSeen = false;
    m_lastAccount = monotonicNow();
    const auto all = m_feed.lost();
    if (all <= m_lost)
        return;
    const auto more = all - m_lost;
    m_ahead += more;
    m_lost += more;
    m_book.take({.at = m_lastTaken, .kind = RecordKind::Lost, .count = more});
}

void PerfObserver::publish(MonotonicTime complete)
{
    const auto fresh = m_out.size();
    bool full = false;
    const auto ready = m_ready.with([&](Ready& shared) {
        shared.complete = complete;
        full = shared.records.size() + fresh > mostReady;
        if (!full && fresh > 0 && m_untold > 0)
            shared.records.push_back({.at = m_out.front().at,
                .kind = RecordKind::Lost,
                .count = std::exchange(m_untold, 0)});
        if (!full)
            moveTo(m_out, shared.records);
        return shared.records.size();
    });
    if (full) {
        m_untold += fresh;
        m_dropped += fresh;
        m_out.clear();
    }
    constexpr std::uint64_t one = 1;
    if (ready >= manyReady && ready - fresh < manyReady) [[maybe_unused]]
        const auto sent = ::write(m_wakeup.get(), &one, sizeof(one));
}

} // namespace

Result<std::unique_ptr<Observer>> observeByPerf(pid_t target, const PerfOptions& options)
{
    auto feed = PerfFeed::open(target, options);
    if (!feed)
        return tl::unexpected{feed.error()};
    UniqueFd stop{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    UniqueFd wakeup{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    if (!stop || !wakeup)
        return failure(errno, "eventfd");
    return std::make_unique<PerfObserver>(
        std::move(*feed), target, std::move(stop), std::move(wakeup));
}

} // namespace engine
