#pragma once

#include "views/frame.h"
#include "views/state_flow_layout.h"

#include <vector>

namespace views {

/// One thread at the playhead.
struct FlowToken {
    trace::ActorId actor{};
    std::size_t slice = 0; ///< of its lane, the one at the playhead
    trace::State state{};
    Stage stage{};
    std::size_t number = 0; ///< among the threads that have begun: its place of its own
    std::optional<Stage> from{}; ///< the box it is travelling from
    double progress = 1; ///< of that journey
};

/// What the state flow shows, without where. A pure function of trace, playhead, rate.
struct FlowMoment {
    std::vector<FlowToken> tokens{};
    std::array<std::size_t, stageCount> crowd{}; ///< threads per box
    trace::TransitionCounts counts{}; ///< up to the playhead, over all threads
    std::array<bool, trace::transitionCount> justTaken{};
    bool tooFast = false; ///< single journeys could not be followed at this rate, so none is shown
};

/// Wall time of a token's journey between two boxes.
inline constexpr trace::Duration journeyTime{200'000'000};

FlowMoment flowMoment(const Frame& frame);

} // namespace views
