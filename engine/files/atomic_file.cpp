#include "engine/files/atomic_file.h"

#include "engine/files/stale.h"

#include <array>
#include <cerrno>
#include <random>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr std::size_t bufferSize = 1 << 18;

std::string cannotWrite(const std::filesystem::path& path)
{
    return "cannot write " + path.string();
}

/// Eight letters that nobody else has chosen; O_EXCL makes sure.
std::string randomLetters()
{
    std::random_device device;
    std::string letters;
    for (int i = 0; i < 8; ++i)
        letters += static_cast<char>('a' + device() % 26);
    return letters;
}

std::filesystem::path directoryOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
}

} // namespace

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& target)
{
    AtomicFile file;
    file.m_asked = target;
    file.m_target = target;
    struct stat existing { };
    if (::stat(target.c_str(), &existing) == 0) {
        if (!S_ISREG(existing.st_mode))
            return failure(cannotWrite(target) + ": it is not a regular file");
        if (::access(target.c_str(), W_OK) != 0)
            return failure(errno, cannotWrite(target));
        file.m_mode = existing.st_mode & 07777;
        std::error_code ignored;
        if (auto resolved = std::filesystem::canonical(target, ignored); !ignored)
            file.m_target = std::move(resolved);
    }
    if (!file.m_target.has_filename())
        return failure(EISDIR, cannotWrite(target));

    removeStale(directoryOf(file.m_target));
    // Not the target's own name with a suffix: that could exceed the longest name allowed.
    for (int attempt = 0; attempt < 16; ++attempt) {
        file.m_temporary = directoryOf(file.m_target) / (".interleave-" + randomLetters());
        file.m_fd =
            UniqueFd{::open(file.m_temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666)};
        if (file.m_fd ? lockAsOurs(file.m_fd) : errno != EEXIST)
            break;
        file.m_fd.reset();
    }
    if (!file.m_fd) {
        file.m_temporary.clear();
        return failure(errno, cannotWrite(target));
    }
    return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_asked{std::move(other.m_asked)}
    , m_target{std::move(other.m_target)}
    , m_temporary{std::exchange(other.m_temporary, {})}
    , m_fd{std::move(other.m_fd)}
    , m_buffer{std::move(other.m_buffer)}
    , m_error{other.m_error}
    , m_mode{other.m_mode}
{
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    std::swap(m_asked, other.m_asked);
    std::swap(m_target, other.m_target);
    std::swap(m_temporary, other.m_temporary);
    std::swap(m_fd, other.m_fd);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_error, other.m_error);
    std::swap(m_mode, other.m_mode);
    return *this;
}

AtomicFile::~AtomicFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

void AtomicFile::fail(int code)
{
    if (!m_error)
        m_error = code;
    m_buffer.clear();
}

void AtomicFile::write(std::string_view bytes)
{
    if (m_error)
        return;
    m_buffer += bytes;
    if (m_buffer.size() >= bufferSize)
        flush();
}

void AtomicFile::flush()
{
    std::string_view rest = m_buffer;
    while (!m_error && !rest.empty()) {
        const ssize_t written = ::write(m_fd.get(), rest.data(), rest.size());
        if (written > 0)
            rest.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            fail(written < 0 ? errno : ENOSPC);
    }
    m_buffer.clear();
}

Result<void> AtomicFile::commit()
{
    flush();
    if (!m_error && m_mode && ::fchmod(m_fd.get(), *m_mode) != 0)
        fail(errno);
    if (!m_error && ::fsync(m_fd.get()) != 0)
        fail(errno);
    if (!m_error && ::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        fail(errno);
    if (m_error)
        return failure(*m_error, cannotWrite(m_asked));
    m_temporary.clear();

    // So that the new name survives a power failure; where the file system cannot, no harm is done.
    const UniqueFd directory{
        ::open(directoryOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (directory)
        ::fsync(directory.get());
    return {};
}

} // namespace engine
