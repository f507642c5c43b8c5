#include "engine/base/unique_fd.h"
#include "engine/files/columns.h"
#include "engine/files/format.h"
#include "engine/files/interleave_file.h"
#include "engine/files/rows.h"
#include "engine/files/stage_rows.h"
#include "engine/trace/builder.h"
#include "engine/trace/shown.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

namespace engine {
namespace {

using namespace files;

[[noreturn]] void damaged(const std::string& how)
{
    throw Refusal{0, "damaged: " + how};
}

/// Runs `use`; what it refuses is damage in `where`.
template <class Use>
void within(const std::string& where, Use&& use)
{
    try {
        use();
    } catch (const Refusal& refusal) {
        if (refusal.code == ECANCELED)
            throw;
        throw Refusal{refusal.code, "damaged: " + where + ": " + refusal.what};
    }
}

std::string ofActor(std::size_t actor)
{
    return " of actor " + std::to_string(actor);
}

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes)
{
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16
        | std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

/// What SQLite's header says, before SQLite sees the file. Source: sqlite.org/fileformat2.html.
/// Returns the file's size.
std::uint64_t checkHeader(const std::filesystem::path& path)
{
    struct stat status { };
    // Not blocking: the path may be a pipe that nobody writes to.
    const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (!fd || ::fstat(fd.get(), &status) != 0)
        throw Refusal{errno, std::generic_category().message(errno)};
    if (!S_ISREG(status.st_mode))
        throw Refusal{
            0, S_ISDIR(status.st_mode) ? "it is a directory" : "it is not a regular file"};

    std::array<std::uint8_t, 100> header{};
    const ssize_t got = ::pread(fd.get(), header.data(), header.size(), 0);
    if (got < 0)
        throw Refusal{errno, std::generic_category().message(errno)};
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    const std::string_view start{reinterpret_cast<const char*>(header.data()), magic.size()};
    if (got == 0
        || start.substr(0, std::min(magic.size(), static_cast<std::size_t>(got)))
            != magic.substr(0, static_cast<std::size_t>(got)))
        throw Refusal{0, trace::shown("engine", "it is not an Interleave recording")};
    if (static_cast<std::size_t>(got) < header.size())
        damaged(trace::shown("engine", "the file ends within its header"));

    const std::span bytes{header};
    if (bigEndian(bytes.subspan(68)) != applicationId)
        throw Refusal{0, trace::shown("engine", "it is not an Interleave recording")};
    const std::uint32_t version = bigEndian(bytes.subspan(60));
    if (version > formatVersion)
        throw Refusal{0,
            "a newer Interleave wrote it (format " + std::to_string(version)
                + ", this one reads up to " + std::to_string(formatVersion) + ")"};
    if (version == 0)
        damaged(trace::shown("engine", "its format version is 0"));

    const std::uint64_t pageSize =
        header[16] == 0 && header[17] == 1 ? 65536 : std::uint64_t{header[16]} << 8 | header[17];
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const std::uint64_t expected = pageSize * bigEndian(bytes.subspan(28));
    if (size < expected)
        damaged("the file ends after " + std::to_string(size) + " of " + std::to_string(expected)
            + " bytes");
    return size;
}

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
    void readStage();
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
        if (&table != &tables::digests
            && (digest == m_digests.end() || digest->second != reader.hash()))
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

void Opener::checkSchema()
{
    // Exactly as we write them: no generated column, default or collation can say otherwise.
    std::map<std::string, std::string> found;
    within("the list of tables", [&] {
        Statement tables{m_database, "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"};
        while (tables.step() && found.size() < 1000) {
            std::string table{tables.text()};
            found[std::move(table)] = tables.text();
        }
    });
    within("the database", [&] {
        Statement check{m_database, "PRAGMA quick_check(1)"};
        if (!check.step())
            return;
        const std::string said{check.text()};
        if (said != "ok")
            throw Refusal{0, said};
    });
    for (const Table& table : tables::all)
        if (found[table.name] != creation(table))
            damaged(std::string{"table "} + table.name + " is missing or is not as format "
                + std::to_string(formatVersion) + " has it");
    for (const auto& [name, sql] : found) {
        if (name == tables::stage.name && sql == creation(tables::stage))
            m_hasStage = true;
        else if (!name.starts_with("sqlite_")
            && std::ranges::find(tables::all, name, &Table::name) == tables::all.end())
            m_unread.push_back("table " + name);
    }
}

void Opener::readDigests()
{
    readRows<DigestRow>(tables::digests, tables::all.size(),
        [&](const DigestRow& row) { m_digests[row.table] = row.hash; });
}

void Opener::readRecording()
{
    m_recording = readOne<Recording>(tables::recording);
    trace::Provenance& provenance = m_builder.provenance();
    provenance = m_recording.provenance;
    provenance.machine = readOne<trace::Machine>(tables::machine);
    m_builder.setOutcome(readOne<trace::Outcome>(tables::outcome));
    m_builder.lose(readOne<trace::Losses>(tables::losses));
    readRows<trace::Setting>(tables::parameters, mostNotes,
        [&](const trace::Setting& setting) { provenance.parameters.push_back(setting); });
    std::vector<trace::Bookmark> bookmarks;
    readRows<trace::Bookmark>(tables::bookmarks, mostNotes,
        [&](const trace::Bookmark& bookmark) { bookmarks.push_back(bookmark); });
    m_builder.setBookmarks(std::move(bookmarks));
    if (m_recording.extent.end < m_recording.extent.begin)
        damaged(trace::shown("engine", "the recording ends before it begins"));
}

void Opener::checkParents(const std::vector<ActorRow>& rows) const
{
    // Each is walked once: what was seen on an earlier walk leads to a root.
    std::vector<std::size_t> walk(rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t at = i;
        while (walk[at] == rows.size()) {
            walk[at] = i;
            const auto parent = rows[at].actor.parent;
            if (!parent)
                break;
            if (index(*parent) >= rows.size())
                damaged("the parent" + ofActor(at) + " is not there");
            at = index(*parent);
            if (walk[at] == i)
                damaged("actor " + std::to_string(at) + " is its own ancestor");
        }
    }
}

void Opener::readActors()
{
    readRows<trace::Resource>(tables::resources, mostResources, [&](const trace::Resource& row) {
        m_builder.addResource(row.kind, row.name);
        ++m_known.resources;
    });
    readRows<ActorRow>(
        tables::actors, mostActors, [&](const ActorRow& row) { m_actors.push_back(row); });
    m_known.actors = m_actors.size();
    if (m_known.actors != m_recording.actors || m_known.resources != m_recording.resources)
        damaged(trace::shown("engine", "actors or resources are missing"));
    checkParents(m_actors);
    for (const ActorRow& row : m_actors)
        m_builder.addActor(row.actor.kind, row.actor.name, {}, row.actor.pid, row.actor.tid);
    // A parent may come after its child.
    for (std::size_t i = 0; i < m_actors.size(); ++i)
        if (m_actors[i].actor.parent)
            m_builder.setProcess(trace::ActorId{static_cast<std::uint32_t>(i)},
                m_actors[i].actor.parent, m_actors[i].actor.pid);
}

std::span<const std::byte> Opener::decompress(const ChunkRow& row)
{
    static constexpr std::size_t mostBytesEach = 64; // more than any element takes
    if (row.count == 0 || row.count > chunkCapacity || row.raw > row.count * mostBytesEach)
        throw Refusal{0, trace::shown("engine", "a chunk has an impossible size")};
    if (ZSTD_getFrameContentSize(row.data.data(), row.data.size()) != row.raw)
        throw Refusal{0, trace::shown("engine", "a chunk is not as large as it says")};
    m_raw.resize(row.raw);
    const std::size_t size = ZSTD_decompressDCtx(
        m_decompressor.get(), m_raw.data(), m_raw.size(), row.data.data(), row.data.size());
    if (ZSTD_isError(size) != 0 || size != row.raw || xxh64(m_raw) != row.hash)
        throw Refusal{0, trace::shown("engine", "a chunk does not match its checksum")};
    return m_raw;
}

template <class Use>
void Opener::readChunks(const Table& table, LoadCost::Rate rate, Use&& use)
{
    readRows<ChunkRow>(table, std::numeric_limits<std::size_t>::max(), [&](const ChunkRow& row) {
        m_cost.add(row.count, rate);
        if (m_cost.exceeds(m_fileSize))
            throw Refusal{EFBIG,
                trace::shown("engine", "it asks for more memory than a file of this size may")};
        use(row, decompress(row));
    });
}

void Opener::expectActor(const ChunkRow& row) const
{
    if (row.actor >= m_known.actors)
        throw Refusal{0, "a chunk is of actor " + std::to_string(row.actor) + ", who is not there"};
}

void Opener::readSlices()
{
    std::vector<std::uint64_t> missing;
    for (const ActorRow& row : m_actors)
        missing.push_back(row.slices);
    std::uint64_t done = 0;
    readChunks(tables::sliceChunks, LoadCost::ofSlices, [&](const ChunkRow& row, auto bytes) {
        expectActor(row);
        const trace::ActorId actor{row.actor};
        SliceReader reader{bytes, row.count, row.first, m_known};
        const auto& last = m_builder.last(actor);
        if (last && row.first < last->begin)
            throw Refusal{0, "slices" + ofActor(row.actor) + " do not ascend"};
        if (reader.last() > m_recording.extent.end)
            throw Refusal{0, "slices" + ofActor(row.actor) + " begin after the recording ends"};
        if (missing[row.actor] < row.count)
            throw Refusal{0, "actor " + std::to_string(row.actor) + " has too many slices"};
        missing[row.actor] -= row.count;
        for (std::uint32_t i = 0; i < row.count; ++i)
            m_builder.append(actor, reader.next());

        done += row.count;
        const double share =
            static_cast<double>(done) / static_cast<double>(m_recording.slices + 1);
        if (m_progress && !m_progress(std::min(1.0, share)))
            throw Refusal{ECANCELED, trace::shown("engine", "cancelled")};
    });
    for (std::size_t i = 0; i < missing.size(); ++i)
        if (missing[i] != 0)
            damaged("slices" + ofActor(i) + " are missing");
}

void Opener::readMarks()
{
    std::vector<std::uint64_t> missing;
    std::vector<trace::Time> last(m_actors.size(), trace::Time::min());
    for (const ActorRow& row : m_actors)
        missing.push_back(row.marks);
    std::vector<trace::Mark> marks;
    readChunks(tables::markChunks, LoadCost::ofMarks, [&](const ChunkRow& row, auto bytes) {
        expectActor(row);
        files::readMarks(bytes, row.count, row.first, m_known, marks);
        if (row.first < last[row.actor])
            throw Refusal{0, "marks" + ofActor(row.actor) + " do not ascend"};
        last[row.actor] = marks.back().at;
        if (missing[row.actor] < row.count)
            throw Refusal{0, "actor " + std::to_string(row.actor) + " has too many marks"};
        missing[row.actor] -= row.count;
        for (const trace::Mark& mark : marks)
            m_builder.mark(trace::ActorId{row.actor}, mark);
    });
    for (std::size_t i = 0; i < missing.size(); ++i)
        if (missing[i] != 0)
            damaged("marks" + ofActor(i) + " are missing");
}

void Opener::readFlows()
{
    std::vector<trace::Flow> flows;
    std::uint64_t found = 0;
    readChunks(tables::flowChunks, LoadCost::ofFlows, [&](const ChunkRow& row, auto bytes) {
        files::readFlows(bytes, row.count, row.first, m_known, flows);
        found += row.count;
        for (const trace::Flow& flow : flows)
            m_builder.flow(flow);
    });
    if (found != m_recording.flows)
        damaged(trace::shown("engine", "flows are missing"));
}

void Opener::readStage()
{
    static constexpr std::size_t mostUnread = 20;
    within(std::string{"table "} + tables::stage.name, [&] {
        StageReader stage{m_actors.size()};
        TableReader reader{m_database, tables::stage};
        Digest digest;
        StageRow row;
        bool sealed = false;
        for (std::int64_t id = 0; reader.next(row); ++id) {
            if (sealed || static_cast<std::size_t>(id) == mostNotes)
                throw Refusal{0, trace::shown("engine", "it has too many rows")};
            sealed = row.key == tables::stageDigestKey;
            if (sealed && static_cast<std::uint64_t>(row.value) != digest.hash())
                throw Refusal{0, trace::shown("engine", "it does not match its checksum")};
            digest.add(id);
            digest.add(std::string_view{row.key});
            digest.add(row.value);
            digest.add(std::string_view{row.text});
            if (!sealed && !stage.take(row) && m_unread.size() < mostUnread)
                m_unread.push_back("\"" + row.key + "\" of the stage");
        }
        if (!sealed)
            throw Refusal{0, trace::shown("engine", "it does not match its checksum")};
        m_staging = stage.staging();
    });
}

trace::Snapshot Opener::openAll()
{
    checkSchema();
    readDigests();
    readRecording();
    readActors();
    readSlices();
    readMarks();
    readFlows();
    if (m_hasStage)
        readStage();
    m_builder.advance(m_recording.extent.end);
    auto snapshot = m_builder.snapshot();
    if (snapshot->extent() != m_recording.extent || snapshot->sliceCount() != m_recording.slices)
        damaged(trace::shown("engine", "slices do not fill the recording's extent"));
    if (m_staging)
        return std::make_shared<const trace::Trace>(snapshot->withStaging(*std::move(m_staging)));
    return snapshot;
}

} // namespace

Result<trace::Snapshot> open(
    const std::filesystem::path& path, const Progress& progress, std::vector<std::string>* unread)
{
    try {
        const std::uint64_t size = checkHeader(path);
        std::optional<Database> database;
        within("it is no database", [&] { database = Database::openUntrusted(path); });
        Opener opener{*database, size, progress};
        auto trace = opener.openAll();
        if (unread != nullptr)
            *unread = opener.takeUnread();
        return trace;
    } catch (const Refusal& refusal) {
        return tl::unexpected{
            Error{.code = refusal.code, .message = path.string() + ": " + refusal.what}};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{
            Error{.code = ENOMEM, .message = path.string() + ": not enough memory to open it"}};
    }
}

} // namespace engine
