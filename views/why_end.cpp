#include "views/why_sentence.h"
#include "views/why_teller.h"
#include "views/words.h"

namespace views {

using engine::Cause;
using engine::Explanation;

void WhyTeller::tellEnd()
{
    const auto& released = m_why.released;
    const auto& woken = m_why.woken;
    if (released && woken && released->actor == woken->actor)
        say(Words::tr("%1 gave it back and woke %2 at %3."),
            {name(woken->actor, released->at), brief(m_why.actor, woken->at), moment(woken->at)});
    else {
        if (released)
            say(Words::tr("%1 gave it back at %2."),
                {name(released->actor, released->at), moment(released->at)});
        if (woken)
            say(Words::tr("%1 woke %2 at %3."),
                {name(woken->actor, woken->at), brief(m_why.actor, woken->at), moment(woken->at)});
    }
    if (m_why.cutOff && !m_why.wokenAt && m_why.cause != Cause::Ended)
        say(Words::tr("%1 still did when it was ended."), {brief(m_why.actor, m_why.gap.end)});
    if (m_why.wokenAt && !woken && !released && m_why.cause != Cause::Woken)
        say(Words::tr("The wait was over at %1."), {moment(*m_why.wokenAt)});
    tellQueue();
    if (m_why.acquired)
        say(Words::tr("It had it at %1."), {moment(*m_why.acquired)});
}

void WhyTeller::tellQueue()
{
    const bool afterWait = m_why.wokenAt && m_why.cause != Cause::Woken;
    if (afterWait && m_why.queued > trace::Duration{}) {
        const WhySentence who = brief(m_why.actor, *m_why.wokenAt);
        if (m_why.onCpu.empty())
            return say(Words::tr("%1 then %2 for a CPU."), {who, queuedFor()});
        return say(Words::tr("%1 then %2 for a CPU, which %3 had."), {who, queuedFor(), users()});
    }
    const bool told = m_why.tookCpu && m_why.onCpu.size() == 1;
    if (!afterWait && m_why.queued > trace::Duration{} && !m_why.onCpu.empty() && !told)
        say(Words::tr("Meanwhile %1 had %2."),
            {users(), words(QStringLiteral("cpu%1").arg(*m_why.cpu))});
}

WhySentence WhyTeller::users()
{
    constexpr std::size_t most = 3;
    std::vector<WhySentence> who;
    for (const Explanation::Share& share : m_why.onCpu) {
        if (who.size() == most) {
            who.push_back(words(Words::tr("%n more", nullptr, int(m_why.onCpu.size() - most))));
            break;
        }
        who.push_back(
            share.actor ? name(*share.actor) : words(Words::tr("another program or nobody")));
    }
    return listed(who);
}

} // namespace views
