#include "engine/lifecycle/cpu_rows.h"

namespace engine {

using trace::State;

CpuRows::CpuRows(trace::Builder& builder)
    : m_builder{builder}
{
    if (builder.provenance().tier == trace::Tier::Program)
        return;
    for (const trace::CpuId cpu : builder.provenance().machine.usable)
        if (cpu < most)
            shown(cpu);
}

Life* CpuRows::occupant(trace::CpuId cpu) const
{
    return cpu < m_cpus.size() ? m_cpus[cpu].occupant : nullptr;
}

CpuRows::Cpu& CpuRows::shown(trace::CpuId id)
{
    if (id >= m_cpus.size())
        m_cpus.resize(id + std::size_t{1});
    Cpu& cpu = m_cpus[id];
    if (!cpu.shown)
        cpu.row.show(m_builder,
            m_builder.addActor(trace::ActorKind::Cpu, "CPU " + std::to_string(id), {}, 0, id));
    cpu.shown = true;
    return cpu;
}

void CpuRows::write(Cpu& cpu, trace::CpuId id, trace::Time at, State state)
{
    const auto peer = cpu.occupant != nullptr ? cpu.occupant->row().actor() : std::nullopt;
    cpu.row.state(
        {.begin = at, .state = state, .basis = trace::Basis::Kernel, .cpu = id, .peer = peer});
}

void CpuRows::enter(trace::CpuId id, Life& life, trace::Time at)
{
    Cpu& cpu = shown(id);
    cpu.occupant = &life;
    write(cpu, id, at, life.row().actor() ? State::Running : State::None);
}

void CpuRows::leave(trace::CpuId id, trace::Time at)
{
    Cpu& cpu = shown(id);
    cpu.occupant = nullptr;
    write(cpu, id, at, State::None);
}

void CpuRows::lose(trace::CpuId id, trace::Time at)
{
    if (id >= m_cpus.size() || !m_cpus[id].shown)
        return;
    m_cpus[id].occupant = nullptr;
    write(m_cpus[id], id, at, State::Lost);
}

void CpuRows::doubtLast(trace::CpuId id)
{
    if (id < m_cpus.size() && !m_cpus[id].row.empty() && m_cpus[id].row.last() != State::Lost)
        lose(id, m_cpus[id].row.reached());
}

void CpuRows::finish(trace::Time at)
{
    for (std::size_t id = 0; id < m_cpus.size(); ++id) {
        if (m_cpus[id].shown && m_cpus[id].row.last() == State::Running)
            leave(static_cast<trace::CpuId>(id), at);
    }
}

} // namespace engine
