#include "engine/files/atomic_file.h"
#include "engine/files/columns.h"
#include "engine/files/format.h"
#include "engine/files/interleave_file.h"
#include "engine/files/rows.h"
#include "engine/files/stage_rows.h"
#include "engine/files/topology_rows.h"
#include "engine/trace/shown.h"

#include <cerrno>
#include <new>

#include <zstd.h>

namespace engine {
namespace {

using namespace files;

constexpr int compressionLevel = 3;

/// The order of calls is the order of the tables' digests.
class Saver {
public:
    Saver(const trace::Trace& trace, Database& database, const Progress& progress)
        : m_trace{trace}
        , m_database{database}
        , m_progress{progress}
        , m_digests{database, tables::digests}
        , m_compressor{ZSTD_createCCtx()}
    {
        if (!m_compressor)
            throw std::bad_alloc{};
    }

    void saveAll()
    {
        saveSmallTables();
        saveSlices();
        saveMarks();
        saveFlows();
        if (m_trace.staging() != nullptr)
            saveFacts(tables::stage, stageRows(*m_trace.staging()));
        if (!m_trace.provenance().machine.usable.empty() || m_trace.machineMap() != nullptr)
            saveFacts(
                tables::topology, topologyRows(m_trace.provenance().machine, m_trace.machineMap()));
        if (!m_trace.quantities().empty())
            saveMeasured();
        if (!m_trace.pictures().empty())
            savePictures();
    }
    const LoadCost& cost() const { return m_cost; }

private:
    void seal(const Table& table, const TableWriter& writer)
    {
        m_digests.add(DigestRow{.table = table.name, .hash = writer.hash()});
    }

    template <class Rows>
    void saveRows(const Table& table, const Rows& rows)
    {
        TableWriter writer{m_database, table};
        for (const auto& row : rows)
            writer.add(row);
        seal(table, writer);
    }

    void saveSmallTables();
    void saveSlices();
    void saveMarks();
    void saveFlows();
    void saveFacts(const Table& table, const std::vector<FactRow>& rows);
    void saveMeasured();
    void savePictures();
    std::span<const std::byte> compressed(std::span<const std::byte> raw);

    template <class Columns>
    void saveChunk(
        TableWriter& writer, Columns& columns, LoadCost::Rate rate, trace::ActorId actor = {});

