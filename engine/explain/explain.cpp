#include "engine/explain/explain.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

using trace::ActorId;
using trace::Duration;
using trace::Lane;
using trace::ResourceId;
using trace::ResourceKind;
using trace::Slice;
using trace::State;
using trace::Time;
using trace::Window;

constexpr std::size_t mostSlices = 512; ///< walked to either side
constexpr std::size_t mostCpuSlices = 4096;
constexpr std::size_t mostTurns = 8;
constexpr std::size_t mostLinks = 32;

bool hasOwner(const trace::Trace& trace, std::optional<ResourceId> resource)
{
    return resource && trace.resource(*resource).kind == ResourceKind::Lock;
}

bool isTaken(const trace::Trace& trace, std::optional<ResourceId> resource)
{
    return hasOwner(trace, resource)
        || (resource && trace.resource(*resource).kind == ResourceKind::Semaphore);
}

Cause causeOfLockWait(const trace::Trace& trace, const Slice& slice)
{
    const bool permit =
        slice.resource && trace.resource(*slice.resource).kind == ResourceKind::Semaphore;
    return permit ? Cause::Semaphore : Cause::Lock;
}

/// What came before a slice decides what a runnable one means.
Cause causeOfRunnable(const Lane& lane, std::size_t i)
{
    if (lane[i].preempted)
        return Cause::Preempted;
    const State before = i > 0 ? lane[i - 1].state : State::None;
    if (before == State::New || before == State::None)
        return Cause::Fresh;
    return before == State::Running ? Cause::Yielded : Cause::Woken;
}

Cause causeOf(const trace::Trace& trace, const Lane& lane, std::size_t i)
{
    const Slice slice = lane[i];
    switch (slice.state) {
    case State::Running: return Cause::Runs;
    case State::Runnable: return causeOfRunnable(lane, i);
    case State::New: return Cause::Fresh;
    case State::Lock: return causeOfLockWait(trace, slice);
    case State::Io: return Cause::Io;
    case State::Sleep: return Cause::Sleep;
    case State::Join: return Cause::Join;
    case State::Child: return Cause::Child;
    case State::Message:
        return slice.resource && trace.resource(*slice.resource).kind == ResourceKind::Condition
            ? Cause::Condition
            : Cause::Message;
    case State::Other: return Cause::Other;
    case State::Dead: return Cause::Ended;
    case State::Lost: return Cause::Lost;
    case State::None: break;
    }
    return Cause::Unseen;
}

bool explainable(Cause cause)
{
    return cause != Cause::Runs && cause != Cause::Ended && cause != Cause::Lost
        && cause != Cause::Unseen;
}

/// Works out one explanation, part by part.
class Inquiry {
public:
    Inquiry(const trace::Trace& trace, ActorId actor, Time time)
        : m_trace{trace}
        , m_lane{trace.lane(actor)}
        , m_holdings{trace}
    {
        m_told.actor = actor;
        m_told.at = std::min(time, trace.extent().end - Duration{1});
    }

    Explanation answer()
    {
        const auto at = m_lane.indexAt(m_told.at);
        if (!at)
            return m_told;
        m_told.slice = *at;
        m_told.cause = causeOf(m_trace, m_lane, *at);
        m_told.resource = m_lane[*at].resource;
        m_told.gap = m_lane[*at].window;
        if (!explainable(m_told.cause))
            return m_told;
        findGap();
        findEnd();
        findHolders();
        findChain();
        findCpu();
        admit();
        return m_told;
    }

private:
    bool waits() const { return isWaiting(m_lane[m_told.slice].state); }
    bool switchesKnown() const
    {
        return m_trace.provenance().source != trace::Source::Measured
            || m_trace.provenance().tier != trace::Tier::Program;
    }
    bool wakesKnown() const
    {
        return m_trace.provenance().source != trace::Source::Measured
            || m_trace.provenance().tier == trace::Tier::KernelWakeups;
    }

    /// Between two waits for the same resource nothing was taken, so they are one.
    bool tookBetween(Time from, Time to) const
    {
        const auto& marks = m_trace.marks(m_told.actor);
        std::size_t i = marks.upperBound(from - Duration{1}, &trace::Mark::at);
        for (; i < marks.size() && marks[i].at < to; ++i)
            if (marks[i].kind == trace::MarkKind::Acquire && marks[i].resource == m_told.resource)
                return true;
        return false;
    }

    bool sameWait(const Slice& slice) const
    {
        return slice.state == m_lane[m_told.slice].state && slice.resource == m_told.resource;
    }

