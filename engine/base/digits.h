#pragma once

#include <string>

namespace engine {

/// A number with so many digits after the point, as English writes it: whoever shows it puts it
/// into the reader's language. Thread-safe.
std::string digits(double value, int decimals);

} // namespace engine
