#pragma once

#include "app/cli/refusal.h"
#include "engine/trace/time.h"
#include "engine/workloads/workload.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace app::cli {

/// A duration with its unit: "12.48ms", "250 us", "2s". None without a unit, if it is negative, no
/// whole number of nanoseconds, or does not fit.
std::optional<trace::Duration> parseDuration(std::string_view text);

/// What `--key text` means for this parameter: a choice by its name, or a number, with the
/// parameter's own unit or one it converts from ("2ms" for µs, "1MiB" for KiB). Refused with the
/// valid values where it is none of them.
Expected<std::int64_t> parseValue(const engine::Param& param, std::string_view text);

/// "1 to 64", "10 to 5000 us in steps of 10", "fifo, other": what parseValue() takes.
std::string validValues(const engine::Param& param);

/// The value as a person reads it: "250 us", "fifo".
std::string valueText(const engine::Param& param, std::int64_t value);

/// A number such as "0.6" or "1e-3": none where anything else stands there, or it is not finite.
std::optional<double> parseNumber(std::string_view text);

/// A whole number that is not negative.
std::optional<std::uint64_t> parseWhole(std::string_view text);

} // namespace app::cli
