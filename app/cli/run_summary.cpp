#include "app/cli/run_summary.h"

#include "engine/trace/figures.h"
#include "engine/workloads/workload.h"
#include "views/export/provenance_text.h"
#include "views/format.h"

#include <algorithm>
#include <functional>
#include <iomanip>
#include <numeric>
#include <sstream>

namespace app::cli {
namespace {

std::string durationText(std::optional<trace::Duration> duration)
{
    return duration ? views::formatDuration(*duration).toStdString() : "not known";
}

std::string countText(std::uint64_t count)
{
    return views::formatCount(count).toStdString();
}

/// "running 61 %, runnable 22 %", most first; what would be 0 % is left out.
std::string statesText(const trace::StateSums& sums)
{
    const trace::Duration whole =
        std::accumulate(sums.begin(), sums.end(), trace::Duration::zero());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i] * 1000 >= whole && sums[i] > trace::Duration::zero())
            order.push_back(i);
    std::ranges::sort(order, std::greater{}, [&](std::size_t i) { return sums[i]; });
    std::string text;
    for (const std::size_t i : order)
        text += (text.empty() ? "" : ", ") + std::string{trace::label(static_cast<trace::State>(i))}
            + ' '
            + views::formatShare(double(sums[i].count()) / double(whole.count())).toStdString();
    return text.empty() ? "nothing known" : text;
}

void addFindings(std::ostream& out, const trace::Trace& trace)
{
    const engine::Workload* demo = engine::findWorkload(trace.provenance().demo);
    if (demo == nullptr || demo->findings == nullptr)
        return;
    for (const engine::Finding& finding : demo->findings(trace)) {
        // By characters, not bytes.
        const auto label = (QString::fromStdString(finding.label) + u' ').leftJustified(26);
        out << "  " << label.toStdString();
        if (!finding.value) {
            out << "not known: " << finding.why << '\n';
            continue;
        }
        out << views::formatNumber(*finding.value).toStdString()
            << (finding.unit.empty() ? "" : " ") << finding.unit;
        if (finding.interval)
            out << " (95 %: " << views::formatNumber((*finding.interval)[0]).toStdString() << " to "
                << views::formatNumber((*finding.interval)[1]).toStdString() << ')';
        out << '\n';
    }
}

} // namespace

std::string runSummary(const trace::Trace& trace, const std::vector<std::string>& written)
{
    const trace::Figures figures = trace::figures(trace);
    std::ostringstream out;
    const auto line = [&out](std::string_view what) -> std::ostream& {
        return out << "  " << std::left << std::setw(22) << what;
    };
    out << trace.provenance().title << ": " << trace::name(trace.outcome().kind) << " after "
        << durationText(trace.extent().length()) << '\n';
    if (const std::string& text = trace.outcome().text;
        !text.empty() && text != trace::name(trace.outcome().kind))
        line("how it ended") << text << '\n';
    addFindings(out, trace);
    line("context switches") << countText(figures.switches) << '\n';
    line("of them preempted") << countText(figures.preemptions) << '\n';
    line("migrations") << countText(figures.migrations) << '\n';
    line("wake-up to run") << "p50 " << durationText(figures.wakeP50) << ", p99 "
                           << durationText(figures.wakeP99) << '\n';
    line("CPU use") << views::formatShare(figures.cpuUse).toStdString() << '\n';
    line("events") << countText(figures.events) << '\n';
    line("events lost") << countText(figures.losses.kernel + figures.losses.program) << '\n';
    for (const trace::ThreadFigures& thread : figures.threads)
        line(trace.actor(thread.actor).name) << statesText(thread.time) << '\n';
    out << "  " << views::badgeText(trace).toStdString() << '\n';
    for (const std::string& path : written)
        out << "  wrote " << path << '\n';
    return out.str();
}

} // namespace app::cli
