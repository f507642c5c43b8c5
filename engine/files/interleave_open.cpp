#include "engine/files/file_header.h"
#include "engine/files/interleave_file.h"
#include "engine/files/opener.h"
#include "engine/files/stage_rows.h"
#include "engine/files/topology_rows.h"

#include <algorithm>
#include <cerrno>
#include <new>

namespace engine {
namespace files {

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
        else if (name == tables::topology.name && sql == creation(tables::topology))
            m_hasTopology = true;
        else if (std::ranges::any_of(tables::measured,
                     [&](const Table& one) { return name == one.name && sql == creation(one); }))
            ++m_measuredTables;
        else if (std::ranges::any_of(tables::pictured,
                     [&](const Table& one) { return name == one.name && sql == creation(one); }))
            ++m_pictureTables;
        else if (!name.starts_with("sqlite_")
            && std::ranges::find(tables::all, name, &Table::name) == tables::all.end())
            m_unread.push_back("table " + name);
    }
}

void Opener::readDigests()
{
    if (m_measuredTables != 0 && m_measuredTables != tables::measured.size())
        damaged(trace::shown("engine", "a table of what was measured is missing"));
    if (m_pictureTables != 0 && m_pictureTables != tables::pictured.size())
        damaged(trace::shown("engine", "a table of pictures is missing"));
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

template <class Take>
void Opener::readFacts(const Table& table, Take&& take)
{
    static constexpr std::size_t mostUnread = 20;
    within(std::string{"table "} + table.name, [&] {
        TableReader reader{m_database, table};
        Digest digest;
        FactRow row;
        bool sealed = false;
        for (std::int64_t id = 0; reader.next(row); ++id) {
            if (sealed || static_cast<std::size_t>(id) == mostNotes)
                throw Refusal{0, trace::shown("engine", "it has too many rows")};
            sealed = row.key == tables::factsDigestKey;
            if (sealed && static_cast<std::uint64_t>(row.value) != digest.hash())
                throw Refusal{0, trace::shown("engine", "it does not match its checksum")};
            digest.add(id);
            digest.add(std::string_view{row.key});
            digest.add(row.value);
            digest.add(std::string_view{row.text});
            if (!sealed && !take(row) && m_unread.size() < mostUnread)
                m_unread.push_back("\"" + row.key + "\" of the " + table.name);
        }
        if (!sealed)
            throw Refusal{0, trace::shown("engine", "it does not match its checksum")};
    });
}

void Opener::readMeasured()
{
    readRows<DigestRow>(tables::measuredDigests, tables::measured.size(),
        [&](const DigestRow& row) { m_digests[row.table] = row.hash; });
    readRows<trace::Quantity>(tables::quantities, mostQuantities,
        [&](const trace::Quantity& quantity) { m_builder.addQuantity(quantity); });
    readRows<trace::Reading>(tables::readings, mostReadings, [&](const trace::Reading& reading) {
        m_cost.add(1, LoadCost::ofReadings);
        if (m_cost.exceeds(m_fileSize))
            throw Refusal{EFBIG,
                trace::shown("engine", "it asks for more memory than a file of this size may")};
        if (index(reading.quantity) >= m_builder.quantityCount())
            throw Refusal{
                0, trace::shown("engine", "a reading is of a quantity that is not there")};
        if (reading.at > m_recording.extent.end)
            throw Refusal{0, trace::shown("engine", "a reading is later than the recording's end")};
        m_builder.read(reading);
    });
}

void Opener::readTopology()
{
    std::optional<trace::MachineMap> map;
    readFacts(tables::topology,
        [&](const FactRow& row) { return takeTopology(row, m_builder.provenance().machine, map); });
    if (map)
        m_builder.setMachineMap(*std::move(map));
}

trace::Snapshot Opener::openAll()
{
    checkSchema();
    readDigests();
    readRecording();
    if (m_hasTopology)
        readTopology();
    readActors();
    readSlices();
    readMarks();
    readFlows();
    if (m_measuredTables != 0)
        readMeasured();
    if (m_pictureTables != 0)
        readPictures();
    if (m_hasStage) {
        StageReader stage{m_actors.size()};
        readFacts(tables::stage, [&](const FactRow& row) { return stage.take(row); });
        m_staging = stage.staging();
    }
    m_builder.advance(m_recording.extent.end);
    auto snapshot = m_builder.snapshot();
    if (snapshot->extent() != m_recording.extent || snapshot->sliceCount() != m_recording.slices)
        damaged(trace::shown("engine", "slices do not fill the recording's extent"));
    if (m_staging)
        return std::make_shared<const trace::Trace>(snapshot->withStaging(*std::move(m_staging)));
    return snapshot;
}

} // namespace files

Result<trace::Snapshot> open(
    const std::filesystem::path& path, const Progress& progress, std::vector<std::string>* unread)
{
    try {
        using namespace files;
        const std::uint64_t size = checkHeader(path);
        std::optional<Database> database;
        within("it is no database", [&] { database = Database::openUntrusted(path); });
        Opener opener{*database, size, progress};
        auto trace = opener.openAll();
        if (unread != nullptr)
            *unread = opener.takeUnread();
        return trace;
    } catch (const files::Refusal& refusal) {
        return tl::unexpected{
            Error{.code = refusal.code, .message = path.string() + ": " + refusal.what}};
    } catch (const std::bad_alloc&) {
        return tl::unexpected{
            Error{.code = ENOMEM, .message = path.string() + ": not enough memory to open it"}};
    }
}

} // namespace engine
