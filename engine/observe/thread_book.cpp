#include "engine/observe/thread_book.h"

#include <algorithm>
#include <fstream>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr int looksPerCall = 48;
constexpr std::size_t mostWindows = 64; ///< of one thread, waiting for their records
constexpr auto quiet = 50us; ///< so far from a switch, a look and the records see the same

std::size_t mostThreadIds()
{
    std::size_t most = 0;
    std::ifstream{"/proc/sys/kernel/pid_max"} >> most;
    return std::max<std::size_t>(most, std::size_t{1} << 22) + 1;
}

} // namespace

struct ThreadBook::Thread {
    pid_t pid = 0;
    pid_t tid = 0;
    bool touched = false;
    bool alive = false;
    bool ended = false;
    bool running = false;
    bool preempted = false;
    MonotonicTime since{}; ///< its latest switch, or its fork

    /// Switch-ins so far. `aligned`: the kernel counts the same.
    std::uint64_t stretches = 0;
    bool aligned = false;
    std::int64_t disagreement = 0;
    int disagreements = 0;

    /// The open window: since the last look that is closed.
    struct Wake {
        std::size_t position; ///< of its SwitchIn
        MonotonicTime longest; ///< it was off the CPU for so long
    };
    MonotonicTime waitedBefore{};
    MonotonicTime waitedPreempted{};
    std::vector<Wake> wakes{};

    struct Window {
        MonotonicTime at;
        std::uint64_t stretches;
        MonotonicTime waited;
    };
    std::deque<Window> windows{};
    std::uint64_t lookedStretches = 0;

    struct Reason {
        MonotonicTime at{};
        std::uint64_t stretches = 0; ///< it is the reason of the block after so many switch-ins
        trace::State state{};
    };
    Reason reason{};
    std::size_t blockedPosition = 0; ///< of the SwitchOut that began the block

    bool blocked() const { return alive && !running && !preempted; }
};

ThreadBook::ThreadBook(pid_t root, bool wakeups, ThreadLook look)
    : m_wakeups{wakeups}
    , m_look{std::move(look)}
    , m_pages((mostThreadIds() >> pageBits) + 1)
{
    Thread& first = thread(root);
    first.pid = root;
    first.alive = true;
}

ThreadBook::~ThreadBook() = default;

ThreadBook::Thread& ThreadBook::thread(pid_t tid)
{
    const auto number = static_cast<std::size_t>(std::max(tid, 0));
    auto& page = m_pages[std::min(number >> pageBits, m_pages.size() - 1)];
    if (!page)
        page = std::make_unique<Page>();
    auto& entry = (*page)[number & ((std::size_t{1} << pageBits) - 1)];
    if (!entry) {
        entry = std::make_unique<Thread>();
        entry->tid = tid;
    }
    return *entry;
}

void ThreadBook::touch(pid_t tid)
{
    Thread& touched = thread(tid);
    if (std::exchange(touched.touched, true))
        return;
    m_touched.push_back(tid);
}

void ThreadBook::look()
{
    const auto begin = monotonicNow();
    for (int i = 0; i < looksPerCall && !m_touched.empty(); ++i) {
        Thread& next = thread(m_touched.front());
        m_touched.pop_front();
        next.touched = false;
        lookAt(next);
    }
    m_passes.push_back({begin, monotonicNow()});
}

void ThreadBook::lookAt(Thread& thread)
{
    const auto stat = m_look.account(thread.tid);
    if (!stat)
        return;
    const auto now = monotonicNow();
    m_looks.push_back({.record = {.at = now,
                           .kind = RecordKind::RunTime,
                           .pid = thread.pid,
                           .tid = thread.tid,
                           .duration = stat->running,
                           .count = stat->stretches},
        .waited = stat->waiting});
    const auto fresh = stat->stretches - thread.lookedStretches;
    thread.lookedStretches = stat->stretches;
    if (fresh > 0 && !m_wakeups) {
        thread.windows.push_back({now, stat->stretches, stat->waiting});
        if (thread.windows.size() > mostWindows)
            thread.windows.pop_front();
        if (thread.aligned && !thread.ended && thread.stretches == stat->stretches)
            closeWindow(thread, stat->waiting);
    }
    if (fresh <= 8)
        explain(thread, stat->stretches);
}

