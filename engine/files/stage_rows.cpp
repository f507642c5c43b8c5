#include "engine/files/stage_rows.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace engine::files {
namespace {

constexpr const char* playhead = "playhead_ns";
constexpr const char* windowBegin = "window_begin_ns";
constexpr const char* windowEnd = "window_end_ns";
constexpr const char* selectionBegin = "selection_begin_ns";
constexpr const char* selectionEnd = "selection_end_ns";
constexpr const char* selectedActor = "selected_actor";
constexpr const char* pinned = "pinned_actor";
constexpr const char* view = "view";
constexpr const char* slowdown = "slowdown";
constexpr const char* prediction = "prediction";
constexpr const char* estimate = "estimate";
constexpr const char* hands = "hands";
constexpr const char* hidden = "answer_hidden";
constexpr std::size_t mostViews = 100;
constexpr std::size_t mostAnswers = 100; ///< estimates, options
constexpr std::size_t longestText = 1000;
constexpr std::size_t longestEstimate = 100'000;

FactRow timeRow(const char* key, trace::Time time)
{
    return {.key = key, .value = time.time_since_epoch().count()};
}

bool takeTime(std::int64_t value, std::optional<trace::Time>& time)
{
    if (value < -farthest || value > farthest)
        return false;
    time = trace::Time{trace::Duration{value}};
    return true;
}

/// "47 12.5": the shortest that reads back as the same numbers, whatever the locale.
std::string numbersText(const std::vector<double>& numbers)
{
    std::string text;
    std::array<char, 32> digits{};
    for (const double number : numbers) {
        const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
        text.append(text.empty() ? "" : " ").append(digits.begin(), end);
    }
    return text;
}

/// Back from numbersText(); none if there is anything else in it.
std::optional<std::vector<double>> numbersOf(std::string_view text)
{
    std::vector<double> numbers;
    while (!text.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || !std::isfinite(number))
            return {};
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty() && text.front() != ' ')
            return {};
        if (!text.empty())
            text.remove_prefix(1);
    }
    return numbers;
}

void addAnswers(std::vector<FactRow>& rows, const trace::Answers& answers)
{
    if (!answers.option.empty())
        rows.push_back({.key = prediction, .text = answers.option});
    for (std::size_t i = 0; i < answers.estimates.size(); ++i)
        rows.push_back({.key = estimate,
            .value = static_cast<std::int64_t>(i),
            .text = numbersText(answers.estimates[i])});
    for (const int count : answers.hands)
        rows.push_back({.key = hands, .value = count});
    if (answers.hidden)
        rows.push_back({.key = hidden, .value = 1});
}

} // namespace

std::vector<FactRow> stageRows(const trace::Staging& staging)
{
    std::vector<FactRow> rows;
    if (staging.playhead)
        rows.push_back(timeRow(playhead, *staging.playhead));
    if (staging.window) {
        rows.push_back(timeRow(windowBegin, staging.window->begin));
        rows.push_back(timeRow(windowEnd, staging.window->end));
    }
    if (staging.selection) {
        rows.push_back(timeRow(selectionBegin, staging.selection->begin));
        rows.push_back(timeRow(selectionEnd, staging.selection->end));
    }
    const auto actorRow = [&](const char* key, trace::ActorId actor) {
        rows.push_back({.key = key, .value = static_cast<std::int64_t>(index(actor))});
    };
    if (staging.selectedActor)
        actorRow(selectedActor, *staging.selectedActor);
    for (const trace::ActorId actor : staging.pinned)
        actorRow(pinned, actor);
    for (const std::string& id : staging.views)
        rows.push_back({.key = view, .text = id});
    if (staging.slowdown)
        rows.push_back({.key = slowdown, .value = *staging.slowdown});
    addAnswers(rows, staging.prediction);
    return rows;
}

std::optional<trace::Window> StageReader::Half::whole() const
{
    if (!begin || !end || *end <= *begin)
        return {};
    return trace::Window{*begin, *end};
}

bool StageReader::take(const FactRow& row)
{
    const bool isActor = row.value >= 0 && static_cast<std::uint64_t>(row.value) < m_actors;
    const auto actor = trace::ActorId{static_cast<std::uint32_t>(isActor ? row.value : 0)};
    if (row.key == playhead)
        return takeTime(row.value, m_staging.playhead);
    if (row.key == windowBegin)
        return takeTime(row.value, m_window.begin);
    if (row.key == windowEnd)
        return takeTime(row.value, m_window.end);
    if (row.key == selectionBegin)
        return takeTime(row.value, m_selection.begin);
    if (row.key == selectionEnd)
        return takeTime(row.value, m_selection.end);
    if (row.key == selectedActor && isActor)
        return m_staging.selectedActor = actor, true;
    if (row.key == pinned && isActor && m_staging.pinned.size() < m_actors)
        return m_staging.pinned.push_back(actor), true;
    if (row.key == view && m_staging.views.size() < mostViews && row.text.size() <= longestText)
        return m_staging.views.push_back(row.text), true;
    if (row.key == slowdown && row.value >= 1)
        return m_staging.slowdown = row.value, true;
    return takeAnswer(row);
}

bool StageReader::takeAnswer(const FactRow& row)
{
    trace::Answers& answers = m_staging.prediction;
    if (row.key == prediction && row.text.size() <= longestText)
        return answers.option = row.text, true;
    if (row.key == estimate && row.text.size() <= longestEstimate
        && row.value == std::ssize(answers.estimates) && answers.estimates.size() < mostAnswers) {
        auto numbers = numbersOf(row.text);
        if (!numbers)
            return false;
        return answers.estimates.push_back(*std::move(numbers)), true;
    }
    if (row.key == hands && row.value >= 0 && row.value <= std::numeric_limits<int>::max()
        && answers.hands.size() < mostAnswers)
        return answers.hands.push_back(static_cast<int>(row.value)), true;
    if (row.key == hidden && (row.value == 0 || row.value == 1))
        return answers.hidden = row.value == 1, true;
    return false;
}

trace::Staging StageReader::staging() const
{
    trace::Staging staging = m_staging;
    staging.window = m_window.whole();
    staging.selection = m_selection.whole();
    return staging;
}

} // namespace engine::files
