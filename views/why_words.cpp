#include "views/why_words.h"

#include "views/format.h"

#include <QStringList>

#include <algorithm>

namespace views {
namespace {

using engine::Cause;
using engine::Explanation;
using trace::State;

QString utf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString quoted(const std::string& name)
{
    return QChar{0x201c} + utf8(name) + QChar{0x201d};
}

/// Parts put into the places %1, %2 … of a pattern.
WhySentence filled(const QString& pattern, const std::vector<WhySentence>& parts)
{
    WhySentence sentence;
    QString text;
    const auto flush = [&] {
        if (!text.isEmpty())
            sentence.push_back({.text = std::exchange(text, {})});
    };
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int digit =
            pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (digit < 1 || std::size_t(digit) > parts.size()) {
            text += pattern[i];
            continue;
        }
        flush();
        const WhySentence& part = parts[std::size_t(digit) - 1];
        sentence.insert(sentence.end(), part.begin(), part.end());
        ++i;
    }
    flush();
    return sentence;
}

WhySentence words(const QString& text)
{
    return {{.text = text}};
}

WhySentence moment(trace::Time time)
{
    return {{.text = momentText(time), .at = time}};
}

/// "a, b and c".
WhySentence listed(const std::vector<WhySentence>& parts)
{
    WhySentence list;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            list.push_back(
                {.text = i + 1 == parts.size() ? QStringLiteral(" and ") : QStringLiteral(", ")});
        list.insert(list.end(), parts[i].begin(), parts[i].end());
    }
    return list;
}

/// Tells one explanation.
class Teller {
public:
    Teller(const trace::Trace& trace, const Explanation& why)
        : m_trace{trace}
        , m_why{why}
        , m_names{trace}
    {
    }

    WhyText tell()
    {
        const bool gone = m_why.cause == Cause::Ended || m_why.cause == Cause::Unseen;
        m_text.title = m_why.cause == Cause::Runs
            ? QStringLiteral("%1 runs").arg(m_names.brief(m_why.actor))
            : gone || m_why.open
            ? QStringLiteral("Why is %1 not running?").arg(m_names.brief(m_why.actor))
            : QStringLiteral("Why was %1 not running?").arg(m_names.brief(m_why.actor));
        if (m_why.cycle)
            tellCycle();
        tellCause();
        tellHolder();
        tellPermits();
        tellTurns();
        tellEnd();
        for (const engine::Unknown unknown : m_why.unknown)
            m_text.doubts.push_back(utf8(text(unknown)));
        return std::move(m_text);
    }

private:
    WhySentence full(trace::ActorId actor, std::optional<trace::Time> at = {}) const
    {
        return {{.text = m_names.full(actor), .actor = actor, .at = at}};
    }
    WhySentence brief(trace::ActorId actor, std::optional<trace::Time> at = {}) const
    {
        return {{.text = m_names.brief(actor), .actor = actor, .at = at}};
    }
    /// The actor's name in full the first time, then in brief.
    WhySentence name(trace::ActorId actor, std::optional<trace::Time> at = {})
    {
        if (std::ranges::count(m_met, actor) > 0)
            return brief(actor, at);
        m_met.push_back(actor);
        return full(actor, at);
    }
    void say(const char* pattern, const std::vector<WhySentence>& parts)
    {
        m_text.sentences.push_back(filled(QString::fromUtf8(pattern), parts));
    }
    WhySentence self() { return name(m_why.actor, m_why.gap.begin); }

    bool known(engine::Unknown unknown) const
    {
        return std::ranges::count(m_why.unknown, unknown) == 0;
    }

    QString about() const
    {
        return known(engine::Unknown::Estimated) ? QString{} : QStringLiteral("about ");
    }

    /// "has waited 3 ms so far" or "waited 3 ms".
    WhySentence waited() const
    {
        const bool ended = m_why.wokenAt || !m_why.open;
        const WhySentence time = words(about() + formatDuration(m_why.waited));
        return ended ? filled(QStringLiteral("waited %1"), {time})
                     : filled(QStringLiteral("has waited %1 so far"), {time});
    }
    WhySentence queuedFor() const
    {
        const WhySentence time = words(about() + formatDuration(m_why.queued));
        return m_why.open ? filled(QStringLiteral("has waited %1 so far"), {time})
                          : filled(QStringLiteral("waited %1"), {time});
    }

