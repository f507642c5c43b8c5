#include "engine/files/columns.h"

#include "engine/files/format.h"
#include "engine/files/sqlite.h"
#include "engine/trace/shown.h"

#include <algorithm>
#include <limits>
#include <string>

namespace engine::files {
namespace {

constexpr trace::Duration longestDelta{std::numeric_limits<std::uint32_t>::max()};
constexpr std::uint8_t markKinds = static_cast<std::uint8_t>(trace::MarkKind::Gap) + 1;
constexpr std::uint8_t flowKinds = static_cast<std::uint8_t>(trace::FlowKind::Join) + 1;
enum MarkFlag : std::uint8_t { HasResource = 1, HasLine = 2, HasValue = 4 };

template <class T>
void put(Bytes& out, std::vector<T>& values)
{
    for (std::size_t b = 0; b < sizeof(T); ++b)
        for (const T value : values)
            out.push_back(static_cast<std::byte>(value >> (8 * b)));
    values.clear();
}

/// Cuts columns off the front of a chunk.
class Cutter {
public:
    explicit Cutter(std::span<const std::byte> bytes)
        : m_rest{bytes}
    {
    }
    template <class T>
    Column<T> cut(std::size_t count)
    {
        if (m_rest.size() / sizeof(T) < count)
            throw Refusal{0, trace::shown("engine", "a chunk ends too early")};
        const Column<T> column{m_rest.data(), count};
        m_rest = m_rest.subspan(count * sizeof(T));
        return column;
    }
    void expectEnd() const
    {
        if (!m_rest.empty())
            throw Refusal{0, trace::shown("engine", "a chunk has bytes left over")};
    }

private:
    std::span<const std::byte> m_rest;
};

template <class T>
void expectBelow(const Column<T>& column, std::size_t count, std::size_t limit, const char* what)
{
    T highest = 0;
    for (std::size_t i = 0; i < count; ++i)
        highest = std::max(highest, column[i]);
    if (count != 0 && highest >= limit)
        throw Refusal{0, std::string{"a chunk names "} + what + " that is not there"};
}

std::size_t countOf(const Column<std::uint8_t>& flags, std::size_t count, std::uint8_t flag)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i)
        found += (flags[i] & flag) != 0;
    return found;
}

trace::Time after(trace::Time first, const Column<std::uint32_t>& delta, std::size_t count)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += delta[i];
    return first + trace::Duration{sum};
}

std::uint64_t difference(trace::Time late, trace::Time early)
{
    return static_cast<std::uint64_t>((late - early).count());
}

/// `early` + `difference`, where the difference is not to be believed.
trace::Time sum(trace::Time early, std::uint64_t difference)
{
    const auto time = static_cast<std::int64_t>(
        static_cast<std::uint64_t>(early.time_since_epoch().count()) + difference);
    if (time < -farthest || time > farthest)
        throw Refusal{0, trace::shown("engine", "a chunk has a time out of range")};
    return trace::Time{trace::Duration{time}};
}

} // namespace

bool SliceColumns::takes(trace::Time begin) const
{
    return count() < chunkCapacity && begin - m_last <= longestDelta;
}

void SliceColumns::add(const trace::SliceStart& slice)
{
    if (count() == 0)
        m_first = m_last = slice.begin;
    m_delta.push_back(static_cast<std::uint32_t>((slice.begin - m_last).count()));
    m_last = slice.begin;
    m_state.push_back(static_cast<std::uint8_t>(slice.state));
    auto flags = static_cast<unsigned>(slice.basis);
    if (slice.preempted)
        flags |= SliceReader::Preempted;
    if (slice.cpu) {
        flags |= SliceReader::HasCpu;
        m_cpu.push_back(*slice.cpu);
    }
    if (slice.resource) {
        flags |= SliceReader::HasResource;
        m_resource.push_back(static_cast<std::uint32_t>(*slice.resource));
    }
    if (slice.peer) {
        flags |= SliceReader::HasPeer;
        m_peer.push_back(static_cast<std::uint32_t>(*slice.peer));
    }
    if (slice.line != 0) {
        flags |= SliceReader::HasLine;
        m_line.push_back(slice.line);
    }
    m_flags.push_back(static_cast<std::uint8_t>(flags));
}

Bytes SliceColumns::take()
{
    Bytes out;
    out.reserve(count() * 18);
    put(out, m_delta);
    put(out, m_state);
    put(out, m_flags);
    put(out, m_cpu);
    put(out, m_resource);
    put(out, m_peer);
    put(out, m_line);
    return out;
}

SliceReader::SliceReader(
    std::span<const std::byte> bytes, std::size_t count, trace::Time first, const Known& known)
    : m_begin{first}
{
    Cutter rest{bytes};
    m_delta = rest.cut<std::uint32_t>(count);
    m_state = rest.cut<std::uint8_t>(count);
    m_flags = rest.cut<std::uint8_t>(count);
    const std::size_t cpus = countOf(m_flags, count, HasCpu);
    const std::size_t resources = countOf(m_flags, count, HasResource);
    const std::size_t peers = countOf(m_flags, count, HasPeer);
    m_cpu = rest.cut<std::uint16_t>(cpus);
    m_resource = rest.cut<std::uint32_t>(resources);
    m_peer = rest.cut<std::uint32_t>(peers);
    m_line = rest.cut<std::uint16_t>(countOf(m_flags, count, HasLine));
    rest.expectEnd();
    expectBelow(m_state, count, trace::stateCount, "a state");
    expectBelow(m_flags, count, 128, "a flag");
    expectBelow(m_resource, resources, known.resources, "a resource");
    expectBelow(m_peer, peers, known.actors, "an actor");
    m_last = after(first, m_delta, count);
}

