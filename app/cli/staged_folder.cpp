#include "app/cli/staged_folder.h"

#include "app/cli/words.h"
#include "engine/files/stale.h"

#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>

namespace app::cli {

namespace fs = std::filesystem;

Expected<StagedFolder> StagedFolder::create(const std::string& folder)
{
    StagedFolder staged;
    staged.m_folder = folder;
    std::error_code error;
    staged.m_made = fs::create_directory(folder, error);
    if (error)
        return refused(
            "--out: cannot make the folder " + inQuotes(folder) + ": " + error.message());
    engine::removeStale(staged.m_folder);
    std::string name = (staged.m_folder / ".interleave-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        return refused("--out: cannot write into " + inQuotes(folder) + ": "
            + std::generic_category().message(errno));
    staged.m_staging = name;
    staged.m_lock = engine::UniqueFd{::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    engine::lockAsOurs(staged.m_lock);
    return staged;
}

StagedFolder::StagedFolder(StagedFolder&& other) noexcept
    : m_folder{std::move(other.m_folder)}
    , m_staging{std::exchange(other.m_staging, {})}
    , m_lock{std::move(other.m_lock)}
    , m_made{std::exchange(other.m_made, false)}
    , m_names{std::move(other.m_names)}
{
}

StagedFolder::~StagedFolder()
{
    std::error_code ignored;
    if (!m_staging.empty())
        fs::remove_all(m_staging, ignored);
    if (m_made)
        fs::remove(m_folder, ignored); // only where it is empty
}

std::string StagedFolder::pathFor(const std::string& name)
{
    m_names.push_back(name);
    return (m_staging / name).string();
}

Expected<std::vector<std::string>> StagedFolder::commit()
{
    std::vector<std::string> paths;
    for (const std::string& name : m_names) {
        std::error_code error;
        const fs::path target = m_folder / name;
        fs::rename(m_staging / name, target, error);
        if (error)
            return refused("cannot write " + inQuotes(target.string()) + ": " + error.message());
        paths.push_back(target.string());
    }
    m_made = false;
    return paths;
}

} // namespace app::cli
