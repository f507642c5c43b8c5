#include "app/cli/figure_grammar.h"

#include "app/cli/formats.h"
#include "app/cli/theme_word.h"
#include "app/cli/values.h"
#include "app/cli/words.h"
#include "views/export/page_size.h"
#include "views/export/step_strip.h"
#include "views/format.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <CLI/CLI.hpp>

namespace app::cli {
namespace {

std::string shortText(double number)
{
    return views::formatNumber(number).toStdString();
}

/// `text` as a number from `least` to `most` into `value`; nothing where none was given.
Expected<void> takeNumber(
    const char* option, const std::string& text, double least, double most, double& value)
{
    if (text.empty())
        return {};
    const auto number = parseNumber(text);
    if (!number || !(*number >= least && *number <= most))
        return misuse(std::string{option} + ": " + inQuotes(text) + " is not a number from "
            + shortText(least) + " to " + shortText(most));
    value = *number;
    return {};
}

Expected<std::vector<trace::Time>> timesIn(const std::string& text)
{
    std::vector<trace::Time> times;
    std::istringstream words{text};
    for (std::string word; std::getline(words, word, ',');) {
        const auto duration = parseDuration(word);
        if (!duration)
            return misuse("--strip: " + inQuotes(text)
                + " is neither a number of key frames from 2 to " + std::to_string(views::mostSteps)
                + " nor a list of times such as 1ms,2.5ms");
        times.push_back(trace::Time{*duration});
    }
    if (times.size() > std::size_t{views::mostSteps})
        return misuse("--strip: " + std::to_string(times.size())
            + " key frames are too many; at "
              "most "
            + std::to_string(views::mostSteps));
    std::ranges::sort(times);
    return times;
}

} // namespace

void FigureGrammar::addTo(CLI::App& command)
{
    command.add_option("--size", m_size,
        "In pixels, such as 1280x720, or 16:9, 4:3, column or page (of a paper) [16:9]");
    command.add_option("--theme", m_theme, themeHelp);
    command.add_option("--font-scale", m_fontScale, "Larger or smaller text, 0.5 to 3 [1]");
    command.add_option("--scale", m_scale, "Pixels of a PNG per pixel of the size: 1, 2 or 4 [1]");
    command.add_flag("--transparent", m_transparent, "Leave the background out");
    command.add_flag("--patterns", m_patterns, "States carry a pattern, for print without colour");
    command.add_flag("--title,!--no-title", m_title, "With or without titles");
    command.add_flag("--legend,!--no-legend", m_legend, "With or without what colours mean");
    command.add_flag("--badge,!--no-badge", m_badge, "With or without where the data come from");
    command.add_flag(
        "--playhead,!--no-playhead", m_playhead, "Mark the moment on time axes or not");
    command
        .add_option("--caption", m_caption,
            "A line of your own instead of machine, parameters, seed and date")
        ->each([this](const std::string&) { m_hasCaption = true; });
    command.add_flag("--no-caption", m_noCaption, "No such line");
    command.add_option("--strip", m_strip,
        "Key frames side by side: how many, or at which times, such as 1ms,2.5ms");
    command.add_option("--seconds", m_seconds, "How long an animation lasts, 0.2 to 120 [5]");
    command.add_option("--fps", m_fps, "Its frames per second, 1 to 50 [25]");
}

Expected<FigureOptions> FigureGrammar::options(const std::string& suffix) const
{
    FigureOptions options{.transparent = m_transparent,
        .patterns = m_patterns,
        .title = m_title,
        .legend = m_legend,
        .badge = m_badge,
        .playhead = m_playhead};
    if (m_hasCaption && m_noCaption)
        return misuse("--caption and --no-caption exclude each other");
    if (m_hasCaption || m_noCaption)
        options.caption = QString::fromStdString(m_caption);
    for (const auto take : {&FigureGrammar::takeSize, &FigureGrammar::takeTheme,
             &FigureGrammar::takeNumbers, &FigureGrammar::takeStrip})
        if (const auto taken = (this->*take)(options); !taken)
            return tl::unexpected{taken.error()};
    const auto format = views::animationFormat(QString::fromStdString(suffix));
    if (format && m_transparent && !views::canBeTransparent(*format))
        return misuse("--transparent: a ." + suffix
            + " always has a background; of the animations, webp can be transparent");
    if (format && !m_strip.empty())
        return misuse("--strip: an animation shows one moment at a time; suffixes: "
            + joined(pictureSuffixes()));
    return options;
}

Expected<void> FigureGrammar::takeSize(FigureOptions& options) const
{
    if (m_size.empty())
        return {};
    if (const views::PageSize* page = views::findPageSize(m_size)) {
        options.size = page->size;
        options.medium = page->medium;
        return {};
    }
    const auto size = parseSize(m_size);
    if (!size)
        return tl::unexpected{size.error()};
    options.size = *size;
    return {};
}

Expected<void> FigureGrammar::takeTheme(FigureOptions& options) const
{
    const auto theme = parseTheme(m_theme);
    if (!theme)
        return tl::unexpected{theme.error()};
    options.mode = theme->mode;
    options.highContrast = theme->highContrast;
    return {};
}

Expected<void> FigureGrammar::takeNumbers(FigureOptions& options) const
{
    static constexpr std::array<std::string_view, 3> scales{"1", "2", "4"};
    if (!m_scale.empty() && std::ranges::find(scales, m_scale) == scales.end())
        return misuse("--scale: " + unknown("scale", m_scale, "scales", scales));
    options.pixelRatio = parseNumber(m_scale).value_or(1);
    if (const auto taken = takeNumber("--font-scale", m_fontScale, views::leastFontScale,
            views::mostFontScale, options.fontScale);
        !taken)
        return taken;
    if (const auto taken = takeNumber(
            "--seconds", m_seconds, views::leastSeconds, views::mostSeconds, options.seconds);
        !taken)
        return taken;
    return takeNumber(
        "--fps", m_fps, views::leastFrameRate, views::mostFrameRate, options.framesPerSecond);
}

Expected<void> FigureGrammar::takeStrip(FigureOptions& options) const
{
    if (m_strip.empty())
        return {};
    const auto count = parseWhole(m_strip);
    if (count && *count >= 2 && *count <= std::uint64_t{views::mostSteps}) {
        options.strip = static_cast<int>(*count);
        return {};
    }
    const auto times = timesIn(m_strip);
    if (!times)
        return tl::unexpected{times.error()};
    options.steps = *times;
    return {};
}

} // namespace app::cli
