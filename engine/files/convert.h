#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "engine/trace/trace.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace engine {

/// A kind of file that a trace's data can be written as.
struct DataFormat {
    std::string_view suffix{}; ///< without the dot; also its name
    std::string_view label{};
    Result<void> (*write)(
        const trace::Trace&, const std::filesystem::path&, const Progress&) = nullptr;
};

/// csv, tsv, json, pftrace, interleave. Static.
std::span<const DataFormat> dataFormats();

/// The format that `path` ends in, whatever the case; null if none of them.
const DataFormat* dataFormatOf(const std::filesystem::path& path);

/// Writes the trace as the suffix of `path` says. Error: an unknown suffix, naming the choices; or
/// what the format's writer reports.
Result<void> convert(
    const trace::Trace& trace, const std::filesystem::path& path, const Progress& progress = {});

} // namespace engine
