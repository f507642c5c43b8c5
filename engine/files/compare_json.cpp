#include "engine/files/compare_json.h"

#include "engine/files/run_json.h"

#include <nlohmann/json.hpp>

namespace engine {
namespace {

using Json = nlohmann::ordered_json;

Json number(std::optional<double> value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json runOf(const trace::Trace& trace)
{
    return Json::parse(runJson(trace));
}

Json differenceOf(const trace::Difference& figure)
{
    return {{"label", figure.label}, {"unit", name(figure.unit)}, {"a", number(figure.a)},
        {"b", number(figure.b)}, {"difference", number(figure.difference())},
        {"ratio", number(figure.ratio())}};
}

Json groupOf(const trace::GroupDifference& group)
{
    Json states = Json::object();
    for (const trace::Difference& state : group.states())
        states[std::string{state.key}] = differenceOf(state);
    return {{"name", group.name}, {"threads", {{"a", group.a.threads}, {"b", group.b.threads}}},
        {"time_ns", states}};
}

Json meanOf(const std::optional<trace::Mean>& mean)
{
    if (!mean)
        return nullptr;
    return {{"n", mean->n}, {"mean", mean->mean}, {"half", number(mean->half)}};
}

Json repeatsOf(const trace::Repeats& repeats)
{
    Json figures = Json::object();
    for (const trace::RepeatedDifference& figure : trace::repeatedDifferences(repeats)) {
        const auto& difference = figure.difference;
        const auto beyond = difference ? difference->beyondNoise() : std::nullopt;
        figures[std::string{figure.key}] = {{"label", figure.label}, {"unit", name(figure.unit)},
            {"a", meanOf(figure.a)}, {"b", meanOf(figure.b)},
            {"difference", difference ? Json(difference->difference) : Json(nullptr)},
            {"half", number(difference ? difference->half : std::nullopt)},
            {"exceeds_noise", beyond ? Json(*beyond) : Json(nullptr)}};
    }
    return {{"a", repeats.a.size()}, {"b", repeats.b.size()}, {"confidence", 0.95},
        {"figures", figures}};
}

std::string text(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string compareJson(const trace::Trace& a, const trace::Trace& b, const trace::Repeats* repeats)
{
    const trace::Comparison comparison = trace::compare(a, b);
    Json settings = Json::array();
    for (const trace::SettingDifference& setting : comparison.settings)
        settings.push_back(
            {{"key", setting.key}, {"label", setting.label}, {"a", setting.a}, {"b", setting.b}});
    Json figures = Json::object();
    for (const trace::Difference& figure : comparison.figures)
        figures[std::string{figure.key}] = differenceOf(figure);
    Json groups = Json::array();
    for (const trace::GroupDifference& group : comparison.groups)
        groups.push_back(groupOf(group));
    Json all{{"settings", settings}, {"figures", figures}, {"thread_groups", groups}};
    if (repeats != nullptr)
        all["repeats"] = repeatsOf(*repeats);
    all["a"] = runOf(a);
    all["b"] = runOf(b);
    return text(all);
}

std::string repeatJson(const std::vector<trace::Snapshot>& runs)
{
    std::vector<std::vector<trace::Measure>> measured;
    Json seeds = Json::array();
    Json all = Json::array();
    for (const trace::Snapshot& run : runs) {
        measured.push_back(trace::measures(*run));
        seeds.push_back(run->provenance().seed);
        all.push_back(runOf(*run));
    }
    Json figures = Json::object();
    for (const trace::Repeated& figure : trace::repeated(measured)) {
        Json json{
            {"label", figure.label}, {"unit", name(figure.unit)}, {"n", figure.values.size()}};
        const auto add = [&](const char* key, double trace::Spread::*part) {
            json[key] = figure.spread ? Json((*figure.spread).*part) : Json(nullptr);
        };
        add("median", &trace::Spread::median);
        add("q1", &trace::Spread::quarter);
        add("q3", &trace::Spread::threeQuarters);
        add("min", &trace::Spread::low);
        add("max", &trace::Spread::high);
        json["values"] = figure.values;
        figures[std::string{figure.key}] = json;
    }
    return text({{"repeat", runs.size()}, {"seeds", seeds}, {"figures", figures}, {"runs", all}});
}

} // namespace engine
