// Lecture mode in the main window: its commands, and what it is told of the lesson.
#include "app/window/banner.h"
#include "app/window/catalogue_panel.h"
#include "app/window/code_panel.h"
#include "app/window/find_bar.h"
#include "app/window/header_bar.h"
#include "app/window/lecture_mode.h"
#include "app/window/lecture_notes.h"
#include "app/window/lecture_veil.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/stage.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QShortcut>
#include <QSplitter>

namespace app {
namespace {

const QString largerKey{QStringLiteral("lectureLarger")};
const QString lastKey{QStringLiteral("lastLecture")}; ///< its file and step

QString qString(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

void MainWindow::addLecture()
{
    m_lecture = new LectureMode{{.window = this,
        .columns = m_columns,
        .stage = m_stage,
        .side = m_columns->widget(2),
        .chrome = {m_header, m_catalogue, m_code},
        .appearance = &m_appearance}};
    m_lecture->setLarger(m_preferences.texts(largerKey).value(0).toInt());
    m_notes = std::make_unique<LectureNotes>(*this);
    connect(m_lecture, &LectureMode::largerChanged, this,
        [this](int steps) { m_preferences.setTexts(largerKey, {QString::number(steps)}); });
    connect(m_lesson, &LessonCard::stepChanged, this, &MainWindow::showNote);
    connect(m_player, &LessonPlayer::changed, this, &MainWindow::showNote);
    connect(m_player, &LessonPlayer::changed, this, &MainWindow::rememberLecture);
    connect(m_lecture, &LectureMode::entering, this, [this] {
        remember();
        noteBeforeLecture();
    });
    connect(m_lecture, &LectureMode::left, this, &MainWindow::afterLecture);
    connect(m_lesson, &LessonCard::stepChanged, this,
        [this] { m_stage->banners().remove(QStringLiteral("lecture-end")); });
    connect(m_lecture, &LectureMode::entered, this, [this] {
        m_notes->startClock();
        showNote();
        rememberLecture();
        if (QGuiApplication::screens().size() > 1)
            m_notes->present();
        activateWindow();
    });
    connect(m_lecture, &LectureMode::left, m_notes.get(), &QWidget::hide);
    addLectureCommands();
    // A clicker works whatever has the focus: a slider would take its keys for its own.
    for (const auto& [key, id] :
        {std::pair{Qt::Key_PageDown, "lesson-next"}, std::pair{Qt::Key_PageUp, "lesson-back"},
            std::pair{Qt::Key_Home, "lesson-first"}, std::pair{Qt::Key_End, "lesson-last"}}) {
        auto* clicker = new QShortcut{QKeySequence{key}, this};
        clicker->setEnabled(false);
        connect(clicker, &QShortcut::activated, this,
            [this, name = QLatin1String{id}] { m_commands.perform(name); });
        connect(
            m_lecture, &LectureMode::entered, clicker, [clicker] { clicker->setEnabled(true); });
        connect(m_lecture, &LectureMode::left, clicker, [clicker] { clicker->setEnabled(false); });
    }
}

void MainWindow::addLectureCommands()
{
    const QString group = tr("Lecture");
    const auto add = [&](const char* id, const QString& title, const QKeySequence& keys,
                         std::function<void()> act, bool anywhere = false) {
        m_commands.add({.id = QLatin1String{id},
            .group = group,
            .title = title,
            .keys = keys.isEmpty() ? QList<QKeySequence>{} : QList<QKeySequence>{keys},
            .act = std::move(act),
            .anywhere = anywhere});
    };
    add("lecture", tr("Lecture mode: full screen and large, and back"), Qt::Key_F5,
        [this] { m_lecture->toggle(); });
    add("lecture-resume", tr("Go on with the last lecture"), {}, [this] { resumeLecture(); });
    add(
        "lecture-leave", tr("Leave lecture mode"), Qt::Key_Escape,
        [this] {
            if (m_stage->findBar().isVisible())
                m_stage->findBar().hide();
            else
                m_lecture->leave();
        },
        true);
    m_commands.add({.id = QStringLiteral("lecture-black"),
        .group = group,
        .title = tr("Black screen; any key returns"),
        .keys = {Qt::Key_B, Qt::Key_Period}, // what clickers send
        .act = [this] { m_lecture->veil().setBlack(true); },
        .anywhere = true});
    add("spotlight", tr("Spotlight: tap to keep it, hold to see it while held"), Qt::Key_H,
        [this] { m_lecture->veil().pressSpotlight(); });
    add("lecture-larger", tr("Larger type"), Qt::CTRL | Qt::Key_Plus,
        [this] { m_lecture->setLarger(m_lecture->larger() + 1); });
    add("lecture-smaller", tr("Smaller type"), Qt::CTRL | Qt::Key_Minus,
        [this] { m_lecture->setLarger(m_lecture->larger() - 1); });
    add("lecture-side", tr("Show or hide the sliders"), Qt::Key_K,
        [this] { m_lecture->showSide(!m_lecture->sideShown()); });
    add("lecture-view", tr("One view on the whole stage, the next, all"), Qt::Key_V,
        [this] { m_lecture->nextView(); });
    add("notes", tr("Speaker notes in a window of their own, and away"), Qt::Key_F6, [this] {
        showNote();
        m_notes->isVisible() ? m_notes->hide() : m_notes->present();
    });
    const auto able = [this](bool on) {
        m_commands.setEnabled({"lecture-leave", "lecture-black", "lecture-larger",
                                  "lecture-smaller", "lecture-side", "lecture-view"},
            on);
        m_commands.setEnabled({"select-nothing"}, !on); // Esc leaves
    };
    connect(m_lecture, &LectureMode::entered, this, [able] { able(true); });
    connect(m_lecture, &LectureMode::left, this, [able] { able(false); });
    able(false);
    m_commands.setEnabled({"lecture-resume"}, !m_preferences.texts(lastKey).isEmpty());
}

void MainWindow::openLecture(const QString& path)
{
    noteBeforeLecture();
    openLesson(path);
    m_lecture->enter();
}

void MainWindow::rememberLecture()
{
    if (!m_lecture->on() || !m_lesson->isOwn() || !m_lesson->hasLesson())
        return;
    m_preferences.setTexts(lastKey,
        {QFileInfo{m_lesson->file()}.absoluteFilePath(), QString::number(m_player->step())});
    m_commands.setEnabled({"lecture-resume"}, true);
}

void MainWindow::resumeLecture()
{
    const QStringList last = m_preferences.texts(lastKey);
    if (last.isEmpty())
        return;
    openLecture(last.front());
    if (const std::size_t step = last.value(1).toULongLong(); m_lesson->hasLesson() && step > 0)
        m_player->goTo(step);
}

void MainWindow::showNote()
{
    const lesson::Lesson* const lesson = m_player->lesson();
    if (lesson == nullptr)
        return m_notes->setNote({.title = tr("No lesson is open")});
    const std::size_t step = m_player->step();
    const std::size_t last = lesson->steps.size() - 1;
    m_notes->setNote({.title = qString(lesson->steps[step].title),
        .place = step > 0 ? tr("step %1 of %2").arg(step).arg(last)
            : last == 1   ? tr("introduction, before one step")
                          : tr("introduction, before %n steps", nullptr, static_cast<int>(last)),
        .notes = m_lesson->notes(),
        .next = step < last ? qString(lesson->steps[step + 1].title) : QString{}});
}

} // namespace app
