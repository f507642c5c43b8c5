#include "app/window/undo_commands.h"

#include <QCoreApplication>

#include <utility>

namespace app {

ParameterChange::ParameterChange(const QString& label, std::size_t param, std::int64_t before,
    std::int64_t after, std::uint64_t gesture, Apply apply)
    : QUndoCommand{QCoreApplication::translate("app::RunBook", "change of “%1”").arg(label)}
    , m_param{param}
    , m_before{before}
    , m_after{after}
    , m_gesture{gesture}
    , m_apply{std::move(apply)}
{
}

bool ParameterChange::mergeWith(const QUndoCommand* other)
{
    const auto* next = static_cast<const ParameterChange*>(other);
    if (m_gesture == 0 || next->m_gesture != m_gesture || next->m_param != m_param)
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before); // dragged back to where it was
    return true;
}

void ParameterChange::redo()
{
    if (!std::exchange(m_done, false))
        m_apply(m_param, m_after);
}

BookmarkChange::BookmarkChange(
    const QString& text, std::uint64_t run, Bookmarks before, Bookmarks after, Apply apply)
    : QUndoCommand{text}
    , m_run{run}
    , m_before{std::move(before)}
    , m_after{std::move(after)}
    , m_apply{std::move(apply)}
{
}

} // namespace app
