#pragma once

#include "app/cli/refusal.h"
#include "engine/base/unique_fd.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app::cli {

/// A set of files that appears in a folder whole or not at all: written into a hidden folder inside
/// it and moved by commit(). Without that, all is removed again, the folder too if it was not there
/// before. Files of the same names are replaced. One thread.
class StagedFolder {
public:
    /// Refused where the folder can neither be made nor written to.
    static Expected<StagedFolder> create(const std::string& folder);

    StagedFolder(StagedFolder&& other) noexcept;
    StagedFolder& operator=(StagedFolder&&) = delete;
    ~StagedFolder();

    /// Where to write the file that will have this name.
    std::string pathFor(const std::string& name);

    /// Moves the files; their paths, in order of pathFor().
    Expected<std::vector<std::string>> commit();

private:
    StagedFolder() = default;

    std::filesystem::path m_folder;
    std::filesystem::path m_staging; ///< empty: moved from
    engine::UniqueFd m_lock; ///< so that nobody takes it for left over
    bool m_made = false;
    std::vector<std::string> m_names;
};

} // namespace app::cli
