#include "app/lesson/command.h"

#include "app/cli/values.h"
#include "app/cli/words.h"
#include "views/view.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace app::lesson {
namespace {

using cli::inQuotes;

constexpr std::size_t mostViews = 3;
constexpr double slowest = 1e7;
constexpr trace::Duration shortestRun{1'000'000};
constexpr trace::Duration longestRun{std::chrono::minutes{10}};

constexpr std::array<std::string_view, 13> commandNames{"set", "run", "open", "stop", "at", "zoom",
    "show", "select", "mark", "speed", "play", "pause", "predict"};

tl::unexpected<std::string> wrong(std::string what)
{
    return tl::unexpected{std::move(what)};
}

using Words = std::vector<std::string>;

std::string joined(const Words& words, std::size_t from)
{
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i)
        text += (text.empty() ? "" : " ") + words[i];
    return text;
}

bool startsNumber(std::string_view word)
{
    return !word.empty() && word.find_first_not_of("+-0123456789.") == std::string_view::npos;
}

/// A number and its unit may stand apart: "10 ms" is one quantity.
Words quantities(const Words& words)
{
    Words found;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const bool unitFollows = startsNumber(words[i]) && i + 1 < words.size()
            && !startsNumber(words[i + 1].substr(0, 1));
        found.push_back(words[i]);
        if (unitFollows)
            found.back() += words[++i];
    }
    return found;
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [parsed, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return error == std::errc{} && parsed == end ? std::optional{value} : std::nullopt;
}

Parsed<Moment> moment(std::string_view text)
{
    if (text.ends_with('%')) {
        const auto percent = number(text.substr(0, text.size() - 1));
        if (percent && *percent >= 0 && *percent <= 100)
            return *percent / 100;
        return wrong(inQuotes(text) + " is no share of the run; valid: 0% to 100%");
    }
    if (const auto duration = cli::parseDuration(text))
        return trace::Time{*duration};
    return wrong(inQuotes(text)
        + " is not a moment; give a time with its unit, such as 12.48ms, "
          "or a share of the run, such as 40%");
}

Parsed<Between> between(const Words& words, const std::string& example)
{
    const Words ends = quantities(words);
    if (ends.size() != 2)
        return wrong(words.front() + " takes two moments, such as " + inQuotes(example));
    const auto begin = moment(ends[0]);
    const auto end = begin ? moment(ends[1]) : begin;
    if (!end)
        return wrong(end.error());
    if (begin->index() == end->index() && *begin >= *end)
        return wrong(ends[0] + " must be before " + ends[1]);
    return Between{*begin, *end};
}

Parsed<Action> set(const Words& words, const engine::Workload* demo)
{
    if (words.size() < 3)
        return wrong("set takes a parameter and a value, such as \"set threads 8\"");
    if (demo == nullptr)
        return SetParameter{};
    const auto found = std::ranges::find(demo->params, words[1], &engine::Param::key);
    if (found == demo->params.end()) {
        std::vector<std::string_view> keys;
        std::ranges::transform(demo->params, std::back_inserter(keys), &engine::Param::key);
        return wrong(cli::unknown("parameter", words[1], "parameters", keys));
    }
    engine::Param anywhere = *found;
    anywhere.limit = nullptr; // a lesson must open on a smaller machine too
    const auto value = cli::parseValue(anywhere, joined(words, 2));
    if (!value)
        return wrong(value.error().message.substr(2)); // without the dashes of an option
    return SetParameter{static_cast<std::size_t>(found - demo->params.begin()), *value};
}

Parsed<Action> run(const Words& words)
{
    if (words.size() == 1)
        return RunDemo{};
    const std::string text = joined(words, 1);
    const auto duration = cli::parseDuration(text);
    if (!duration)
        return wrong(inQuotes(text) + " is not a duration; give a number and its unit, such as 2s");
    if (*duration < shortestRun || *duration > longestRun)
        return wrong(text + " is out of range; valid: 1ms to 10min");
    return RunDemo{*duration};
}

Parsed<Action> open(const Words& words)
{
    const std::string file = joined(words, 1);
    if (cli::suffixOf(file) != "interleave")
        return wrong("open takes a recording, such as \"open convoy.interleave\"");
    return OpenRecording{file};
}

