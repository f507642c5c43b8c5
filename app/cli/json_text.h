#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace app::cli {

/// Indented, valid UTF-8 whatever the strings hold, ending in a newline.
inline std::string jsonText(const nlohmann::ordered_json& json)
{
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

} // namespace app::cli
