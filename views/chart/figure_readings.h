#pragma once

#include "engine/trace/reading_history.h"
#include "views/frame.h"

#include <QString>

#include <map>
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
    bool published() const { return quantity->source == trace::Source::Published; }
    bool measured() const { return quantity->source != trace::Source::Model && !published(); }
};

/// The readings of figures in numbers. Works out anew only what changed since it was last asked:
/// one thread at a time, as views are used. What it hands out is valid until the next call.
class FigureReadings {
public:
    /// Quantities whose figure is `figure` and of which there is anything in the trace. Of several
    /// rows (Reading::y) `now` has that of the latest reading only, unless all are wanted: who
    /// moves a slider while it measures sees the figures of its new value.
    enum class Rows { Latest, All };
    std::vector<Shown> of(const Frame& frame, std::string_view figure, Rows rows) const;

private:
    struct Figure {
        trace::ReadingHistory history;
        std::weak_ptr<const trace::Trace> trace{}; ///< that it follows
        std::vector<trace::ReadCurve> latest{}; ///< the row that counts
    };
    mutable std::map<std::string, Figure, std::less<>> m_figures{};
};

/// samplesSentence() of all that was measured; empty where nothing was.
QString samplesOf(const std::vector<Shown>& all);

} // namespace views
