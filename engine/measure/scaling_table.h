#pragma once

#include "engine/base/result.h"
#include "engine/measure/fit.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace engine {

/// What a person measured elsewhere, read from a table.
struct ScalingTable {
    std::vector<ScalingPoint> points{};
    std::vector<std::size_t> lines{}; ///< of the file, from 1, of each point
    bool isTime = false; ///< the table has times of one job; throughput is 1 / time
};

/// Reads a table: one header line that names the columns, then one row per measurement. Columns are
/// separated as in the header: by tabs, semicolons, commas, else blanks; fields may be quoted
/// (RFC 4180, but no line break in a field). Needed are one column of processors (also called
/// threads, cores, cpus, workers, users, clients, load, n or p) and one of throughput (rate,
/// speedup, x) or time (seconds, elapsed, t); a unit in brackets and upper case do not matter,
/// other columns are ignored. Lines that are empty or begin with # are left out. Where columns are
/// not separated by commas, a comma may be the decimal point. Error: "line 4: …", what is wrong and
/// what would be right. Bounds: mostTableRows.
Result<ScalingTable> parseScalingTable(std::string_view text);

/// The same from a file, which is not trusted. Errors: "FILE: …" or "FILE:4: …"; what the system
/// refused; more than mostTableBytes.
Result<ScalingTable> openScalingTable(const std::filesystem::path& path);

inline constexpr std::size_t mostTableBytes = std::size_t{1} << 20;
inline constexpr std::size_t mostTableRows = 1000;

} // namespace engine
