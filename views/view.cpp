#include "views/view.h"

#include <algorithm>

namespace views {

const ViewType* findView(std::string_view id)
{
    const auto found = std::ranges::find(catalog(), id, &ViewType::id);
    return found == catalog().end() ? nullptr : *found;
}

} // namespace views
