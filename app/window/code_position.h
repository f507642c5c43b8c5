#pragma once

#include "engine/trace/trace.h"

#include <QString>

#include <map>
#include <vector>

namespace app {

/// Which threads stand at which source line at `time`: by the latest event of each that told its
/// line. Dead and unborn threads stand nowhere. O(threads · log slices).
std::map<int, std::vector<trace::ActorId>> linesAt(const trace::Trace& trace, trace::Time time);

/// What a tag calls them: "T2 is here", "T1, T2 and 5 more are here".
QString hereTag(const trace::Trace& trace, const std::vector<trace::ActorId>& threads);

} // namespace app
