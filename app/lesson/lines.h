#pragma once

#include <string_view>

namespace app::lesson {

/// Without blanks at either end.
std::string_view trimmed(std::string_view text);

bool isBlank(std::string_view text);

/// Without blank lines around it and blanks after it.
std::string_view withoutEdges(std::string_view text);

/// Whether it is UTF-8 without control characters. Source: RFC 3629.
bool isText(std::string_view text);

} // namespace app::lesson
