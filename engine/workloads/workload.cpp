#include "engine/workloads/workload.h"

#include <algorithm>

namespace engine {

std::string_view title(Chapter chapter)
{
    switch (chapter) {
    case Chapter::Foundations: return "Foundations";
    case Chapter::Threads: return "Threads";
    case Chapter::Synchronisation: return "Synchronisation";
    case Chapter::Processes: return "Processes";
    case Chapter::AsynchronousIo: return "Asynchronous I/O";
    case Chapter::Architectures: return "Architectures";
    case Chapter::Workbench: return "Workbench";
    }
    return {};
}

const Workload* findWorkload(std::string_view id)
{
    const auto found = std::ranges::find(catalog(), id, &Workload::id);
    return found == catalog().end() ? nullptr : *found;
}

Listing listing(const Workload& workload)
{
    const std::string_view source = sourceOf(workload);
    constexpr std::string_view open = "// [code]\n";
    constexpr std::string_view close = "// [/code]";
    const std::size_t marker = source.find(open);
    if (marker == std::string_view::npos)
        return {.text = source, .firstLine = 1};
    const std::size_t begin = marker + open.size();
    const std::size_t length = source.substr(begin).find(close);
    const auto linesBefore = std::ranges::count(source.substr(0, begin), '\n');
    return {.text = source.substr(begin, length), .firstLine = static_cast<int>(linesBefore) + 1};
}

} // namespace engine
