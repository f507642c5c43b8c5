#include "views/why_teller.h"

#include "views/format.h"
#include "views/why_sentence.h"
#include "views/words.h"

#include <algorithm>

namespace views {

using engine::Cause;
using engine::Explanation;

WhyTeller::WhyTeller(const trace::Trace& trace, const Explanation& why)
    : m_trace{trace}
    , m_why{why}
    , m_names{trace}
{
}

WhyText WhyTeller::tell()
{
    const bool gone = m_why.cause == Cause::Ended || m_why.cause == Cause::Unseen;
    m_text.title = m_why.cause == Cause::Runs ? Words::tr("%1 runs").arg(m_names.brief(m_why.actor))
        : gone || m_why.open ? Words::tr("Why is %1 not running?").arg(m_names.brief(m_why.actor))
                             : Words::tr("Why was %1 not running?").arg(m_names.brief(m_why.actor));
    if (m_why.cycle)
        tellCycle();
    tellCause();
    tellHolder();
    tellPermits();
    tellTurns();
    tellEnd();
    for (const engine::Unknown unknown : m_why.unknown)
        m_text.doubts.push_back(shown(text(unknown)));
    return std::move(m_text);
}

WhySentence WhyTeller::full(trace::ActorId actor, std::optional<trace::Time> at) const
{
    return {{.text = m_names.full(actor), .actor = actor, .at = at}};
}

WhySentence WhyTeller::brief(trace::ActorId actor, std::optional<trace::Time> at) const
{
    return {{.text = m_names.brief(actor), .actor = actor, .at = at}};
}

WhySentence WhyTeller::name(trace::ActorId actor, std::optional<trace::Time> at)
{
    if (std::ranges::count(m_met, actor) > 0)
        return brief(actor, at);
    m_met.push_back(actor);
    return full(actor, at);
}

void WhyTeller::say(const QString& pattern, const std::vector<WhySentence>& parts)
{
    m_text.sentences.push_back(filled(pattern, parts));
}

WhySentence WhyTeller::self()
{
    return name(m_why.actor, m_why.gap.begin);
}

bool WhyTeller::known(engine::Unknown unknown) const
{
    return std::ranges::count(m_why.unknown, unknown) == 0;
}

WhySentence WhyTeller::length(trace::Duration time) const
{
    const QString exact = formatDuration(time);
    return words(known(engine::Unknown::Estimated) ? exact : Words::tr("about %1").arg(exact));
}

WhySentence WhyTeller::waited() const
{
    const bool ended = m_why.wokenAt || !m_why.open;
    return filled(
        ended ? Words::tr("waited %1") : Words::tr("has waited %1 so far"), {length(m_why.waited)});
}

WhySentence WhyTeller::queuedFor() const
{
    return filled(m_why.open ? Words::tr("has waited %1 so far") : Words::tr("waited %1"),
        {length(m_why.queued)});
}

WhySentence WhyTeller::queuedOrWaited() const
{
    return m_why.queued > trace::Duration{} ? queuedFor() : waited();
}

void WhyTeller::tellCycle()
{
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
    say(Words::tr("Deadlock: %1. Nobody in this circle can go on."), {path});
}

} // namespace views
