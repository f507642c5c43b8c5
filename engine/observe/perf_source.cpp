#include "engine/observe/perf_source.h"

#include "engine/observe/perf_event.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace engine {
namespace {

/// Trails every record that is not a sample (attribute sample_id_all).
struct SampleId {
    std::uint32_t pid;
    std::uint32_t tid;
    std::uint64_t time;
};

/// Leads a PERF_RECORD_SAMPLE, before its raw bytes.
struct SampleHead {
    perf_event_header header;
    SampleId id;
    std::uint32_t rawBytes;
};

/// PERF_RECORD_FORK and PERF_RECORD_EXIT.
struct TaskBody {
    std::uint32_t pid, parentPid, tid, parentTid;
};

template <class T>
T at(std::span<const std::byte> bytes, std::size_t offset)
{
    T value{};
    assert(offset + sizeof(T) <= bytes.size());
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

SampleId sampleId(std::span<const std::byte> record)
{
    return at<SampleId>(record, record.size() - sizeof(SampleId));
}

void decodeTask(KernelRecord& record, std::span<const std::byte> bytes)
{
    const auto body = at<TaskBody>(bytes, sizeof(perf_event_header));
    record.pid = static_cast<pid_t>(body.pid);
    record.tid = static_cast<pid_t>(body.tid);
    record.other = static_cast<pid_t>(body.parentTid);
}

void decodeName(KernelRecord& record, std::span<const std::byte> bytes)
{
    constexpr std::size_t text = sizeof(perf_event_header) + 2 * sizeof(std::uint32_t);
    const auto name = bytes.subspan(text, bytes.size() - text - sizeof(SampleId));
    std::memcpy(record.name, name.data(), std::min(name.size(), sizeof(record.name) - 1));
}

} // namespace

PerfSource::PerfSource(PerfRing ring, trace::CpuId cpu, std::optional<WakingTracepoint> waking)
    : m_ring{std::move(ring)}
    , m_cpu{cpu}
    , m_waking{waking}
{
}

void PerfSource::read(const std::function<void(pid_t)>& switched)
{
    if (m_position == m_bytes.size() || m_position > (std::size_t{1} << 20)) {
        m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_position));
        m_position = 0;
    }
    std::size_t fresh = m_bytes.size();
    m_ring.read(m_bytes);
    const std::span<const std::byte> bytes{m_bytes};
    pid_t previous = 0;
    while (fresh < bytes.size()) {
        const auto head = at<perf_event_header>(bytes, fresh);
        const auto tid = static_cast<pid_t>(sampleId(bytes.subspan(fresh, head.size)).tid);
        if (head.type == PERF_RECORD_SWITCH && tid != previous) {
            switched(tid);
            previous = tid;
        }
        fresh += head.size;
    }
    findNext();
}

const perf_event_header& PerfSource::header() const
{
    return *reinterpret_cast<const perf_event_header*>(m_bytes.data() + m_position);
}

std::span<const std::byte> PerfSource::record() const
{
    return std::span{m_bytes}.subspan(m_position, header().size);
}

void PerfSource::findNext()
{
    if (m_position == m_bytes.size()) {
        m_next = MonotonicTime::max();
        return;
    }
    const auto id =
        header().type == PERF_RECORD_SAMPLE ? at<SampleHead>(record(), 0).id : sampleId(record());
    m_next = MonotonicTime{id.time};
}

KernelRecord PerfSource::take()
{
    const auto bytes = record();
    const auto head = header();
    KernelRecord record{.at = m_next, .cpu = m_cpu};
    switch (head.type) {
    case PERF_RECORD_SWITCH: {
        const auto id = sampleId(bytes);
        const bool out = head.misc & PERF_RECORD_MISC_SWITCH_OUT;
        record.kind = out ? RecordKind::SwitchOut : RecordKind::SwitchIn;
        record.preempted = out && (head.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT);
        record.pid = static_cast<pid_t>(id.pid);
        record.tid = static_cast<pid_t>(id.tid);
        break;
    }
    case PERF_RECORD_FORK:
        record.kind = RecordKind::Fork;
        decodeTask(record, bytes);
        break;
    case PERF_RECORD_EXIT:
        record.kind = RecordKind::Exit;
        decodeTask(record, bytes);
        record.other = 0;
        break;
    case PERF_RECORD_COMM: {
        const auto id = sampleId(bytes);
        record.kind = RecordKind::Name;
        record.pid = static_cast<pid_t>(id.pid);
        record.tid = at<std::int32_t>(bytes, sizeof(perf_event_header) + sizeof(std::uint32_t));
        decodeName(record, bytes);
        break;
    }
    case PERF_RECORD_LOST:
        record.kind = RecordKind::Lost;
        record.count = at<std::uint64_t>(bytes, sizeof(perf_event_header) + sizeof(std::uint64_t));
        m_reported += record.count;
        break;
    case PERF_RECORD_SAMPLE: record = decodeSample(bytes); break;
    default: record.at = MonotonicTime::max();
    }
    m_position += head.size;
    findNext();
    return record;
}

KernelRecord PerfSource::decodeSample(std::span<const std::byte> bytes) const
{
    const auto head = at<SampleHead>(bytes, 0);
    const auto rawAt = offsetof(SampleHead, rawBytes) + sizeof(head.rawBytes);
    const auto raw =
        bytes.subspan(rawAt, std::min<std::size_t>(head.rawBytes, bytes.size() - rawAt));
    const auto woken = m_waking ? valueOf(m_waking->pid, raw) : std::nullopt;
    const auto cpu = m_waking ? valueOf(m_waking->cpu, raw) : std::nullopt;
    if (!woken || !cpu)
        return {.at = MonotonicTime::max()};
    return {
        .at = m_next,
        .kind = RecordKind::Wake,
        .cpu = static_cast<trace::CpuId>(*cpu),
        .tid = *woken,
        .other = static_cast<pid_t>(head.id.tid),
    };
}

std::uint64_t PerfSource::lost()
{
    return std::max(m_reported, lostByAccount(m_ring.event()));
}

} // namespace engine