    void tellCycle()
    {
        QStringList names;
        std::vector<WhySentence> steps{brief(m_why.actor)};
        std::optional<trace::ResourceId> resource = m_why.resource;
        for (const Explanation::Link& link : m_why.chain) {
            if (resource && link.holding)
                steps.push_back(words(quoted(m_trace.resource(*resource).name)));
            steps.push_back(brief(link.actor));
            resource = link.resource;
        }
        WhySentence path;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (i > 0)
                path.push_back({.text = QStringLiteral(" → ")});
            path.insert(path.end(), steps[i].begin(), steps[i].end());
        }
        say("Deadlock: %1. Nobody in this circle can go on.", {path});
    }

    void tellCause()
    {
        const QString what = wanted(m_trace, m_why.resource);
        switch (m_why.cause) {
        case Cause::Runs: {
            const auto cpu = m_trace.lane(m_why.actor)[m_why.slice].cpu;
            return cpu ? say("%1 runs on %2 here: nothing holds it up.",
                       {self(), words(QStringLiteral("cpu%1").arg(*cpu))})
                       : say("%1 runs here: nothing holds it up.", {self()});
        }
        case Cause::Fresh:
            if (!m_why.chain.empty())
                return say("%1 was created by %2 at %3 and %4 for its first turn on a CPU.",
                    {self(), name(m_why.chain.front().actor, m_why.gap.begin),
                        moment(m_why.gap.begin), queuedOrWaited()});
            return say("%1 is new and %2 for its first turn on a CPU.", {self(), queuedOrWaited()});
        case Cause::Preempted:
            say("%1 was able to run, but at %2 its CPU was taken from it: it %3 for a CPU.",
                {self(), moment(m_why.gap.begin), queuedFor()});
            if (m_why.tookCpu)
                say("%1 ran there instead.", {name(*m_why.tookCpu, m_why.gap.begin)});
            return;
        case Cause::Yielded:
            return say("%1 gave its CPU away at %2, though it could have gone on, and %3 for one.",
                {self(), moment(m_why.gap.begin), queuedFor()});
        case Cause::Woken:
            return say(what.isEmpty()
                    ? "%1 was able to run again from %2 on, but %3 for a CPU.%4"
                    : "%1 had waited for %4. From %2 on it was able to run, but %3 for a CPU.",
                {self(), moment(m_why.gap.begin), queuedFor(), words(what)});
        case Cause::Lock:
        case Cause::Semaphore:
            say("%1 %2 for %3.",
                {self(), waited(), words(what.isEmpty() ? QStringLiteral("a lock") : what)});
            if (m_why.attempts > 1)
                say("In that time it woke %1 without getting it, and slept on.",
                    {words(m_why.attempts == 2
                            ? QStringLiteral("once")
                            : QStringLiteral("%1 times").arg(m_why.attempts - 1))});
            return;
        case Cause::Condition:
        case Cause::Message:
            return say("%1 %2 for %3.",
                {self(), waited(), words(what.isEmpty() ? QStringLiteral("a message") : what)});
        case Cause::Io:
            return say("%1 %2 for I/O%3.",
                {self(), waited(), words(what.isEmpty() ? QString{} : u' ' + what)});
        case Cause::Sleep: return say("%1 slept: it %2 for a timer.", {self(), waited()});
        case Cause::Join:
            if (!m_why.chain.empty())
                return say(
                    "%1 %2 for %3 to end.", {self(), waited(), name(m_why.chain.front().actor)});
            return say("%1 %2 for a thread to end%3.",
                {self(), waited(),
                    words(what.isEmpty() ? QString{} : QStringLiteral(", ") + what)});
        case Cause::Child: return say("%1 %2 for a child process.", {self(), waited()});
        case Cause::Other: return say("%1 %2.", {self(), waited()});
        case Cause::Ended: return say("%1 ended at %2.", {self(), moment(m_why.gap.begin)});
        case Cause::Lost:
            return say("Records of %1 were lost here, so nothing may be concluded.", {self()});
        case Cause::Unseen: return say("%1 was not observed at this moment.", {name(m_why.actor)});
        }
    }

    WhySentence queuedOrWaited() const
    {
        return m_why.queued > trace::Duration{} ? queuedFor() : waited();
    }

    /// What a link of the chain is doing, as a verb, and for what.
    WhySentence doing(const Explanation::Link& link) const
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

    void tellHolder()
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

    void tellHolding(const Explanation::Link& holder)
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

    /// "ran 0.44 ms", "was without a CPU 0.8 ms": what took a part worth telling.
    static std::vector<WhySentence> spentOf(const trace::StateSums& sums)
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

    void tellPermits()
    {
        if (m_why.permits.empty())
            return;
        std::vector<WhySentence> who;
        for (const engine::Holding& permit : m_why.permits)
            who.push_back(name(permit.actor, permit.begin));
        say(who.size() == 1 ? "At %1 %2 had a permit." : "At %1 %2 had the permits.",
            {moment(m_why.at), listed(who)});
    }

    void tellTurns()
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

    void tellEnd()
    {
        const auto& released = m_why.released;
        const auto& woken = m_why.woken;
        if (released && woken && released->actor == woken->actor)
            say("%1 gave it back and woke %2 at %3.",
                {name(woken->actor, released->at), brief(m_why.actor, woken->at),
                    moment(woken->at)});
        else {
            if (released)
                say("%1 gave it back at %2.",
                    {name(released->actor, released->at), moment(released->at)});
            if (woken)
                say("%1 woke %2 at %3.",
                    {name(woken->actor, woken->at), brief(m_why.actor, woken->at),
                        moment(woken->at)});
        }
        if (m_why.cutOff && !m_why.wokenAt && m_why.cause != Cause::Ended)
            say("%1 still did when it was ended.", {brief(m_why.actor, m_why.gap.end)});
        if (m_why.wokenAt && !woken && !released && m_why.cause != Cause::Woken)
            say("The wait was over at %1.", {moment(*m_why.wokenAt)});
        tellQueue();
        if (m_why.acquired)
            say("It had it at %1.", {moment(*m_why.acquired)});
    }

    void tellQueue()
    {
        const bool afterWait = m_why.wokenAt && m_why.cause != Cause::Woken;
        if (afterWait && m_why.queued > trace::Duration{}) {
            const WhySentence who = brief(m_why.actor, *m_why.wokenAt);
            if (m_why.onCpu.empty())
                return say("%1 then %2 for a CPU.", {who, queuedFor()});
            return say("%1 then %2 for a CPU, which %3 had.", {who, queuedFor(), users()});
        }
        const bool told = m_why.tookCpu && m_why.onCpu.size() == 1;
        if (!afterWait && m_why.queued > trace::Duration{} && !m_why.onCpu.empty() && !told)
            say("Meanwhile %1 had %2.", {users(), words(QStringLiteral("cpu%1").arg(*m_why.cpu))});
    }

    WhySentence users()
    {
        constexpr std::size_t most = 3;
        std::vector<WhySentence> who;
        for (const Explanation::Share& share : m_why.onCpu) {
            if (who.size() == most) {
                who.push_back(words(QStringLiteral("%1 more").arg(m_why.onCpu.size() - most)));
                break;
            }
            who.push_back(share.actor ? name(*share.actor)
                                      : words(QStringLiteral("another program or nobody")));
        }
        return listed(who);
    }

    const trace::Trace& m_trace;
    const Explanation& m_why;
    Names m_names;
    std::vector<trace::ActorId> m_met;
    WhyText m_text;
};

} // namespace

