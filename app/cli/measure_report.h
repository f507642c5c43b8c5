#pragma once

#include "app/cli/measure_request.h"
#include "engine/base/result.h"
#include "engine/measure/quartiles.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace app::cli {

/// What a probe found, in both forms that `interleave measure` prints.
struct MeasureReport {
    nlohmann::ordered_json json{}; ///< what the probe is about and its points
    std::vector<std::string> head{}; ///< lines above the table
    std::vector<std::vector<std::string>> table{};
    std::vector<std::string> foot{}; ///< lines below it
    std::vector<engine::Figure> figures{}; ///< all there are, for their counts
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// Runs the probe. Takes as long as that; obeys request.how.stop.
engine::Result<MeasureReport> measured(const Measure& request);

/// What is to be said of how it went: that the machine is shared, that it was cut short.
std::vector<std::string> notesOf(const MeasureReport& report);

} // namespace app::cli
