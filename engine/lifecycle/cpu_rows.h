#pragma once

#include "engine/lifecycle/life.h"

#include <vector>

namespace engine {

/// Who runs on which CPU: one row per CPU that the run might use, from the start, and per other CPU
/// seen; its slices name the thread. At most one thread occupies a CPU at a time, by construction.
class CpuRows {
public:
    /// Who might use which CPUs, and whether anyone tells who does, is in the builder's provenance.
    explicit CpuRows(trace::Builder& builder);

    /// Who runs there now; null: none of ours, or unknown.
    Life* occupant(trace::CpuId cpu) const;

    /// Pre: cpu < most. The former occupant must have left.
    void enter(trace::CpuId cpu, Life& life, trace::Time at);
    void leave(trace::CpuId cpu, trace::Time at);

    /// What happens there from `at` on is unknown.
    void lose(trace::CpuId cpu, trace::Time at);

    /// What happened there since its last slice began is unknown.
    void doubtLast(trace::CpuId cpu);

    /// Nothing runs any more.
    void finish(trace::Time at);

    static constexpr trace::CpuId most = 4096;

private:
    struct Cpu {
        Row row{};
        Life* occupant = nullptr;
        bool shown = false;
    };
    Cpu& shown(trace::CpuId cpu);
    void write(Cpu& cpu, trace::CpuId id, trace::Time at, trace::State state);

    trace::Builder& m_builder;
    std::vector<Cpu> m_cpus;
};

} // namespace engine
