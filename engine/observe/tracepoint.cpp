#include "engine/observe/tracepoint.h"

#include "engine/base/unique_fd.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

namespace engine {
namespace {

constexpr const char* waking = "events/sched/sched_waking/";

Result<std::string> readAt(int directory, const std::string& path)
{
    const UniqueFd file{::openat(directory, path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file)
        return failure(errno, "opening " + path + " in tracefs");
    std::string text(16384, '\0');
    const auto length = ::read(file.get(), text.data(), text.size());
    if (length < 0)
        return failure(errno, "reading " + path + " in tracefs");
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// A tracefs that is attached to no path: it vanishes with its last descriptor.
Result<UniqueFd> detachedTracefs()
{
    const UniqueFd context{::fsopen("tracefs", FSOPEN_CLOEXEC)};
    if (!context)
        return failure(errno, "opening tracefs");
    if (::fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
        return failure(errno, "creating a tracefs mount");
    UniqueFd mount{::fsmount(context.get(), FSMOUNT_CLOEXEC, 0)};
    if (!mount)
        return failure(errno, "mounting tracefs");
    return mount;
}

/// The number after `key` ("offset:") in `line`.
std::optional<std::size_t> numberAfter(std::string_view line, std::string_view key)
{
    const auto at = line.find(key);
    if (at == std::string_view::npos)
        return {};
    std::size_t number = 0;
    const auto digits = line.substr(at + key.size());
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return parsed.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

} // namespace

Result<UniqueFd> openTracefs()
{
    for (const char* path : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"}) {
        UniqueFd directory{::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC)};
        if (directory && ::faccessat(directory.get(), "events", X_OK, AT_EACCESS) == 0)
            return directory;
        if (directory && errno == EACCES)
            return failure(EACCES, path);
    }
    return detachedTracefs();
}

std::optional<TracepointField> findField(
    std::string_view format, std::string_view name, std::size_t size)
{
    const std::string end = " " + std::string{name} + ";";
    const auto at = format.find(end);
    if (at == std::string_view::npos)
        return {};
    const auto line = format.substr(at, format.find('\n', at) - at);
    const auto offset = numberAfter(line, "offset:");
    if (!offset || numberAfter(line, "size:") != size)
        return {};
    return TracepointField{.offset = *offset, .size = size};
}

Result<WakingTracepoint> wakingTracepoint()
{
    const auto tracefs = openTracefs();
    if (!tracefs)
        return tl::unexpected{tracefs.error()};
    const auto id = readAt(tracefs->get(), std::string{waking} + "id");
    if (!id)
        return tl::unexpected{id.error()};
    const auto format = readAt(tracefs->get(), std::string{waking} + "format");
    if (!format)
        return tl::unexpected{format.error()};
    const auto pid = findField(*format, "pid");
    const auto cpu = findField(*format, "target_cpu");
    if (!pid || !cpu)
        return failure("sched_waking has no pid and target_cpu in this kernel");
    return WakingTracepoint{.id = numberAfter(*id, "").value_or(0), .pid = *pid, .cpu = *cpu};
}

std::optional<std::int32_t> valueOf(TracepointField field, std::span<const std::byte> raw)
{
    std::int32_t value = 0;
    if (field.offset + sizeof(value) > raw.size())
        return {};
    std::memcpy(&value, raw.data() + field.offset, sizeof(value));
    return value;
}

} // namespace engine
