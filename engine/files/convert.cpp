#include "engine/files/convert.h"

#include "engine/files/chrome_trace.h"
#include "engine/files/csv.h"
#include "engine/files/interleave_file.h"
#include "engine/files/perfetto.h"

#include <algorithm>
#include <array>
#include <string>

namespace engine {

std::span<const DataFormat> dataFormats()
{
    static constexpr std::array<DataFormat, 5> formats{{
        {"csv", "slices as comma-separated values", writeCsv},
        {"tsv", "slices as tab-separated values", writeTsv},
        {"json", "Chrome trace", writeChromeTrace},
        {"pftrace", "Perfetto trace", writePerfetto},
        {"interleave", "Interleave recording", save},
    }};
    return formats;
}

const DataFormat* dataFormatOf(const std::filesystem::path& path)
{
    std::string suffix = path.extension().string();
    std::ranges::transform(suffix, suffix.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto formats = dataFormats();
    const auto found = std::ranges::find_if(formats,
        [&](const DataFormat& format) { return suffix == '.' + std::string{format.suffix}; });
    return found == formats.end() ? nullptr : &*found;
}

Result<void> convert(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress)
{
    if (const DataFormat* format = dataFormatOf(path))
        return format->write(trace, path, progress);
    std::string choices;
    for (const DataFormat& format : dataFormats())
        choices += (choices.empty() ? "." : ", .") + std::string{format.suffix};
    return failure("cannot write " + path.string() + ": its name must end in one of " + choices);
}

} // namespace engine
