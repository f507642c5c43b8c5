#pragma once

#include <cstdio>
#include <string>

#include <unistd.h>

namespace app::cli {

/// One line on standard error that is overwritten, where a person watches; gone when done.
class ProgressText {
public:
    /// "writing life.gif, 40 %".
    void show(const std::string& what, double done)
    {
        show(what + ", " + std::to_string(static_cast<int>(done * 100)) + " %");
    }

    void show(const std::string& text)
    {
        if (!m_watched)
            return;
        m_shown = true;
        std::fprintf(stderr, "\r\033[K%s", text.c_str());
    }

    ~ProgressText()
    {
        if (m_shown)
            std::fputs("\r\033[K", stderr);
    }

private:
    bool m_watched = isatty(STDERR_FILENO) == 1;
    bool m_shown = false;
};

} // namespace app::cli