bool MarkColumns::takes(trace::Time at) const
{
    return count() < chunkCapacity && at - m_last <= longestDelta;
}

void MarkColumns::add(const trace::Mark& mark)
{
    if (count() == 0)
        m_first = m_last = mark.at;
    m_delta.push_back(static_cast<std::uint32_t>((mark.at - m_last).count()));
    m_last = mark.at;
    m_kind.push_back(static_cast<std::uint8_t>(mark.kind));
    unsigned flags = 0;
    if (mark.resource) {
        flags |= HasResource;
        m_resource.push_back(static_cast<std::uint32_t>(*mark.resource));
    }
    if (mark.line != 0) {
        flags |= HasLine;
        m_line.push_back(mark.line);
    }
    if (mark.value != 0) {
        flags |= HasValue;
        m_value.push_back(static_cast<std::uint64_t>(mark.value));
    }
    m_flags.push_back(static_cast<std::uint8_t>(flags));
}

Bytes MarkColumns::take()
{
    Bytes out;
    put(out, m_delta);
    put(out, m_kind);
    put(out, m_flags);
    put(out, m_value);
    put(out, m_resource);
    put(out, m_line);
    return out;
}

void readMarks(std::span<const std::byte> bytes, std::size_t count, trace::Time first,
    const Known& known, std::vector<trace::Mark>& out)
{
    Cutter rest{bytes};
    const auto delta = rest.cut<std::uint32_t>(count);
    const auto kind = rest.cut<std::uint8_t>(count);
    const auto flags = rest.cut<std::uint8_t>(count);
    const std::size_t resources = countOf(flags, count, HasResource);
    const auto value = rest.cut<std::uint64_t>(countOf(flags, count, HasValue));
    const auto resource = rest.cut<std::uint32_t>(resources);
    const auto line = rest.cut<std::uint16_t>(countOf(flags, count, HasLine));
    rest.expectEnd();
    expectBelow(kind, count, markKinds, "a kind");
    expectBelow(flags, count, 8, "a flag");
    expectBelow(resource, resources, known.resources, "a resource");

    out.assign(count, {});
    trace::Time at = first;
    std::size_t nextValue = 0;
    std::size_t nextResource = 0;
    std::size_t nextLine = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at += trace::Duration{delta[i]};
        out[i].at = at;
        out[i].kind = static_cast<trace::MarkKind>(kind[i]);
        if ((flags[i] & HasValue) != 0)
            out[i].value = static_cast<std::int64_t>(value[nextValue++]);
        if ((flags[i] & HasResource) != 0)
            out[i].resource = trace::ResourceId{resource[nextResource++]};
        if ((flags[i] & HasLine) != 0)
            out[i].line = line[nextLine++];
    }
}

void FlowColumns::add(const trace::Flow& flow)
{
    if (count() == 0)
        m_first = flow.sent;
    m_from.push_back(static_cast<std::uint32_t>(flow.from));
    m_to.push_back(static_cast<std::uint32_t>(flow.to));
    m_kind.push_back(static_cast<std::uint8_t>(flow.kind));
    m_sent.push_back(difference(flow.sent, m_first));
    m_length.push_back(difference(flow.received, flow.sent));
    m_size.push_back(static_cast<std::uint64_t>(flow.size));
}

Bytes FlowColumns::take()
{
    Bytes out;
    put(out, m_from);
    put(out, m_to);
    put(out, m_kind);
    put(out, m_sent);
    put(out, m_length);
    put(out, m_size);
    return out;
}

void readFlows(std::span<const std::byte> bytes, std::size_t count, trace::Time first,
    const Known& known, std::vector<trace::Flow>& out)
{
    Cutter rest{bytes};
    const auto from = rest.cut<std::uint32_t>(count);
    const auto to = rest.cut<std::uint32_t>(count);
    const auto kind = rest.cut<std::uint8_t>(count);
    const auto sent = rest.cut<std::uint64_t>(count);
    const auto length = rest.cut<std::uint64_t>(count);
    const auto size = rest.cut<std::uint64_t>(count);
    rest.expectEnd();
    expectBelow(from, count, known.actors, "an actor");
    expectBelow(to, count, known.actors, "an actor");
    expectBelow(kind, count, flowKinds, "a kind");

    out.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) {
        const trace::Time start = sum(first, sent[i]);
        out[i] = {.from = trace::ActorId{from[i]},
            .sent = start,
            .to = trace::ActorId{to[i]},
            .received = sum(start, length[i]),
            .kind = static_cast<trace::FlowKind>(kind[i]),
            .size = static_cast<std::int64_t>(size[i])};
    }
}

} // namespace engine::files
