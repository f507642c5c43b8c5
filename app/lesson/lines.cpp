#include "app/lesson/lines.h"

#include <algorithm>
#include <array>

namespace app::lesson {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

std::string_view withoutEdges(std::string_view text)
{
    while (text.starts_with('\n'))
        text.remove_prefix(1);
    while (text.ends_with('\n') || text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

bool isText(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < ' ' && byte != '\t') || byte == 0x7F)
            return false;
        const std::size_t more = byte < 0x80 ? 0
            : byte >= 0xC2 && byte < 0xE0    ? 1
            : byte >= 0xE0 && byte < 0xF0    ? 2
            : byte >= 0xF0 && byte < 0xF5    ? 3
                                             : 4;
        if (more == 4 || i + more >= text.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80)
                return false;
        const auto second = more > 0 ? static_cast<unsigned char>(text[i + 1]) : 0;
        if ((byte == 0xE0 && second < 0xA0) || (byte == 0xED && second >= 0xA0)
            || (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second >= 0x90))
            return false;
        i += more + 1;
    }
    return true;
}

} // namespace app::lesson
