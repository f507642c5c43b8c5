#include "views/why_words.h"

#include "views/format.h"
#include "views/why_sentence.h"
#include "views/why_teller.h"
#include "views/words.h"

#include <QStringList>

namespace views {

WhyText whyText(const trace::Trace& trace, const engine::Explanation& why)
{
    return WhyTeller{trace, why}.tell();
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
    return Words::tr("Deadlock: %1").arg(steps.join(QStringLiteral(" → ")));
}

QString wanted(const trace::Trace& trace, std::optional<trace::ResourceId> resource)
{
    if (!resource || trace::index(*resource) >= trace.resources().size())
        return {};
    const trace::Resource& what = trace.resource(*resource);
    const QString name = quoted(what.name);
    switch (what.kind) {
    case trace::ResourceKind::Lock: return Words::tr("the lock %1").arg(name);
    case trace::ResourceKind::Semaphore: return Words::tr("a permit of %1").arg(name);
    case trace::ResourceKind::Condition: return Words::tr("the condition %1").arg(name);
    default: return name;
    }
}

QString momentText(trace::Time time)
{
    return formatDuration(time.time_since_epoch(), 6);
}

} // namespace views
