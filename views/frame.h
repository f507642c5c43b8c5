#pragma once

#include "engine/trace/trace.h"
#include "views/theme.h"

#include <QSizeF>

#include <memory>
#include <optional>
#include <vector>

namespace trace {
struct Repeats;
}

namespace views {

/// What of a picture to paint. On a screen the still part can be kept while the playhead moves:
/// painting Still, then Moving over it, gives Whole. Views that do not keep still ignore it.
enum class Layer {
    Whole,
    Still, ///< all that neither playhead nor hover line changes
    Moving, ///< the rest, over a still part that is there already
};

/// Everything a picture depends on. Two equal frames draw equal pictures.
struct Frame {
    trace::Snapshot trace{}; ///< never null
    trace::Snapshot other{}; ///< run A, which `trace`, run B, is compared with; null: none
    std::shared_ptr<const trace::Repeats> repeats{}; ///< of both, where they were run again
    trace::Time playhead{};
    trace::Window window{}; ///< what a timeline shows; empty: the trace's extent
    Theme theme{};
    std::optional<trace::ActorId> selectedActor{};
    std::optional<trace::Window> selection{}; ///< interval whose figures are asked for
    std::optional<trace::Time> hover{}; ///< hover line across all rows
    std::vector<trace::ActorId> pinned{}; ///< rows kept on top
    bool allRows = false; ///< timelines show also the rows that have nothing in the window
    double scroll = 0; ///< rows scrolled away, in pixels
    bool still = false; ///< for a slide: no word on how to point at it
    bool legend = true; ///< timelines explain their colours below the rows
    double rate = 1; ///< trace time per wall time; 0: paused
    Layer layer = Layer::Whole;
};

} // namespace views
