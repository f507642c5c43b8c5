#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace app {

/// "1 284", as views::formatCount() writes it, negative too.
QString grouped(std::int64_t number);

/// "1 : 2 000". parseSlowdown() also takes "2000" and "1:2000".
QString slowdownText(double slowdown);
std::optional<double> parseSlowdown(const QString& text);

/// Number in front of an optional unit, thousands separators ignored; none if there is none or
/// something else follows.
std::optional<double> parseNumber(const QString& text, const QString& unit);

} // namespace app
