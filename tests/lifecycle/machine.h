#pragma once

#include "engine/lifecycle/joiner.h"

#include <map>
#include <random>
#include <vector>

namespace machine {

using engine::EventKind;
using engine::KernelRecord;
using engine::MonotonicTime;
using engine::ProgramEvent;
using engine::RecordKind;
using trace::State;

inline constexpr MonotonicTime epoch = std::chrono::hours{5};
inline constexpr pid_t root = 1000;

/// One state of one thread as it truly was.
struct Fact {
    MonotonicTime at{};
    State state{};
    int cpu = -1;
    std::uint32_t resource = 0;
    bool preempted = false;
    pid_t waker = 0;
    bool told = true; ///< Runnable: its beginning reached the records
};

struct Person {
    pid_t pid = 0;
    pid_t tid = 0;
    bool helper = false;
    std::vector<Fact> facts{};
    std::vector<ProgramEvent> marks{};
};

/// On a CPU: who, from when. -1: nobody of ours.
struct Turn {
    MonotonicTime at{};
    int person = -1;
};

struct Shape {
    unsigned seed = 1;
    int cpus = 3;
    int steps = 4000;
    trace::Tier tier = trace::Tier::KernelWakeups;
    bool helpers = true;
    bool recycle = true; ///< thread ids are used again
    double skewed = 0.1; ///< share of waits announced a little after they began
    double untold = 0.2; ///< share of wake-ups whose delay is never told
};

/// A toy machine: CPUs, threads in processes, a scheduler that throws dice. It knows the truth and
/// writes down what a kernel and the program itself would say of it.
class Machine {
public:
    explicit Machine(const Shape& shape)
        : m_shape{shape}
        , m_dice{shape.seed}
        , m_occupant(static_cast<std::size_t>(shape.cpus), -1)
        , turns(static_cast<std::size_t>(shape.cpus))
    {
        spawn(-1, true);
        for (int i = 0; i < shape.steps; ++i)
            step();
        end = m_now + MonotonicTime{1'000};
        for (Person& person : people) {
            if (person.facts.back().state != State::Dead)
                person.facts.push_back({.at = end, .state = State::Dead});
        }
        std::ranges::stable_sort(records, {}, &KernelRecord::at);
    }

private:
    struct Body {
        State state = State::New;
        int cpu = -1;
        std::uint32_t lane = 0;
        std::uint32_t resource = 0;
        State said = State::Running;
        std::uint32_t saidResource = 0;
        MonotonicTime wokenAt{};
        std::size_t delayFact = 0;
        MonotonicTime delayDue{};
        MonotonicTime delay{-1};
    };

    const Shape m_shape;
    std::mt19937 m_dice;
    MonotonicTime m_now = epoch;
    std::vector<int> m_occupant;
    std::vector<Body> m_bodies;
    std::vector<std::uint32_t> m_freeLanes;
    std::vector<pid_t> m_freeTids;
    std::uint32_t m_lanes = 0;
    pid_t m_nextTid = root;

public:
    std::vector<Person> people;
    std::vector<std::vector<Turn>> turns;
    std::vector<KernelRecord> records;
    std::vector<ProgramEvent> events; ///< in time order over all lanes
    MonotonicTime end{};

private:
    int roll(int below) { return std::uniform_int_distribution<int>{0, below - 1}(m_dice); }
    bool chance(double p) { return std::bernoulli_distribution{p}(m_dice); }
    void tick()
    {
        const int kind = roll(100);
        m_now += MonotonicTime{kind < 90 ? 100 + roll(20'000)
                : kind < 99              ? 50'000 + roll(500'000)
                                         : 1'000'000 + roll(4'000'000)};
    }
    Body& body(int who) { return m_bodies[static_cast<std::size_t>(who)]; }
    Person& person(int who) { return people[static_cast<std::size_t>(who)]; }

    void become(int who, Fact fact)
    {
        fact.at = m_now;
        body(who).state = fact.state;
        person(who).facts.push_back(fact);
    }

    KernelRecord& record(RecordKind kind, int who, int cpu)
    {
        records.push_back({.at = m_now,
            .kind = kind,
            .cpu = static_cast<trace::CpuId>(std::max(cpu, 0)),
            .pid = person(who).pid,
            .tid = person(who).tid});
        return records.back();
    }

    ProgramEvent& say(int who, EventKind kind, State state, MonotonicTime at)
    {
        events.push_back({.at = at,
            .pid = person(who).pid,
            .tid = person(who).tid,
            .lane = body(who).lane,
            .line = static_cast<std::uint16_t>(roll(40)),
            .kind = kind,
            .state = state});
        return events.back();
    }

    std::vector<int> inState(auto&& matches)
    {
        std::vector<int> found;
        for (int i = 0; i < static_cast<int>(m_bodies.size()); ++i) {
            if (matches(body(i)))
                found.push_back(i);
        }
        return found;
    }
    int pick(const std::vector<int>& from)
    {
        return from.empty() ? -1
                            : from[static_cast<std::size_t>(roll(static_cast<int>(from.size())))];
    }
    int runner()
    {
        return pick(inState([](const Body& b) { return b.state == State::Running; }));
    }

    void step()
    {
        tick();
        tellDelays();
        const int kind = roll(100);
        if (kind < 35)
            dispatch();
        else if (kind < 50)
            wakeSomeone();
        else if (const int who = runner(); who < 0)
            return;
        else if (kind < 60)
            preempt(who);
        else if (kind < 80)
            block(who);
        else if (kind < 94)
            work(who);
        else if (kind < 97)
            spawn(who, chance(0.2));
        else if (who != 0)
            exit(who);
    }

    void spawn(int parent, bool process)
    {
        if (inState([](const Body& b) { return b.state != State::Dead; }).size() > 12)
            return;
        pid_t tid = m_nextTid;
        if (m_shape.recycle && !m_freeTids.empty() && chance(0.5)) {
            tid = m_freeTids.back();
            m_freeTids.pop_back();
        } else {
            ++m_nextTid;
        }
        const int who = static_cast<int>(people.size());
        people.push_back({.pid = process ? tid : person(parent).pid, .tid = tid});
        m_bodies.emplace_back();
        person(who).helper = parent >= 0 && !process && m_shape.helpers && chance(0.15);
        if (!person(who).helper) {
            if (m_freeLanes.empty()) {
                body(who).lane = m_lanes++;
            } else {
                body(who).lane = m_freeLanes.back();
                m_freeLanes.pop_back();
            }
        }
        become(who, {.state = State::New});
        if (parent >= 0)
            record(RecordKind::Fork, who, body(parent).cpu).other = person(parent).tid;
        tick();
        wake(who, parent);
    }

    void wake(int who, int waker)
    {
        const bool fresh = body(who).state == State::New;
        const bool told = m_shape.tier == trace::Tier::KernelWakeups;
        const bool timer = body(who).state == State::Sleep || waker < 0;
        become(who,
            {.state = State::Runnable,
                .waker = !told || fresh || timer ? 0 : person(waker).tid,
                .told = told});
        body(who).wokenAt = m_now;
        if (told) {
            KernelRecord& wake = record(RecordKind::Wake, who, waker < 0 ? 0 : body(waker).cpu);
            wake.pid = 0;
            wake.other = waker < 0 ? 0 : person(waker).tid;
        }
    }

    void wakeSomeone()
    {
        const int who = pick(inState([](const Body& b) { return isWaiting(b.state); }));
        const int waker = runner();
        if (who >= 0)
            wake(who, chance(0.8) && waker >= 0 && !person(waker).helper ? waker : -1);
    }

    void dispatch()
    {
        std::vector<int> idle;
        for (int i = 0; i < m_shape.cpus; ++i) {
            if (m_occupant[static_cast<std::size_t>(i)] < 0)
                idle.push_back(i);
        }
        const int cpu = pick(idle);
        const int who = pick(inState([](const Body& b) { return b.state == State::Runnable; }));
        if (cpu < 0 || who < 0)
            return;
        Body& b = body(who);
        const bool first = std::ranges::none_of(
            person(who).facts, [](const Fact& fact) { return fact.state == State::Running; });
        if (!person(who).facts.back().preempted) {
            b.delay = MonotonicTime{-1}; // an older one is told no more
            if (m_shape.tier == trace::Tier::KernelSwitches && !chance(m_shape.untold)) {
                b.delay = m_now - b.wokenAt;
                b.delayFact = person(who).facts.size() - 1;
                b.delayDue = m_now + MonotonicTime{roll(8'000'000)};
            }
        }
        become(who, {.state = State::Running, .cpu = cpu});
        b.cpu = cpu;
        m_occupant[static_cast<std::size_t>(cpu)] = who;
        turns[static_cast<std::size_t>(cpu)].push_back({m_now, who});
        record(RecordKind::SwitchIn, who, cpu);
        if (first)
            introduce(who);
    }

    /// A thread's first steps.
    void introduce(int who)
    {
        m_now += MonotonicTime{1'500};
        if (person(who).helper) {
            std::string_view{"il-helper"}.copy(
                record(RecordKind::Name, who, body(who).cpu).name, 15);
            return;
        }
        ProgramEvent& begin = say(who, EventKind::Begin, State::Running, m_now);
        begin.value = person(who).tid;
    }

    void leave(int who)
    {
        Body& b = body(who);
        m_occupant[static_cast<std::size_t>(b.cpu)] = -1;
        turns[static_cast<std::size_t>(b.cpu)].push_back({m_now, -1});
        b.cpu = -1;
    }

    void preempt(int who)
    {
        record(RecordKind::SwitchOut, who, body(who).cpu).preempted = true;
        become(who, {.state = State::Runnable, .preempted = true});
        leave(who);
    }

    void announce(int who, State state, std::uint32_t resource, MonotonicTime at)
    {
        body(who).said = state;
        body(who).saidResource = resource;
        say(who, EventKind::State, state, at).resource = resource;
    }

    void block(int who)
    {
        static constexpr State reasons[]{
            State::Lock, State::Io, State::Sleep, State::Join, State::Child, State::Message};
        Body& b = body(who);
        const bool mute = person(who).helper;
        if (!mute && !isWaiting(b.said) && chance(0.15))
            return blockWith(who, State::Other, 0); // the program does not know why
        const State reason = reasons[roll(6)];
        const auto resource = static_cast<std::uint32_t>(roll(5));
        if (mute)
            return blockWith(who, State::Other, 0);
        if (isWaiting(b.said))
            return blockWith(who, b.said, b.saidResource);
        if (chance(m_shape.skewed)) {
            blockWith(who, reason, resource);
            announce(who, reason, resource, m_now + MonotonicTime{roll(900) + 1});
            m_now += MonotonicTime{1'000};
            return;
        }
        announce(who, reason, resource, m_now);
        tick(); // it may be preempted, or get what it wants, before it blocks
        if (chance(0.2))
            return preempt(who);
        if (chance(0.2))
            return announce(who, State::Running, 0, m_now);
        blockWith(who, reason, resource);
    }

    void blockWith(int who, State state, std::uint32_t resource)
    {
        record(RecordKind::SwitchOut, who, body(who).cpu);
        become(who, {.state = state, .resource = resource});
        leave(who);
        body(who).resource = resource;
    }

    void work(int who)
    {
        if (person(who).helper)
            return;
        if (isWaiting(body(who).said))
            return announce(who, State::Running, 0, m_now);
        static constexpr EventKind kinds[]{
            EventKind::Acquire, EventKind::Release, EventKind::Value, EventKind::Line};
        ProgramEvent& event = say(who, kinds[roll(4)], State::Running, m_now);
        event.value = roll(1000);
        event.resource = static_cast<std::uint32_t>(roll(5));
        if (event.kind != EventKind::Line)
            person(who).marks.push_back(event);
    }

    void exit(int who)
    {
        if (!person(who).helper) {
            say(who, EventKind::End, State::Running, m_now);
            m_freeLanes.push_back(body(who).lane);
            tick();
        }
        record(RecordKind::Exit, who, body(who).cpu);
        tick();
        if (chance(0.2)) {
            preempt(who);
            tick();
            const int cpu =
                static_cast<int>(std::ranges::find(m_occupant, -1) - m_occupant.begin());
            become(who, {.state = State::Running, .cpu = cpu});
            body(who).cpu = cpu;
            m_occupant[static_cast<std::size_t>(cpu)] = who;
            turns[static_cast<std::size_t>(cpu)].push_back({m_now, who});
            record(RecordKind::SwitchIn, who, cpu);
            tick();
        }
        record(RecordKind::SwitchOut, who, body(who).cpu);
        become(who, {.state = State::Dead});
        body(who).delay = MonotonicTime{-1}; // /proc forgets the dead
        leave(who);
        m_freeTids.insert(m_freeTids.begin(), person(who).tid);
    }

    /// schedstat is read now and then: it tells how long the latest wait for a CPU was.
    void tellDelays()
    {
        for (int i = 0; i < static_cast<int>(m_bodies.size()); ++i) {
            Body& b = body(i);
            if (b.delay < MonotonicTime{} || b.delayDue > m_now)
                continue;
            record(RecordKind::WakeDelay, i, 0).duration = b.delay;
            person(i).facts[b.delayFact].told = true;
            b.delay = MonotonicTime{-1};
        }
    }
};

} // namespace machine
