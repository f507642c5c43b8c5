#include "engine/files/sqlite.h"

#include "engine/trace/shown.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <utility>

#include <sqlite3.h>

namespace engine::files {
namespace {

constexpr int longestValue = 16 << 20; // bytes of one text or blob

[[noreturn]] void refuse(sqlite3* database)
{
    // The system's reason says more than "disk I/O error".
    const int code = sqlite3_errcode(database);
    int system = sqlite3_system_errno(database);
    if (code == SQLITE_FULL)
        system = ENOSPC;
    else if (code == SQLITE_IOERR)
        sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &system);
    if ((code == SQLITE_FULL || code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && system != 0)
        throw Refusal{system, std::generic_category().message(system)};
    throw Refusal{0, sqlite3_errmsg(database)};
}

std::string uriOf(const std::filesystem::path& path)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file://";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_')
            uri += c;
        else
            (uri += '%') += {digits[byte >> 4], digits[byte & 15]};
    }
    return uri + "?immutable=1";
}

void distrust(sqlite3* database)
{
    static constexpr std::array<std::pair<int, int>, 7> settings{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0}, {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}}};
    for (const auto& [setting, value] : settings)
        sqlite3_db_config(database, setting, value, nullptr);

    static constexpr std::array<std::pair<int, int>, 8> limits{
        {{SQLITE_LIMIT_LENGTH, longestValue}, {SQLITE_LIMIT_SQL_LENGTH, 100'000},
            {SQLITE_LIMIT_COLUMN, 64}, {SQLITE_LIMIT_EXPR_DEPTH, 32},
            {SQLITE_LIMIT_COMPOUND_SELECT, 4}, {SQLITE_LIMIT_VDBE_OP, 25'000},
            {SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_WORKER_THREADS, 0}}};
    for (const auto& [limit, value] : limits)
        sqlite3_limit(database, limit, value);
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close(handle);
}

Database::Database(const std::string& name, int flags)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(
        name.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, nullptr);
    m_handle.reset(opened);
    if (opened == nullptr)
        throw Refusal{ENOMEM, trace::shown("engine", "not enough memory")};
    if (code != SQLITE_OK)
        refuse(opened);
}

Database Database::create(const std::filesystem::path& path)
{
    Database database{path.string(), SQLITE_OPEN_READWRITE};
    sqlite3_limit(database.handle(), SQLITE_LIMIT_LENGTH, longestValue);
    database.execute(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
        "PRAGMA encoding='UTF-8'");
    return database;
}

Database Database::openUntrusted(const std::filesystem::path& path)
{
    Database database{uriOf(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI};
    distrust(database.handle());
    database.execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                     "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY");
    return database;
}

void Database::execute(const std::string& sql)
{
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        refuse(handle());
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const
{
    sqlite3_finalize(handle);
}

Statement::Statement(Database& database, const std::string& sql)
    : m_database{database.handle()}
{
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        refuse();
    m_handle.reset(prepared);
}

void Statement::refuse() const
{
    files::refuse(m_database);
}

void Statement::bindNull()
{
    if (sqlite3_bind_null(m_handle.get(), ++m_bound) != SQLITE_OK)
        refuse();
}

void Statement::bind(std::int64_t value)
{
    if (sqlite3_bind_int64(m_handle.get(), ++m_bound, value) != SQLITE_OK)
        refuse();
}

void Statement::bind(double value)
{
    if (sqlite3_bind_double(m_handle.get(), ++m_bound, value) != SQLITE_OK)
        refuse();
}

void Statement::bind(std::string_view text)
{
    // A null pointer would bind NULL.
    const char* bytes = text.empty() ? "" : text.data();
    if (sqlite3_bind_text64(
            m_handle.get(), ++m_bound, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8)
        != SQLITE_OK)
        refuse();
}

void Statement::bind(std::span<const std::byte> blob)
{
    if (sqlite3_bind_blob64(m_handle.get(), ++m_bound, blob.data(), blob.size(), SQLITE_STATIC)
        != SQLITE_OK)
        refuse();
}

bool Statement::step()
{
    m_column = 0;
    switch (sqlite3_step(m_handle.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE:
        sqlite3_reset(m_handle.get());
        m_bound = 0;
        return false;
    default: refuse();
    }
}

bool Statement::nextIsNull() const
{
    return sqlite3_column_type(m_handle.get(), m_column) == SQLITE_NULL;
}

void Statement::expect(int type, const char* what) const
{
    if (sqlite3_column_type(m_handle.get(), m_column) != type)
        throw Refusal{0,
            std::string{"column "} + sqlite3_column_name(m_handle.get(), m_column) + " holds no "
                + what};
}

std::int64_t Statement::integer()
{
    expect(SQLITE_INTEGER, "number");
    return sqlite3_column_int64(m_handle.get(), m_column++);
}

double Statement::real()
{
    expect(SQLITE_FLOAT, "number");
    return sqlite3_column_double(m_handle.get(), m_column++);
}

std::string_view Statement::text()
{
    expect(SQLITE_TEXT, "text");
    const void* bytes = sqlite3_column_text(m_handle.get(), m_column);
    const int size = sqlite3_column_bytes(m_handle.get(), m_column++);
    if (bytes == nullptr)
        refuse();
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

std::span<const std::byte> Statement::blob()
{
    expect(SQLITE_BLOB, "data");
    const void* bytes = sqlite3_column_blob(m_handle.get(), m_column);
    const int size = sqlite3_column_bytes(m_handle.get(), m_column++);
    if (bytes == nullptr && size != 0)
        refuse();
    return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)};
}

} // namespace engine::files
