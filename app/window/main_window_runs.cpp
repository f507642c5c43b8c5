// Runs kept, compared and repeated; undo; recent recordings of the main window.
#include "app/window/banner.h"
#include "app/window/header_bar.h"
#include "app/window/main_window.h"
#include "app/window/notices.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/recent_files.h"
#include "app/window/repeat_dialog.h"
#include "app/window/run_book.h"
#include "app/window/run_settings.h"
#include "app/window/runs_panel.h"
#include "views/words.h"

#include <QFileInfo>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace app {
namespace {

const QString recentKey{QStringLiteral("recentFiles")};
const QString compareTopic{QStringLiteral("compare")};
const QString overlaidKey{QStringLiteral("compareOverlaid")};

} // namespace

void MainWindow::makeRunBook()
{
    m_book = new RunBook{m_scene, *m_stage, *m_parameters, *m_prediction, this};
    const auto setting = [this](const char* key, std::size_t usual) {
        bool valid = false;
        const auto value =
            m_preferences.texts(QLatin1String{key}).join(QString{}).toULongLong(&valid);
        return valid && value > 0 ? static_cast<std::size_t>(value) : usual;
    };
    m_book->history().setLimits(setting("runsKept", RunHistory::usualMost),
        setting("runsKeptBytes", RunHistory::usualBytes));
    m_runs = new RunsPanel{m_book->history(), m_book->tally(), this};
    m_repeat = new RepeatDialog{m_backend.start, this};
    m_book->setOverlaid(m_preferences.flag(overlaidKey));
    connectRunBook();
}

void MainWindow::connectRunBook()
{
    connect(m_runs, &RunsPanel::showRequested, this, &MainWindow::showKept);
    connect(m_runs, &RunsPanel::compareRequested, m_book, &RunBook::compareWith);
    connect(m_runs, &RunsPanel::pinRequested, &m_book->history(), &RunHistory::setPinned);
    connect(m_runs, &RunsPanel::removeRequested, &m_book->history(), &RunHistory::remove);
    connect(m_runs, &RunsPanel::saveRequested, this, [this](std::uint64_t id) {
        if (id != m_book->current())
            showKept(id);
        askSave();
    });
    connect(m_book, &RunBook::comparisonChanged, this, &MainWindow::showComparison);
    connect(&m_book->history(), &RunHistory::changed, this,
        [this] { m_header->setRunsKept(static_cast<int>(m_book->history().runs().size())); });
    connect(m_header, &HeaderBar::runsRequested, this,
        [this] { m_runs->popUp(m_header->runsButton(), m_book->current(), m_book->a()); });
    connect(m_header, &HeaderBar::compareToggled, this, &MainWindow::toggleComparison);
    connect(m_header, &HeaderBar::recentAboutToShow, this, &MainWindow::fillRecent);

    connect(m_header, &HeaderBar::overlaidToggled, this, &MainWindow::setOverlaid);
    connect(m_repeat, &RepeatDialog::measured, this, [this](const trace::Snapshot& trace) {
        m_book->measured(*trace);
        if (m_book->repeated())
            m_stage->banners().remove(compareTopic);
    });
}

void MainWindow::showKept(std::uint64_t id)
{
    const KeptRun* found = m_book->history().find(id);
    if (found == nullptr)
        return;
    if (id == m_book->current()) {
        if (m_book->besideEachOther()) // it is there, beside another
            m_book->endComparison();
        return;
    }
    const KeptRun kept = *found; // what follows may drop it
    present(kept.trace, kept.loaded, outcomeText(*kept.trace));
    m_book->shown(kept);
    emit keptRunShown(id);
}

void MainWindow::toggleComparison(bool on)
{
    if (!on)
        return m_book->endComparison();
    m_book->compareWith(m_book->current());
    if (!m_book->comparing())
        m_header->setComparing(false, {});
}

void MainWindow::setOverlaid(bool overlaid)
{
    m_preferences.setFlag(overlaidKey, overlaid);
    m_book->setOverlaid(overlaid);
}

void MainWindow::showComparison()
{
    const KeptRun* a = m_book->history().find(m_book->a());
    m_header->setComparing(a != nullptr,
        a != nullptr ? RunsPanel::difference(*a, m_book->history().before(*a)) : QString{});
    m_header->setOverlaid(m_book->besideEachOther(), m_book->overlaid());
    m_stage->banners().remove(compareTopic);
    if (!m_book->besideEachOther())
        showViewsOf(m_demo);
    if (a != nullptr)
        tellComparison(*a);
}

