#pragma once

#include <string>
#include <vector>

namespace app::cli {

/// Rows of a table for a terminal: columns as wide as their widest cell, all but the first aligned
/// right, two spaces before each row. Widths are counted in characters of UTF-8, not in bytes.
std::string tableText(const std::vector<std::vector<std::string>>& rows);

} // namespace app::cli
