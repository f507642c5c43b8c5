#pragma once

#include "engine/files/format.h"
#include "engine/files/sqlite.h"
#include "engine/files/xxh64.h"
#include "engine/trace/shown.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <map>
#include <utility>

namespace engine::files {

/// Hash over the values of rows as they pass.
class Digest {
public:
    void add(std::int64_t value)
    {
        m_bytes += 'i';
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void add(std::string_view text)
    {
        m_bytes += 't';
        add(static_cast<std::int64_t>(text.size()));
        m_bytes += text;
    }
    void add(double value)
    {
        m_bytes += 'r';
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void addNull() { m_bytes += '-'; }
    std::uint64_t hash() const { return xxh64(std::as_bytes(std::span{m_bytes})); }

private:
    std::string m_bytes;
};

/// Writes rows of one table, numbered from 0. Throws Refusal.
class TableWriter {
public:
    TableWriter(Database& database, const Table& table)
        : m_statement{database, insertion(table)}
    {
    }

    template <class Row>
    void add(Row row)
    {
        number(m_next);
        ++m_next;
        columns(*this, row);
        m_statement.step();
    }
    std::uint64_t hash() const { return m_digest.hash(); }

    void number(std::integral auto value)
    {
        m_statement.bind(static_cast<std::int64_t>(value));
        m_digest.add(static_cast<std::int64_t>(value));
    }
    void real(double value)
    {
        m_statement.bind(value);
        m_digest.add(value);
    }
    void text(const std::string& value)
    {
        m_statement.bind(std::string_view{value});
        m_digest.add(std::string_view{value});
    }
    void time(trace::Time value) { number(value.time_since_epoch().count()); }
    template <class Enum>
    void word(Enum value)
    {
        text(std::string{name(value)});
    }
    template <class Id>
    void optional(std::optional<Id> value)
    {
        if (value)
            return number(trace::index(*value));
        m_statement.bindNull();
        m_digest.addNull();
    }
    void index(auto id) { number(trace::index(id)); }
    void blob(std::span<const std::byte> bytes) { m_statement.bind(bytes); }

private:
    static std::string insertion(const Table& table)
    {
        std::string sql = std::string{"INSERT INTO "} + table.name + " VALUES(?,?";
        for (const char c : std::string_view{table.columns})
            sql += c == ',' ? ",?" : "";
        return sql + ')';
    }

    Statement m_statement;
    Digest m_digest;
    std::int64_t m_next = 0;
};

/// Reads rows of one table, which must be numbered from 0 without a gap. Throws Refusal.
class TableReader {
public:
    TableReader(Database& database, const Table& table)
        : m_statement{database, std::string{"SELECT * FROM "} + table.name + " ORDER BY id"}
    {
    }

    /// False after the last row.
    template <class Row>
    bool next(Row& row)
    {
        if (!m_statement.step())
            return false;
        std::int64_t id = 0;
        number(id);
        if (id != m_next++)
            throw Refusal{0, trace::shown("engine", "its rows are not numbered in order")};
        columns(*this, row);
        return true;
    }
    std::uint64_t hash() const { return m_digest.hash(); }

    template <std::integral T>
    void number(T& value)
    {
        const std::int64_t stored = m_statement.integer();
        m_digest.add(stored);
        if constexpr (sizeof(T) < sizeof stored)
            if (!std::in_range<T>(stored))
                throw Refusal{0, trace::shown("engine", "a number is out of range")};
        value = static_cast<T>(stored);
    }
    /// Finite; a narrower one is refused where it does not fit.
    template <std::floating_point T>
    void real(T& value)
    {
        const double stored = m_statement.real();
        m_digest.add(stored);
        value = static_cast<T>(stored);
        if (!std::isfinite(value))
            throw Refusal{0, trace::shown("engine", "a number is out of range")};
    }
    void text(std::string& value)
    {
        value = m_statement.text();
        m_digest.add(std::string_view{value});
    }
    void time(trace::Time& value)
    {
        std::int64_t stored = 0;
        number(stored);
        if (stored < -farthest || stored > farthest)
            throw Refusal{0, trace::shown("engine", "a time is out of range")};
        value = trace::Time{trace::Duration{stored}};
    }
    template <class Enum>
    void word(Enum& value)
    {
        std::string stored;
        text(stored);
        for (std::uint8_t i = 0; name(Enum{i}) != "unknown"; ++i)
            if (name(Enum{i}) == stored)
                return void(value = Enum{i});
        throw Refusal{0, trace::shown("engine", "a word is unknown")};
    }
    template <class Id>
    void optional(std::optional<Id>& value)
    {
        if (m_statement.nextIsNull()) {
            m_statement.skip();
            m_digest.addNull();
            return value.reset();
        }
        std::uint32_t stored = 0;
        number(stored);
        value = Id{stored};
    }
    template <class Id>
    void index(Id& id)
    {
        std::uint32_t stored = 0;
        number(stored);
        id = Id{stored};
    }
    void blob(std::span<const std::byte>& bytes) { bytes = m_statement.blob(); }

private:
    Statement m_statement;
    Digest m_digest;
    std::int64_t m_next = 0;
};

} // namespace engine::files
