#pragma once

#include "engine/run/wire.h"

#include <cstdint>
#include <string>

namespace engine {

/// What the guardian knows once the family is gone.
struct Ending {
    int status = 0; ///< of the demo's process, as waitpid(2) gave it
    bool stopped = false; ///< on request
    std::string exceeded{}; ///< the limit that was, as exceeded() words it
    std::uint64_t fileSize = 0;
    std::string lastLine{}; ///< on standard error
    std::string note{}; ///< the last one there that was meant for a person
};

/// As the window is told. The first cause wins: a limit, then how the process ended; with what it
/// said last; of one that did not fail, with what it told a person.
News ending(const Ending& facts);

} // namespace engine
