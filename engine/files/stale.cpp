#include "engine/files/stale.h"

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".interleave-";

bool isOurs(const std::string& name)
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    if (!name.starts_with(prefix))
        return false;
    const std::string_view rest = std::string_view{name}.substr(prefix.size());
    return (rest.size() == 6 || rest.size() == 8) && std::ranges::all_of(rest, letter);
}

} // namespace

bool lockAsOurs(const UniqueFd& fd)
{
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0)
        return errno != EWOULDBLOCK;
    struct stat status { };
    return ::fstat(fd.get(), &status) == 0 && status.st_nlink > 0;
}

void removeStale(const fs::path& folder)
{
    std::error_code ignored;
    for (fs::directory_iterator entry{folder, ignored}; !ignored && entry != fs::end(entry);
         entry.increment(ignored)) {
        if (!isOurs(entry->path().filename().string()))
            continue;
        const UniqueFd fd{
            ::open(entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
        // Locked until it is gone, so that nobody begins to use it.
        std::error_code stays;
        if (fd && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0)
            fs::remove_all(entry->path(), stays);
    }
}

} // namespace engine
