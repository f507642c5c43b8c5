#include "app/cli/commands.h"
#include "app/cli/compare_summary.h"
#include "app/cli/export_file.h"
#include "app/cli/interruption.h"
#include "app/cli/run_summary.h"
#include "app/cli/watched_run.h"
#include "app/cli/words.h"
#include "engine/files/compare_json.h"
#include "engine/files/run_json.h"
#include "engine/measure/other_machine.h"
#include "engine/workloads/machine_choice.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

/// Bounds that leave room for the duration asked for.
engine::Limits limitsFor(const engine::RunRequest& request)
{
    engine::Limits limits = request.limits;
    if (!request.duration)
        return limits;
    const auto cpus = std::max(1U, std::thread::hardware_concurrency());
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*request.duration);
    limits.wallTime = std::max(limits.wallTime, *request.duration + 10s);
    limits.cpuTime = std::max(limits.cpuTime, (seconds + 10s) * cpus);
    return limits;
}

/// How the run ended, where that is a failure.
std::string failureOf(const trace::Trace& trace)
{
    const trace::Outcome& outcome = trace.outcome();
    const std::string demo = trace.provenance().demo;
    const std::string why = outcome.text.empty() ? "" : ": " + outcome.text;
    switch (outcome.kind) {
    case trace::OutcomeKind::Finished:
    case trace::OutcomeKind::Stopped: return {};
    case trace::OutcomeKind::Crashed: return demo + " crashed" + why;
    case trace::OutcomeKind::LimitExceeded: return demo + " was ended at a limit" + why;
    case trace::OutcomeKind::Failed:
    case trace::OutcomeKind::Unfinished: return demo + " failed" + why;
    }
    return {};
}

/// Where the `number`th of several runs goes: "life-2.svg" for "life.svg".
std::string numbered(const std::string& path, std::uint64_t number, std::uint64_t all)
{
    if (all == 1)
        return path;
    const std::filesystem::path file{path};
    return (file.parent_path() / (file.stem().string() + '-' + std::to_string(number))).string()
        + file.extension().string();
}

/// The runs asked for, their files, and what went wrong.
struct Runs {
    std::vector<trace::Snapshot> traces{};
    std::vector<std::string> written{};
    std::string problem{};

    void note(const std::string& what) { problem += (problem.empty() ? "" : "; ") + what; }
};

/// Until all are done or the user asked to stop. A crash is a result, not an end.
Expected<Runs> runAll(const RunDemo& request, Interruption& interruption)
{
    Runs runs;
    engine::RunRequest asked = request.request;
    asked.limits = limitsFor(asked);
    for (std::uint64_t i = 1; i <= request.repeat && (i == 1 || !interruption.asked()); ++i) {
        const auto run = engine::Run::start(asked, &Interruption::wake);
        if (!run && runs.traces.empty())
            return refused(run.error().message);
        if (!run) {
            runs.note(run.error().message);
            break;
        }
        const trace::Snapshot trace = watched(**run, interruption, i, request.repeat);
        // Half a run says nothing about the whole ones.
        if (interruption.asked() && !runs.traces.empty())
            break;
        runs.traces.push_back(trace);
        if (const std::string failure = failureOf(*trace); !failure.empty())
            runs.note((request.repeat > 1 ? "run " + std::to_string(i) + ": " : "") + failure);
        for (const std::string& path : request.exports) {
            const std::string to = numbered(path, i, request.repeat);
            if (const auto done = exportFile(trace, to, asked.workload->views))
                runs.written.push_back(to);
            else
                runs.note(done.error().message);
        }
        if (!request.sameSeed)
            ++asked.seed;
    }
    return runs;
}

/// Opens the machine that is to be shown; what it has less of than was asked for is told.
Expected<RunDemo> onItsMachine(RunDemo request)
{
    if (!request.machine.empty())
        if (const auto opened = engine::openMachine(request.machine); !opened)
            return refused(opened.error().message);
    const engine::Workload& demo = *request.request.workload;
    std::vector<std::int64_t>& values = request.request.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const engine::Param& param = demo.params[i];
        const std::int64_t highest = engine::highestBeside(demo, param, values);
        if (values[i] > highest && values[i] != param.start())
            return misuse("--" + std::string{param.key} + ": " + std::to_string(values[i])
                + " is out of range on the machine that is shown; valid: "
                + std::to_string(param.low) + " to " + std::to_string(highest));
        values[i] = std::min(values[i], highest);
    }
    return request;
}

Expected<int> runAsAsked(const RunDemo& request)
{
    for (const std::string& path : request.exports)
        for (std::uint64_t i = 1; i <= request.repeat; ++i)
            if (const auto writable = checkWritable(numbered(path, i, request.repeat)); !writable)
                return tl::unexpected{writable.error()};

    Interruption interruption;
    auto runs = runAll(request, interruption);
    if (!runs)
        return tl::unexpected{runs.error()};
    if (!runs->problem.empty() && !runs->written.empty())
        runs->problem += "; what there is is in "
            + joined(std::vector<std::string_view>{runs->written.begin(), runs->written.end()});

    if (request.repeat > 1)
        std::cout << (request.json ? engine::repeatJson(runs->traces)
                                   : repeatSummary(runs->traces, runs->written));
    else
        std::cout << (request.json ? engine::runJson(*runs->traces.front())
                                   : runSummary(*runs->traces.front(), runs->written));
    if (!runs->problem.empty())
        return std::cout.flush(), refused(runs->problem);
    return succeeded;
}

} // namespace

Expected<int> runDemo(const RunDemo& request)
{
    return onItsMachine(request).and_then(runAsAsked);
}

} // namespace app::cli