    /// The wait in which it was woken and had to sleep again without what it wanted is one gap.
    void findGap()
    {
        m_first = m_last = m_told.slice;
        if (waits() && isTaken(m_trace, m_told.resource)) {
            for (std::size_t i = m_first; i-- > 0 && m_told.slice - i < mostSlices;) {
                const Slice slice = m_lane[i];
                if (slice.state == State::Dead || slice.state == State::Lost
                    || (isWaiting(slice.state) && !sameWait(slice))
                    || tookBetween(slice.window.begin, m_lane[m_first].window.begin))
                    break;
                if (sameWait(slice)) {
                    m_first = i;
                    ++m_told.attempts;
                }
            }
            for (std::size_t i = m_last + 1; i < m_lane.size() && i - m_told.slice < mostSlices;
                 ++i) {
                const Slice slice = m_lane[i];
                if (slice.state == State::Dead || slice.state == State::Lost
                    || (isWaiting(slice.state) && !sameWait(slice))
                    || tookBetween(m_lane[m_last].window.begin, slice.window.begin))
                    break;
                if (sameWait(slice)) {
                    m_last = i;
                    ++m_told.attempts;
                }
            }
        }
        m_told.gap.begin = m_lane[m_first].window.begin;
    }

    /// How the gap ended: woken, queued for a CPU, running, the resource taken.
    void findEnd()
    {
        std::size_t i = m_last;
        std::optional<std::size_t> queue;
        if (!waits())
            queue = i;
        else if (i + 1 < m_lane.size()) {
            const Slice next = m_lane[i + 1];
            if (next.state == State::Runnable || next.state == State::Running)
                m_told.wokenAt = next.window.begin;
            if (next.state == State::Runnable) {
                if (next.peer && *next.peer != m_told.actor)
                    m_told.woken = Explanation::Deed{*next.peer, next.window.begin};
                m_estimated = next.basis == trace::Basis::Inferred;
                queue = i + 1;
            }
        }
        if (m_told.cause == Cause::Woken)
            findWaker();
        if (queue)
            i = *queue;
        const Slice end = m_lane[i];
        m_told.gap.end = end.window.end;
        m_told.open = end.open && !m_trace.finished();
        m_told.cutOff = (end.open && m_trace.finished())
            || (i + 1 < m_lane.size() && m_lane[i + 1].state == State::Dead);
        if (queue)
            m_queue = end.window;
        m_told.queued = queue ? end.window.length() : Duration{};
        m_told.waited = m_told.gap.length() - m_told.queued;
        m_next = i + 1;
        if (!waits() || !isTaken(m_trace, m_told.resource))
            return;
        m_told.acquired =
            nextTaken(m_trace, m_told.actor, *m_told.resource, m_lane[m_last].window.begin);
        if (!m_told.acquired && m_holdings.used(*m_told.resource) && diesAfter(m_last))
            cutOffAt(m_lane[m_last].window.end);
    }

    /// A thread killed in a wait is woken and may even run before it is dead.
    bool diesAfter(std::size_t i) const
    {
        constexpr std::size_t few = 4;
        for (std::size_t next = i + 1; next < m_lane.size() && next - i <= few; ++next) {
            const State state = m_lane[next].state;
            if (state == State::Dead)
                return true;
            if (state != State::Runnable && state != State::Running)
                return false;
        }
        return false;
    }

    void cutOffAt(Time end)
    {
        m_told.gap.end = end;
        m_told.waited = m_told.gap.length();
        m_told.queued = {};
        m_told.wokenAt.reset();
        m_told.woken.reset();
        m_told.cutOff = true;
        m_estimated = false;
        m_queue = {};
    }

    /// Of a runnable slice: what it waited for before, and who ended that.
    void findWaker()
    {
        const Slice now = m_lane[m_told.slice];
        m_told.wokenAt = now.window.begin;
        m_estimated = now.basis == trace::Basis::Inferred;
        if (now.peer && *now.peer != m_told.actor)
            m_told.woken = Explanation::Deed{*now.peer, now.window.begin};
        m_told.resource = m_lane[m_told.slice - 1].resource;
    }

