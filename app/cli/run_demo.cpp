#include "app/cli/commands.h"
#include "app/cli/export_file.h"
#include "app/cli/interruption.h"
#include "app/cli/run_summary.h"
#include "app/cli/words.h"
#include "engine/files/run_json.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <thread>

#include <unistd.h>

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

/// One line that is overwritten, where a person watches.
class ProgressLine {
public:
    void show(const trace::Trace& trace)
    {
        if (!m_watched)
            return;
        m_shown = true;
        std::fprintf(stderr, "\r\033[K%.1f s, %zu state changes",
            std::chrono::duration<double>(trace.extent().length()).count(), trace.sliceCount());
    }

    ~ProgressLine()
    {
        if (m_shown)
            std::fputs("\r\033[K", stderr);
    }

private:
    bool m_watched = isatty(STDERR_FILENO) == 1;
    bool m_shown = false;
};

trace::Snapshot watched(engine::Run& run, Interruption& interruption)
{
    ProgressLine progress;
    bool stopping = false;
    while (!run.finished()) {
        interruption.wait(250ms);
        if (interruption.asked() && !std::exchange(stopping, true))
            run.stop();
        progress.show(*run.latest());
    }
    return run.wait();
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

} // namespace

Expected<int> runDemo(const RunDemo& request)
{
    for (const std::string& path : request.exports)
        if (const auto writable = checkWritable(path); !writable)
            return tl::unexpected{writable.error()};

    Interruption interruption;
    engine::RunRequest asked = request.request;
    asked.limits = limitsFor(asked);
    const auto run = engine::Run::start(asked, &Interruption::wake);
    if (!run)
        return refused(run.error().message);
    const trace::Snapshot trace = watched(**run, interruption);

    std::vector<std::string> written;
    std::string problem = failureOf(*trace);
    for (const std::string& path : request.exports) {
        if (const auto done = exportFile(trace, path, asked.workload->views))
            written.push_back(path);
        else
            problem += (problem.empty() ? "" : "; ") + done.error().message;
    }
    if (!problem.empty() && !written.empty())
        problem += "; what there is is in "
            + joined(std::vector<std::string_view>{written.begin(), written.end()});

    std::cout << (request.json ? engine::runJson(*trace) : runSummary(*trace, written));
    if (!problem.empty())
        return std::cout.flush(), refused(problem);
    return succeeded;
}

} // namespace app::cli
