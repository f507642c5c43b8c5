#pragma once

#include <string>
#include <string_view>

namespace engine::files {

/// `text` with every byte that is not part of valid UTF-8 replaced by U+FFFD: names come from
/// programs, which may call themselves anything.
std::string validUtf8(std::string_view text);

/// As a JSON string, with its quotes. Always valid.
std::string jsonString(std::string_view text);

/// As a field of RFC 4180: quoted if it holds a comma, a quote or a line break.
std::string csvField(std::string_view text);

} // namespace engine::files
