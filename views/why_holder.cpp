#include "views/format.h"
#include "views/why_sentence.h"
#include "views/why_teller.h"

namespace views {

using engine::Cause;
using engine::Explanation;
using trace::State;

namespace {

/// "ran 0.44 ms", "was without a CPU 0.8 ms": what took a part worth telling.
std::vector<WhySentence> spentOf(const trace::StateSums& sums)
{
    trace::Duration whole{};
    for (const trace::Duration time : sums)
        whole += time;
    std::vector<WhySentence> spent;
    const auto add = [&](const char* verb, std::initializer_list<State> states) {
        trace::Duration time{};
        for (const State state : states)
            time += sums[std::size_t(state)];
        if (time * 50 > whole)
            spent.push_back(words(QString::fromUtf8(verb) + u' ' + formatDuration(time)));
    };
    add("ran", {State::Running});
    add("was itself without a CPU for", {State::Runnable, State::New});
    add("itself waited for a lock for", {State::Lock});
    add("waited for I/O for", {State::Io});
    add("slept for", {State::Sleep});
    add("waited for others for", {State::Join, State::Child, State::Message, State::Other});
    return spent;
}

} // namespace

void WhyTeller::tellHolder()
{
    if (m_why.chain.empty() || m_why.cause == Cause::Fresh)
        return;
    const Explanation::Link& holder = m_why.chain.front();
    if (holder.holding)
        tellHolding(holder);
    else if (holder.cause != Cause::Ended)
        say("At %1 %2 %3.", {moment(m_why.at), name(holder.actor, m_why.at), doing(holder)});
    for (std::size_t i = 0; i + 1 < m_why.chain.size() && !m_why.cycle; ++i) {
        const Explanation::Link& next = m_why.chain[i + 1];
        if (next.holding)
            say("%1 had that, and %2.", {name(next.actor, next.holding->begin), doing(next)});
        else
            say("That was %1, which %2.", {name(next.actor, m_why.at), doing(next)});
    }
}

void WhyTeller::tellHolding(const Explanation::Link& holder)
{
    const WhySentence since = moment(holder.holding->begin);
    const WhySentence who = name(holder.actor, holder.holding->begin);
    const std::vector<WhySentence> spent = spentOf(m_why.holderTime);
    if (m_why.cycle || spent.empty())
        return say(
            "%1 had it since %2 and %3 at %4.", {who, since, doing(holder), moment(m_why.at)});
    if (spent.size() == 1 && m_why.holderTime[std::size_t(State::Running)] > trace::Duration{})
        return say("%1 had it since %2, and ran.", {who, since});
    say("%1 had it since %2; meanwhile it %3.", {who, since, listed(spent)});
    if (m_why.chain.size() > 1)
        say("At %1 it %2.", {moment(m_why.at), doing(holder)});
}

WhySentence WhyTeller::doing(const Explanation::Link& link) const
{
    const QString what = wanted(m_trace, link.resource);
    const auto waits = [&](const QString& kind) {
        return words(QStringLiteral("waited for ") + (what.isEmpty() ? kind : what));
    };
    switch (link.cause) {
    case Cause::Runs:
        return words(link.doing.cpu ? QStringLiteral("ran on cpu%1").arg(*link.doing.cpu)
                                    : QStringLiteral("ran"));
    case Cause::Preempted: return words(QStringLiteral("was preempted: it had no CPU"));
    case Cause::Fresh:
    case Cause::Yielded:
    case Cause::Woken: return words(QStringLiteral("was able to run, but had no CPU"));
    case Cause::Lock:
    case Cause::Semaphore: return waits(QStringLiteral("a lock"));
    case Cause::Condition:
    case Cause::Message: return waits(QStringLiteral("a message"));
    case Cause::Io: return waits(QStringLiteral("I/O"));
    case Cause::Sleep: return words(QStringLiteral("slept"));
    case Cause::Join: return words(QStringLiteral("waited for a thread to end"));
    case Cause::Child: return words(QStringLiteral("waited for a child process"));
    case Cause::Ended: return words(QStringLiteral("had ended"));
    case Cause::Other: return words(QStringLiteral("waited"));
    case Cause::Lost:
    case Cause::Unseen: break;
    }
    return words(QStringLiteral("was not observed"));
}

void WhyTeller::tellPermits()
{
    if (m_why.permits.empty())
        return;
    std::vector<WhySentence> who;
    for (const engine::Holding& permit : m_why.permits)
        who.push_back(name(permit.actor, permit.begin));
    say(who.size() == 1 ? "At %1 %2 had a permit." : "At %1 %2 had the permits.",
        {moment(m_why.at), listed(who)});
}

void WhyTeller::tellTurns()
{
    if (m_why.turnCount < 2)
        return;
    constexpr std::size_t most = 6;
    std::vector<WhySentence> who;
    for (const engine::Holding& turn : m_why.turns)
        if (who.size() < most)
            who.push_back(brief(turn.actor, turn.begin));
    if (m_why.turnCount > most)
        who.push_back(words(QStringLiteral("%1 more").arg(m_why.turnCount - most)));
    say("It changed hands meanwhile: %1 had it in turn.", {listed(who)});
}

} // namespace views
