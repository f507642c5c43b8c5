// Which parts of a Markdown text are formulas.
#include "app/lesson/formula.h"

#include <algorithm>
#include <optional>

namespace app::lesson {
namespace {

/// A $ that opens a formula: not escaped, before something.
bool opens(std::string_view text, std::size_t at)
{
    return at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n'
        && text[at + 1] != '$';
}

/// Where the formula that opens before `from` closes.
std::optional<std::size_t> closing(std::string_view text, std::size_t from)
{
    const std::size_t last = std::min(text.size(), from + longestFormula + 1);
    for (std::size_t i = from; i < last; ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n')
            return std::nullopt;
        else if (text[i] == '$' && i > from && text[i - 1] != ' ' && text[i - 1] != '\n'
            && (i + 1 == text.size() || !(text[i + 1] >= '0' && text[i + 1] <= '9')))
            return i;
    }
    return std::nullopt;
}

} // namespace

std::vector<TextPart> splitAtFormulas(std::string_view markdown)
{
    std::vector<TextPart> parts;
    std::size_t begin = 0;
    int line = 0;
    int beginLine = 0;
    const auto close = [&](std::size_t end) {
        if (end > begin)
            parts.push_back({.text = markdown.substr(begin, end - begin), .line = beginLine});
    };
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (c == '\n') {
            ++line;
        } else if (c == '\\') {
            ++i; // the next is what it is
            if (i < markdown.size() && markdown[i] == '\n')
                ++line;
        } else if (c == '`') {
            std::size_t ticks = 1;
            while (i + ticks < markdown.size() && markdown[i + ticks] == '`')
                ++ticks;
            const std::size_t end = markdown.find(std::string(ticks, '`'), i + ticks);
            const std::size_t last =
                end == std::string_view::npos ? i + ticks - 1 : end + ticks - 1;
            line += static_cast<int>(std::ranges::count(markdown.substr(i, last - i), '\n'));
            i = last;
        } else if (c == '$' && opens(markdown, i)) {
            const auto end = closing(markdown, i + 1);
            if (!end)
                continue;
            close(i);
            const std::string_view inside = markdown.substr(i + 1, *end - i - 1);
            parts.push_back({.formula = true, .text = inside, .line = line});
            line += static_cast<int>(std::ranges::count(inside, '\n'));
            i = *end;
            begin = i + 1;
            beginLine = line;
        }
    }
    close(markdown.size());
    return parts;
}

} // namespace app::lesson
