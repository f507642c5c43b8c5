#pragma once

#include "views/theme.h"

#include <QPalette>
#include <QString>

#include <utility>
#include <vector>

namespace app {

inline constexpr double uiPoints = 9.75; ///< 13 px at 96 dpi

/// The colours of the sheet by their names in it ("@ink"), in the order of replacing them.
using SheetColours = std::vector<std::pair<const char*, QColor>>;
SheetColours sheetColours(const views::Theme& theme);

/// The look of the widgets around the pictures, in the same colours as these.
QString styleSheet(const views::Theme& theme);
QPalette palette(const views::Theme& theme);

} // namespace app
