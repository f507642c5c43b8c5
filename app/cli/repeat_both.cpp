#include "app/cli/repeat_both.h"

#include "app/cli/watched_run.h"
#include "app/cli/words.h"

#include <algorithm>

namespace app::cli {
namespace {

Expected<engine::RunRequest> requestOf(const trace::Trace& recorded)
{
    const trace::Provenance& from = recorded.provenance();
    const engine::Workload* workload = engine::findWorkload(from.demo);
    if (workload == nullptr)
        return refused("--repeat: the demo " + inQuotes(from.demo) + " is not in this build");
    engine::RunRequest request{.workload = workload};
    for (const engine::Param& param : workload->params) {
        const auto found = std::ranges::find(from.parameters, param.key, &trace::Setting::key);
        const std::int64_t value = found != from.parameters.end() ? found->value : param.start();
        if (value < param.low || value > param.highest())
            return refused("--repeat: " + std::string{param.key} + " was " + std::to_string(value)
                + ", which this machine cannot do");
        request.values.push_back(value);
    }
    return request;
}

} // namespace

Expected<trace::Repeats> repeatBoth(
    const trace::Trace& a, const trace::Trace& b, std::uint64_t times)
{
    std::vector<engine::RunRequest> requests;
    for (const trace::Trace* recorded : {&a, &b}) {
        auto request = requestOf(*recorded);
        if (!request)
            return tl::unexpected{request.error()};
        requests.push_back(*std::move(request));
    }
    Interruption interruption;
    trace::Repeats repeats;
    for (std::uint64_t i = 0; i < 2 * times; ++i) {
        engine::RunRequest& request = requests[i % 2];
        request.seed = i / 2 + 1;
        const auto run = engine::Run::start(request, &Interruption::wake);
        if (!run)
            return refused(run.error().message);
        const trace::Snapshot trace = watched(**run, interruption, i + 1, 2 * times);
        if (interruption.asked())
            return refused("--repeat: stopped after " + std::to_string(i) + " of "
                + std::to_string(2 * times) + " runs");
        if (trace->outcome().kind != trace::OutcomeKind::Finished)
            return refused("--repeat: a run of " + (i % 2 == 0 ? std::string{"A"} : "B")
                + " did not finish: " + std::string{name(trace->outcome().kind)});
        (i % 2 == 0 ? repeats.a : repeats.b).push_back(trace::measures(*trace));
    }
    return repeats;
}

} // namespace app::cli
