#include "engine/sync/condition_variable.h"

namespace engine {

void ConditionVariable::notify_one(std::uint32_t line)
{
    record(EventKind::Line, trace::State::Running, m_resource, 0, line);
    m_condition.notify_one();
}

void ConditionVariable::notify_all(std::uint32_t line)
{
    record(EventKind::Line, trace::State::Running, m_resource, 0, line);
    m_condition.notify_all();
}

void ConditionVariable::wait(UniqueLock& lock, std::uint32_t line)
{
    Relock relock{*this, lock, line};
    m_condition.wait(relock);
}

} // namespace engine
