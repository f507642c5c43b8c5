#include "app/cli/formats.h"

#include "app/cli/values.h"
#include "app/cli/words.h"
#include "app/export/figure_file.h"
#include "views/export/figure.h"

#include <algorithm>
#include <array>
#include <vector>

namespace app::cli {
namespace {

/// Pictures, then data, then our own.
constexpr std::array<std::string_view, 10> suffixes{
    "svg", "pdf", "png", "tikz", "tex", "csv", "tsv", "json", "pftrace", "interleave"};
constexpr std::array tiers{
    trace::Tier::KernelWakeups, trace::Tier::KernelSwitches, trace::Tier::Program};

/// 0: none that a figure can have.
int sideOf(std::string_view text)
{
    const std::uint64_t side = parseWhole(text).value_or(0);
    return side >= views::leastSide && side <= views::mostSide ? static_cast<int>(side) : 0;
}

} // namespace

std::span<const std::string_view> renderSuffixes()
{
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> known;
        for (const auto& some : {pictureSuffixes(), animationSuffixes()})
            known.insert(known.end(), some.begin(), some.end());
        known.insert(known.end(), {"csv", "tsv"});
        return known;
    }();
    return all;
}

std::span<const std::string_view> dataSuffixes()
{
    return std::span{suffixes}.subspan(pictureSuffixes().size(), 4);
}

std::span<const std::string_view> exportSuffixes()
{
    return suffixes;
}

Expected<void> checkSuffix(
    const std::string& option, std::string_view path, std::span<const std::string_view> known)
{
    const std::string suffix = suffixOf(path);
    if (std::ranges::find(known, suffix) != known.end())
        return {};
    if (suffix.empty())
        return misuse(
            option + ": " + inQuotes(path) + " has no suffix; suffixes: " + joined(known));
    return misuse(option + ": " + unknown("suffix", suffix, "suffixes", known));
}

Expected<QSize> parseSize(std::string_view text)
{
    const std::size_t cross = std::min(text.find('x'), text.size());
    const int width = sideOf(text.substr(0, cross));
    const int height = cross < text.size() ? sideOf(text.substr(cross + 1)) : 0;
    if (width > 0 && height > 0)
        return QSize{width, height};
    return misuse("--size: " + inQuotes(text)
        + " is not a size; give WIDTHxHEIGHT in pixels, each from "
        + std::to_string(views::leastSide) + " to " + std::to_string(views::mostSide));
}

std::span<const std::string_view> tierNames()
{
    static const std::array<std::string_view, 3> names{
        trace::name(tiers[0]), trace::name(tiers[1]), trace::name(tiers[2])};
    return names;
}

std::optional<trace::Tier> tierNamed(std::string_view name)
{
    const auto found = std::ranges::find(tierNames(), name);
    return found == tierNames().end()
        ? std::nullopt
        : std::optional{tiers[std::size_t(found - tierNames().begin())]};
}

} // namespace app::cli