    void findHolders()
    {
        if (!waits() || !isTaken(m_trace, m_told.resource))
            return;
        const ResourceId resource = *m_told.resource;
        const Time until = m_told.acquired.value_or(m_told.gap.end);
        if (hasOwner(m_trace, resource)) {
            Window window{m_told.gap.begin, until};
            auto turns = m_holdings.over(resource, window, mostTurns + 1);
            std::erase_if(turns.first, [&](const Holding& holding) {
                return holding.actor == m_told.actor && holding.begin >= until;
            });
            m_told.turns = std::move(turns.first);
            m_told.turnCount = turns.count;
        } else if (!m_holdings.isSignalled(resource)) {
            m_told.permits = m_holdings.allAt(resource, m_told.at, mostTurns);
        }
        if (!m_told.acquired)
            return;
        if (const auto given = m_holdings.lastGiven(resource, *m_told.acquired))
            if (given->actor != m_told.actor)
                m_told.released = Explanation::Deed{given->actor, given->end};
    }

    Explanation::Link linkTo(ActorId actor, std::optional<Holding> holding) const
    {
        Explanation::Link link{.actor = actor, .holding = holding};
        const Lane& lane = m_trace.lane(actor);
        if (const auto i = lane.indexAt(m_told.at)) {
            link.doing = lane[*i];
            link.cause = causeOf(m_trace, lane, *i);
            if (isWaiting(link.doing.state))
                link.resource = link.doing.resource;
        }
        return link;
    }

    /// Whom one waits for that does `slice`.
    std::optional<Explanation::Link> behind(ActorId actor, const Slice& slice) const
    {
        if (slice.state == State::Join) {
            const auto awaited = joinedBy(m_trace, actor, slice);
            return awaited ? std::optional{linkTo(*awaited, {})} : std::nullopt;
        }
        if (!isWaiting(slice.state) || !hasOwner(m_trace, slice.resource))
            return {};
        const auto holding = m_holdings.at(*slice.resource, m_told.at);
        return holding ? std::optional{linkTo(holding->actor, holding)} : std::nullopt;
    }

    void findChain()
    {
        std::vector<ActorId> met{m_told.actor};
        auto link = behind(m_told.actor, m_lane[m_told.slice]);
        while (link && m_told.chain.size() < mostLinks) {
            m_told.cycle = std::ranges::count(met, link->actor) > 0;
            m_told.chain.push_back(*link);
            if (m_told.cycle)
                break;
            met.push_back(link->actor);
            link = behind(link->actor, link->doing);
        }
        if (m_told.cause == Cause::Fresh)
            findCreator();
        if (m_told.chain.empty() || !m_told.chain.front().holding)
            return;
        const Explanation::Link& holder = m_told.chain.front();
        const Window overlap = Window{holder.holding->begin, holder.holding->end}.intersected(
            {m_told.gap.begin, m_told.acquired.value_or(m_told.gap.end)});
        if (!overlap.empty())
            m_told.holderTime = m_trace.lane(holder.actor).timeIn(overlap);
    }

    void findCreator()
    {
        const auto& flows = m_trace.flows();
        std::size_t i = flows.upperBound(m_told.gap.begin, &trace::Flow::sent);
        for (std::size_t looked = 0; i-- > 0 && looked < mostSlices; ++looked)
            if (flows[i].kind == trace::FlowKind::Fork && flows[i].to == m_told.actor) {
                m_told.chain.push_back(linkTo(flows[i].from, {}));
                return;
            }
    }

    std::optional<trace::CpuId> lastCpuBefore(std::size_t i) const
    {
        for (std::size_t looked = 0; i-- > 0 && looked < mostSlices; ++looked)
            if (const Slice slice = m_lane[i]; slice.cpu)
                return slice.cpu;
        return {};
    }

    const Lane* cpuLane(trace::CpuId cpu) const
    {
        for (const trace::Actor& actor : m_trace.actors())
            if (actor.kind == trace::ActorKind::Cpu && actor.tid == static_cast<int>(cpu))
                return &m_trace.lane(actor.id);
        return nullptr;
    }

    /// Who had the CPU: the one it came to in the end, or, as long as it has none, its last one.
    void findCpu()
    {
        if (m_queue.empty() || !switchesKnown())
            return;
        const bool came = m_next < m_lane.size() && m_lane[m_next].state == State::Running;
        m_told.cpu = came ? m_lane[m_next].cpu : lastCpuBefore(m_told.slice);
        if (m_told.cause == Cause::Preempted)
            if (const auto left = lastCpuBefore(m_told.slice))
                if (const Lane* const lane = cpuLane(*left))
                    if (const auto slice = lane->at(m_queue.begin))
                        m_told.tookCpu = slice->peer != m_told.actor ? slice->peer : std::nullopt;
        if (!m_told.cpu)
            return;
        const Lane* const lane = cpuLane(*m_told.cpu);
        if (lane == nullptr || lane->empty())
            return m_told.cpu.reset();
        shareOut(*lane);
    }

