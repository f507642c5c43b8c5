#include "engine/files/file_header.h"

#include "engine/base/unique_fd.h"
#include "engine/files/format.h"
#include "engine/files/refusals.h"
#include "engine/trace/shown.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace engine::files {
namespace {

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes)
{
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16
        | std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

} // namespace

std::uint64_t checkHeader(const std::filesystem::path& path)
{
    struct stat status { };
    // Not blocking: the path may be a pipe that nobody writes to.
    const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (!fd || ::fstat(fd.get(), &status) != 0)
        throw Refusal{errno, std::generic_category().message(errno)};
    if (!S_ISREG(status.st_mode))
        throw Refusal{
            0, S_ISDIR(status.st_mode) ? "it is a directory" : "it is not a regular file"};

    std::array<std::uint8_t, 100> header{};
    const ssize_t got = ::pread(fd.get(), header.data(), header.size(), 0);
    if (got < 0)
        throw Refusal{errno, std::generic_category().message(errno)};
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    const std::string_view start{reinterpret_cast<const char*>(header.data()), magic.size()};
    if (got == 0
        || start.substr(0, std::min(magic.size(), static_cast<std::size_t>(got)))
            != magic.substr(0, static_cast<std::size_t>(got)))
        throw Refusal{0, trace::shown("engine", "it is not an Interleave recording")};
    if (static_cast<std::size_t>(got) < header.size())
        damaged(trace::shown("engine", "the file ends within its header"));

    const std::span bytes{header};
    if (bigEndian(bytes.subspan(68)) != applicationId)
        throw Refusal{0, trace::shown("engine", "it is not an Interleave recording")};
    const std::uint32_t version = bigEndian(bytes.subspan(60));
    if (version > formatVersion)
        throw Refusal{0,
            "a newer Interleave wrote it (format " + std::to_string(version)
                + ", this one reads up to " + std::to_string(formatVersion) + ")"};
    if (version == 0)
        damaged(trace::shown("engine", "its format version is 0"));

    const std::uint64_t pageSize =
        header[16] == 0 && header[17] == 1 ? 65536 : std::uint64_t{header[16]} << 8 | header[17];
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const std::uint64_t expected = pageSize * bigEndian(bytes.subspan(28));
    if (size < expected)
        damaged("the file ends after " + std::to_string(size) + " of " + std::to_string(expected)
            + " bytes");
    return size;
}

} // namespace engine::files
