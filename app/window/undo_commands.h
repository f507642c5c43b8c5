#pragma once

#include "engine/trace/model.h"

#include <QUndoCommand>

#include <cstdint>
#include <functional>
#include <vector>

namespace app {

/// A parameter got another value. Changes of one gesture (a drag of the slider) are one step.
class ParameterChange final : public QUndoCommand {
public:
    using Apply = std::function<void(std::size_t param, std::int64_t value)>;

    /// `gesture`: 0 stands alone. The new value is in force already: the first redo does nothing.
    ParameterChange(const QString& label, std::size_t param, std::int64_t before,
        std::int64_t after, std::uint64_t gesture, Apply apply);

    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;
    void undo() override { m_apply(m_param, m_before); }
    void redo() override;

private:
    std::size_t m_param;
    std::int64_t m_before;
    std::int64_t m_after;
    std::uint64_t m_gesture;
    bool m_done = true;
    Apply m_apply;
};

/// The bookmarks of one run became others.
class BookmarkChange final : public QUndoCommand {
public:
    using Bookmarks = std::vector<trace::Bookmark>;
    using Apply = std::function<void(std::uint64_t run, const Bookmarks&)>;

    BookmarkChange(
        const QString& text, std::uint64_t run, Bookmarks before, Bookmarks after, Apply apply);

    void undo() override { m_apply(m_run, m_before); }
    void redo() override { m_apply(m_run, m_after); }

private:
    std::uint64_t m_run;
    Bookmarks m_before;
    Bookmarks m_after;
    Apply m_apply;
};

} // namespace app
