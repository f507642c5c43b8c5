#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace engine::files {

/// What ends a save or an open early. Thrown and caught inside engine/files only.
struct Refusal {
    int code = 0;
    std::string what{};
};

/// An SQLite database. One thread only. Members throw Refusal.
class Database {
public:
    /// A new database in the empty file `path`, without journal: the file is not yet anyone's.
    static Database create(const std::filesystem::path& path);

    /// An existing one that nothing is believed about: read-only, immutable (no journal or lock
    /// beside it counts), no views, triggers or extensions, small limits.
    /// Source: sqlite.org/security.html, "Untrusted SQLite Database Files".
    static Database openUntrusted(const std::filesystem::path& path);

    void execute(const std::string& sql);
    sqlite3* handle() const { return m_handle.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(const std::string& name, int flags);

    std::unique_ptr<sqlite3, Close> m_handle;
};

/// One SQL statement. Values are bound and read left to right. Members throw Refusal.
class Statement {
public:
    Statement(Database& database, const std::string& sql);

    void bindNull();
    void bind(std::int64_t value);
    void bind(double value);
    void bind(std::string_view text);
    void bind(std::span<const std::byte> blob); ///< must live until step()

    /// Runs to the next row, or to the end: false.
    bool step();

    bool nextIsNull() const;
    void skip() { ++m_column; }
    std::int64_t integer();
    double real();
    std::string_view text(); ///< valid until step()
    std::span<const std::byte> blob(); ///< likewise

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    [[noreturn]] void refuse() const;
    void expect(int type, const char* what) const;

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
    int m_bound = 0;
    int m_column = 0;
};

} // namespace engine::files
