#pragma once

#include "engine/files/columns.h"
#include "engine/files/rows.h"

#include <filesystem>
#include <functional>
#include <string>

#include <sqlite3.h>
#include <zstd.h>

namespace tests {

/// Changes a recording as somebody would who knows the format, checksums included.
class Tampering {
public:
    explicit Tampering(const std::filesystem::path& path)
    {
        sqlite3_open(path.c_str(), &m_database);
    }
    ~Tampering() { sqlite3_close(m_database); }
    Tampering(const Tampering&) = delete;
    Tampering& operator=(const Tampering&) = delete;

    /// SQLite's message, empty if it went well.
    std::string execute(const std::string& sql)
    {
        char* message = nullptr;
        sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, &message);
        const std::string said = message != nullptr ? message : "";
        sqlite3_free(message);
        return said;
    }

    /// Rewrites the content of chunk `id` of `table`, as `change` leaves it.
    void editChunk(
        const std::string& table, int id, const std::function<void(std::string&)>& change)
    {
        sqlite3_stmt* read = prepare("SELECT data FROM " + table, id);
        sqlite3_step(read);
        const void* stored = sqlite3_column_blob(read, 0);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(read, 0));
        const unsigned long long content = ZSTD_getFrameContentSize(stored, size);
        std::string raw(content < (1U << 24) ? content : 0, '\0');
        ZSTD_decompress(raw.data(), raw.size(), stored, size);
        sqlite3_finalize(read);

        change(raw);
        std::string data(ZSTD_compressBound(raw.size()), '\0');
        data.resize(ZSTD_compress(data.data(), data.size(), raw.data(), raw.size(), 1));
        sqlite3_stmt* write =
            prepare("UPDATE " + table + " SET data = ?, raw_bytes = ?, xxh64 = ?", id);
        sqlite3_bind_blob(write, 1, data.data(), static_cast<int>(data.size()), SQLITE_STATIC);
        sqlite3_bind_int64(write, 2, static_cast<std::int64_t>(raw.size()));
        sqlite3_bind_int64(write, 3,
            static_cast<std::int64_t>(engine::xxh64(std::as_bytes(std::span<const char>{raw}))));
        sqlite3_step(write);
        sqlite3_finalize(write);
    }

private:
    sqlite3_stmt* prepare(const std::string& sql, int id)
    {
        sqlite3_stmt* statement = nullptr;
        const std::string whole = sql + " WHERE id = " + std::to_string(id);
        sqlite3_prepare_v2(m_database, whole.c_str(), -1, &statement, nullptr);
        return statement;
    }
    sqlite3* m_database = nullptr;
};

/// Makes the checksums of all tables right again, where they can be read at all.
inline void sign(const std::filesystem::path& path)
{
    using namespace engine::files;
    std::map<std::string, std::uint64_t> hashes;
    {
        Database database = Database::openUntrusted(path);
        const auto hash = [&]<class Row>(const Table& table, Row row) {
            try {
                TableReader reader{database, table};
                while (reader.next(row)) { }
                hashes[table.name] = reader.hash();
            } catch (const Refusal&) { // Opening refuses it as well.
            }
        };
        hash(tables::recording, Recording{});
        hash(tables::machine, trace::Machine{});
        hash(tables::outcome, trace::Outcome{});
        hash(tables::losses, trace::Losses{});
        hash(tables::parameters, trace::Setting{});
        hash(tables::actors, ActorRow{});
        hash(tables::resources, trace::Resource{});
        hash(tables::bookmarks, trace::Bookmark{});
        hash(tables::sliceChunks, ChunkRow{});
        hash(tables::markChunks, ChunkRow{});
        hash(tables::flowChunks, ChunkRow{});
    }
    Tampering tampering{path};
    for (const auto& [table, hash] : hashes)
        tampering.execute("UPDATE digests SET xxh64 = "
            + std::to_string(static_cast<std::int64_t>(hash)) + " WHERE name = '" + table + "'");
}

} // namespace tests
