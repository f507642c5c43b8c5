#include "app/cli/theme_word.h"

#include "app/cli/words.h"

#include <algorithm>
#include <array>

namespace app::cli {

Expected<ThemeWord> parseTheme(const std::string& word)
{
    static constexpr std::array<std::string_view, 4> themes{
        "light", "dark", "high-contrast", "high-contrast-dark"};
    if (!word.empty() && std::ranges::find(themes, word) == themes.end())
        return misuse("--theme: " + unknown("theme", word, "themes", themes));
    return ThemeWord{.mode = word.ends_with("dark") ? views::Mode::Dark : views::Mode::Light,
        .highContrast = word.starts_with("high-contrast")};
}

} // namespace app::cli
