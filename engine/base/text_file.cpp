#include "engine/base/text_file.h"

#include "engine/base/unique_fd.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace engine {

Result<std::string> readTextFile(const std::filesystem::path& path, std::size_t most)
{
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file)
        return failure(errno, path.string());
    constexpr std::size_t piece = std::size_t{1} << 16;
    std::string text;
    for (;;) {
        const std::size_t before = text.size();
        text.resize(before + piece);
        const ssize_t count = ::read(file.get(), text.data() + before, piece);
        if (count < 0 && errno != EINTR)
            return failure(errno, path.string());
        text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (count == 0)
            return text;
        if (text.size() > most)
            return failure(path.string() + ": larger than " + std::to_string(most >> 10) + " KiB");
    }
}

} // namespace engine
