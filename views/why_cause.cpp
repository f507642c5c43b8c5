#include "views/why_sentence.h"
#include "views/why_teller.h"
#include "views/words.h"

namespace views {

using engine::Cause;

void WhyTeller::tellCause()
{
    const QString what = wanted(m_trace, m_why.resource);
    switch (m_why.cause) {
    case Cause::Runs: {
        const auto cpu = m_trace.lane(m_why.actor)[m_why.slice].cpu;
        return cpu ? say(Words::tr("%1 runs on %2 here: nothing holds it up."),
                   {self(), words(QStringLiteral("cpu%1").arg(*cpu))})
                   : say(Words::tr("%1 runs here: nothing holds it up."), {self()});
    }
    case Cause::Fresh:
        if (!m_why.chain.empty())
            return say(Words::tr("%1 was created by %2 at %3 and %4 for its first turn on a CPU."),
                {self(), name(m_why.chain.front().actor, m_why.gap.begin), moment(m_why.gap.begin),
                    queuedOrWaited()});
        return say(
            Words::tr("%1 is new and %2 for its first turn on a CPU."), {self(), queuedOrWaited()});
    case Cause::Preempted:
        say(Words::tr("%1 was able to run, but at %2 its CPU was taken from it: it %3 for a CPU."),
            {self(), moment(m_why.gap.begin), queuedFor()});
        if (m_why.tookCpu)
            say(Words::tr("%1 ran there instead."), {name(*m_why.tookCpu, m_why.gap.begin)});
        return;
    case Cause::Yielded:
        return say(
            Words::tr("%1 gave its CPU away at %2, though it could have gone on, and %3 for one."),
            {self(), moment(m_why.gap.begin), queuedFor()});
    case Cause::Woken:
        return what.isEmpty()
            ? say(Words::tr("%1 was able to run again from %2 on, but %3 for a CPU."),
                {self(), moment(m_why.gap.begin), queuedFor()})
            : say(Words::tr("%1 had waited for %4. From %2 on it was able to run, but %3 for a "
                            "CPU."),
                {self(), moment(m_why.gap.begin), queuedFor(), words(what)});
    case Cause::Lock:
    case Cause::Semaphore:
        say(Words::tr("%1 %2 for %3."),
            {self(), waited(), words(what.isEmpty() ? Words::tr("a lock") : what)});
        if (m_why.attempts > 1)
            say(m_why.attempts == 2
                    ? Words::tr("In that time it woke once without getting it, and slept on.")
                    : Words::tr("In that time it woke %n times without getting it, and slept on.",
                        nullptr, int(m_why.attempts - 1)),
                {});
        return;
    case Cause::Condition:
    case Cause::Message:
        return say(Words::tr("%1 %2 for %3."),
            {self(), waited(), words(what.isEmpty() ? Words::tr("a message") : what)});
    case Cause::Io:
        return what.isEmpty()
            ? say(Words::tr("%1 %2 for I/O."), {self(), waited()})
            : say(Words::tr("%1 %2 for I/O: %3."), {self(), waited(), words(what)});
    case Cause::Sleep: return say(Words::tr("%1 slept: it %2 for a timer."), {self(), waited()});
    case Cause::Join:
        if (!m_why.chain.empty())
            return say(Words::tr("%1 %2 for %3 to end."),
                {self(), waited(), name(m_why.chain.front().actor)});
        return what.isEmpty()
            ? say(Words::tr("%1 %2 for a thread to end."), {self(), waited()})
            : say(Words::tr("%1 %2 for a thread to end, %3."), {self(), waited(), words(what)});
    case Cause::Child: return say(Words::tr("%1 %2 for a child process."), {self(), waited()});
    case Cause::Other: return say(Words::tr("%1 %2."), {self(), waited()});
    case Cause::Ended: return say(Words::tr("%1 ended at %2."), {self(), moment(m_why.gap.begin)});
    case Cause::Lost:
        return say(
            Words::tr("Records of %1 were lost here, so nothing may be concluded."), {self()});
    case Cause::Unseen:
        return say(Words::tr("%1 was not observed at this moment."), {name(m_why.actor)});
    }
}

} // namespace views
