#include "engine/lifecycle/row.h"

#include <cassert>

namespace engine {

void Row::show(trace::Builder& builder, trace::ActorId actor)
{
    assert(undecided());
    m_builder = &builder;
    m_actor = actor;
    for (const trace::SliceStart& start : m_early)
        builder.append(actor, start);
    m_early = {};
}

void Row::hide()
{
    m_hidden = true;
    m_early = {};
}

void Row::state(const trace::SliceStart& start)
{
    if (start.begin < m_reached) {
        trace::SliceStart later = start;
        later.begin = m_reached;
        return state(later);
    }
    m_reached = start.begin;
    m_last = start.state;
    m_written = true;
    if (m_actor)
        m_builder->append(*m_actor, start);
    else if (!m_hidden)
        m_early.push_back(start);
}

} // namespace engine
