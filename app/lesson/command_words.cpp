// What a command means for a run, and how it is told to people.
#include "app/cli/values.h"
#include "app/lesson/command.h"
#include "views/format.h"
#include "views/view.h"
#include "views/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace app::lesson {
namespace {

struct Deed {
    Q_DECLARE_TR_FUNCTIONS(Deed)
};

QString text(const Moment& moment)
{
    if (const auto* share = std::get_if<double>(&moment))
        return views::formatShare(*share);
    return views::formatDuration(std::get<trace::Time>(moment).time_since_epoch(), 5);
}

QString text(const Between& between)
{
    if (between.begin.index() == 0 && between.end.index() == 0)
        return views::formatRange(
            {std::get<trace::Time>(between.begin), std::get<trace::Time>(between.end)});
    return text(between.begin) + QChar{0x2013} + text(between.end);
}

struct Describe {
    const engine::Workload& demo;

    QString operator()(const SetParameter& set) const
    {
        const engine::Param& param = demo.params[set.param];
        return views::shown(param.label) + QStringLiteral(": ")
            + views::shown(cli::valueText(param, set.value));
    }
    QString operator()(const RunDemo& run) const
    {
        return run.duration ? Deed::tr("run for %1").arg(views::formatDuration(*run.duration))
                            : Deed::tr("run");
    }
    QString operator()(const OpenRecording& open) const
    {
        return Deed::tr("open %1").arg(QString::fromStdString(open.file));
    }
    QString operator()(const StopRun&) const { return Deed::tr("stop"); }
    QString operator()(const GoTo& go) const { return Deed::tr("go to %1").arg(text(go.moment)); }
    QString operator()(const ZoomTo& zoom) const
    {
        return zoom.between ? Deed::tr("zoom to %1").arg(text(*zoom.between))
                            : Deed::tr("show the whole run");
    }
    QString operator()(const ShowViews& show) const
    {
        QStringList titles;
        for (const std::string_view id : show.views)
            titles << views::Words::tr(views::findView(id)->title);
        return Deed::tr("show %1").arg(titles.join(QStringLiteral(", ")));
    }
    QString operator()(const SelectActor& select) const
    {
        return select.name.empty() ? Deed::tr("select nothing")
                                   : Deed::tr("select %1").arg(QString::fromStdString(select.name));
    }
    QString operator()(const MarkInterval& mark) const
    {
        return mark.between ? Deed::tr("mark %1").arg(text(*mark.between))
                            : Deed::tr("mark nothing");
    }
    QString operator()(const PlaySlower& speed) const
    {
        return Deed::tr("speed 1 : %1")
            .arg(views::formatCount(static_cast<std::uint64_t>(speed.slowdown)));
    }
    QString operator()(const Play&) const { return Deed::tr("play"); }
    QString operator()(const Pause&) const { return Deed::tr("pause"); }
    QString operator()(const AskPrediction&) const { return Deed::tr("predict"); }
};

} // namespace

trace::Time timeOf(const Moment& moment, trace::Window extent)
{
    if (const auto* time = std::get_if<trace::Time>(&moment))
        return *time;
    return extent.begin
        + std::chrono::duration_cast<trace::Duration>(extent.length() * std::get<double>(moment));
}

trace::Window windowOf(const Between& between, trace::Window extent)
{
    return {timeOf(between.begin, extent), timeOf(between.end, extent)};
}

std::string at(std::string_view file, const Mistake& mistake)
{
    return std::string{file} + ':' + std::to_string(mistake.line) + ": " + mistake.what;
}

QString described(const Action& action, const engine::Workload& demo)
{
    return std::visit(Describe{demo}, action);
}

} // namespace app::lesson
