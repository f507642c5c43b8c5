#include "engine/run/quantity.h"

#include <array>
#include <string_view>

namespace engine {

std::string bytes(std::uint64_t count)
{
    constexpr std::array<std::string_view, 4> units{" bytes", " KiB", " MiB", " GiB"};
    std::size_t unit = 0;
    for (; unit + 1 < units.size() && count >= 1024 && count % 1024 == 0; ++unit)
        count /= 1024;
    return std::to_string(count).append(units[unit]);
}

std::string seconds(std::chrono::milliseconds time)
{
    const bool whole = time.count() % 1000 == 0;
    return whole ? std::to_string(time.count() / 1000) + " s"
                 : std::to_string(time.count()) + " ms";
}

} // namespace engine
