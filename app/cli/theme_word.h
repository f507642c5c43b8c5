#pragma once

#include "app/cli/refusal.h"
#include "views/theme.h"

namespace app::cli {

/// What a word after --theme asks for.
struct ThemeWord {
    views::Mode mode = views::Mode::Light;
    bool highContrast = false; ///< with patterns
};

/// For --help.
inline constexpr const char* themeHelp = "light, dark, high-contrast or high-contrast-dark [light]";

/// Empty: light. Refused where it names no theme.
Expected<ThemeWord> parseTheme(const std::string& word);

} // namespace app::cli
