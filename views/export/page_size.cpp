#include "views/export/page_size.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace views {

std::span<const PageSize> pageSizes()
{
    // A column of 3.35 in and a width of 7 in fit the two-column styles of ACM and IEEE.
    static constexpr std::array<PageSize, 4> sizes{{
        {"16:9", QT_TRANSLATE_NOOP("views", "Slide 16:9"), {1280, 720}, Medium::Slide},
        {"4:3", QT_TRANSLATE_NOOP("views", "Slide 4:3"), {1024, 768}, Medium::Slide},
        {"column", QT_TRANSLATE_NOOP("views", "Paper column (3.35 in)"), {322, 230}, Medium::Paper},
        {"page", QT_TRANSLATE_NOOP("views", "Paper width (7 in)"), {672, 360}, Medium::Paper},
    }};
    return sizes;
}

const PageSize* findPageSize(std::string_view name)
{
    const auto found = std::ranges::find(pageSizes(), name, &PageSize::name);
    return found == pageSizes().end() ? nullptr : &*found;
}

} // namespace views
