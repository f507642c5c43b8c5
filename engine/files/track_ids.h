#pragma once

#include "engine/trace/trace.h"

#include <cstdint>
#include <vector>

namespace engine::files {

/// Process and thread numbers for formats that tell tracks apart by nothing else. An actor keeps
/// the kernel's numbers unless it has none or another has them too (threads' numbers are used
/// again); then it gets one above any the kernel gives. CPUs share a process of their own.
class TrackIds {
public:
    explicit TrackIds(const trace::Trace& trace);

    struct Ids {
        std::int32_t pid = 0;
        std::int32_t tid = 0;
    };
    const Ids& operator[](trace::ActorId actor) const { return m_ids[trace::index(actor)]; }

    static constexpr std::int32_t cpus = 1 << 22; ///< their process; the kernel's highest is below
    static constexpr std::int32_t orphans = cpus + 1; ///< of actors without a process

private:
    std::vector<Ids> m_ids;
};

} // namespace engine::files
