#include "engine/trace/compare.h"

#include "engine/trace/figures.h"
#include "engine/trace/shown.h"

#include <algorithm>
#include <array>

namespace trace {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "3", "#3", "T3": tells threads of one kind apart.
bool isNumber(std::string_view word)
{
    if (!word.empty() && !isDigit(word.front()))
        word.remove_prefix(1);
    return !word.empty() && std::ranges::all_of(word, isDigit);
}

/// "worker" of "worker-3".
std::string_view withoutNumber(std::string_view word)
{
    while (!word.empty() && isDigit(word.back()))
        word.remove_suffix(1);
    while (word.size() > 1 && std::string_view{"-_#.:/"}.find(word.back()) != word.npos)
        word.remove_suffix(1);
    return word;
}

std::optional<double> nanoseconds(std::optional<Duration> duration)
{
    if (!duration)
        return {};
    return static_cast<double>(duration->count());
}

std::vector<SettingDifference> whatWasSet(const Trace& trace)
{
    const Provenance& from = trace.provenance();
    std::vector<SettingDifference> all{
        {"demo", shown("engine", "Demo"), from.title.empty() ? from.demo : from.title}};
    for (const Setting& setting : from.parameters)
        all.push_back({setting.key, setting.label,
            setting.text.empty() ? std::to_string(setting.value) : setting.text});
    all.push_back({"seed", shown("engine", "Seed"), std::to_string(from.seed)});
    all.push_back({"tier", shown("engine", "Observed by"), std::string{label(from.tier)}});
    all.push_back({"machine.cpu", shown("engine", "Machine"), from.machine.cpu});
    all.push_back({"machine.cpus", shown("engine", "CPUs of the machine"),
        std::to_string(from.machine.cpus)});
    all.push_back({"machine.kernel", shown("engine", "Kernel"), from.machine.kernel});
    all.push_back({"version", "Interleave", from.version});
    return all;
}

std::vector<SettingDifference> settingsThatDiffer(const Trace& a, const Trace& b)
{
    std::vector<SettingDifference> all = whatWasSet(a);
    for (const SettingDifference& of : whatWasSet(b)) {
        const auto found = std::ranges::find(all, of.key, &SettingDifference::key);
        if (found != all.end())
            found->b = of.a;
        else
            all.push_back({of.key, of.label, {}, of.a});
    }
    std::erase_if(all, [](const SettingDifference& setting) { return setting.a == setting.b; });
    return all;
}

} // namespace

std::string_view name(Measured unit)
{
    constexpr std::array<std::string_view, 4> names{"ns", "1/s", "share", "count"};
    return names[static_cast<std::size_t>(unit)];
}

std::vector<Measure> measures(const Trace& trace)
{
    const Figures all = figures(trace);
    const double seconds = std::chrono::duration<double>(all.window.length()).count();
    const auto perSecond = [seconds](std::uint64_t count) -> std::optional<double> {
        if (seconds <= 0)
            return {};
        return static_cast<double>(count) / seconds;
    };
    const bool some = !all.window.empty();
    return {
        {"duration_ns", shown("engine", "length of the run"), Measured::Nanoseconds,
            nanoseconds(all.window.length())},
        {"context_switches_per_s", shown("engine", "context switches"), Measured::PerSecond,
            perSecond(all.switches)},
        {"preemptions_per_s", shown("engine", "of them preempted"), Measured::PerSecond,
            perSecond(all.preemptions)},
        {"migrations_per_s", shown("engine", "migrations"), Measured::PerSecond,
            perSecond(all.migrations)},
        {"wakeup_p50_ns", shown("engine", "wake-up to run, p50"), Measured::Nanoseconds,
            nanoseconds(all.wakeP50)},
        {"wakeup_p99_ns", shown("engine", "wake-up to run, p99"), Measured::Nanoseconds,
            nanoseconds(all.wakeP99)},
        {"cpu_use", shown("engine", "CPU use"), Measured::Share,
            some ? std::optional{all.cpuUse} : std::nullopt},
        {"lost_events", shown("engine", "events lost"), Measured::Count,
            static_cast<double>(all.losses.kernel + all.losses.program)},
    };
}

std::string groupName(std::string_view thread)
{
    std::string group;
    for (std::size_t at = 0; at < thread.size();) {
        const std::size_t end = std::min(thread.find(' ', at), thread.size());
        const std::string_view word = thread.substr(at, end - at);
        at = end + 1;
        const std::string_view kept = isNumber(word) ? std::string_view{} : withoutNumber(word);
        if (!kept.empty())
            group += (group.empty() ? "" : " ") + std::string{kept};
    }
    return group.empty() ? std::string{thread} : group;
}

std::vector<ThreadGroup> threadGroups(const Trace& trace)
{
    std::vector<ThreadGroup> groups;
    for (const ThreadFigures& thread : figures(trace).threads) {
        const std::string name = groupName(trace.actor(thread.actor).name);
        auto found = std::ranges::find(groups, name, &ThreadGroup::name);
        if (found == groups.end())
            found = groups.insert(groups.end(), {.name = name});
        ++found->threads;
        for (std::size_t i = 0; i < stateCount; ++i)
            found->time[i] += thread.time[i];
    }
    return groups;
}

std::optional<double> Difference::difference() const
{
    if (!a || !b)
        return {};
    return *b - *a;
}

std::optional<double> Difference::ratio() const
{
    if (!a || !b || *a == 0)
        return {};
    return *b / *a;
}

std::vector<Difference> GroupDifference::states() const
{
    std::vector<Difference> states;
    for (std::size_t i = 1; i < stateCount; ++i) {
        const auto state = static_cast<State>(i);
        if (state == State::Dead || (a.time[i] == Duration{0} && b.time[i] == Duration{0}))
            continue;
        states.push_back({trace::name(state), label(state), Measured::Nanoseconds,
            static_cast<double>(a.time[i].count()), static_cast<double>(b.time[i].count())});
    }
    return states;
}

Comparison compare(const Trace& a, const Trace& b)
{
    Comparison comparison{.settings = settingsThatDiffer(a, b)};
    const std::vector<Measure> ofA = measures(a);
    const std::vector<Measure> ofB = measures(b);
    for (std::size_t i = 0; i < ofA.size(); ++i)
        comparison.figures.push_back(
            {ofA[i].key, ofA[i].label, ofA[i].unit, ofA[i].value, ofB[i].value});
    for (ThreadGroup& group : threadGroups(a))
        comparison.groups.push_back({.name = group.name, .a = group, .b = {.name = group.name}});
    for (ThreadGroup& group : threadGroups(b)) {
        const auto found = std::ranges::find(comparison.groups, group.name, &GroupDifference::name);
        if (found != comparison.groups.end())
            found->b = std::move(group);
        else
            comparison.groups.push_back(
                {.name = group.name, .a = {.name = group.name}, .b = group});
    }
    return comparison;
}

std::vector<Repeated> repeated(const std::vector<std::vector<Measure>>& runs)
{
    std::vector<Repeated> all;
    for (const std::vector<Measure>& run : runs) {
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (i == all.size())
                all.push_back({run[i].key, run[i].label, run[i].unit, {}, {}});
            if (run[i].value)
                all[i].values.push_back(*run[i].value);
        }
    }
    for (Repeated& figure : all)
        figure.spread = spread(figure.values);
    return all;
}

} // namespace trace
