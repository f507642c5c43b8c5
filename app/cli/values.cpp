#include "app/cli/values.h"

#include "app/cli/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace app::cli {
namespace {

/// Units that convert into each other, by what one is in the smallest of them.
struct UnitName {
    std::string_view name{};
    std::int64_t size = 1;
};
constexpr std::array timeUnits{UnitName{"ns", 1}, UnitName{"us", 1'000}, UnitName{"µs", 1'000},
    UnitName{"μs", 1'000}, UnitName{"ms", 1'000'000}, UnitName{"s", 1'000'000'000},
    UnitName{"min", 60'000'000'000}};
constexpr std::array byteUnits{UnitName{"B", 1}, UnitName{"bytes", 1}, UnitName{"KiB", 1 << 10},
    UnitName{"MiB", 1 << 20}, UnitName{"GiB", 1 << 30}};

std::optional<std::int64_t> sizeOf(std::span<const UnitName> units, std::string_view name)
{
    const auto found = std::ranges::find(units, name, &UnitName::name);
    return found == units.end() ? std::nullopt : std::optional{found->size};
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct Quantity {
    std::string_view number{};
    std::string_view unit{};
};

Quantity split(std::string_view text)
{
    text = trimmed(text);
    const std::size_t end = std::min(text.find_first_not_of("+-0123456789."), text.size());
    return {trimmed(text.substr(0, end)), trimmed(text.substr(end))};
}

/// `number` × `scale`, exactly: none if it is no decimal number, not whole then, or does not fit.
std::optional<std::int64_t> scaled(std::string_view number, std::int64_t scale)
{
    const bool negative = number.starts_with('-');
    if (negative || number.starts_with('+'))
        number.remove_prefix(1);
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string digits{number.substr(0, point)};
    const std::string_view decimals =
        point < number.size() ? number.substr(point + 1) : std::string_view{};
    digits += decimals;
    std::int64_t mantissa = 0;
    const char* const end = digits.data() + digits.size();
    const auto [parsed, error] = std::from_chars(digits.data(), end, mantissa);
    if (error != std::errc{} || parsed != end || digits.starts_with('-'))
        return std::nullopt;
    for (std::size_t i = 0; i < decimals.size(); ++i) {
        if (scale % 10 == 0)
            scale /= 10;
        else if (mantissa % 10 == 0)
            mantissa /= 10;
        else
            return std::nullopt;
    }
    if (mantissa > std::numeric_limits<std::int64_t>::max() / scale)
        return std::nullopt;
    return negative ? -mantissa * scale : mantissa * scale;
}

/// `quantity` in `unit`; none where it cannot be said in whole ones.
std::optional<std::int64_t> inUnit(const Quantity& quantity, std::string_view unit)
{
    if (quantity.unit.empty() || quantity.unit == unit)
        return scaled(quantity.number, 1);
    for (const std::span<const UnitName> units :
        {std::span<const UnitName>{timeUnits}, std::span<const UnitName>{byteUnits}}) {
        const auto from = sizeOf(units, quantity.unit);
        const auto to = sizeOf(units, unit);
        if (!from || !to)
            continue;
        const auto smallest = scaled(quantity.number, *from);
        return smallest && *smallest % *to == 0 ? std::optional{*smallest / *to} : std::nullopt;
    }
    return std::nullopt;
}

std::string withUnit(std::int64_t value, std::string_view unit)
{
    std::string text = std::to_string(value);
    return unit.empty() ? text : text + ' ' + std::string{unit};
}

} // namespace

std::optional<trace::Duration> parseDuration(std::string_view text)
{
    const Quantity quantity = split(text);
    const auto size = sizeOf(timeUnits, quantity.unit);
    const auto count = size ? scaled(quantity.number, *size) : std::nullopt;
    return count && *count >= 0 ? std::optional{trace::Duration{*count}} : std::nullopt;
}

std::string validValues(const engine::Param& param)
{
    if (!param.choices.empty())
        return joined(param.choices);
    std::string text = std::to_string(param.low) + " to " + withUnit(param.highest(), param.unit);
    if (param.step > 1)
        text += " in steps of " + std::to_string(param.step);
    if (param.highest() < param.high)
        text += " on this machine";
    return text;
}

std::string valueText(const engine::Param& param, std::int64_t value)
{
    return param.choices.empty() ? withUnit(value, param.unit)
                                 : std::string{param.choices[static_cast<std::size_t>(value)]};
}

Expected<std::int64_t> parseValue(const engine::Param& param, std::string_view text)
{
    const std::string option = "--" + std::string{param.key};
    if (!param.choices.empty()) {
        const auto found = std::ranges::find(param.choices, text);
        if (found == param.choices.end())
            return misuse(option + ": " + unknown("value", text, "values", param.choices));
        return found - param.choices.begin();
    }
    const auto value = inUnit(split(text), param.unit);
    if (!value)
        return misuse(option + ": " + inQuotes(text) + " is not a whole number"
            + (param.unit.empty() ? "" : " of " + std::string{param.unit})
            + "; valid: " + validValues(param));
    if (*value < param.low || *value > param.highest())
        return misuse(option + ": " + withUnit(*value, param.unit)
            + " is out of range; valid: " + validValues(param));
    if (param.step > 1 && (*value - param.low) % param.step != 0)
        return misuse(option + ": " + withUnit(*value, param.unit)
            + " lies between two steps; valid: " + validValues(param));
    return *value;
}

std::optional<double> parseNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

std::optional<std::uint64_t> parseWhole(std::string_view text)
{
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [parsed, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && parsed == end ? std::optional{value} : std::nullopt;
}

} // namespace app::cli
