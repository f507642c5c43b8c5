#include "engine/workloads/foundations/processors.h"

#include <array>
#include <charconv>

namespace engine {

namespace text {
extern const std::string_view processors_table;
} // namespace text

namespace {

constexpr std::string_view header = "year,name,transistors,clock,cores,power,source";
constexpr std::size_t columns = 7;

/// What no processor so far was below or above.
struct Bounds {
    double low = 0;
    double high = 0;
};
constexpr Bounds years{1971, 2100};
constexpr Bounds transistors{1000, 1e14};
constexpr Bounds megahertz{0.1, 20'000};
constexpr Bounds cores{1, 4096};
constexpr Bounds watts{0.1, 5000};

std::string_view lineOf(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// Fields of a line; none where a quote is not closed.
std::optional<std::vector<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return quoted ? std::nullopt : std::optional{std::move(fields)};
}

std::optional<double> numberIn(const std::string& field, const Bounds& bounds)
{
    double value = 0;
    const char* const end = field.data() + field.size();
    const auto [parsed, error] = std::from_chars(field.data(), end, value);
    const bool right =
        error == std::errc{} && parsed == end && bounds.low <= value && value <= bounds.high;
    return right ? std::optional{value} : std::nullopt;
}

/// What is wrong with a line, or its processor.
tl::expected<Processor, std::string> processorIn(const std::vector<std::string>& fields)
{
    if (fields.size() != columns)
        return tl::unexpected{
            "it has " + std::to_string(fields.size()) + " columns of " + std::to_string(columns)};
    const auto year = numberIn(fields[0], years);
    if (!year)
        return tl::unexpected{"“" + fields[0] + "” is no year from 1971 on"};
    Processor found{
        .year = static_cast<int>(*year), .name = fields[1], .source = fields[columns - 1]};
    for (const std::string* text : {&found.name, &found.source})
        if (text->empty() || text->size() > mostNameBytes)
            return tl::unexpected{
                "the name and the source have 1 to " + std::to_string(mostNameBytes) + " bytes"};
    struct Figure {
        std::size_t column = 0;
        Bounds bounds{};
        std::optional<double>& place;
    };
    const std::array<Figure, 4> figures{Figure{2, transistors, found.transistors},
        Figure{3, megahertz, found.megahertz}, Figure{4, cores, found.cores},
        Figure{5, watts, found.watts}};
    for (const Figure& figure : figures) {
        if (fields[figure.column].empty())
            continue;
        figure.place = numberIn(fields[figure.column], figure.bounds);
        if (!figure.place)
            return tl::unexpected{"“" + fields[figure.column] + "” is not plausible"};
    }
    if (!found.transistors && !found.megahertz && !found.cores)
        return tl::unexpected{std::string{"nothing is told of it"}};
    return found;
}

} // namespace

Result<std::vector<Processor>> parseProcessors(std::string_view csv)
{
    std::vector<Processor> all;
    bool headed = false;
    for (int number = 1; !csv.empty(); ++number) {
        const std::string_view line = lineOf(csv);
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto wrong = [number](const std::string& what) {
            return failure("line " + std::to_string(number) + ": " + what);
        };
        if (!headed) {
            if (line != header)
                return wrong("the columns are " + std::string{header});
            headed = true;
            continue;
        }
        const auto fields = fieldsOf(line);
        if (!fields)
            return wrong("a quote is not closed");
        auto processor = processorIn(*fields);
        if (!processor)
            return wrong(processor.error());
        if (!all.empty() && processor->year < all.back().year)
            return wrong("the year is before that of the line above");
        all.push_back(*std::move(processor));
    }
    if (all.empty())
        return failure("a table without processors");
    return all;
}

std::span<const Processor> publishedProcessors()
{
    static const std::vector<Processor> all =
        parseProcessors(text::processors_table).value_or(std::vector<Processor>{});
    return all;
}

} // namespace engine