void ThreadBook::explain(Thread& thread, std::uint64_t stretches)
{
    if (thread.reason.stretches == stretches && thread.reason.state != trace::State::None)
        return;
    const auto state = m_look.reason(thread.tid);
    if (!state)
        return;
    thread.reason = {monotonicNow(), stretches, *state};
    if (!thread.aligned || thread.stretches != stretches || !thread.blocked())
        return;
    if (KernelRecord* out = staged(thread.blockedPosition))
        out->state = *state;
    else
        m_looks.push_back({.record = {.at = thread.reason.at,
                               .kind = RecordKind::Sample,
                               .state = *state,
                               .pid = thread.pid,
                               .tid = thread.tid}});
}

void ThreadBook::take(const KernelRecord& record)
{
    takeLooksUntil(record.at);
    m_taken = record.at;
    Thread& subject = thread(record.tid);
    switch (record.kind) {
    case RecordKind::SwitchIn: switchIn(subject, record); break;
    case RecordKind::SwitchOut: switchOut(subject, record); break;
    case RecordKind::Fork: {
        auto windows = std::move(subject.windows);
        std::erase_if(windows, [&](const auto& window) { return window.at < record.at; });
        const auto reason = subject.reason.at < record.at ? Thread::Reason{} : subject.reason;
        subject = {.pid = record.pid,
            .tid = record.tid,
            .touched = subject.touched,
            .alive = true,
            .since = record.at,
            .aligned = true,
            .windows = std::move(windows),
            .reason = reason};
        stage(record);
        break;
    }
    case RecordKind::Exit: exit(subject, record); break;
    case RecordKind::Wake:
        if (subject.alive)
            m_staged[stage(record) - m_offset].pid = subject.pid;
        break;
    default: stage(record);
    }
}

void ThreadBook::switchIn(Thread& thread, const KernelRecord& record)
{
    if (thread.ended)
        return;
    thread.pid = record.pid;
    thread.alive = true;
    const std::size_t position = stage(record);
    ++thread.stretches;
    if (thread.aligned && !m_wakeups) {
        if (thread.preempted)
            thread.waitedPreempted += record.at - thread.since;
        else
            thread.wakes.push_back({position, record.at - thread.since});
        while (!thread.windows.empty() && thread.windows.front().stretches <= thread.stretches) {
            const auto window = thread.windows.front();
            thread.windows.pop_front();
            if (window.stretches == thread.stretches)
                closeWindow(thread, window.waited);
        }
    }
    thread.running = true;
    thread.preempted = false;
    thread.since = record.at;
}

void ThreadBook::switchOut(Thread& thread, const KernelRecord& record)
{
    if (thread.ended)
        return;
    thread.pid = record.pid;
    thread.alive = true;
    thread.running = false;
    thread.preempted = record.preempted;
    thread.since = record.at;
    thread.blockedPosition = stage(record);
    if (thread.aligned && !record.preempted && thread.reason.stretches == thread.stretches)
        m_staged.back().state = thread.reason.state;
}

void ThreadBook::exit(Thread& thread, const KernelRecord& record)
{
    stage(record);
    // The kernel stops recording a task as it begins to exit: that is the last we know it ran.
    if (thread.running) {
        KernelRecord out = record;
        out.kind = RecordKind::SwitchOut;
        stage(out);
    }
    thread.alive = thread.running = false;
    thread.ended = true;
    thread.wakes.clear();
}

