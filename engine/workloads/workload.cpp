#include "engine/workloads/workload.h"

#include "engine/record/recorder.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace engine {

std::string_view title(Chapter chapter)
{
    switch (chapter) {
    case Chapter::Foundations: return shown("engine", "Foundations");
    case Chapter::Threads: return shown("engine", "Threads");
    case Chapter::Synchronisation: return shown("engine", "Synchronisation");
    case Chapter::Processes: return shown("engine", "Processes");
    case Chapter::AsynchronousIo: return shown("engine", "Asynchronous I/O");
    case Chapter::Architectures: return shown("engine", "Architectures");
    case Chapter::Workbench: return shown("engine", "Workbench");
    }
    return {};
}

bool isOf(const trace::Trace& trace, const trace::Reading& reading, const Measure& measure)
{
    const trace::Quantity& quantity = trace.quantity(reading.quantity);
    return quantity.key == measure.key && quantity.figure == measure.figure;
}

std::vector<double> readAt(const trace::Trace& trace, const Measure& measure, double x)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (reading.kept() && reading.x == static_cast<float>(x) && isOf(trace, reading, measure))
            values.push_back(reading.value);
    }
    return values;
}

const Workload* findWorkload(std::string_view id)
{
    const auto found = std::ranges::find(catalog(), id, &Workload::id);
    return found == catalog().end() ? nullptr : *found;
}

namespace {

/// 1-based, as events carry it.
std::uint16_t numberOf(std::span<const Measure> measures, const Measure& measure)
{
    const auto found = std::ranges::find_if(measures,
        [&](const Measure& one) { return one.key == measure.key && one.figure == measure.figure; });
    assert(found != measures.end() && "a measure of another demo");
    return static_cast<std::uint16_t>(found - measures.begin() + 1);
}

} // namespace

void Context::read(const Measure& measure, double x, double value, double y) const
{
    recordReading(numberOf(measures, measure), static_cast<float>(x), static_cast<float>(y), value);
}

void Context::reject(const Measure& measure, double x, trace::Verdict why, double y) const
{
    recordRejected(numberOf(measures, measure), static_cast<float>(x), static_cast<float>(y), why);
}

bool Context::show(const Shape& shape, std::string_view what, std::string_view way,
    const std::function<void(std::span<std::uint8_t> cells)>& fill) const
{
    return recordPicture(
        {.width = shape.width, .height = shape.height, .top = shape.top}, what, way, fill);
}

namespace {

Listing between(std::string_view source, std::string_view open, std::string_view close)
{
    const std::size_t marker = source.find(open);
    if (marker == std::string_view::npos)
        return {.text = source, .firstLine = 1};
    const std::size_t begin = marker + open.size();
    const std::size_t length = source.substr(begin).find(close);
    const auto linesBefore = std::ranges::count(source.substr(0, begin), '\n');
    return {.text = source.substr(begin, length), .firstLine = static_cast<int>(linesBefore) + 1};
}

} // namespace

Listing listing(const Workload& workload)
{
    return between(sourceOf(workload), "// [code]\n", "// [/code]");
}

Listing pythonListing(const Workload& workload)
{
    return between(pythonOf(workload), "# [code]\n", "# [/code]");
}

int calloutOf(std::string_view line)
{
    for (const std::string_view open : {"// [", "# ["}) {
        const std::size_t at = line.rfind(open);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = line.substr(at + open.size());
        int number = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error == std::errc{} && end != rest.data() + rest.size() && *end == ']')
            return number;
    }
    return 0;
}

} // namespace engine
