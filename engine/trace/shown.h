#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trace {

/// Texts of the engine that people read. The engine says them in English and knows no translation;
/// whoever shows one translates it (views/shown.h). All pure and thread-safe.

/// Marks such a text, so that the list of texts to be translated has it (CONTRIBUTING.md, "Say
/// something to people"). The context is always "engine": lupdate reads the source, not the macro.
constexpr const char* shown(const char* /*context*/, const char* text)
{
    return text;
}

/// A sentence with its values in the places %1, %2 …
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values);

/// The values that filled() put into `pattern` to get `text`; none if it is no such sentence. So a
/// sentence can be told in another language where it is shown: it may come from another process or
/// from a recording.
std::optional<std::vector<std::string>> valuesOf(std::string_view text, std::string_view pattern);

/// The patterns of all sentences with values that the engine says, but those of the demos.
std::span<const char* const> sentences();

} // namespace trace
