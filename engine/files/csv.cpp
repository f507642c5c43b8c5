#include "engine/files/csv.h"

#include "engine/files/export_steps.h"
#include "engine/files/text.h"

#include <algorithm>
#include <initializer_list>

namespace engine {
namespace {

using namespace files;
using trace::State;

std::string_view stateWord(State state)
{
    return isWaiting(state) ? std::string_view{"waiting"} : name(state);
}

std::string_view reasonWord(const trace::Slice& slice, State before)
{
    if (isWaiting(slice.state))
        return name(slice.state);
    if (slice.state != State::Runnable)
        return {};
    if (slice.preempted)
        return "preempted";
    return isWaiting(before) ? "woken" : "";
}

std::string nanoseconds(trace::Time time)
{
    return std::to_string(time.time_since_epoch().count());
}

/// A tab-separated field cannot hold what separates.
std::string tabField(std::string_view text)
{
    std::string field{text};
    std::ranges::replace_if(
        field, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
    return field;
}

class Rows {
public:
    explicit Rows(const Table& table)
        : m_table{table}
        , m_end{table.separator == ',' ? "\r\n" : "\n"}
    {
    }

    std::string header() const
    {
        return line({"actor", "name", "pid", "tid", "cpu", "state", "reason", "resource",
            "begin_ns", "end_ns"});
    }

    /// Calls `put(line)` for each slice until it returns false.
    void lane(const trace::Trace& trace, const trace::Actor& actor, auto&& put) const
    {
        const trace::Lane& lane = trace.lane(actor.id);
        const auto window = m_table.within;
        std::size_t i = window ? lane.indexAt(window->begin).value_or(0) : 0;
        State before = i > 0 ? lane[i - 1].state : State::None;
        for (; i < lane.size(); ++i) {
            const trace::Slice slice = lane[i];
            if (window && slice.window.begin >= window->end)
                return;
            if ((!window || slice.window.overlaps(*window))
                && !put(line({std::to_string(index(actor.id)), text(actor.name),
                    std::to_string(actor.pid), std::to_string(actor.tid),
                    slice.cpu ? std::to_string(*slice.cpu) : std::string{}, stateWord(slice.state),
                    reasonWord(slice, before),
                    slice.resource ? text(trace.resource(*slice.resource).name) : std::string{},
                    nanoseconds(slice.window.begin), nanoseconds(slice.window.end)})))
                return;
            before = slice.state;
        }
    }

private:
    std::string text(std::string_view words) const
    {
        return m_table.separator == ',' ? csvField(words) : tabField(words);
    }

    std::string line(std::initializer_list<std::string_view> fields) const
    {
        std::string whole;
        for (const std::string_view field : fields)
            (whole += field) += m_table.separator;
        whole.pop_back();
        return whole += m_end;
    }

    const Table& m_table;
    std::string_view m_end;
};

bool isShown(const trace::Actor& actor)
{
    return actor.kind != trace::ActorKind::Cpu;
}

} // namespace

Result<void> writeTable(const trace::Trace& trace, const std::filesystem::path& path,
    const Table& table, const Progress& progress)
{
    const Rows rows{table};
    return exportTo(trace, path, progress, [&](AtomicFile& file, ExportSteps& steps) {
        file.write(rows.header());
        for (const trace::Actor& actor : trace.actors())
            if (isShown(actor) && !steps.cancelled())
                rows.lane(trace, actor, [&](const std::string& line) {
                    file.write(line);
                    return steps.next(file);
                });
    });
}

std::string tableText(const trace::Trace& trace, const Table& table)
{
    const Rows rows{table};
    std::string text = rows.header();
    for (const trace::Actor& actor : trace.actors())
        if (isShown(actor))
            rows.lane(trace, actor, [&](const std::string& line) {
                text += line;
                return true;
            });
    return text;
}

Result<void> writeCsv(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    return writeTable(trace, path, {.separator = ','}, progress);
}

Result<void> writeTsv(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    return writeTable(trace, path, {.separator = '\t'}, progress);
}

} // namespace engine
