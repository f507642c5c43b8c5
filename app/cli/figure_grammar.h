#pragma once

#include "app/cli/refusal.h"
#include "app/export/figure_file.h"

#include <string>

namespace CLI {
class App;
}

namespace app::cli {

/// The options of render and slides that say how a figure looks.
class FigureGrammar {
public:
    /// The object must stay where it is while the command is parsed.
    void addTo(CLI::App& command);

    /// What was asked for, for a file of this suffix; views are left empty. Refused where a value
    /// is none, is out of range, or cannot be had in such a file.
    Expected<FigureOptions> options(const std::string& suffix) const;

private:
    Expected<void> takeSize(FigureOptions& options) const;
    Expected<void> takeTheme(FigureOptions& options) const;
    Expected<void> takeNumbers(FigureOptions& options) const;
    Expected<void> takeStrip(FigureOptions& options) const;

    std::string m_size, m_theme, m_fontScale, m_scale, m_strip, m_seconds, m_fps;
    std::string m_caption;
    bool m_hasCaption = false;
    bool m_title = true;
    bool m_legend = true;
    bool m_badge = true;
    bool m_playhead = true;
    bool m_noCaption = false;
    bool m_transparent = false;
    bool m_patterns = false;
};

} // namespace app::cli
