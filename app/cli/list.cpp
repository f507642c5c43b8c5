#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/values.h"

#include <iomanip>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;

Json described(const engine::Param& param)
{
    Json json{{"key", param.key}, {"label", param.label}, {"unit", param.unit},
        {"hint", param.hint}, {"low", param.low}, {"high", param.highest()}, {"step", param.step},
        {"default", param.start()}, {"live", param.live}};
    if (!param.choices.empty()) {
        json["choices"] = Json(param.choices);
        json["default"] = valueText(param, param.start());
    }
    return json;
}

Json described(const engine::Workload& demo)
{
    Json params = Json::array();
    for (const engine::Param& param : demo.params)
        params.push_back(described(param));
    return {{"id", demo.id}, {"title", demo.title}, {"summary", demo.summary},
        {"chapter", engine::title(demo.chapter)}, {"duration_ms", demo.duration.count()},
        {"views", Json(demo.views)}, {"parameters", std::move(params)}};
}

void printLines(const engine::Workload& demo)
{
    std::cout << demo.id << "  " << demo.title << " (" << engine::title(demo.chapter) << ")\n";
    if (!demo.summary.empty())
        std::cout << "    " << demo.summary << '\n';
    for (const engine::Param& param : demo.params)
        std::cout << "    --" << std::left << std::setw(18) << param.key << ' ' << std::setw(28)
                  << param.label << ' ' << validValues(param) << "; default "
                  << valueText(param, param.start()) << (param.live ? "; live" : "") << '\n';
}

} // namespace

Expected<int> listDemos(const ListDemos& request)
{
    if (!request.json) {
        for (const engine::Workload* demo : engine::catalog())
            printLines(*demo);
        return succeeded;
    }
    Json demos = Json::array();
    for (const engine::Workload* demo : engine::catalog())
        demos.push_back(described(*demo));
    std::cout << jsonText({{"version", INTERLEAVE_VERSION}, {"demos", std::move(demos)}});
    return succeeded;
}

} // namespace app::cli
