#include "app/window/palette_rank.h"

#include <QRegularExpression>

#include <algorithm>

namespace app {
namespace {

constexpr int byTitle = 2000;
constexpr int byKeywords = 1000;
constexpr int forPlace = 100; ///< before every command found the same way
constexpr int forScattered = 6; ///< but not before one that fits much better by its letters
constexpr int atTheFront = 20;
constexpr qsizetype leastKeyword = 2; ///< one letter begins a word of nearly everything

/// Where in `text` a word begins with `beginning`; -1: nowhere.
qsizetype wordAt(const QString& text, const QString& beginning)
{
    for (qsizetype at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1))
        if (at == 0 || !text[at - 1].isLetterOrNumber())
            return at;
    return -1;
}

} // namespace

std::optional<FuzzyMatch> paletteMatch(const QString& typed, const Findable& findable)
{
    static const QRegularExpression space{QStringLiteral("\\s+")};
    const QStringList words = plainText(typed).split(space, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return FuzzyMatch{};
    const QString title = plainText(findable.title);
    const QString keywords = plainText(findable.keywords);
    FuzzyMatch match{.score = findable.place ? forPlace : 0};
    bool inTitle = true;
    bool found = true;
    for (const QString& word : words) {
        const qsizetype at = wordAt(title, word);
        for (qsizetype i = 0; at >= 0 && i < word.size(); ++i)
            match.at.push_back(at + i);
        inTitle = inTitle && at >= 0;
        found = found && (at >= 0 || (word.size() >= leastKeyword && wordAt(keywords, word) >= 0));
        match.score += at == 0 ? atTheFront : 0;
    }
    if (found) {
        std::ranges::sort(match.at);
        const auto twice = std::ranges::unique(match.at);
        match.at.erase(twice.begin(), twice.end());
        match.score += inTitle ? byTitle : byKeywords;
        return match;
    }
    auto scattered = fuzzyMatch(typed, findable.title);
    if (scattered && findable.place)
        scattered->score += forScattered;
    return scattered;
}

} // namespace app
