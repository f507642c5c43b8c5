#pragma once

#include "engine/trace/reading_stats.h"
#include "views/frame.h"

#include <QString>

#include <memory>
#include <string_view>
#include <vector>

namespace views {

/// One quantity of a figure: what was read of it up to the playhead, and in the whole trace, from
/// which axes are made, so that they stand still in a replay.
struct Shown {
    const trace::Quantity* quantity = nullptr;
    const trace::ReadCurve* now = nullptr;
    const trace::ReadCurve* whole = nullptr;
    bool measured() const { return quantity->source != trace::Source::Model; }
};

/// The readings of one figure in numbers. Works them out anew only when others are to be shown:
/// one thread at a time, as views are used. What it hands out is valid until the next call.
class FigureReadings {
public:
    /// Quantities whose figure is `figure` and of which there is anything in the trace. Of several
    /// rows (Reading::y) `now` has that of the latest reading only, unless all are wanted: who
    /// moves a slider while it measures sees the figures of its new value.
    enum class Rows { Latest, All };
    std::vector<Shown> of(const Frame& frame, std::string_view figure, Rows rows) const;

private:
    mutable std::weak_ptr<const trace::Trace> m_trace;
    mutable std::size_t m_until = 0; ///< readings up to the playhead
    mutable std::vector<trace::ReadCurve> m_whole;
    mutable std::vector<trace::ReadCurve> m_now;
    mutable std::vector<trace::ReadCurve> m_latest; ///< rows of m_now
};

/// samplesSentence() of all that was measured; empty where nothing was.
QString samplesOf(const std::vector<Shown>& all);

} // namespace views
