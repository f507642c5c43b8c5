#pragma once

#include "engine/files/columns.h"
#include "engine/files/format.h"
#include "engine/files/progress.h"
#include "engine/files/refusals.h"
#include "engine/files/rows.h"
#include "engine/trace/builder.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <zstd.h>

namespace engine::files {

/// Reads one file; the members are called in order.
class Opener {
public:
    Opener(Database& database, std::uint64_t fileSize, const Progress& progress)
        : m_database{database}
        , m_fileSize{fileSize}
        , m_progress{progress}
        , m_decompressor{ZSTD_createDCtx()}
    {
        if (!m_decompressor)
            throw std::bad_alloc{};
    }

    trace::Snapshot openAll();

    /// What the file holds that is not known here.
    std::vector<std::string> takeUnread() { return std::move(m_unread); }

private:
    template <class Row, class Use>
    void readRows(const Table& table, std::size_t most, Use&& use);
    template <class Row>
    Row readOne(const Table& table);

    void checkSchema();
    void readDigests();
    void readRecording();
    void readActors();
    void checkParents(const std::vector<ActorRow>& rows) const;
    template <class Use>
    void readChunks(const Table& table, LoadCost::Rate rate, Use&& use);
    void readSlices();
    void readMarks();
    void readFlows();
    void readMeasured();
    void readPictures();
    void readTopology();
    template <class Take>
    void readFacts(const Table& table, Take&& take);
    void expectActor(const ChunkRow& row) const;
    std::span<const std::byte> decompress(const ChunkRow& row);

    Database& m_database;
    std::uint64_t m_fileSize;
    const Progress& m_progress;
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> m_decompressor;
    Bytes m_raw;
    LoadCost m_cost;
    std::map<std::string, std::uint64_t> m_digests;
    Recording m_recording;
    std::vector<ActorRow> m_actors;
    Known m_known;
    bool m_hasStage = false;
    bool m_hasTopology = false;
    std::size_t m_measuredTables = 0;
    std::size_t m_pictureTables = 0;
    std::optional<trace::Staging> m_staging;
    std::vector<std::string> m_unread;
    trace::Builder m_builder;
};

template <class Row, class Use>
void Opener::readRows(const Table& table, std::size_t most, Use&& use)
{
    within(std::string{"table "} + table.name, [&] {
        TableReader reader{m_database, table};
        Row row;
        for (std::size_t i = 0; reader.next(row); ++i) {
            if (i == most)
                throw Refusal{0, trace::shown("engine", "it has too many rows")};
            use(row);
        }
        const auto digest = m_digests.find(table.name);
        const bool sealed = &table != &tables::digests && &table != &tables::measuredDigests
            && &table != &tables::pictureDigests;
        if (sealed && (digest == m_digests.end() || digest->second != reader.hash()))
            throw Refusal{0, trace::shown("engine", "it does not match its checksum")};
    });
}

template <class Row>
Row Opener::readOne(const Table& table)
{
    std::optional<Row> found;
    readRows<Row>(table, 1, [&](Row& row) { found = std::move(row); });
    if (!found)
        damaged(std::string{"table "} + table.name + " is empty");
    return *std::move(found);
}

} // namespace engine::files
