// Steps, loops, marks and bookmarks of the main window.
#include "app/window/bookmarks_panel.h"
#include "app/window/header_bar.h"
#include "app/window/loop_button.h"
#include "app/window/main_window.h"
#include "app/window/overview.h"
#include "app/window/run_book.h"
#include "app/window/step_kind_button.h"
#include "app/window/transport_bar.h"

namespace app {
namespace {

const QString stepKey{QStringLiteral("step")};

} // namespace

void MainWindow::connectTime()
{
    StepKindButton& steps = m_transport->stepKind();
    const int kind = m_preferences.texts(stepKey).join(QString{}).toInt();
    steps.setKind(static_cast<StepKind>(std::clamp(kind, 0, 2)));
    connect(&steps, &StepKindButton::kindChanged, this, [this](StepKind chosen) {
        m_preferences.setTexts(stepKey, {QString::number(static_cast<int>(chosen))});
    });
    m_bookmarks = new BookmarksPanel{m_scene, this};
    connect(m_transport, &TransportBar::bookmarksRequested, this, &MainWindow::showBookmarks);
    connect(m_bookmarks, &BookmarksPanel::addRequested, this, &MainWindow::addBookmark);
    connect(m_bookmarks, &BookmarksPanel::renamed, m_book, &RunBook::renameBookmark);
    connect(m_bookmarks, &BookmarksPanel::removed, m_book, &RunBook::removeBookmark);
    connect(m_bookmarks, &BookmarksPanel::jumpRequested, this, &MainWindow::goTo);
}

void MainWindow::goTo(trace::Time time)
{
    m_scene.playhead().pause();
    m_scene.playhead().seek(time);
    m_scene.reveal(m_scene.playhead().time());
}

void MainWindow::addBookmark()
{
    if (!m_scene.hasTrace())
        return;
    const std::size_t number = m_book->addBookmark();
    m_bookmarks->popUp(m_transport->bookmarksButton(), number);
}

void MainWindow::goToMark(bool forward)
{
    const auto& marks = m_transport->overview().marks();
    const trace::Time now = m_scene.playhead().time();
    if (const auto mark = forward ? nextMark(marks, now) : previousMark(marks, now)) {
        goTo(mark->at);
        m_header->setStatus(mark->text);
    }
}

void MainWindow::showBookmarks()
{
    m_bookmarks->popUp(m_transport->bookmarksButton());
}

void MainWindow::addStepCommands()
{
    const QString group = tr("Time");
    const auto add = [this, group](const char* id, const QString& title, const QKeySequence& key,
                         std::function<void()> act) {
        m_commands.add({.id = QLatin1String{id},
            .group = group,
            .title = title,
            .keys = {key},
            .act = std::move(act)});
    };
    StepKindButton& steps = m_transport->stepKind();
    add("step-events", tr("Step by changes of any thread"), Qt::CTRL | Qt::Key_1,
        [&steps] { steps.setKind(StepKind::Event); });
    add("step-changes", tr("Step by changes of the selected thread"), Qt::CTRL | Qt::Key_2,
        [&steps] { steps.setKind(StepKind::Change); });
    add("step-decisions", tr("Step by decisions of the scheduler"), Qt::CTRL | Qt::Key_3,
        [&steps] { steps.setKind(StepKind::Decision); });
    add("loop", tr("Play the selected interval again and again"), Qt::Key_R,
        [this] { m_transport->loop().toggleLoop(); });
    add("bookmark", tr("Put a bookmark at the playhead"), Qt::Key_M, [this] { addBookmark(); });
    add("bookmarks", tr("Show the bookmarks"), Qt::CTRL | Qt::Key_B, [this] { showBookmarks(); });
    add("next-mark", tr("Go to the next bookmark or notable moment"), Qt::Key_N,
        [this] { goToMark(true); });
    add("previous-mark", tr("Go to the previous bookmark or notable moment"), Qt::SHIFT | Qt::Key_N,
        [this] { goToMark(false); });
}

} // namespace app