    const trace::Trace& m_trace;
    Database& m_database;
    const Progress& m_progress;
    TableWriter m_digests;
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> m_compressor;
    Bytes m_compressed;
    LoadCost m_cost;
    std::uint64_t m_done = 0;
};

void Saver::saveSmallTables()
{
    std::vector<ActorRow> actors;
    std::uint64_t marks = 0;
    for (const trace::Actor& actor : m_trace.actors()) {
        actors.push_back({.actor = actor,
            .slices = m_trace.lane(actor.id).size(),
            .marks = m_trace.marks(actor.id).size()});
        marks += actors.back().marks;
    }
    if (actors.size() > mostActors || m_trace.resources().size() > mostResources)
        throw Refusal{0,
            trace::shown(
                "engine", "the trace has more actors or resources than the format allows")};

    const Recording recording{.provenance = m_trace.provenance(),
        .extent = m_trace.extent(),
        .actors = actors.size(),
        .resources = m_trace.resources().size(),
        .slices = m_trace.sliceCount(),
        .marks = marks,
        .flows = m_trace.flows().size()};
    saveRows(tables::recording, std::span{&recording, 1});
    saveRows(tables::machine, std::span{&recording.provenance.machine, 1});
    saveRows(tables::outcome, std::span{&m_trace.outcome(), 1});
    saveRows(tables::losses, std::span{&m_trace.losses(), 1});
    saveRows(tables::parameters, recording.provenance.parameters);
    saveRows(tables::actors, actors);
    saveRows(tables::resources, m_trace.resources());
    saveRows(tables::bookmarks, m_trace.bookmarks());
}

/// Valid until the next call.
std::span<const std::byte> Saver::compressed(std::span<const std::byte> raw)
{
    m_compressed.resize(ZSTD_compressBound(raw.size()));
    const std::size_t size = ZSTD_compressCCtx(m_compressor.get(), m_compressed.data(),
        m_compressed.size(), raw.data(), raw.size(), compressionLevel);
    if (ZSTD_isError(size) != 0)
        throw Refusal{ENOMEM, ZSTD_getErrorName(size)};
    return std::span{m_compressed}.first(size);
}

template <class Columns>
void Saver::saveChunk(
    TableWriter& writer, Columns& columns, LoadCost::Rate rate, trace::ActorId actor)
{
    if (columns.count() == 0)
        return;
    ChunkRow row{.actor = static_cast<std::uint32_t>(actor),
        .first = columns.first(),
        .count = static_cast<std::uint32_t>(columns.count())};
    m_cost.add(row.count, rate);
    m_done += row.count;
    const Bytes raw = columns.take();
    row.raw = static_cast<std::uint32_t>(raw.size());
    row.hash = xxh64(raw);
    row.data = compressed(raw);
    writer.add(row);

    const auto all = static_cast<double>(m_trace.sliceCount() + 1);
    if (m_progress && !m_progress(std::min(1.0, static_cast<double>(m_done) / all)))
        throw Refusal{ECANCELED, trace::shown("engine", "cancelled")};
}

void Saver::saveSlices()
{
    TableWriter writer{m_database, tables::sliceChunks};
    SliceColumns columns;
    for (const trace::Actor& actor : m_trace.actors()) {
        const trace::Lane& lane = m_trace.lane(actor.id);
        for (std::size_t i = 0; i < lane.size(); ++i) {
            const trace::Slice slice = lane[i];
            if (!columns.takes(slice.window.begin))
                saveChunk(writer, columns, LoadCost::ofSlices, actor.id);
            columns.add({.begin = slice.window.begin,
                .state = slice.state,
                .basis = slice.basis,
                .preempted = slice.preempted,
                .cpu = slice.cpu,
                .resource = slice.resource,
                .peer = slice.peer,
                .line = slice.line});
        }
        saveChunk(writer, columns, LoadCost::ofSlices, actor.id);
    }
    seal(tables::sliceChunks, writer);
}

void Saver::saveMarks()
{
    TableWriter writer{m_database, tables::markChunks};
    MarkColumns columns;
    for (const trace::Actor& actor : m_trace.actors()) {
        const auto& marks = m_trace.marks(actor.id);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (!columns.takes(marks[i].at))
                saveChunk(writer, columns, LoadCost::ofMarks, actor.id);
            columns.add(marks[i]);
        }
        saveChunk(writer, columns, LoadCost::ofMarks, actor.id);
    }
    seal(tables::markChunks, writer);
}

void Saver::saveFlows()
{
    TableWriter writer{m_database, tables::flowChunks};
    FlowColumns columns;
    for (std::size_t i = 0; i < m_trace.flows().size(); ++i) {
        if (!columns.takes(m_trace.flows()[i]))
            saveChunk(writer, columns, LoadCost::ofFlows);
        columns.add(m_trace.flows()[i]);
    }
    saveChunk(writer, columns, LoadCost::ofFlows);
    seal(tables::flowChunks, writer);
}

void Saver::saveFacts(const Table& table, const std::vector<FactRow>& rows)
{
    m_database.execute(creation(table));
    TableWriter writer{m_database, table};
    for (const FactRow& row : rows)
        writer.add(row);
    writer.add(
        FactRow{.key = tables::factsDigestKey, .value = static_cast<std::int64_t>(writer.hash())});
}

void Saver::saveMeasured()
{
    for (const Table& table : tables::measured)
        m_database.execute(creation(table));
    TableWriter quantities{m_database, tables::quantities};
    for (const trace::Quantity& quantity : m_trace.quantities())
        quantities.add(quantity);
    TableWriter readings{m_database, tables::readings};
    for (std::size_t i = 0; i < m_trace.readings().size(); ++i)
        readings.add(m_trace.readings()[i]);
    m_cost.add(m_trace.readings().size(), LoadCost::ofReadings);
    TableWriter digests{m_database, tables::measuredDigests};
    digests.add(DigestRow{.table = tables::quantities.name, .hash = quantities.hash()});
    digests.add(DigestRow{.table = tables::readings.name, .hash = readings.hash()});
}

void Saver::savePictures()
{
    for (const Table& table : tables::pictured)
        m_database.execute(creation(table));
    TableWriter pictures{m_database, tables::pictures};
    for (const auto& page : m_trace.pictures()) {
        const auto raw = std::as_bytes(std::span{*page->cells});
        m_cost.add(raw.size(), LoadCost::ofCells);
        pictures.add(PictureRow{.picture = *page, .hash = xxh64(raw), .data = compressed(raw)});
    }
    TableWriter digests{m_database, tables::pictureDigests};
    digests.add(DigestRow{.table = tables::pictures.name, .hash = pictures.hash()});
}

void writeDatabase(
    const trace::Trace& trace, const std::filesystem::path& file, const Progress& progress)
{
    Database database = Database::create(file);
    // Large pages read faster; small ones keep short recordings small.
    const bool large = trace.sliceCount() > 100'000;
    database.execute(std::string{"PRAGMA page_size="} + (large ? "32768" : "4096")
        + "; PRAGMA application_id=" + std::to_string(applicationId)
        + "; PRAGMA user_version=" + std::to_string(formatVersion) + "; BEGIN");
    for (const Table& table : tables::all)
        database.execute(creation(table));
    Saver saver{trace, database, progress};
    saver.saveAll();
    database.execute("COMMIT");
    if (saver.cost().exceeds(std::filesystem::file_size(file)))
        throw Refusal{EFBIG, trace::shown("engine", "the trace is too large to be opened again")};
}

} // namespace

Result<void> save(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return tl::unexpected{file.error()};
    const std::string during = "cannot write " + path.string() + ": ";
    try {
        writeDatabase(trace, file->temporary(), progress);
    } catch (const Refusal& refusal) {
        return tl::unexpected{Error{.code = refusal.code, .message = during + refusal.what}};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{Error{.code = ENOMEM, .message = during + "not enough memory"}};
    }
    return file->commit();
}

} // namespace engine
