#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace app::lesson {

/// How a formula's part is spaced. Source: D. E. Knuth, The TeXbook, chapter 18.
enum class Spacing : std::uint8_t {
    Ordinary,
    Large, ///< a sum or the name of a function
    Binary,
    Relation,
    Opening,
    Closing,
    Punctuation,
};

enum class FormulaKind : std::uint8_t {
    Row, ///< parts, side by side
    Word, ///< text
    Space, ///< `width` em
    Fraction, ///< parts: above, below
    Root, ///< parts: what is under it
    Scripts, ///< parts: base, below, above (Rows that may be empty)
    Fence, ///< parts: what is between `text` and `close`
};

/// A formula as a tree: what is there, not where.
struct Formula {
    FormulaKind kind = FormulaKind::Row;
    Spacing spacing = Spacing::Ordinary;
    bool slanted = false; ///< a variable
    double width = 0;
    std::string text{}; ///< UTF-8
    std::string close{};
    std::vector<Formula> parts{};
};

/// Formulas longer or deeper than this are refused.
inline constexpr std::size_t longestFormula = 1000;
inline constexpr int deepestFormula = 24;

/// A subset of TeX: letters, numbers, operators, Greek, _ ^ {}, \frac, \sqrt, \text, \left \right
/// and the symbols of docs/lessons.md. Or what is wrong, in one line. Pure.
tl::expected<Formula, std::string> parseFormula(std::string_view source);

/// How `part` is spaced after `before` (null: nothing): a binary operator with nothing on its left
/// is a sign. Pure.
Spacing inContext(const Formula& part, const Formula* before);

/// On one line, for those who listen: "S(n) = 1/(1 − p + p/n)". Pure.
std::string plainText(const Formula& formula);

/// A stretch of Markdown: words, or what stands between two $.
struct TextPart {
    bool formula = false;
    std::string_view text{};
    int line = 0; ///< of its begin, from 0
};

/// Splits Markdown at its formulas. As in Pandoc, a $ opens before a non-blank, and the closing
/// one follows a non-blank and is not followed by a digit, so that prices stay prices; \$ and code
/// are no formulas. A formula ends with its paragraph. Pure.
std::vector<TextPart> splitAtFormulas(std::string_view markdown);

} // namespace app::lesson
