#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/json_text.h"
#include "app/cli/measure_report.h"
#include "app/cli/progress_text.h"
#include "app/cli/table.h"

#include <atomic>
#include <iostream>
#include <thread>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

/// Measures on another thread, while this one sleeps until there is progress to show or Ctrl+C.
engine::Result<MeasureReport> watched(Measure request)
{
    Interruption interruption;
    ProgressText progress;
    std::atomic<double> share{0};
    std::atomic<bool> isDone{false};
    std::stop_source stop;
    request.how.stop = stop.get_token();
    request.how.progress = [&share](double now) { share = now; };
    engine::Result<MeasureReport> report;
    const std::jthread measuring{[&] {
        report = measured(request);
        isDone = true;
        Interruption::wake();
    }};
    while (!isDone) {
        if (interruption.asked())
            stop.request_stop();
        progress.show("measuring " + std::string{request.name}, share);
        interruption.wait(500ms); // rarely: waking up disturbs what is measured
    }
    return report;
}

} // namespace

Expected<int> measureMachine(const Measure& request)
{
    auto report = watched(request);
    if (!report)
        return refused("measure " + std::string{request.name} + ": " + report.error().message);
    const auto notes = notesOf(*report);
    if (request.json) {
        report->json["whole"] = report->isWhole;
        report->json["slowdowns"] = report->slowdowns;
        report->json["notes"] = notes;
        std::cout << jsonText(report->json);
        return succeeded;
    }
    for (const std::string& line : report->head)
        std::cout << line << '\n';
    std::cout << tableText(report->table);
    for (const std::string& line : report->foot)
        std::cout << line << '\n';
    for (const std::string& note : notes)
        std::cout << "note: " << note << '\n';
    return succeeded;
}

} // namespace app::cli
