#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace app {

/// `text` without case and accents, character by character.
QString plainText(const QString& text);

/// How well what was typed fits a name.
struct FuzzyMatch {
    int score = 0; ///< larger is better
    std::vector<qsizetype> at{}; ///< which characters of the name were meant, ascending
};

/// Finds the characters of `typed` in `name`, in order but not necessarily side by side, without
/// regard to case, accents and spaces. Characters at the beginnings of words and in a row count
/// more; of all ways to match, the best is taken. None: some character is missing.
std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& name);

} // namespace app
