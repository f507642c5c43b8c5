#pragma once

#include "engine/files/sqlite.h"

#include <cerrno>
#include <string>

namespace engine::files {

[[noreturn]] inline void damaged(const std::string& how)
{
    throw Refusal{0, "damaged: " + how};
}

/// Runs `use`; what it refuses is damage in `where`.
template <class Use>
void within(const std::string& where, Use&& use)
{
    try {
        use();
    } catch (const Refusal& refusal) {
        if (refusal.code == ECANCELED)
            throw;
        throw Refusal{refusal.code, "damaged: " + where + ": " + refusal.what};
    }
}

inline std::string ofActor(std::size_t actor)
{
    return " of actor " + std::to_string(actor);
}

} // namespace engine::files
