#pragma once

#include "engine/files/format.h"

#include <string>
#include <vector>

namespace engine::files {

/// What was on the stage as rows of the table `stage`, and back. Pure.
std::vector<FactRow> stageRows(const trace::Staging& staging);

/// Takes rows one by one. What makes no sense for this recording is as unknown as a key of a newer
/// version: it is left out.
class StageReader {
public:
    /// `actors`: how many the recording has.
    explicit StageReader(std::size_t actors)
        : m_actors{actors}
    {
    }

    /// False: this row was left out.
    bool take(const FactRow& row);
    trace::Staging staging() const;

private:
    struct Half {
        std::optional<trace::Time> begin{};
        std::optional<trace::Time> end{};
        std::optional<trace::Window> whole() const;
    };

    bool takeAnswer(const FactRow& row);

    std::size_t m_actors;
    trace::Staging m_staging{};
    Half m_window{};
    Half m_selection{};
};

} // namespace engine::files
