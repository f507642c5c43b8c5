#include "views/cpu_shares.h"

#include "views/folded_rows.h"
#include "views/format.h"
#include "views/paint.h"
#include "views/words.h"

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr double cellWidth = 230;
constexpr double cellHeight = 19;
constexpr double titleHeight = 22;
constexpr double mostLines = 4;

struct Grid {
    int across = 1;
    int down = 1;
    double width = 1;
    std::size_t cells() const { return std::size_t(across * down); }
};

Grid gridIn(const QRectF& rect, const Theme& theme, std::size_t threads)
{
    const double s = theme.fontScale;
    Grid grid;
    grid.across = std::max(1, int(rect.width() / (cellWidth * s)));
    grid.down = std::max(1, int((rect.height() - titleHeight * s) / (cellHeight * s) + 0.01));
    grid.across = std::min(grid.across, std::max(1, int(threads)));
    grid.width = std::min(rect.width() / grid.across, 340 * s);
    return grid;
}

QRectF cell(const QRectF& rect, const Theme& theme, const Grid& grid, std::size_t i)
{
    const double s = theme.fontScale;
    const auto column = double(i % std::size_t(grid.across));
    const auto line = double(i / std::size_t(grid.across));
    return {rect.left() + column * grid.width, rect.top() + (titleHeight + line * cellHeight) * s,
        grid.width - 16 * s, cellHeight * s};
}

/// What fits into the grid: where not all do, those that did not run are left out first.
struct Shown {
    std::vector<CpuShare> shares{};
    QString rest{}; ///< says what was left out; empty: nothing
};

Shown fitting(std::vector<CpuShare> shares, std::size_t cells)
{
    if (shares.size() <= cells)
        return {std::move(shares), {}};
    const auto idle = std::erase_if(
        shares, [](const CpuShare& share) { return share.running <= trace::Duration::zero(); });
    if (shares.size() < cells)
        return {std::move(shares), Words::tr("+ %1 that did not run").arg(idle)};
    const std::size_t more = shares.size() - (cells - 1) + idle;
    shares.resize(cells - 1);
    return {std::move(shares), Words::tr("+ %1 more").arg(more)};
}

QString text(const Names& names, const CpuShare& share)
{
    return Words::tr("%1 — %2 of the CPUs' time, %3 running")
        .arg(names.full(share.thread), formatShare(share.share), formatDuration(share.running));
}

void drawCell(QPainter& painter, const QRectF& area, const Theme& theme, const Names& names,
    const CpuShare& share, double most)
{
    const double s = theme.fontScale;
    const double name = area.width() * 0.4;
    const double figure = 46 * s;
    const QRectF track{area.left() + name, area.center().y() - 4.5 * s,
        std::max(1.0, area.width() - name - figure), 9 * s};
    drawLine(painter, {area.left(), area.top(), name - 6 * s, area.height()}, Qt::AlignLeft,
        names.full(share.thread), theme.text(8.5), theme.ink());
    painter.fillRect(track, theme.line());
    const double part = most > 0 ? share.share / most : 0;
    painter.fillRect(QRectF{track.left(), track.top(), track.width() * part, track.height()},
        theme.thread(names.ordinal(share.thread)));
    drawLine(painter, {track.right() + 4 * s, area.top(), figure - 4 * s, area.height()},
        Qt::AlignRight, formatShare(share.share), theme.mono(8), theme.ink());
}

} // namespace

int cpuCount(const trace::Trace& trace)
{
    const std::vector<trace::ActorId> cpus = trace.actorsOf(trace::ActorKind::Cpu);
    const auto used =
        int(std::ranges::count_if(cpus, [&](trace::ActorId cpu) { return usedCpu(trace, cpu); }));
    return std::max({1, used, cpus.empty() ? trace.provenance().machine.cpus : 0});
}

std::vector<CpuShare> cpuShares(const trace::Trace& trace, trace::Window window)
{
    std::vector<CpuShare> shares;
    const double whole =
        double(std::max<std::int64_t>(1, window.length().count())) * cpuCount(trace);
    for (const trace::ActorId id : trace.actorsOf(trace::ActorKind::Thread)) {
        if (trace.lane(id).empty())
            continue;
        const auto running = trace.lane(id).timeIn(window)[std::size_t(trace::State::Running)];
        shares.push_back({id, running, double(running.count()) / whole});
    }
    return shares;
}

double sharesHeight(std::size_t threads, double width)
{
    if (threads == 0)
        return 0;
    const double across = std::max(1.0, std::floor(width / cellWidth));
    return titleHeight + std::min(mostLines, std::ceil(double(threads) / across)) * cellHeight;
}

void drawShares(QPainter& painter, const QRectF& rect, const Theme& theme,
    const trace::Trace& trace, trace::Window window)
{
    const Names names{trace};
    const std::vector<CpuShare> shares = cpuShares(trace, window);
    if (shares.empty() || rect.height() < (titleHeight + cellHeight) * theme.fontScale - 0.5)
        return;
    double used = 0;
    double most = 0;
    for (const CpuShare& share : shares) {
        used += share.share;
        most = std::max(most, share.share);
    }
    const int cpus = cpuCount(trace);
    const QString title =
        Words::tr("Share of the time of %1 over %2 · all threads together %3")
            .arg(cpus == 1 ? Words::tr("1 CPU") : Words::tr("%n CPUs", nullptr, int(cpus)),
                formatDuration(window.length()), formatShare(used));
    drawLine(painter, {rect.left(), rect.top(), rect.width(), titleHeight * theme.fontScale},
        Qt::AlignLeft, title, theme.text(8.5), theme.secondary());
    const Grid grid = gridIn(rect, theme, shares.size());
    const Shown shown = fitting(shares, grid.cells());
    for (std::size_t i = 0; i < shown.shares.size(); ++i)
        drawCell(painter, cell(rect, theme, grid, i), theme, names, shown.shares[i], most);
    if (!shown.rest.isEmpty())
        drawLine(painter, cell(rect, theme, grid, shown.shares.size()), Qt::AlignLeft, shown.rest,
            theme.text(8.5), theme.secondary());
}

std::vector<Spot> shareSpots(
    const QRectF& rect, const Theme& theme, const trace::Trace& trace, trace::Window window)
{
    const Names names{trace};
    const std::vector<CpuShare> shares = cpuShares(trace, window);
    const Grid grid = gridIn(rect, theme, shares.size());
    std::vector<Spot> found;
    if (rect.height() < (titleHeight + cellHeight) * theme.fontScale - 0.5)
        return found;
    const Shown shown = fitting(shares, grid.cells());
    for (std::size_t i = 0; i < shown.shares.size(); ++i)
        found.push_back({.rect = cell(rect, theme, grid, i),
            .text = text(names, shown.shares[i]),
            .actor = shown.shares[i].thread});
    return found;
}

} // namespace views
