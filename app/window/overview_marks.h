#pragma once

#include "engine/trace/trace.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace app {

/// An instant worth going to, drawn on the overview.
struct OverviewMark {
    enum class Kind { Bookmark, Trouble, Loss };
    trace::Time at{};
    Kind kind{};
    QString text{};
    bool operator==(const OverviewMark&) const = default;
};

/// Bookmarks, how a run ended if it did not end well, where it came to a stand, and where records
/// were lost; in time order. Off the GUI thread. Cost: O(slices) at most.
std::vector<OverviewMark> overviewMarks(const trace::Trace& trace);

/// The mark nearest to `time`, no farther than `reach`.
std::optional<OverviewMark> nearestMark(
    std::span<const OverviewMark> marks, trace::Time time, trace::Duration reach);

/// The next mark strictly after (or before) `time`.
std::optional<OverviewMark> nextMark(std::span<const OverviewMark> marks, trace::Time time);
std::optional<OverviewMark> previousMark(std::span<const OverviewMark> marks, trace::Time time);

} // namespace app
