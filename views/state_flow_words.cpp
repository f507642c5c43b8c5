#include "views/state_flow_words.h"

#include "views/format.h"
#include "views/words.h"

#include <algorithm>

namespace views {

using trace::State;

namespace {

QString runnableCaption(const Flow& flow)
{
    if (runnableUnseen(flow.trace))
        return Words::tr("cannot be told from running here");
    const auto median = flow.trace.wakeLatency().quantile(0.5);
    if (!median)
        return Words::tr("waiting for a CPU");
    const bool exact = flow.trace.provenance().tier == trace::Tier::KernelWakeups;
    const QString length = formatDuration(*median, 2);
    return exact ? Words::tr("waiting for a CPU · median %1").arg(length)
                 : Words::tr("waiting for a CPU · median about %1").arg(length);
}

QString runningCaption(const Flow& flow)
{
    std::vector<trace::CpuId> cpus;
    for (const FlowToken& token : flow.moment.tokens) {
        const auto cpu = token.stage == Stage::Running
            ? flow.trace.lane(token.actor)[token.slice].cpu
            : std::nullopt;
        if (cpu)
            cpus.push_back(*cpu);
    }
    std::ranges::sort(cpus);
    cpus.erase(std::unique(cpus.begin(), cpus.end()), cpus.end());
    if (cpus.empty())
        return flow.moment.crowd[std::size_t(Stage::Running)] == 0 ? Words::tr("on no CPU now")
                                                                   : Words::tr("on a CPU");
    if (cpus.size() > 6)
        return Words::tr("on %n CPUs", nullptr, int(cpus.size()));
    QStringList words;
    for (const trace::CpuId cpu : cpus)
        words << QStringLiteral("cpu%1").arg(cpu);
    //: On these CPUs: on cpu0, cpu1
    return Words::tr("on %1").arg(words.join(QStringLiteral(", ")));
}

} // namespace

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::New: return Words::tr("New");
    case Stage::Runnable: return Words::tr("Runnable");
    case Stage::Running: return Words::tr("Running");
    case Stage::Waiting: return Words::tr("Not running");
    case Stage::Dead: return Words::tr("Dead");
    }
    return {};
}

QString edgeName(std::size_t edge)
{
    static constexpr const char* names[]{QT_TRANSLATE_NOOP("views", "start()"),
        QT_TRANSLATE_NOOP("views", "dispatched"), QT_TRANSLATE_NOOP("views", "preempted"),
        QT_TRANSLATE_NOOP("views", "blocks"), QT_TRANSLATE_NOOP("views", "woken"),
        QT_TRANSLATE_NOOP("views", "returns")};
    return Words::tr(names[edge]);
}

bool runnableUnseen(const trace::Trace& trace)
{
    if (trace.provenance().source != trace::Source::Measured
        || trace.provenance().tier != trace::Tier::Program)
        return false;
    return std::ranges::none_of(trace.actors(), [&](const trace::Actor& actor) {
        return trace.lane(actor.id).sumsUntil(trace.extent().end)[std::size_t(State::Runnable)]
            > trace::Duration::zero();
    });
}

QString captionOf(const Flow& flow, Stage stage)
{
    switch (stage) {
    case Stage::New: return Words::tr("has not run yet");
    case Stage::Runnable: return runnableCaption(flow);
    case Stage::Running: return runningCaption(flow);
    case Stage::Dead: return Words::tr("returned or exited");
    case Stage::Waiting: break;
    }
    return {};
}

QString footOf(const Flow& flow)
{
    QStringList sentences;
    if (const QString note = caveat(flow.trace); !note.isEmpty())
        sentences << note;
    if (flow.moment.tooFast)
        sentences << Words::tr(
            "Too fast to follow single threads, so only the counts tick: slow the replay down.");
    if (sentences.empty())
        sentences << Words::tr("Each token is a thread that exists now; each count is a "
                               "transition up to this moment.");
    return sentences.join(u' ');
}

std::vector<Reason> reasonsOf(const Flow& flow)
{
    std::vector<Reason> reasons;
    for (const FlowToken& token : flow.moment.tokens) {
        if (token.stage != Stage::Waiting)
            continue;
        const trace::Slice slice = flow.trace.lane(token.actor)[token.slice];
        QString why = shortReason(flow.trace, slice);
        if (slice.state == State::Lock && slice.resource)
            why =
                shown(trace::name(flow.trace.resource(*slice.resource).kind)) + u' ' + quoted(why);
        const QString thread = flow.names.brief(token.actor);
        const auto same = std::ranges::find_if(
            reasons, [&](const Reason& r) { return r.state == slice.state && r.why == why; });
        if (same != reasons.end())
            same->threads += u' ' + thread;
        else
            reasons.push_back({slice.state, thread, why});
    }
    return reasons;
}

} // namespace views
