#pragma once

#include "engine/trace/trace.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The .interleave format, version 1, as saving and opening share it. docs/format.md says it in
/// prose.
namespace engine::files {

inline constexpr std::uint32_t applicationId = 0x494C5645; // "ILVE"
inline constexpr std::uint32_t formatVersion = 1;

/// Times beyond ± 146 years of ns are refused, so that no sum of two overflows.
inline constexpr std::int64_t farthest = std::int64_t{1} << 62;
inline constexpr std::size_t mostActors = 1'000'000;
inline constexpr std::size_t mostResources = 1'000'000;
inline constexpr std::size_t mostQuantities = 1000;
inline constexpr std::size_t mostReadings = 10'000'000;
inline constexpr std::size_t mostPictures = 100'000;
inline constexpr std::uint64_t mostCells = std::uint64_t{1} << 24; ///< of one picture
inline constexpr std::size_t mostNotes = 1'000'000; ///< parameters, bookmarks, facts

/// The table `recording`: one row.
struct Recording {
    trace::Provenance provenance{};
    trace::Window extent{};
    std::uint64_t actors = 0;
    std::uint64_t resources = 0;
    std::uint64_t slices = 0;
    std::uint64_t marks = 0;
    std::uint64_t flows = 0;
};

/// How much an actor owns, next to what it is.
struct ActorRow {
    trace::Actor actor{};
    std::uint64_t slices = 0;
    std::uint64_t marks = 0;
};

/// A stretch of columns: `count` elements from `first` on, `raw` bytes when decompressed, which
/// have the XXH64 `hash`. `actor` is unused for flows.
struct ChunkRow {
    std::uint32_t actor = 0;
    trace::Time first{};
    std::uint32_t count = 0;
    std::uint32_t raw = 0;
    std::uint64_t hash = 0;
    std::span<const std::byte> data{}; ///< a zstd frame
};

/// XXH64 over all rows of a table, blobs aside (a chunk's own hash covers them).
struct DigestRow {
    std::string table{};
    std::uint64_t hash = 0;
};

/// One fact, of the stage or the machine. Keys that a reader does not know are left out.
struct FactRow {
    std::string key{};
    std::int64_t value = 0;
    std::string text{};
};

/// One picture: `data` is a zstd frame of width × height cells that have the XXH64 `hash`.
struct PictureRow {
    trace::Picture picture{};
    std::uint64_t hash = 0;
    std::span<const std::byte> data{};
};

struct Table {
    const char* name;
    const char* columns; ///< after `id INTEGER PRIMARY KEY`, which counts from 0
};

namespace tables {
inline constexpr const char* chunkColumns =
    "actor INTEGER, first_ns INTEGER, count INTEGER, raw_bytes INTEGER, xxh64 INTEGER, data BLOB";
inline constexpr Table recording{"recording",
    "demo TEXT, title TEXT, source TEXT, tier TEXT, tier_reason TEXT, seed INTEGER, started TEXT, "
    "version TEXT, begin_ns INTEGER, end_ns INTEGER, actors INTEGER, resources INTEGER, "
    "slices INTEGER, marks INTEGER, flows INTEGER"};
inline constexpr Table machine{"machine", "cpu TEXT, kernel TEXT, cpus INTEGER"};
inline constexpr Table outcome{
    "outcome", "kind TEXT, exit_code INTEGER, signal INTEGER, text TEXT"};
inline constexpr Table losses{"losses", "kernel INTEGER, program INTEGER"};
inline constexpr Table parameters{
    "parameters", "key TEXT, label TEXT, unit TEXT, value INTEGER, text TEXT"};
inline constexpr Table actors{"actors",
    "kind TEXT, name TEXT, parent INTEGER, pid INTEGER, tid INTEGER, slices INTEGER, marks "
    "INTEGER"};
inline constexpr Table resources{"resources", "kind TEXT, name TEXT"};
inline constexpr Table bookmarks{"bookmarks", "at_ns INTEGER, note TEXT"};
inline constexpr Table sliceChunks{"slice_chunks", chunkColumns};
inline constexpr Table markChunks{"mark_chunks", chunkColumns};
inline constexpr Table flowChunks{"flow_chunks", chunkColumns};
inline constexpr Table digests{"digests", "name TEXT, xxh64 INTEGER"};

/// Tables of facts are optional, and not among the digests, as readers of version 1 without them
/// count those: the last row is the table's own digest.
inline constexpr const char* factColumns = "key TEXT, value INTEGER, text TEXT";
inline constexpr Table stage{"stage", factColumns};
inline constexpr Table topology{"topology", factColumns};
inline constexpr const char* factsDigestKey = "xxh64";

/// What the run measured: optional, too, with digests of their own.
inline constexpr Table quantities{"quantities",
    "key TEXT, figure TEXT, label TEXT, unit TEXT, x_label TEXT, x_unit TEXT, source TEXT"};
inline constexpr Table readings{
    "readings", "quantity INTEGER, at_ns INTEGER, x REAL, y REAL, value REAL, verdict TEXT"};
inline constexpr Table measuredDigests{"measured_digests", "name TEXT, xxh64 INTEGER"};
inline constexpr std::array measured{quantities, readings, measuredDigests};

/// What the run showed: likewise.
inline constexpr Table pictures{"pictures",
    "at_ns INTEGER, number INTEGER, width INTEGER, height INTEGER, top INTEGER, what TEXT, way "
    "TEXT, xxh64 INTEGER, data BLOB"};
inline constexpr Table pictureDigests{"picture_digests", "name TEXT, xxh64 INTEGER"};
inline constexpr std::array pictured{pictures, pictureDigests};

inline constexpr std::array all{recording, machine, outcome, losses, parameters, actors, resources,
    bookmarks, sliceChunks, markChunks, flowChunks, digests};
} // namespace tables

inline std::string creation(const Table& table)
{
    return std::string{"CREATE TABLE "} + table.name + "(id INTEGER PRIMARY KEY, " + table.columns
        + ")";
}

// What each row holds, in the order of the columns: said once, for writing and for reading.

void columns(auto& io, Recording& row)
{
    trace::Provenance& from = row.provenance;
    io.text(from.demo);
    io.text(from.title);
    io.word(from.source);
    io.word(from.tier);
    io.text(from.tierReason);
    io.number(from.seed);
    io.text(from.started);
    io.text(from.version);
    io.time(row.extent.begin);
    io.time(row.extent.end);
    io.number(row.actors);
    io.number(row.resources);
    io.number(row.slices);
    io.number(row.marks);
    io.number(row.flows);
}

void columns(auto& io, trace::Machine& machine)
{
    io.text(machine.cpu);
    io.text(machine.kernel);
    io.number(machine.cpus);
}

void columns(auto& io, trace::Outcome& outcome)
{
    io.word(outcome.kind);
    io.number(outcome.exitCode);
    io.number(outcome.signal);
    io.text(outcome.text);
}

void columns(auto& io, trace::Losses& losses)
{
    io.number(losses.kernel);
    io.number(losses.program);
}

void columns(auto& io, trace::Setting& setting)
{
    io.text(setting.key);
    io.text(setting.label);
    io.text(setting.unit);
    io.number(setting.value);
    io.text(setting.text);
}

void columns(auto& io, ActorRow& row)
{
    io.word(row.actor.kind);
    io.text(row.actor.name);
    io.optional(row.actor.parent);
    io.number(row.actor.pid);
    io.number(row.actor.tid);
    io.number(row.slices);
    io.number(row.marks);
}

void columns(auto& io, trace::Resource& resource)
{
    io.word(resource.kind);
    io.text(resource.name);
}

void columns(auto& io, trace::Bookmark& bookmark)
{
    io.time(bookmark.at);
    io.text(bookmark.note);
}

void columns(auto& io, FactRow& row)
{
    io.text(row.key);
    io.number(row.value);
    io.text(row.text);
}

void columns(auto& io, ChunkRow& row)
{
    io.number(row.actor);
    io.time(row.first);
    io.number(row.count);
    io.number(row.raw);
    io.number(row.hash);
    io.blob(row.data);
}

void columns(auto& io, trace::Quantity& quantity)
{
    io.text(quantity.key);
    io.text(quantity.figure);
    io.text(quantity.label);
    io.text(quantity.unit);
    io.text(quantity.xLabel);
    io.text(quantity.xUnit);
    io.word(quantity.source);
}

void columns(auto& io, trace::Reading& reading)
{
    io.index(reading.quantity);
    io.time(reading.at);
    io.real(reading.x);
    io.real(reading.y);
    io.real(reading.value);
    io.word(reading.verdict);
}

void columns(auto& io, PictureRow& row)
{
    io.time(row.picture.at);
    io.number(row.picture.number);
    io.number(row.picture.width);
    io.number(row.picture.height);
    io.number(row.picture.top);
    io.text(row.picture.what);
    io.text(row.picture.way);
    io.number(row.hash);
    io.blob(row.data);
}

void columns(auto& io, DigestRow& row)
{
    io.text(row.table);
    io.number(row.hash);
}

/// Bounds what opening may allocate by the size of the file, so that a small hostile file cannot
/// ask for much; saving refuses what opening would.
class LoadCost {
public:
    /// Bytes that an element, and a chunk besides, take in memory at most, rounded up.
    struct Rate {
        std::uint64_t each;
        std::uint64_t once;
    };
    static constexpr Rate ofSlices{32, 1 << 14};
    static constexpr Rate ofMarks{48, 1 << 16};
    static constexpr Rate ofFlows{64, 1 << 16};
    static constexpr Rate ofReadings{40, 0};
    static constexpr Rate ofCells{1, 1 << 10};

    void add(std::uint64_t count, Rate rate) { m_bytes += count * rate.each + rate.once; }
    bool exceeds(std::uint64_t fileSize) const
    {
        return m_bytes > (std::uint64_t{1} << 30) + fileSize * 1024;
    }

private:
    std::uint64_t m_bytes = 0;
};

} // namespace engine::files
