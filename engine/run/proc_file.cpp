#include "engine/run/proc_file.h"

#include "engine/base/unique_fd.h"

#include <array>
#include <charconv>
#include <cstring>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace engine {

std::string procFile(const std::string& path)
{
    std::string text;
    const UniqueFd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::array<char, 4096> piece;
    while (file) {
        const ssize_t length = ::read(file.get(), piece.data(), piece.size());
        if (length <= 0)
            break;
        text.append(piece.data(), static_cast<std::size_t>(length));
    }
    return text;
}

std::vector<pid_t> numbersIn(const std::string& folder)
{
    std::vector<pid_t> numbers;
    const std::unique_ptr<DIR, int (*)(DIR*)> entries{::opendir(folder.c_str()), ::closedir};
    while (const dirent* entry = entries ? ::readdir(entries.get()) : nullptr) {
        const char* end = entry->d_name + std::strlen(entry->d_name);
        pid_t number = 0;
        if (const auto parsed = std::from_chars(entry->d_name, end, number); parsed.ptr == end)
            numbers.push_back(number);
    }
    return numbers;
}

std::vector<std::string> procStat(pid_t pid)
{
    const std::string text = procFile("/proc/" + std::to_string(pid) + "/stat");
    const std::size_t name = text.rfind(')'); // a name may hold spaces and parentheses
    return name == std::string::npos ? std::vector<std::string>{} : words(text.substr(name + 1));
}

std::vector<std::string> words(std::string_view text)
{
    constexpr std::string_view space = " \t\n";
    std::vector<std::string> found;
    while ((text = text.substr(std::min(text.find_first_not_of(space), text.size()))).size() > 0) {
        const std::size_t length = std::min(text.find_first_of(space), text.size());
        found.emplace_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return found;
}

} // namespace engine
