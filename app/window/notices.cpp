#include "app/window/notices.h"

#include "views/format.h"
#include "views/words.h"

#include <QCoreApplication>

namespace app {
namespace {

struct Notices {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

QString sentence(const std::string& text)
{
    QString line = views::shown(text).trimmed();
    if (!line.isEmpty() && !line.endsWith(QChar{'.'}))
        line += QChar{'.'};
    return line;
}

std::optional<Notice> outcomeNotice(const trace::Outcome& outcome)
{
    const auto notice = [&](const QString& text) {
        return Notice{QStringLiteral("outcome"), BannerKind::Failure,
            (text + QChar{' '} + sentence(outcome.text)).trimmed()};
    };
    switch (outcome.kind) {
    case trace::OutcomeKind::Crashed: {
        Notice crashed = notice(Notices::tr("The demo crashed:"));
        crashed.text += QChar{' '} + Notices::tr("What it did until then is shown.");
        return crashed;
    }
    case trace::OutcomeKind::LimitExceeded: {
        Notice limit = notice(Notices::tr("The run was ended, as it went over a limit:"));
        limit.text += QChar{' '} + Notices::tr("What it did until then is shown.");
        return limit;
    }
    case trace::OutcomeKind::Failed: return notice(Notices::tr("The run failed:"));
    case trace::OutcomeKind::Finished:
    case trace::OutcomeKind::Stopped:
        if (!outcome.text.empty() && outcome.text != trace::name(outcome.kind))
            return Notice{QStringLiteral("outcome"), BannerKind::Warning,
                Notices::tr("The run ended:") + QChar{' '} + sentence(outcome.text)};
        break;
    case trace::OutcomeKind::Unfinished: break;
    }
    return std::nullopt;
}

std::optional<Notice> lossNotice(const trace::Losses& losses)
{
    if (losses.kernel + losses.program == 0)
        return std::nullopt;
    const auto number = [](std::uint64_t n) { return views::formatCount(n); };
    return Notice{QStringLiteral("lost"), BannerKind::Warning,
        Notices::tr(
            "%1 events were lost (%2 kernel records, %3 of the program's own), as they came faster "
            "than they could be read. Gaps are hatched; the figures do not count what is missing.")
            .arg(number(losses.kernel + losses.program), number(losses.kernel),
                number(losses.program))};
}

std::optional<Notice> tierNotice(const trace::Provenance& provenance)
{
    if (provenance.source != trace::Source::Measured || provenance.tier != trace::Tier::Program
        || provenance.tierReason.empty())
        return std::nullopt;
    return Notice{QStringLiteral("tier"), BannerKind::Warning, sentence(provenance.tierReason)};
}

} // namespace

std::vector<Notice> noticesFor(const trace::Trace& trace)
{
    std::vector<Notice> notices;
    for (const auto& notice : {outcomeNotice(trace.outcome()), lossNotice(trace.losses()),
             tierNotice(trace.provenance())})
        if (notice)
            notices.push_back(*notice);
    return notices;
}

QString outcomeText(const trace::Trace& trace)
{
    const QString length = views::formatDuration(trace.extent().end.time_since_epoch());
    switch (trace.outcome().kind) {
    case trace::OutcomeKind::Unfinished: return Notices::tr("running");
    case trace::OutcomeKind::Finished: return Notices::tr("finished in %1").arg(length);
    case trace::OutcomeKind::Stopped: return Notices::tr("stopped after %1").arg(length);
    case trace::OutcomeKind::Crashed: return Notices::tr("crashed after %1").arg(length);
    case trace::OutcomeKind::LimitExceeded:
        return Notices::tr("ended by a limit after %1").arg(length);
    case trace::OutcomeKind::Failed: return Notices::tr("failed");
    }
    return {};
}

} // namespace app