/// What can be done about a comparison that has no B yet, or no repeats.
void MainWindow::tellComparison(const KeptRun& a)
{
    const BannerAction end{tr("End the comparison"), [this] { m_book->endComparison(); }};
    const auto tell = [this](const QString& text, const std::vector<BannerAction>& actions) {
        m_stage->banners().show(compareTopic, BannerKind::Info, text, actions);
    };
    if (!m_book->besideEachOther()) {
        std::vector<BannerAction> actions{end};
        if (const KeptRun* before = m_book->history().before(a))
            actions.insert(actions.begin(),
                {tr("Compare with the run before"),
                    [this, id = before->id] { m_book->compareWith(id); }});
        return tell(tr("This run is kept as A. Change a parameter and run again: run B will stand "
                       "beside it, on the same time axis."),
            actions);
    }
    if (m_book->repeated() || !m_scene.trace()->finished())
        return;
    if (m_book->setAlike())
        return tell(tr("A and B are set alike: what differs between them is chance."), {end});
    tell(tr("A and B were run once each: what differs may be chance."),
        {{tr("Repeat both 10×…"), [this] { askRepeat(true); }}, end});
}

/// Pre: the demo of `from` is in the catalogue, else its request has none.
RepeatSubject MainWindow::subjectOf(const trace::Trace& run) const
{
    const trace::Provenance& from = run.provenance();
    const auto found = std::ranges::find(m_backend.demos, from.demo, &engine::Workload::id);
    if (found == m_backend.demos.end())
        return {};
    const std::vector<std::int64_t> values = valuesOf(**found, from);
    return {.demo = views::shown(from.title),
        .settings = settingsText(**found, values),
        .request = {.workload = *found, .values = values}};
}

void MainWindow::askRepeat(bool both)
{
    RepeatSubject own;
    if (m_demo != nullptr)
        own = {.demo = views::shown(m_demo->title),
            .settings = settingsText(*m_demo, m_parameters->values()),
            .request = {.workload = m_demo, .values = m_parameters->values()}};
    std::vector<RepeatSubject> two;
    if (m_book->besideEachOther() && !m_book->setAlike())
        two = {subjectOf(*m_scene.frame().other), subjectOf(*m_scene.trace())};
    if (std::ranges::any_of(
            two, [](const RepeatSubject& subject) { return subject.request.workload == nullptr; }))
        two.clear(); // recorded with a demo that is not here
    m_repeat->popUp(own, two, both);
}

void MainWindow::noteFile(const QString& path)
{
    m_preferences.setTexts(recentKey, withRecent(m_preferences.texts(recentKey), path));
}

void MainWindow::fillRecent(QMenu* menu)
{
    menu->clear();
    const QStringList recent = stillThere(m_preferences.texts(recentKey));
    m_preferences.setTexts(recentKey, recent);
    for (const QString& path : recent) {
        QAction* action = menu->addAction(QFileInfo{path}.fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (recent.isEmpty()) {
        menu->addAction(tr("No recording has been opened or saved yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    menu->addAction(tr("Clear this list"), this, [this] { m_preferences.setTexts(recentKey, {}); });
}

void MainWindow::addRunBookCommands()
{
    const QString runs = tr("Runs");
    const auto add = [this, runs](const char* id, const QString& title, const QKeySequence& key,
                         std::function<void()> act) {
        m_commands.add({.id = QLatin1String{id},
            .group = runs,
            .title = title,
            .keys = {key},
            .act = std::move(act)});
    };
    add("runs", tr("Show the runs that are kept"), Qt::CTRL | Qt::Key_H,
        [this] { m_runs->popUp(m_header->runsButton(), m_book->current(), m_book->a()); });
    add("compare", tr("Keep this run as A and compare, or end the comparison"), Qt::Key_C,
        [this] { toggleComparison(!m_book->comparing()); });
    add("repeat", tr("Repeat the run, for the spread of its figures…"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { askRepeat(m_book->besideEachOther()); });
    add("compare-overlaid", tr("Compare thread by thread, or one run above the other"),
        Qt::SHIFT | Qt::Key_C, [this] { setOverlaid(!m_book->overlaid()); });
    add("undo", tr("Undo the change of a parameter or bookmark"), Qt::CTRL | Qt::Key_Z,
        [this] { m_book->undoStack().undo(); });
    add("redo", tr("Redo it"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
        [this] { m_book->undoStack().redo(); });
}

} // namespace app
