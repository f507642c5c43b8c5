#pragma once

#include "engine/measure/topology.h"

#include <string>

namespace engine {

/// A topology as a text that one process hands to another of the same program; no format to keep.
std::string topologyText(const Topology& topology);

/// The reverse. The text is not trusted: the process that wrote it may have gone wrong. Error: it
/// is no such text, or refers to parts that it does not have.
Result<Topology> topologyOfText(const std::string& text);

} // namespace engine
