#pragma once

#include "views/theme.h"

#include <QPalette>
#include <QString>

namespace app {

inline constexpr double uiPoints = 9.75; ///< 13 px at 96 dpi

/// The look of the widgets around the pictures, in the same colours as these.
QString styleSheet(const views::Theme& theme);
QPalette palette(const views::Theme& theme);

} // namespace app