    void shareOut(const Lane& lane)
    {
        const auto first = lane.indexAt(std::max(m_queue.begin, lane.extent().begin));
        for (std::size_t i = first.value_or(lane.size());
             i < lane.size() && i - *first < mostCpuSlices; ++i) {
            const Slice slice = lane[i];
            const Duration time = slice.window.intersected(m_queue).length();
            if (slice.window.begin >= m_queue.end)
                break;
            if (time <= Duration{})
                continue;
            const auto found =
                std::ranges::find(m_told.onCpu, slice.peer, &Explanation::Share::actor);
            if (found == m_told.onCpu.end())
                m_told.onCpu.push_back({slice.peer, time});
            else
                found->time += time;
        }
        std::ranges::stable_sort(m_told.onCpu, std::ranges::greater{}, &Explanation::Share::time);
    }

    /// What the answer cannot tell.
    void admit()
    {
        const auto say = [&](Unknown unknown, bool is) {
            if (is)
                m_told.unknown.push_back(unknown);
        };
        const State state = m_lane[m_told.slice].state;
        const bool byOthers = state == State::Lock || state == State::Message
            || state == State::Join || state == State::Child || m_told.cause == Cause::Woken;
        const bool over = m_told.wokenAt.has_value();
        const bool lost = m_trace.losses().program != 0 || m_trace.losses().kernel != 0;
        say(Unknown::Switches, !switchesKnown());
        say(Unknown::WakeUps,
            switchesKnown() && !wakesKnown() && byOthers && over && !m_told.woken);
        say(Unknown::Estimated, m_estimated);
        say(Unknown::Resource, state == State::Other || (state == State::Lock && !m_told.resource));
        say(Unknown::Joined, state == State::Join && m_told.chain.empty());
        say(Unknown::Owner,
            waits() && m_told.resource && !hasOwner(m_trace, m_told.resource)
                && (state == State::Lock || state == State::Message) && !m_told.woken
                && m_told.permits.empty());
        const bool ownable = waits() && hasOwner(m_trace, m_told.resource);
        const bool told = ownable && m_holdings.used(*m_told.resource);
        say(Unknown::Untold, ownable && !told);
        say(Unknown::Free, told && m_told.chain.empty() && !lost);
        say(Unknown::Lost,
            told && lost && (m_told.chain.empty() || !m_told.chain.front().holding->sure));
    }

    const trace::Trace& m_trace;
    const Lane& m_lane;
    Holdings m_holdings;
    Explanation m_told{};
    std::size_t m_first = 0; ///< slices of the gap's waits
    std::size_t m_last = 0;
    std::size_t m_next = 0; ///< the slice after the gap
    Window m_queue{}; ///< able to run, without a CPU
    bool m_estimated = false;
};

} // namespace

std::string_view name(Cause cause)
{
    static constexpr std::array<std::string_view, 17> names{"runs", "fresh", "preempted", "yielded",
        "woken", "lock", "semaphore", "condition", "message", "io", "sleep", "join", "child",
        "other", "ended", "lost", "unseen"};
    return names[static_cast<std::size_t>(cause)];
}

std::string_view text(Unknown unknown)
{
    switch (unknown) {
    case Unknown::WakeUps:
        return "Who woke it is not known: this run has no wake-up records of the kernel.";
    case Unknown::Switches:
        return "When it was able to run again, and who had the CPU, is not known: this run has no "
               "switch records of the kernel.";
    case Unknown::Resource: return "What it waited for is not known: the program did not say.";
    case Unknown::Owner:
        return "Whoever signals may end this wait, so nobody can be named who holds it up.";
    case Unknown::Lost:
        return "Events of the program were lost, so who had the lock is not certain.";
    case Unknown::Untold:
        return "Who had the lock is not known: the program told of nobody who took it.";
    case Unknown::Free:
        return "Nobody had the lock at this moment: it was free, and not taken yet.";
    case Unknown::Estimated:
        return "When it was able to run again is computed from the kernel's totals: about.";
    case Unknown::Joined:
        return "Which thread it waits for is not known: no one thread has the name it gave.";
    }
    return {};
}

Explanation explain(const trace::Trace& trace, ActorId actor, Time time)
{
    return Inquiry{trace, actor, time}.answer();
}

} // namespace engine
