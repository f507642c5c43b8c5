#pragma once

#include "engine/files/atomic_file.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <algorithm>
#include <cerrno>

namespace engine::files {

/// What every exporter does around its own work: a file that appears whole or not at all, progress,
/// and stopping early when cancelled or when the file can take no more.
class ExportSteps {
public:
    ExportSteps(const trace::Trace& trace, const Progress& progress)
        : m_progress{progress}
        , m_all{static_cast<double>(trace.sliceCount() + 1)}
    {
    }

    /// Call once per slice. False: stop.
    bool next(const AtomicFile& file)
    {
        if (m_done++ % 4096 != 0)
            return true;
        if (m_progress && !m_progress(std::min(1.0, static_cast<double>(m_done) / m_all)))
            m_cancelled = true;
        return !m_cancelled && file.good();
    }
    bool cancelled() const { return m_cancelled; }

private:
    const Progress& m_progress;
    double m_all;
    std::uint64_t m_done = 0;
    bool m_cancelled = false;
};

/// Runs `write(file, steps)` and commits the file unless it was cancelled.
Result<void> exportTo(const trace::Trace& trace, const std::filesystem::path& path,
    const Progress& progress, auto&& write)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return tl::unexpected{file.error()};
    ExportSteps steps{trace, progress};
    write(*file, steps);
    if (steps.cancelled())
        return tl::unexpected{
            Error{.code = ECANCELED, .message = "cannot write " + path.string() + ": cancelled"}};
    return file->commit();
}

} // namespace engine::files
