#include "engine/lifecycle/cast.h"

#include <utility>

namespace engine {

Cast::Cast(trace::Builder& builder, pid_t root, DescribeResource describe)
    : m_builder{builder}
    , m_root{root}
    , m_describe{std::move(describe)}
{
}

Cast::Slot* Cast::slot(pid_t tid)
{
    const auto found = m_slots.find(tid);
    if (found != m_slots.end())
        return &found->second;
    return m_slots.size() < mostSlots ? &m_slots[tid] : nullptr;
}

const Cast::Slot* Cast::known(pid_t tid) const
{
    const auto found = m_slots.find(tid);
    return found == m_slots.end() ? nullptr : &found->second;
}

Life* Cast::find(pid_t tid)
{
    const Slot* const slot = known(tid);
    return slot == nullptr ? nullptr : slot->life;
}

Life* Cast::begin(pid_t pid, pid_t tid, trace::Time born, bool forked, const Life* creator)
{
    Slot* const place = slot(tid);
    if (place == nullptr || m_lives.size() >= mostLives)
        return nullptr;
    if (pid == tid && place->life != nullptr)
        m_processes.erase(pid); // the number may be a dead process's
    Life& life = m_lives.emplace_back(pid, tid, born, forked);
    if (creator != nullptr) {
        life.comm = creator->isHelper() ? std::string{} : creator->comm;
        life.parentPid = creator->pid();
        life.creator = creator->row().actor();
    }
    place->life = &life;
    return &life;
}

void Cast::show(Life& life)
{
    if (!life.row().undecided())
        return;
    const trace::ActorId parent = process(life.pid(), life.parentPid, life.comm);
    life.row().show(m_builder,
        m_builder.addActor(trace::ActorKind::Thread, nameOf(life), parent, life.pid(), life.tid()));
}

trace::ActorId Cast::process(pid_t pid, pid_t parent, const std::string& name)
{
    if (const auto found = m_processes.find(pid); found != m_processes.end())
        return found->second;
    std::optional<trace::ActorId> above{};
    if (const auto found = m_processes.find(parent); found != m_processes.end() && parent != pid)
        above = found->second;
    std::string shown = name;
    if (pid == m_root && !m_builder.provenance().demo.empty())
        shown = m_builder.provenance().demo;
    if (shown.empty())
        shown = "process " + std::to_string(pid);
    const auto actor =
        m_builder.addActor(trace::ActorKind::Process, std::move(shown), above, pid, pid);
    m_processes.emplace(pid, actor);
    return actor;
}

std::string Cast::nameOf(const Life& life) const
{
    if (!life.named.empty())
        return life.named;
    const bool runner = life.comm.starts_with("interleave");
    if (!life.comm.empty() && !runner)
        return life.comm;
    return life.pid() == life.tid() ? "main" : "thread " + std::to_string(life.tid());
}

void Cast::callByKernel(Life& life, std::string comm)
{
    life.comm = std::move(comm);
    if (life.row().actor())
        m_builder.rename(*life.row().actor(), nameOf(life));
    const auto found = m_processes.find(life.pid());
    if (life.pid() == life.tid() && life.pid() != m_root && found != m_processes.end())
        m_builder.rename(found->second, life.comm);
}

void Cast::callByProgram(Life& life, std::string name)
{
    if (name.empty() || name == life.named)
        return;
    life.named = std::move(name);
    if (life.row().actor())
        m_builder.rename(*life.row().actor(), nameOf(life));
}

trace::ResourceId Cast::newResource(std::uint32_t number)
{
    if (number > mostResources) {
        if (!m_wildResource)
            m_wildResource = add({.kind = trace::ResourceKind::Other, .name = "unknown resource"});
        return *m_wildResource;
    }
    // In the order of their numbers, so that ids do not depend on who is read first.
    while (m_resources.size() < number)
        m_resources.push_back(add(m_describe(static_cast<std::uint32_t>(m_resources.size() + 1))));
    return m_resources[number - 1];
}

trace::ResourceId Cast::add(ArenaReader::ResourceInfo info)
{
    m_kinds.push_back(info.kind);
    return m_builder.addResource(info.kind, std::move(info.name));
}

bool Cast::isOurs(std::optional<trace::ResourceId> resource) const
{
    if (!resource)
        return false;
    const trace::ResourceKind kind = m_kinds[trace::index(*resource)];
    return kind != trace::ResourceKind::File && kind != trace::ResourceKind::Timer;
}

} // namespace engine
