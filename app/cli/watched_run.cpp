#include "app/cli/watched_run.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

/// One line that is overwritten, where a person watches.
class ProgressLine {
public:
    /// Of the `number`th run of `all`.
    void show(const trace::Trace& trace, std::uint64_t number, std::uint64_t all)
    {
        if (!m_watched)
            return;
        m_shown = true;
        std::fputs("\r\033[K", stderr);
        if (all > 1)
            std::fprintf(stderr, "run %llu of %llu: ", static_cast<unsigned long long>(number),
                static_cast<unsigned long long>(all));
        std::fprintf(stderr, "%.1f s, %zu state changes",
            std::chrono::duration<double>(trace.extent().length()).count(), trace.sliceCount());
    }

    ~ProgressLine()
    {
        if (m_shown)
            std::fputs("\r\033[K", stderr);
    }

private:
    bool m_watched = isatty(STDERR_FILENO) == 1;
    bool m_shown = false;
};

} // namespace

trace::Snapshot watched(
    engine::Run& run, Interruption& interruption, std::uint64_t number, std::uint64_t all)
{
    ProgressLine progress;
    bool stopping = false;
    while (!run.finished()) {
        interruption.wait(250ms);
        if (interruption.asked() && !std::exchange(stopping, true))
            run.stop();
        progress.show(*run.latest(), number, all);
    }
    return run.wait();
}

} // namespace app::cli
