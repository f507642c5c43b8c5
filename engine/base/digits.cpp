#include "engine/base/digits.h"

#include <cstdio>

namespace engine {

std::string digits(double value, int decimals)
{
    std::string text(
        static_cast<std::size_t>(std::snprintf(nullptr, 0, "%.*f", decimals, value)), ' ');
    std::snprintf(text.data(), text.size() + 1, "%.*f", decimals, value);
    return text;
}

} // namespace engine
