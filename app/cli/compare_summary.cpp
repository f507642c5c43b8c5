#include "app/cli/compare_summary.h"

#include "app/cli/table.h"
#include "engine/trace/repeats.h"
#include "views/export/provenance_text.h"
#include "views/format.h"
#include "views/measure_text.h"

#include <map>

namespace app::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string lineOf(const char* which, const trace::Trace& trace)
{
    const trace::Provenance& from = trace.provenance();
    const std::string title = from.title.empty() ? from.demo : from.title;
    return std::string{which} + "  " + title + ", " + views::startText(trace).toStdString() + ": "
        + std::string{trace::name(trace.outcome().kind)} + " after "
        + views::formatDuration(trace.extent().length()).toStdString() + ", "
        + views::badgeText(trace).toStdString() + '\n';
}

std::vector<std::string> rowOf(const std::string& label, const trace::Difference& figure)
{
    return {label, views::measureText(figure.unit, figure.a).toStdString(),
        views::measureText(figure.unit, figure.b).toStdString(),
        views::differenceText(figure.unit, figure.difference()).toStdString(),
        views::ratioText(figure.ratio()).toStdString()};
}

std::string threadsText(std::size_t a, std::size_t b)
{
    const std::string count =
        a == b ? std::to_string(a) : std::to_string(a) + " and " + std::to_string(b);
    return count + (a == 1 && b == 1 ? " thread" : " threads");
}

std::string meanText(trace::Measured unit, const std::optional<trace::Mean>& mean)
{
    if (!mean)
        return "–";
    const QString text = views::measureText(unit, mean->mean);
    return (mean->half ? text + QChar{' '} + views::halfText(unit, *mean->half) : text)
        .toStdString();
}

/// Both, run again: means with their intervals, and whether the difference exceeds the noise.
std::string repeatedText(const trace::Repeats& repeats)
{
    Rows rows{{"", "A", "B", "B − A", "noise"}};
    for (const trace::RepeatedDifference& figure : trace::repeatedDifferences(repeats)) {
        const auto& difference = figure.difference;
        QString apart{QStringLiteral("–")};
        if (difference)
            apart = views::differenceText(figure.unit, std::optional{difference->difference});
        if (difference && difference->half)
            apart += QChar{' '} + views::halfText(figure.unit, *difference->half);
        const auto beyond = difference ? difference->beyondNoise() : std::nullopt;
        rows.push_back({std::string{figure.label}, meanText(figure.unit, figure.a),
            meanText(figure.unit, figure.b), apart.toStdString(),
            !beyond       ? "–"
                : *beyond ? "exceeds it"
                          : "within it"});
    }
    return "run again on this machine, " + std::to_string(repeats.a.size())
        + " times each, in turn: mean ± 95 % interval (Student's t; B − A by Welch's)\n"
        + tableText(rows);
}

} // namespace

std::string compareSummary(
    const trace::Trace& a, const trace::Trace& b, const trace::Repeats* repeats)
{
    const trace::Comparison comparison = trace::compare(a, b);
    std::string text = lineOf("A", a) + lineOf("B", b);
    Rows settings;
    for (const trace::SettingDifference& setting : comparison.settings)
        settings.push_back({setting.label, setting.a.empty() ? "–" : setting.a,
            setting.b.empty() ? "–" : setting.b});
    text += settings.empty() ? "set alike: what differs is chance\n"
                             : "set differently\n" + tableText(settings);

    Rows rows{{"", "A", "B", "B − A", "B / A"}};
    for (const trace::Difference& figure : comparison.figures)
        rows.push_back(rowOf(std::string{figure.label}, figure));
    for (const trace::GroupDifference& group : comparison.groups) {
        rows.push_back(
            {group.name + ", " + threadsText(group.a.threads, group.b.threads) + ", time summed"});
        for (const trace::Difference& state : group.states())
            rows.push_back(rowOf("  " + std::string{state.label}, state));
    }
    text += tableText(rows);
    return repeats != nullptr ? text + repeatedText(*repeats)
                              : text + "one run each: what differs may be chance; --repeat tells\n";
}

std::string repeatSummary(
    const std::vector<trace::Snapshot>& runs, const std::vector<std::string>& written)
{
    std::vector<std::vector<trace::Measure>> measured;
    std::map<std::string_view, int> ended;
    for (const trace::Snapshot& run : runs) {
        measured.push_back(trace::measures(*run));
        ++ended[trace::name(run->outcome().kind)];
    }
    const trace::Provenance& from = runs.front()->provenance();
    std::string text = from.title + " × " + std::to_string(runs.size()) + ", ";
    const std::uint64_t last = runs.back()->provenance().seed;
    text += last == from.seed
        ? "seed " + std::to_string(from.seed)
        : "seeds " + std::to_string(from.seed) + " to " + std::to_string(last);
    std::string how;
    for (const auto& [kind, count] : ended)
        how += (how.empty() ? ": " : ", ") + std::to_string(count) + ' ' + std::string{kind};
    text += how + '\n';

    Rows rows{{"", "median", "middle half", "range", "n"}};
    for (const trace::Repeated& figure : trace::repeated(measured)) {
        const auto& spread = figure.spread;
        const auto range = [&](double low, double high) {
            return views::rangeText(figure.unit, low, high).toStdString();
        };
        if (spread)
            rows.push_back({std::string{figure.label},
                views::measureText(figure.unit, spread->median).toStdString(),
                range(spread->quarter, spread->threeQuarters), range(spread->low, spread->high),
                std::to_string(spread->n)});
        else
            rows.push_back({std::string{figure.label}, "not known", "", "", "0"});
    }
    text += tableText(rows) + "  " + views::badgeText(*runs.front()).toStdString() + '\n';
    for (const std::string& path : written)
        text += "  wrote " + path + '\n';
    return text;
}

} // namespace app::cli
