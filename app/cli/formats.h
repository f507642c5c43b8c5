#pragma once

#include "app/cli/refusal.h"
#include "engine/trace/model.h"

#include <QSize>

#include <optional>
#include <span>
#include <string_view>

namespace app::cli {

/// Suffixes that render, convert and run --export write.
std::span<const std::string_view> renderSuffixes();
std::span<const std::string_view> dataSuffixes();
std::span<const std::string_view> exportSuffixes();

/// Refused, naming `suffixes`, where the path has none of them.
Expected<void> checkSuffix(
    const std::string& option, std::string_view path, std::span<const std::string_view> suffixes);

/// "1280x720". Refused where a side is no number or beyond what a figure can be.
Expected<QSize> parseSize(std::string_view text);

/// Observer tiers by name.
std::span<const std::string_view> tierNames();
std::optional<trace::Tier> tierNamed(std::string_view name);

} // namespace app::cli