void ThreadBook::closeWindow(Thread& thread, MonotonicTime waited)
{
    auto remaining = waited - thread.waitedBefore - thread.waitedPreempted;
    auto sharers = static_cast<std::int64_t>(thread.wakes.size());
    for (const auto& wake : thread.wakes) {
        const auto share = std::clamp(remaining / sharers--, MonotonicTime{}, wake.longest);
        remaining -= share;
        if (KernelRecord* in = staged(wake.position)) {
            in->duration = share;
            in->count = thread.wakes.size();
        }
    }
    thread.wakes.clear();
    thread.waitedBefore = waited;
    thread.waitedPreempted = {};
    while (!thread.windows.empty() && thread.windows.front().stretches <= thread.stretches)
        thread.windows.pop_front();
}

void ThreadBook::takeLooksUntil(MonotonicTime time)
{
    while (!m_looks.empty() && m_looks.front().record.at <= time) {
        takeLook(m_looks.front());
        m_looks.pop_front();
    }
}

void ThreadBook::takeLook(const Look& look)
{
    Thread& subject = thread(look.record.tid);
    if (!subject.alive || look.record.at < subject.since)
        return;
    stage(look.record);
    if (look.record.kind == RecordKind::RunTime)
        align(subject, look);
}

/// The target may have run before we counted, and lost records are not counted.
void ThreadBook::align(Thread& thread, const Look& look)
{
    if (look.record.at - thread.since < quiet)
        return;
    const auto disagreement =
        static_cast<std::int64_t>(look.record.count) - static_cast<std::int64_t>(thread.stretches);
    thread.disagreements = disagreement == thread.disagreement ? thread.disagreements + 1 : 1;
    thread.disagreement = disagreement;
    if (thread.aligned && (disagreement == 0 || thread.disagreements < 2))
        return;
    thread.aligned = true;
    thread.disagreement = 0;
    thread.stretches = look.record.count;
    thread.waitedBefore = look.waited;
    thread.waitedPreempted = {};
    thread.wakes.clear();
    std::erase_if(
        thread.windows, [&](const auto& window) { return window.stretches <= thread.stretches; });
}

void ThreadBook::advance(MonotonicTime time)
{
    takeLooksUntil(time);
    while (!m_passes.empty() && m_passes.front().end <= time) {
        m_settled = m_passes.front().begin;
        m_passes.pop_front();
    }
}

std::size_t ThreadBook::stage(const KernelRecord& record)
{
    m_staged.push_back(record);
    return m_offset + m_staged.size() - 1;
}

KernelRecord* ThreadBook::staged(std::size_t position)
{
    return position < m_offset + m_head ? nullptr : &m_staged[position - m_offset];
}

MonotonicTime ThreadBook::release(std::vector<KernelRecord>& records)
{
    releaseUntil(m_settled, records);
    return m_settled;
}

void ThreadBook::releaseAll(std::vector<KernelRecord>& records)
{
    takeLooksUntil(MonotonicTime::max());
    releaseUntil(MonotonicTime::max(), records);
}

void ThreadBook::releaseUntil(MonotonicTime time, std::vector<KernelRecord>& records)
{
    for (; m_head < m_staged.size() && m_staged[m_head].at < time; ++m_head) {
        const KernelRecord& staged = m_staged[m_head];
        records.push_back(staged);
        const bool waited = staged.kind == RecordKind::SwitchIn && staged.count > 0;
        const bool explained =
            staged.kind == RecordKind::SwitchOut && staged.state != trace::State::None;
        if (!waited && !explained)
            continue;
        records.back().state = {};
        records.back().duration = {};
        records.back().count = 0;
        records.push_back(staged);
        records.back().kind = waited ? RecordKind::WakeDelay : RecordKind::Sample;
    }
    if (m_head > m_staged.size() / 2) {
        m_offset += m_head;
        m_staged.erase(m_staged.begin(), m_staged.begin() + static_cast<std::ptrdiff_t>(m_head));
        m_head = 0;
    }
}

} // namespace engine
