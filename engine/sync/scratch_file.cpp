#include "engine/sync/scratch_file.h"

#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr std::size_t mostBytes = 256 * 1024;

bool isMemory(int fd)
{
    struct statfs system { };
    return ::fstatfs(fd, &system) == 0
        && (system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC);
}

/// On a disk if any of the usual places is on one.
UniqueFd openUnnamed()
{
    const char* configured = std::getenv("TMPDIR");
    for (const char* directory : {configured, "/var/tmp", "/tmp", "."}) {
        if (directory == nullptr)
            continue;
        UniqueFd fd{::open(directory, O_TMPFILE | O_RDWR | O_DSYNC | O_CLOEXEC, 0600)};
        if (fd && !isMemory(fd.get()))
            return fd;
    }
    return {};
}

} // namespace

ScratchFile::ScratchFile(std::string_view name)
    : m_fd{openUnnamed()}
    , m_onDisk{static_cast<bool>(m_fd)}
{
    if (!m_fd)
        m_fd = UniqueFd{::memfd_create("scratch", MFD_CLOEXEC)};
    m_resource = internResource(trace::ResourceKind::File,
        m_onDisk ? std::string{name} : std::string{name} + " (in memory: no disk to write to)");
}

bool ScratchFile::write(std::span<const std::byte> data, std::uint32_t line)
{
    if (m_next + data.size() > mostBytes)
        m_next = 0;
    record(EventKind::State, trace::State::Io, m_resource, static_cast<std::int64_t>(data.size()),
        line);
    const ssize_t written =
        ::pwrite(m_fd.get(), data.data(), data.size(), static_cast<off_t>(m_next));
    record(EventKind::State, trace::State::Running, 0, 0, line);
    m_last = m_next;
    m_next += data.size();
    return written == static_cast<ssize_t>(data.size());
}

bool ScratchFile::read(std::span<std::byte> into, std::uint32_t line)
{
    record(EventKind::State, trace::State::Io, m_resource, static_cast<std::int64_t>(into.size()),
        line);
    const ssize_t got = ::pread(m_fd.get(), into.data(), into.size(), static_cast<off_t>(m_last));
    record(EventKind::State, trace::State::Running, 0, 0, line);
    return got == static_cast<ssize_t>(into.size());
}

} // namespace engine
