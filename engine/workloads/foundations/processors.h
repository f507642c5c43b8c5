#pragma once

#include "engine/base/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// A processor as it was published.
struct Processor {
    int year = 0; ///< it was first sold
    std::string name{};
    std::optional<double> transistors{}; ///< of all dies of the package
    std::optional<double> megahertz{}; ///< as sold, without "turbo"
    std::optional<double> cores{}; ///< of the package
    std::optional<double> watts{};
    std::string source{}; ///< where it was published
    bool operator==(const Processor&) const = default;
};

/// Reads a table of processors: lines that are empty or begin with # are left out, the first other
/// one names the columns. Error: "line 7: …" where a column is missing, a year descends, a name or
/// source is empty or longer than a trace keeps (mostNameBytes), a number is implausible, or
/// nothing is told of a processor.
Result<std::vector<Processor>> parseProcessors(std::string_view csv);

/// The table of this program, resources/data/processors.csv; a test sees to it that it is right.
std::span<const Processor> publishedProcessors();

inline constexpr std::size_t mostNameBytes = 55; ///< of a resource of a run

} // namespace engine