Parsed<Action> show(const Words& words)
{
    if (words.size() == 1 || words.size() - 1 > mostViews)
        return wrong("show takes one to " + std::to_string(mostViews)
            + " views, such as \"show state-flow thread-timeline\"");
    ShowViews views;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const views::ViewType* view = views::findView(words[i]);
        if (view == nullptr) {
            std::vector<std::string_view> ids;
            for (const views::ViewType* known : views::catalog())
                ids.push_back(known->id);
            return wrong(cli::unknown("view", words[i], "views", ids));
        }
        if (std::ranges::count(views.views, view->id) > 0)
            return wrong(inQuotes(words[i]) + " is named twice");
        views.views.push_back(view->id);
    }
    return views;
}

Parsed<Action> speed(const Words& words)
{
    std::string text = joined(words, 1);
    std::erase(text, ' ');
    std::string_view slowdown{text};
    if (slowdown.starts_with("1:"))
        slowdown.remove_prefix(2);
    const auto value = number(slowdown);
    if (!value || *value < 1 || *value > slowest)
        return wrong("speed takes how many times slower than the run to play, 1 to 10000000, such "
                     "as \"speed 2000\"");
    return PlaySlower{*value};
}

template <class Told>
Parsed<Action> alone(const Words& words)
{
    if (words.size() > 1)
        return wrong(words.front() + " stands alone; unexpected " + inQuotes(words[1]));
    return Told{};
}

template <class Told>
Parsed<Action> interval(const Words& words, std::string_view none, const std::string& example)
{
    if (words.size() == 2 && words[1] == none)
        return Told{};
    auto found = between(words, example);
    if (!found)
        return wrong(found.error()
            + (words.size() < 3 ? ", or \"" + words.front() + ' ' + std::string{none} + '"' : ""));
    return Told{*found};
}

} // namespace

Parsed<std::vector<std::string>> wordsOf(std::string_view line)
{
    Words words;
    bool quoted = false;
    bool open = false; // a word has begun
    for (const char c : line) {
        if (c == '"') {
            if (!quoted && !open)
                words.emplace_back();
            quoted = !quoted;
            open = true;
        } else if (!quoted && (c == ' ' || c == '\t')) {
            open = false;
        } else {
            if (!open)
                words.emplace_back();
            open = true;
            words.back() += c;
        }
    }
    if (quoted)
        return wrong("a quote is not closed");
    return words;
}

Parsed<Action> parseAction(std::string_view line, const engine::Workload* demo)
{
    const auto parsed = wordsOf(line);
    if (!parsed)
        return wrong(parsed.error());
    const Words& words = *parsed;
    const std::string& name = words.front();
    if (name == "set")
        return set(words, demo);
    if (name == "run")
        return run(words);
    if (name == "open")
        return open(words);
    if (name == "stop")
        return alone<StopRun>(words);
    if (name == "at") {
        const auto when = moment(joined(words, 1));
        return when ? Parsed<Action>{GoTo{*when}} : wrong(when.error());
    }
    if (name == "zoom")
        return interval<ZoomTo>(words, "all", "zoom 10ms 12ms");
    if (name == "show")
        return show(words);
    if (name == "select") {
        const std::string who = joined(words, 1);
        if (who.empty())
            return wrong("select takes the name of a thread, such as \"select T3\", or none");
        return SelectActor{who == "none" ? std::string{} : who};
    }
    if (name == "mark")
        return interval<MarkInterval>(words, "none", "mark 10ms 12ms");
    if (name == "speed")
        return speed(words);
    if (name == "play")
        return alone<Play>(words);
    if (name == "pause")
        return alone<Pause>(words);
    if (name == "predict") {
        if (demo != nullptr && demo->prediction.question.empty())
            return wrong("the demo " + inQuotes(demo->id) + " asks for no prediction");
        return alone<AskPrediction>(words);
    }
    if (name == "demo")
        return wrong("a demo is named before the other commands of its step");
    return wrong(cli::unknown("command", name, "commands", commandNames));
}

} // namespace app::lesson
