#include "views/format.h"
#include "views/why_sentence.h"
#include "views/why_teller.h"
#include "views/words.h"

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
    const auto add = [&](const QString& verb, std::initializer_list<State> states) {
        trace::Duration time{};
        for (const State state : states)
            time += sums[std::size_t(state)];
        if (time * 50 > whole)
            spent.push_back(words(verb.arg(formatDuration(time))));
    };
    add(Words::tr("ran %1"), {State::Running});
    add(Words::tr("was itself without a CPU for %1"), {State::Runnable, State::New});
    add(Words::tr("itself waited for a lock for %1"), {State::Lock});
    add(Words::tr("waited for I/O for %1"), {State::Io});
    add(Words::tr("slept for %1"), {State::Sleep});
    add(Words::tr("waited for others for %1"),
        {State::Join, State::Child, State::Message, State::Other});
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
        say(Words::tr("At %1 %2 %3."),
            {moment(m_why.at), name(holder.actor, m_why.at), doing(holder)});
    for (std::size_t i = 0; i + 1 < m_why.chain.size() && !m_why.cycle; ++i) {
        const Explanation::Link& next = m_why.chain[i + 1];
        if (next.holding)
            say(Words::tr("%1 had that, and %2."),
                {name(next.actor, next.holding->begin), doing(next)});
        else
            say(Words::tr("That was %1, which %2."), {name(next.actor, m_why.at), doing(next)});
    }
}

void WhyTeller::tellHolding(const Explanation::Link& holder)
{
    const WhySentence since = moment(holder.holding->begin);
    const WhySentence who = name(holder.actor, holder.holding->begin);
    const std::vector<WhySentence> spent = spentOf(m_why.holderTime);
    if (m_why.cycle || spent.empty())
        return say(Words::tr("%1 had it since %2 and %3 at %4."),
            {who, since, doing(holder), moment(m_why.at)});
    if (spent.size() == 1 && m_why.holderTime[std::size_t(State::Running)] > trace::Duration{})
        return say(Words::tr("%1 had it since %2, and ran."), {who, since});
    say(Words::tr("%1 had it since %2; meanwhile it %3."), {who, since, listed(spent)});
    if (m_why.chain.size() > 1)
        say(Words::tr("At %1 it %2."), {moment(m_why.at), doing(holder)});
}

WhySentence WhyTeller::doing(const Explanation::Link& link) const
{
    const QString what = wanted(m_trace, link.resource);
    const auto waits = [&](const QString& kind) {
        return words(Words::tr("waited for %1").arg(what.isEmpty() ? kind : what));
    };
    switch (link.cause) {
    case Cause::Runs:
        return words(
            link.doing.cpu ? Words::tr("ran on cpu%1").arg(*link.doing.cpu) : Words::tr("ran"));
    case Cause::Preempted: return words(Words::tr("was preempted: it had no CPU"));
    case Cause::Fresh:
    case Cause::Yielded:
    case Cause::Woken: return words(Words::tr("was able to run, but had no CPU"));
    case Cause::Lock:
    case Cause::Semaphore: return waits(Words::tr("a lock"));
    case Cause::Condition:
    case Cause::Message: return waits(Words::tr("a message"));
    case Cause::Io: return waits(QStringLiteral("I/O"));
    case Cause::Sleep: return words(Words::tr("slept"));
    case Cause::Join: return words(Words::tr("waited for a thread to end"));
    case Cause::Child: return words(Words::tr("waited for a child process"));
    case Cause::Ended: return words(Words::tr("had ended"));
    case Cause::Other: return words(Words::tr("waited"));
    case Cause::Lost:
    case Cause::Unseen: break;
    }
    return words(Words::tr("was not observed"));
}

void WhyTeller::tellPermits()
{
    if (m_why.permits.empty())
        return;
    std::vector<WhySentence> who;
    for (const engine::Holding& permit : m_why.permits)
        who.push_back(name(permit.actor, permit.begin));
    say(who.size() == 1 ? Words::tr("At %1 %2 had a permit.")
                        : Words::tr("At %1 %2 had the permits."),
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
        who.push_back(words(Words::tr("%n more", nullptr, int(m_why.turnCount - most))));
    say(Words::tr("It changed hands meanwhile: %1 had it in turn."), {listed(who)});
}

} // namespace views
