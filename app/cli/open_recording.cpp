#include "app/cli/open_recording.h"

#include "app/cli/words.h"
#include "engine/files/interleave_file.h"

#include <iostream>

namespace app::cli {

Expected<trace::Snapshot> openRecording(const std::string& path)
{
    std::vector<std::string> unread;
    auto trace = engine::open(path, {}, &unread);
    if (!trace)
        return refused(trace.error().message);
    if (!unread.empty())
        std::cerr << "interleave: note: " << path << " also holds what this version leaves out: "
                  << joined(std::vector<std::string_view>{unread.begin(), unread.end()})
                  << std::endl;
    return *std::move(trace);
}

} // namespace app::cli
