#pragma once

#include "views/export/figure.h"

#include <span>
#include <string_view>

namespace views {

/// A size that figures are often wanted in.
struct PageSize {
    std::string_view name{}; ///< "16:9", as typed on a command line
    const char* label = nullptr; ///< for a menu
    QSizeF size{};
    Medium medium = Medium::Slide;
};

/// Slides 16:9 and 4:3, a column and a whole width of a two-column paper.
std::span<const PageSize> pageSizes();
const PageSize* findPageSize(std::string_view name);

} // namespace views
