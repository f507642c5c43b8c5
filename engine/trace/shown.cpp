#include "engine/trace/shown.h"

namespace trace {
namespace {

/// A pattern, cut at its places: what stands before each, which value comes there; the rest.
struct Piece {
    std::string_view before;
    std::size_t value = 0; ///< from 1; 0 at the end
};

std::vector<Piece> pieces(std::string_view pattern)
{
    std::vector<Piece> found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        const char digit = pattern[i + 1];
        if (pattern[i] != '%' || digit < '1' || digit > '9')
            continue;
        found.push_back({pattern.substr(begin, i - begin), static_cast<std::size_t>(digit - '0')});
        begin = i + 2;
    }
    found.push_back({pattern.substr(begin)});
    return found;
}

} // namespace

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values)
{
    std::string text;
    for (const auto& [before, value] : pieces(pattern)) {
        text += before;
        if (value > 0 && value <= values.size())
            text += std::data(values)[value - 1];
    }
    return text;
}

std::optional<std::vector<std::string>> valuesOf(std::string_view text, std::string_view pattern)
{
    const std::vector<Piece> all = pieces(pattern);
    if (all.size() < 2 || !text.starts_with(all.front().before))
        return {};
    std::vector<std::string> values(all.size() - 1);
    text.remove_prefix(all.front().before.size());
    for (std::size_t i = 1; i < all.size(); ++i) {
        const bool last = i + 1 == all.size();
        const std::string_view after = all[i].before;
        if (last && !text.ends_with(after))
            return {};
        const std::size_t length = last ? text.size() - after.size() : text.find(after);
        const std::size_t place = all[i - 1].value;
        if (length == std::string_view::npos || length == 0 || place > values.size())
            return {};
        values[place - 1] = text.substr(0, length);
        text.remove_prefix(length + after.size());
    }
    return values;
}

} // namespace trace
