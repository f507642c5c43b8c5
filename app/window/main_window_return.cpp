// What stood in the window before a lecture, and how it comes back.
#include "app/window/banner.h"
#include "app/window/lecture_mode.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/notices.h"
#include "app/window/parameter_panel.h"
#include "app/window/run_book.h"
#include "app/window/stage.h"

#include <utility>

namespace app {
namespace {

const QString endTopic{QStringLiteral("lecture-end")};

} // namespace

void MainWindow::noteBeforeLecture()
{
    if (m_before || m_lecture->on())
        return;
    m_before = {.demo = m_demo,
        .trace = m_scene.trace(),
        .staging = m_book->staging(),
        .values = m_parameters->values(),
        .run = m_book->current(),
        .loaded = m_loaded,
        .lesson = m_lesson->isVisible(),
        .own = m_lesson->isOwn()};
}

/// A lecture about the demo that stood here leaves its last run; one that went elsewhere gives back
/// what stood here, and can be gone on with.
void MainWindow::afterLecture()
{
    m_stage->banners().remove(endTopic);
    const auto before = std::exchange(m_before, {});
    const bool ownNow = m_lesson->isOwn() && m_lesson->hasLesson();
    if (!before || (m_demo == before->demo && ownNow == before->own))
        return;
    const std::size_t step = ownNow ? m_player->step() : 0;
    if (before->demo != nullptr) {
        chooseDemo(before->demo);
        m_lesson->setDemo(before->demo);
    }
    if (!before->trace->extent().empty()) {
        present(before->trace, before->loaded, outcomeText(*before->trace));
        m_book->shown({.id = before->run,
            .trace = before->trace,
            .staging = before->staging,
            .loaded = before->loaded});
    }
    if (before->demo != nullptr) {
        m_parameters->setParams(before->demo->params, before->values);
        boundParameters();
    }
    m_book->parametersSet();
    before->lesson ? m_lesson->open() : m_lesson->hide();
    if (ownNow)
        m_stage->banners().show(QStringLiteral("lecture-left"), BannerKind::Info,
            tr("The lecture was left at step %1. What stood here before it is back.").arg(step),
            {{tr("Go on with the lecture"), [this] { resumeLecture(); }}});
}

/// There is no further step that way.
void MainWindow::tellEnd(bool forward)
{
    m_stage->banners().show(endTopic, BannerKind::Info,
        forward ? tr("That was the last step. Esc leaves the lecture.")
                : tr("This is the beginning of the lecture."));
}

void MainWindow::goToStep(bool last)
{
    const lesson::Lesson* const lesson = m_player->lesson();
    if (lesson == nullptr || !m_lesson->isVisible())
        return;
    const std::size_t step = last ? lesson->steps.size() - 1 : 0;
    if (step == m_player->step())
        return tellEnd(last);
    m_player->goTo(step);
}

} // namespace app
