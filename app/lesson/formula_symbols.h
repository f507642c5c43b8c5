#pragma once

#include "app/lesson/formula.h"

#include <optional>

namespace app::lesson {

/// What a macro of a formula stands for: "le" for "≤". docs/lessons.md lists them.
struct Symbol {
    std::string_view name{};
    std::string_view text{};
    Spacing spacing = Spacing::Ordinary;
};
const Symbol* findSymbol(std::string_view name); ///< null: there is none

/// Width in em of the space that a macro stands for: "quad".
std::optional<double> spaceNamed(std::string_view name);

/// One character as formulas show and space it: a hyphen is a minus, a letter a variable. Pre: `c`
/// is not empty.
Formula formulaCharacter(std::string_view c);

/// Every macro, those with arguments too.
std::vector<std::string_view> macroNames();

bool isFormulaLetter(char c);

} // namespace app::lesson