WhyText whyText(const trace::Trace& trace, const engine::Explanation& why)
{
    return Teller{trace, why}.tell();
}

QString plain(const WhySentence& sentence)
{
    QString text;
    for (const WhyPart& part : sentence)
        text += part.text;
    return text;
}

QString plain(const WhyText& text)
{
    QStringList sentences;
    for (const WhySentence& sentence : text.sentences)
        sentences << plain(sentence);
    for (const QString& doubt : text.doubts)
        sentences << doubt;
    return sentences.join(u' ');
}

QString cycleText(const trace::Trace& trace, const Names& names, const engine::Cycle& cycle)
{
    QStringList steps;
    for (const engine::Cycle::Step& step : cycle.steps) {
        steps << names.brief(step.thread);
        if (step.resource)
            steps << quoted(trace.resource(*step.resource).name);
    }
    if (!cycle.steps.empty())
        steps << names.brief(cycle.steps.front().thread);
    return QStringLiteral("Deadlock: ") + steps.join(QStringLiteral(" → "));
}

QString wanted(const trace::Trace& trace, std::optional<trace::ResourceId> resource)
{
    if (!resource || trace::index(*resource) >= trace.resources().size())
        return {};
    const trace::Resource& what = trace.resource(*resource);
    const QString name = quoted(what.name);
    switch (what.kind) {
    case trace::ResourceKind::Lock: return QStringLiteral("the lock ") + name;
    case trace::ResourceKind::Semaphore: return QStringLiteral("a permit of ") + name;
    case trace::ResourceKind::Condition: return QStringLiteral("the condition ") + name;
    default: return name;
    }
}

QString momentText(trace::Time time)
{
    return formatDuration(time.time_since_epoch(), 6);
}

} // namespace views
