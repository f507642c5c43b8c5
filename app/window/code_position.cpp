#include "app/window/code_position.h"

#include "views/describe.h"

#include <QCoreApplication>
#include <QStringList>

namespace app {
namespace {

/// How far back to look for a slice that carries a line: kernel slices carry none.
constexpr std::size_t farthest = 64;
constexpr std::size_t mostNamed = 3;

struct Place {
    trace::Time at{trace::Duration::min()};
    int line = 0;
};

Place fromSlices(const trace::Lane& lane, trace::Time time)
{
    const std::optional<std::size_t> now = lane.indexAt(time);
    if (!now)
        return {};
    for (std::size_t i = *now + 1; i-- > 0 && *now - i < farthest;) {
        const trace::Slice slice = lane[i];
        if (slice.line != 0)
            return {.at = slice.window.begin, .line = slice.line};
    }
    return {};
}

Place fromMarks(const trace::Series<trace::Mark>& marks, trace::Time time)
{
    std::size_t i = marks.upperBound(time, &trace::Mark::at);
    for (std::size_t looked = 0; i-- > 0 && looked < farthest; ++looked)
        if (marks[i].line != 0)
            return {.at = marks[i].at, .line = marks[i].line};
    return {};
}

} // namespace

std::map<int, std::vector<trace::ActorId>> linesAt(const trace::Trace& trace, trace::Time time)
{
    std::map<int, std::vector<trace::ActorId>> lines;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        const trace::State state = trace.lane(thread).stateAt(time);
        if (state == trace::State::None || state == trace::State::Dead)
            continue;
        const Place slice = fromSlices(trace.lane(thread), time);
        const Place mark = fromMarks(trace.marks(thread), time);
        const int line = mark.line != 0 && mark.at >= slice.at ? mark.line : slice.line;
        if (line != 0)
            lines[line].push_back(thread);
    }
    return lines;
}

QString hereTag(const trace::Trace& trace, const std::vector<trace::ActorId>& threads)
{
    const views::Names names{trace};
    const auto shown =
        std::min<std::size_t>(threads.size(), threads.size() > mostNamed ? 2 : mostNamed);
    QStringList brief;
    for (std::size_t i = 0; i < shown; ++i)
        brief << names.brief(threads[i]);
    const QString list = brief.join(QStringLiteral(", "));
    if (threads.size() > shown)
        return QCoreApplication::translate("app::CodePanel", "%1 and %2 more are here")
            .arg(list)
            .arg(threads.size() - shown);
    return threads.size() == 1
        ? QCoreApplication::translate("app::CodePanel", "%1 is here").arg(list)
        : QCoreApplication::translate("app::CodePanel", "%1 are here").arg(list);
}

} // namespace app
