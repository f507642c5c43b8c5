#include "app/window/fuzzy.h"

#include <algorithm>

namespace app {
namespace {

constexpr int aMatch = 1;
constexpr int atWordStart = 8;
constexpr int inARow = 5;
constexpr int none = -1'000'000;

bool startsWord(const QString& name, qsizetype i)
{
    if (i == 0)
        return true;
    const QChar before = name[i - 1];
    return !before.isLetterOrNumber() || (name[i].isUpper() && before.isLower());
}

} // namespace

QString plainText(const QString& text)
{
    QString out;
    for (const QChar c : text)
        out += c.decompositionTag() == QChar::Canonical ? c.decomposition().at(0).toCaseFolded()
                                                        : c.toCaseFolded();
    return out;
}

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& name)
{
    QString wanted = plainText(typed);
    wanted.removeIf([](QChar c) { return c.isSpace(); });
    const QString text = plainText(name);
    const auto m = static_cast<std::size_t>(wanted.size());
    const auto n = static_cast<std::size_t>(text.size());
    if (m == 0)
        return FuzzyMatch{};
    // best[i][j]: of matching the first i + 1 characters with the last of them at j.
    std::vector<std::vector<int>> best(m, std::vector<int>(n, none));
    std::vector<std::vector<std::size_t>> from(m, std::vector<std::size_t>(n, 0));
    for (std::size_t i = 0; i < m; ++i) {
        int reach = none; // the best way to have matched i characters before j - 1
        std::size_t reachedAt = 0;
        for (std::size_t j = i; j < n; ++j) {
            if (i > 0 && j >= 2 && best[i - 1][j - 2] > reach) {
                reach = best[i - 1][j - 2];
                reachedAt = j - 2;
            }
            if (text[qsizetype(j)] != wanted[qsizetype(i)])
                continue;
            const int here = aMatch + (startsWord(name, qsizetype(j)) ? atWordStart : 0);
            const int row = i > 0 ? best[i - 1][j - 1] + inARow : 0;
            const int before = i == 0 ? 0 : std::max(row, reach);
            if (before <= none / 2)
                continue;
            best[i][j] = before + here;
            from[i][j] = i == 0 || row >= reach ? j - 1 : reachedAt;
        }
    }
    const auto last = std::ranges::max_element(best[m - 1]);
    if (last == best[m - 1].end() || *last <= none / 2)
        return std::nullopt;
    FuzzyMatch match{.score = *last};
    auto j = static_cast<std::size_t>(last - best[m - 1].begin());
    for (std::size_t i = m; i-- > 0; j = from[i][j])
        match.at.push_back(static_cast<qsizetype>(j));
    std::ranges::reverse(match.at);
    return match;
}

} // namespace app
