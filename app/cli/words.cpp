#include "app/cli/words.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <numeric>
#include <utility>

namespace app::cli {
namespace {

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Letters to insert, leave out, replace or swap with their neighbour.
/// Source: F. J. Damerau, A Technique for Computer Detection and Correction of Spelling Errors
/// (1964).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    const auto same = [&](std::size_t i, std::size_t j) {
        return lower(a[i - 1]) == lower(b[j - 1]);
    };
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j - 1] + (same(i, j) ? 0 : 1), above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

} // namespace

std::optional<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> choices)
{
    const auto away = [word](std::string_view choice) { return distance(word, choice); };
    const auto best = std::ranges::min_element(choices, {}, away);
    if (best == choices.end() || away(*best) * 3 > std::max(word.size(), best->size()))
        return std::nullopt;
    return *best;
}

std::string joined(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words)
        text += (text.empty() ? "" : ", ") + std::string{word};
    return text;
}

std::string unknown(std::string_view kind, std::string_view word, std::string_view plural,
    std::span<const std::string_view> choices)
{
    std::string text = "unknown " + std::string{kind} + ' ' + inQuotes(word);
    if (const auto meant = nearest(word, choices))
        text += "; did you mean " + inQuotes(*meant) + '?';
    else
        text += ';';
    return text + ' ' + std::string{plural} + ": "
        + (choices.empty() ? std::string{"none"} : joined(choices));
}

std::string inQuotes(std::string_view word)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string text = "\"";
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f)
            text += c;
        else
            text += {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
    }
    return text + '"';
}

std::string suffixOf(std::string_view path)
{
    std::string suffix = std::filesystem::path{path}.extension().string();
    std::ranges::transform(suffix, suffix.begin(), lower);
    return suffix.empty() ? suffix : suffix.substr(1);
}

} // namespace app::cli
