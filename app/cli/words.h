#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app::cli {

/// The one of `choices` that `word` was probably meant to be, if one is near enough: at most a
/// third of its letters wrong or swapped; case is ignored.
std::optional<std::string_view> nearest(
    std::string_view word, std::span<const std::string_view> choices);

/// "a, b, c".
std::string joined(std::span<const std::string_view> words);

/// What to say of a word that is none of `choices`: `unknown demo "x"; did you mean "y"? demos: a,
/// b`.
std::string unknown(std::string_view kind, std::string_view word, std::string_view plural,
    std::span<const std::string_view> choices);

/// `word` in double quotes, control characters escaped, so that a message stays one line.
std::string inQuotes(std::string_view word);

/// "svg" of "a/life.SVG": lower case, empty where there is none.
std::string suffixOf(std::string_view path);

} // namespace app::cli
