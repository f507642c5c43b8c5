#include "observe/raw_switches.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace test {
namespace {

using engine::failure;
using engine::Result;
using engine::UniqueFd;

constexpr const char* instanceName = "instances/interleave-fidelity";

template <class T>
T at(const std::vector<std::byte>& bytes, std::size_t offset)
{
    T value{};
    if (offset + sizeof(T) <= bytes.size())
        std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

Result<std::string> readText(int directory, const char* path)
{
    const UniqueFd file{::openat(directory, path, O_RDONLY | O_CLOEXEC)};
    if (!file)
        return failure(errno, path);
    std::string text(16384, '\0');
    const auto length = ::read(file.get(), text.data(), text.size());
    text.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return text;
}

} // namespace

Result<RawSwitches> RawSwitches::start(std::size_t kibibytesPerCpu)
{
    auto tracefs = engine::openTracefs();
    if (!tracefs)
        return tl::unexpected{tracefs.error()};
    RawSwitches raw;
    raw.m_tracefs = std::move(*tracefs);
    ::unlinkat(raw.m_tracefs.get(), instanceName, AT_REMOVEDIR);
    if (::mkdirat(raw.m_tracefs.get(), instanceName, 0700) != 0)
        return failure(errno, "making a trace instance");
    raw.m_instance =
        UniqueFd{::openat(raw.m_tracefs.get(), instanceName, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    const auto id = readText(raw.m_instance.get(), "events/sched/sched_switch/id");
    const auto format = readText(raw.m_instance.get(), "events/sched/sched_switch/format");
    if (!id || !format)
        return failure("sched_switch cannot be read");
    const auto from = engine::findField(*format, "prev_pid");
    const auto to = engine::findField(*format, "next_pid");
    const auto state = engine::findField(*format, "prev_state", sizeof(long));
    if (!from || !to || !state)
        return failure("sched_switch has other fields in this kernel");
    raw.m_type = static_cast<std::uint16_t>(std::stoul(*id));
    raw.m_fields = {*from, *to, *state};
    for (const auto& [file, text] : {std::pair{"trace_clock", std::string{"mono"}},
             std::pair{"buffer_size_kb", std::to_string(kibibytesPerCpu)},
             std::pair{"events/sched/sched_switch/enable", std::string{"1"}},
             std::pair{"tracing_on", std::string{"1"}}})
        if (const auto written = raw.write(file, text); !written)
            return tl::unexpected{written.error()};
    return raw;
}

RawSwitches::~RawSwitches()
{
    if (!m_instance)
        return;
    m_instance.reset();
    ::unlinkat(m_tracefs.get(), instanceName, AT_REMOVEDIR);
}

Result<void> RawSwitches::write(const char* path, const std::string& text) const
{
    const UniqueFd file{::openat(m_instance.get(), path, O_WRONLY | O_TRUNC | O_CLOEXEC)};
    if (!file || ::write(file.get(), text.data(), text.size()) < 0)
        return failure(errno, path);
    return {};
}

std::vector<RawSwitch> RawSwitches::stop()
{
    std::vector<RawSwitch> switches;
    if (!write("tracing_on", "0"))
        return switches;
    const auto pageBytes = static_cast<std::size_t>(::getpagesize());
    for (int cpu = 0;; ++cpu) {
        const std::string path = "per_cpu/cpu" + std::to_string(cpu) + "/trace_pipe_raw";
        const UniqueFd file{
            ::openat(m_instance.get(), path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
        if (!file)
            break;
        std::vector<std::byte> page(pageBytes);
        while (::read(file.get(), page.data(), page.size()) > 0)
            readPage(page, cpu, switches);
    }
    std::ranges::stable_sort(switches, {}, &RawSwitch::at);
    return switches;
}

/// A page: time, length with flags, then events of one word (type or length, time delta) each.
void RawSwitches::readPage(
    const std::vector<std::byte>& page, int cpu, std::vector<RawSwitch>& switches)
{
    constexpr std::size_t header = 16;
    constexpr std::uint64_t missedFlag = std::uint64_t{1} << 31;
    const auto commit = at<std::uint64_t>(page, 8);
    m_missed |= (commit & missedFlag) != 0;
    const std::size_t end = header + std::min<std::size_t>(commit & 0xfffff, page.size() - header);
    auto time = at<std::uint64_t>(page, 0);
    for (std::size_t position = header; position + 4 <= end;) {
        const auto word = at<std::uint32_t>(page, position);
        const auto type = word & 31;
        const std::uint64_t delta = word >> 5;
        const auto next = at<std::uint32_t>(page, position + 4);
        position += 4;
        if (type == 29) { // padding: to the end of the page, or `next` bytes
            if (delta == 0)
                return;
            time += delta;
            position += next;
            continue;
        }
        if (type == 30) { // more bits of a delta
            time += delta + (std::uint64_t{next} << 27);
            position += 4;
            continue;
        }
        if (type == 31) { // a whole time but its uppermost bits
            time = (time & ~((std::uint64_t{1} << 59) - 1)) | (delta + (std::uint64_t{next} << 27));
            position += 4;
            continue;
        }
        time += delta;
        std::size_t length = type * 4;
        if (type == 0) {
            length = next - 4;
            position += 4;
        }
        if (at<std::uint16_t>(page, position) == m_type) {
            const auto state = at<std::int64_t>(page, position + m_fields.state.offset);
            switches.push_back({
                .at = engine::MonotonicTime{time},
                .cpu = cpu,
                .from = at<pid_t>(page, position + m_fields.from.offset),
                .to = at<pid_t>(page, position + m_fields.to.offset),
                .preempted = (state & 0xff) == 0,
            });
        }
        position += length;
    }
}

} // namespace test
