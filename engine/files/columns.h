#pragma once

#include "engine/trace/lane.h"
#include "engine/trace/model.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Slices, marks and flows as bytes and back. A chunk holds its elements column by column, and of
/// each column first all lowest bytes, then all second bytes …, which compresses well and reads
/// fast. What most elements lack is stored only for those that have it. Little-endian.
namespace engine::files {

inline constexpr std::size_t chunkCapacity = 1 << 16;

using Bytes = std::vector<std::byte>;

/// One stored column of `count` numbers, read in place.
template <class T>
class Column {
public:
    Column() = default;
    Column(const std::byte* bytes, std::size_t count)
        : m_bytes{bytes}
        , m_count{count}
    {
    }
    T operator[](std::size_t i) const
    {
        T value = 0;
        for (std::size_t b = 0; b < sizeof(T); ++b)
            value = static_cast<T>(
                value | static_cast<T>(std::to_integer<T>(m_bytes[b * m_count + i]) << (8 * b)));
        return value;
    }

private:
    const std::byte* m_bytes = nullptr;
    std::size_t m_count = 0;
};

/// What ids in a chunk may refer to.
struct Known {
    std::size_t actors = 0;
    std::size_t resources = 0;
};

/// Collects what goes into one chunk.
class SliceColumns {
public:
    /// False if the chunk is full or `begin` too far from the slice before: start a new one.
    bool takes(trace::Time begin) const;
    void add(const trace::SliceStart& slice); ///< Pre: takes(slice.begin), or count() == 0
    std::size_t count() const { return m_delta.size(); }
    trace::Time first() const { return m_first; }
    Bytes take(); ///< and empties it

private:
    trace::Time m_first{};
    trace::Time m_last{};
    std::vector<std::uint32_t> m_delta;
    std::vector<std::uint8_t> m_state;
    std::vector<std::uint8_t> m_flags;
    std::vector<std::uint16_t> m_cpu;
    std::vector<std::uint32_t> m_resource;
    std::vector<std::uint32_t> m_peer;
    std::vector<std::uint16_t> m_line;
};

class MarkColumns {
public:
    bool takes(trace::Time at) const;
    void add(const trace::Mark& mark);
    std::size_t count() const { return m_delta.size(); }
    trace::Time first() const { return m_first; }
    Bytes take();

private:
    trace::Time m_first{};
    trace::Time m_last{};
    std::vector<std::uint32_t> m_delta;
    std::vector<std::uint8_t> m_kind;
    std::vector<std::uint8_t> m_flags;
    std::vector<std::uint64_t> m_value;
    std::vector<std::uint32_t> m_resource;
    std::vector<std::uint16_t> m_line;
};

class FlowColumns {
public:
    bool takes(const trace::Flow&) const { return count() < chunkCapacity; }
    void add(const trace::Flow& flow);
    std::size_t count() const { return m_from.size(); }
    trace::Time first() const { return m_first; }
    Bytes take();

private:
    trace::Time m_first{};
    std::vector<std::uint32_t> m_from;
    std::vector<std::uint32_t> m_to;
    std::vector<std::uint8_t> m_kind;
    std::vector<std::uint64_t> m_sent;
    std::vector<std::uint64_t> m_length;
    std::vector<std::uint64_t> m_size;
};

/// Reads the slices of a chunk one by one. The constructor checks everything but the order in
/// time (deltas cannot be negative) and throws Refusal; the bytes must live on.
class SliceReader {
public:
    SliceReader(
        std::span<const std::byte> bytes, std::size_t count, trace::Time first, const Known& known);

    trace::Time last() const { return m_last; } ///< when the last slice begins
    trace::SliceStart next(); ///< Pre: fewer than count() were read

    enum Flag : std::uint8_t {
        BasisMask = 3,
        Preempted = 4,
        HasCpu = 8,
        HasResource = 16,
        HasPeer = 32,
        HasLine = 64,
    };

private:
    trace::Time m_begin{};
    trace::Time m_last{};
    std::size_t m_next = 0;
    std::size_t m_nextCpu = 0;
    std::size_t m_nextResource = 0;
    std::size_t m_nextPeer = 0;
    std::size_t m_nextLine = 0;
    Column<std::uint32_t> m_delta;
    Column<std::uint8_t> m_state;
    Column<std::uint8_t> m_flags;
    Column<std::uint16_t> m_cpu;
    Column<std::uint32_t> m_resource;
    Column<std::uint32_t> m_peer;
    Column<std::uint16_t> m_line;
};

/// As SliceReader: all at once, since there are fewer of them. `out` is replaced.
void readMarks(std::span<const std::byte> bytes, std::size_t count, trace::Time first,
    const Known& known, std::vector<trace::Mark>& out);
void readFlows(std::span<const std::byte> bytes, std::size_t count, trace::Time first,
    const Known& known, std::vector<trace::Flow>& out);

inline trace::SliceStart SliceReader::next()
{
    const std::size_t i = m_next++;
    const std::uint8_t flags = m_flags[i];
    m_begin += trace::Duration{m_delta[i]};
    trace::SliceStart slice{.begin = m_begin,
        .state = static_cast<trace::State>(m_state[i]),
        .basis = static_cast<trace::Basis>(flags & BasisMask),
        .preempted = (flags & Preempted) != 0};
    if ((flags & HasCpu) != 0)
        slice.cpu = m_cpu[m_nextCpu++];
    if ((flags & HasResource) != 0)
        slice.resource = trace::ResourceId{m_resource[m_nextResource++]};
    if ((flags & HasPeer) != 0)
        slice.peer = trace::ActorId{m_peer[m_nextPeer++]};
    if ((flags & HasLine) != 0)
        slice.line = m_line[m_nextLine++];
    return slice;
}

} // namespace engine::files
