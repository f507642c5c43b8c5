// The lesson in the main window.
#include "app/lesson/lesson_file.h"
#include "app/window/banner.h"
#include "app/window/header_bar.h"
#include "app/window/lecture_mode.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/notices.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_book.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "views/words.h"

#include <QScrollArea>

namespace app {

void MainWindow::addLesson()
{
    const auto chooseDemo = [this](const engine::Workload* demo) {
        m_byLesson = true;
        this->chooseDemo(demo);
        m_byLesson = false;
    };
    const auto views = [this] {
        std::vector<std::string_view> ids;
        for (const ViewCard* card : m_stage->cards())
            ids.push_back(card->id());
        return ids;
    };
    m_player = new LessonPlayer{m_scene, m_controller,
        {.chooseDemo = chooseDemo,
            .demo = [this] { return m_demo; },
            .values = [this] { return m_parameters->values(); },
            .setValue = [this](std::size_t param,
                            std::int64_t value) { m_parameters->setValue(param, value); },
            .run = [this](auto duration) { start(duration); },
            .stop = [this] { stop(); },
            .views = views,
            .showViews = [this](std::span<const std::string_view> ids) { m_stage->setViews(ids); },
            .showRun = [this](const trace::Snapshot& trace) { showRun(trace); },
            .predict = [this] { askPrediction(); },
            .open =
                [this](const std::string& file, std::function<void(const QString&)> done) {
                    openForLesson(file, std::move(done));
                }},
        this};
    m_lesson = new LessonCard{m_scene, *m_player, m_backend.demos};
    m_stage->setHead(m_lesson);
    connect(m_stage, &Stage::lessonRequested, m_lesson, &LessonCard::start);
    connect(m_header, &HeaderBar::lessonToggled, this,
        [this](bool open) { open ? m_lesson->open() : m_lesson->hide(); });
    const auto show = [this] {
        m_header->setLesson(m_lesson->hasLesson(), !m_lesson->isHidden());
        m_stage->inviteToLesson(m_lesson->isHidden());
    };
    connect(m_lesson, &LessonCard::openedOrClosed, this, show);
    connect(m_player, &LessonPlayer::changed, this, show);
    addLessonCommands();
}

void MainWindow::addLessonCommands()
{
    const QString group = tr("Lesson");
    m_commands.add({.id = QStringLiteral("lesson"),
        .group = group,
        .title = tr("Begin or go on with the lesson"),
        .act = [this] { m_lesson->start(); }});
    m_commands.add({.id = QStringLiteral("lesson-next"),
        .group = group,
        .title = tr("Next step of the lesson"),
        .keys = {Qt::Key_PageDown},
        .act = [this] {
            const lesson::Lesson* const lesson = m_player->lesson();
            const bool last = lesson != nullptr && m_player->step() + 1 == lesson->steps.size();
            if (m_lesson->isVisible())
                last && m_lecture->on() ? tellEnd(true) : m_lesson->next();
            else if (m_lecture->on())
                m_lesson->start();
        }});
    m_commands.add({.id = QStringLiteral("lesson-back"),
        .group = group,
        .title = tr("Previous step, as you left it"),
        .keys = {Qt::Key_PageUp},
        .act = [this] {
            if (m_lesson->isVisible())
                m_player->step() == 0 && m_lecture->on() ? tellEnd(false) : m_lesson->back();
            else if (m_lecture->on())
                m_lesson->open();
        }});
    m_commands.add({.id = QStringLiteral("lesson-first"),
        .group = group,
        .title = tr("The beginning of the lesson"),
        .act = [this] { goToStep(false); },
        .gesture = tr("Home, in a lecture")});
    m_commands.add({.id = QStringLiteral("lesson-last"),
        .group = group,
        .title = tr("The last step of the lesson"),
        .act = [this] { goToStep(true); },
        .gesture = tr("End, in a lecture")});
}

void MainWindow::openLesson(const QString& path)
{
    m_lesson->openPath(path);
}

/// A recording of the demo that the step is about, as its author left it.
void MainWindow::openForLesson(const std::string& file, std::function<void(const QString&)> done)
{
    const auto path = lesson::recordingOf(file, m_lesson->file().toStdString());
    readRecording(QString::fromStdString(path.string()),
        [this, done](const trace::Snapshot& trace, const auto&, const QString& why) {
            if (!why.isEmpty())
                return done(why);
            const trace::Provenance& from = trace->provenance();
            if (m_demo == nullptr || from.demo != m_demo->id)
                return done(tr("it is a run of %1; the step must say: demo %2")
                                .arg(views::shown(from.title), QString::fromStdString(from.demo)));
            m_byLesson = true;
            present(trace, true, outcomeText(*trace));
            m_book->opened(trace);
            m_byLesson = false;
            done({});
        });
}

void MainWindow::showRun(const trace::Snapshot& trace)
{
    m_controller.abandon();
    m_book->leave();
    m_stage->banners().clear();
    m_first = false;
    m_loaded = false;
    m_scene.reset(trace, false);
    if (m_scene.hasTrace())
        m_book->adopted(trace);
    m_stage->showCards(m_scene.hasTrace());
    m_header->setStatus(m_scene.hasTrace() ? outcomeText(*trace) : QString{});
    if (m_scene.hasTrace())
        showNotices(*trace);
    showPhase();
    showBadge();
}

void MainWindow::askPrediction()
{
    m_prediction->reset();
    showPrediction();
}

void MainWindow::showPrediction()
{
    for (QWidget* up = m_prediction; up != nullptr; up = up->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(up))
            area->ensureWidgetVisible(m_prediction, 0, 20);
}

} // namespace app
