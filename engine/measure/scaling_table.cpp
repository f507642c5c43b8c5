#include "engine/measure/scaling_table.h"

#include "engine/base/text_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>

namespace engine {
namespace {

using Fields = std::vector<std::string>;

constexpr std::array<std::string_view, 12> processorNames{"processors", "processor", "threads",
    "cores", "cpus", "workers", "users", "clients", "load", "procs", "n", "p"};
constexpr std::array<std::string_view, 4> throughputNames{"throughput", "rate", "speedup", "x"};
constexpr std::array<std::string_view, 4> timeNames{"time", "seconds", "elapsed", "t"};
constexpr char blanks = ' '; ///< the separator: any number of them

/// What cannot be read, and in which line; 0: in none.
struct Fault {
    std::size_t line = 0;
    std::string message{};
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// For a message of one line, whatever the file holds.
std::string shownCell(std::string_view text)
{
    constexpr std::size_t most = 40;
    std::string shown{text.substr(0, most)};
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    return '"' + shown + (text.size() > most ? "…" : "") + '"';
}

char separatorOf(std::string_view header)
{
    for (const char separator : {'\t', ';', ','})
        if (header.find(separator) != std::string_view::npos)
            return separator;
    return blanks;
}

/// The fields of a line; quotes protect separators, and "" is a quote.
Fields fieldsOf(std::string_view line, char separator)
{
    Fields fields{{}};
    bool isQuoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && isQuoted && line.substr(i + 1).starts_with('"'))
            fields.back() += line[++i];
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (isQuoted)
            fields.back() += c;
        else if (separator == blanks && (c == ' ' || c == '\t')) {
            if (!fields.back().empty())
                fields.emplace_back();
        } else if (c == separator)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    for (std::string& field : fields)
        field = trimmed(field);
    return fields;
}

/// "Time (s)" is "time".
std::string columnName(std::string_view text)
{
    std::string name{trimmed(text.substr(0, text.find_first_of("([")))};
    std::ranges::transform(name, name.begin(),
        [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return name;
}

std::optional<double> numberIn(std::string text, char separator)
{
    if (separator != ',' && text.find('.') == std::string::npos)
        std::ranges::replace(text, ',', '.');
    const char* const first = text.data() + (text.starts_with('+') ? 1 : 0);
    double number = 0;
    const auto [end, error] = std::from_chars(first, text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

class Reader {
public:
    tl::expected<ScalingTable, Fault> read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++m_line;
            const std::string_view line = trimmed(text.substr(0, end));
            // Only the line's end is cut off: an empty first field of a table with tabs stays.
            std::string_view whole = text.substr(0, end);
            if (whole.ends_with('\r'))
                whole.remove_suffix(1);
            if (!line.empty() && !line.starts_with('#'))
                if (auto fault = m_hasHeader ? takeRow(whole) : takeHeader(whole))
                    return tl::unexpected{std::move(*fault)};
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (!m_hasHeader)
            return tl::unexpected{Fault{0,
                "the table is empty; its first line names the columns: processors, and throughput "
                "or time"}};
        if (m_table.points.empty())
            return tl::unexpected{Fault{m_line, "no row follows the header"}};
        return std::move(m_table);
    }

private:
    std::optional<Fault> fault(std::string message) const { return Fault{m_line, message}; }

    std::optional<Fault> takeHeader(std::string_view line)
    {
        m_separator = separatorOf(line);
        if (m_separator == blanks)
            line = trimmed(line);
        const Fields names = fieldsOf(line, m_separator);
        m_columns = names.size();
        const auto throughput = columnIn(names, throughputNames);
        const auto time = columnIn(names, timeNames);
        const auto processors = columnIn(names, processorNames);
        if (throughput.size() + time.size() > 1)
            return fault("more than one column of throughput or time: leave one");
        if (processors.size() > 1)
            return fault("more than one column of processors: leave one");
        if (processors.empty() || throughput.size() + time.size() == 0) {
            if (std::ranges::any_of(names, [this](const std::string& name) {
                    return numberIn(name, m_separator).has_value();
                }))
                return fault("a number where the columns should be named: begin the table with a "
                             "line such as processors,throughput or processors,time");
            return fault("no column is called "
                + std::string{processors.empty() ? "processors" : "throughput or time"} + " in "
                + shownCell(line));
        }
        m_table.isTime = !time.empty();
        m_processors = processors.front();
        m_figure = m_table.isTime ? time.front() : throughput.front();
        m_hasHeader = true;
        return std::nullopt;
    }

    static std::vector<std::size_t> columnIn(
        const Fields& names, std::span<const std::string_view> choices)
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (std::ranges::find(choices, columnName(names[i])) != choices.end())
                found.push_back(i);
        return found;
    }

    std::optional<Fault> takeRow(std::string_view line)
    {
        if (m_separator == blanks)
            line = trimmed(line);
        const Fields fields = fieldsOf(line, m_separator);
        if (fields.size() != m_columns)
            return fault(std::to_string(fields.size()) + (fields.size() == 1 ? " field" : " fields")
                + ", but the header has " + std::to_string(m_columns));
        if (m_table.points.size() == mostTableRows)
            return fault("more than " + std::to_string(mostTableRows) + " rows");
        const auto processors = numberIn(fields[m_processors], m_separator);
        if (!processors || *processors < 1 || *processors > 1e9)
            return fault("processors: " + shownCell(fields[m_processors])
                + " is not a number from 1 to 1000000000");
        const auto figure = numberIn(fields[m_figure], m_separator);
        if (!figure || *figure < 1e-100 || *figure > 1e100)
            return fault((m_table.isTime ? "time: " : "throughput: ") + shownCell(fields[m_figure])
                + " is not a positive number");
        m_table.points.push_back({*processors, m_table.isTime ? 1 / *figure : *figure});
        m_table.lines.push_back(m_line);
        return std::nullopt;
    }

    ScalingTable m_table{};
    std::size_t m_line = 0;
    bool m_hasHeader = false;
    char m_separator = ',';
    std::size_t m_columns = 0;
    std::size_t m_processors = 0;
    std::size_t m_figure = 0;
};

} // namespace

Result<ScalingTable> parseScalingTable(std::string_view text)
{
    auto table = Reader{}.read(text);
    if (table)
        return std::move(*table);
    const Fault& fault = table.error();
    return failure(
        (fault.line > 0 ? "line " + std::to_string(fault.line) + ": " : "") + fault.message);
}

Result<ScalingTable> openScalingTable(const std::filesystem::path& path)
{
    const auto text = readTextFile(path, mostTableBytes);
    if (!text)
        return tl::unexpected{text.error()};
    auto table = Reader{}.read(*text);
    if (table)
        return std::move(*table);
    const Fault& fault = table.error();
    return failure(path.string() + (fault.line > 0 ? ":" + std::to_string(fault.line) : "") + ": "
        + fault.message);
}

} // namespace engine
