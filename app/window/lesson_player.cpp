#include "app/window/lesson_player.h"

#include "app/cli/values.h"
#include "app/lesson/command.h"
#include "views/format.h"

#include <algorithm>

namespace app {
namespace {

/// Steps whose runs are kept: a run may take tens of megabytes.
constexpr std::size_t mostLeft = 8;

LessonPlayer::Told done(const QString& text = {})
{
    return {LessonPlayer::Deed::Done, text};
}

LessonPlayer::Told refused(const QString& why)
{
    return {LessonPlayer::Deed::Refused, why};
}

QString nothingRan()
{
    return LessonPlayer::tr("nothing has run yet");
}

} // namespace

LessonPlayer::LessonPlayer(
    Scene& scene, RunController& controller, LessonHands hands, QObject* parent)
    : QObject{parent}
    , m_scene{scene}
    , m_controller{controller}
    , m_hands{std::move(hands)}
{
    // Queued: whoever else shows the finished run does it first.
    connect(
        &controller, &RunController::finished, this,
        [this] {
            if (std::exchange(m_waiting, false))
                goOn();
        },
        Qt::QueuedConnection);
    connect(&controller, &RunController::refused, this, [this](const QString&) {
        if (std::exchange(m_waiting, false))
            refuseRest(tr("the demo could not be started"));
    });
}

void LessonPlayer::setLesson(std::shared_ptr<const lesson::Lesson> lesson)
{
    m_lesson = std::move(lesson);
    m_step = 0;
    ++m_visit;
    m_entered = false;
    m_waiting = false;
    m_told.clear();
    m_left.clear();
    m_order.clear();
    emit changed();
}

void LessonPlayer::goTo(std::size_t step)
{
    if (m_entered)
        remember();
    m_step = std::min(step, m_lesson->steps.size() - 1);
    ++m_visit;
    m_entered = true;
    m_waiting = false;
    if (!restore(m_step))
        perform();
}

void LessonPlayer::again()
{
    m_left.erase(m_step);
    ++m_visit;
    m_entered = true;
    m_waiting = false;
    perform();
}

void LessonPlayer::remember()
{
    if (m_waiting || m_controller.busy() || m_hands.demo() != demo())
        return;
    const views::Frame& frame = m_scene.frame();
    m_left[m_step] = {.trace = frame.trace,
        .time = m_scene.playhead().time(),
        .window = m_scene.fitted() ? std::nullopt : std::optional{frame.window},
        .selection = frame.selection,
        .actor = frame.selectedActor,
        .slowdown = m_scene.playhead().slowdown(),
        .values = m_hands.values(),
        .views = m_hands.views()};
    std::erase(m_order, m_step);
    m_order.push_back(m_step);
    if (m_order.size() > mostLeft) {
        m_left.erase(m_order.front());
        m_order.pop_front();
    }
}

bool LessonPlayer::restore(std::size_t step)
{
    const auto found = m_left.find(step);
    if (found == m_left.end())
        return false;
    const Left& left = found->second;
    if (m_hands.demo() != demo())
        m_hands.chooseDemo(demo());
    for (std::size_t i = 0; i < left.values.size(); ++i)
        m_hands.setValue(i, left.values[i]);
    m_hands.showViews(left.views);
    if (left.trace != m_scene.trace())
        m_hands.showRun(left.trace);
    left.window ? m_scene.setWindow(*left.window) : m_scene.fit();
    m_scene.setSelection(left.selection);
    m_scene.selectActor(left.actor);
    m_scene.playhead().setSlowdown(left.slowdown);
    m_scene.playhead().pause();
    m_scene.playhead().seek(left.time);
    m_told.assign(m_lesson->steps[step].commands.empty() ? 0 : 1,
        done(tr("as you left it; ↻ does it again")));
    emit changed();
    return true;
}

void LessonPlayer::perform()
{
    if (m_hands.demo() != demo())
        m_hands.chooseDemo(demo());
    m_told.clear();
    for (const lesson::Command& command : m_lesson->steps[m_step].commands)
        m_told.push_back({.text = lesson::described(command.action, *demo())});
    m_next = 0;
    goOn();
}

void LessonPlayer::goOn()
{
    const std::vector<lesson::Command>& commands = m_lesson->steps[m_step].commands;
    while (m_next < commands.size() && !m_waiting) {
        const Told told = act(commands[m_next]);
        m_told[m_next].deed = told.deed;
        if (!told.text.isEmpty())
            m_told[m_next].text += QStringLiteral(" (%1)").arg(told.text);
        ++m_next;
    }
    emit changed();
}

void LessonPlayer::refuseRest(const QString& why)
{
    for (std::size_t i = m_next > 0 ? m_next - 1 : 0; i < m_told.size(); ++i) {
        m_told[i].deed = Deed::Refused;
        m_told[i].text += QStringLiteral(" (%1)").arg(why);
    }
    m_next = m_told.size();
    emit changed();
}

LessonPlayer::Told LessonPlayer::act(const lesson::Command& command)
{
    return std::visit([this](const auto& action) { return does(action); }, command.action);
}

LessonPlayer::Told LessonPlayer::does(const lesson::SetParameter& set)
{
    const engine::Param& param = demo()->params[set.param];
    const std::int64_t value = std::min(set.value, param.highest());
    m_hands.setValue(set.param, value);
    return value == set.value
        ? done()
        : done(tr("this machine has %1").arg(QString::fromStdString(cli::valueText(param, value))));
}

LessonPlayer::Told LessonPlayer::does(const lesson::RunDemo& run)
{
    m_waiting = true; // before it starts: it may be refused at once
    m_hands.run(run.duration
            ? std::optional{std::chrono::duration_cast<std::chrono::milliseconds>(*run.duration)}
            : std::nullopt);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::OpenRecording& open)
{
    m_waiting = true;
    m_hands.open(open.file, [this, visit = m_visit](const QString& why) {
        if (visit != m_visit || !std::exchange(m_waiting, false))
            return;
        why.isEmpty() ? goOn() : refuseRest(why);
    });
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::StopRun&)
{
    m_hands.stop();
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::GoTo& go)
{
    if (!m_scene.hasTrace())
        return refused(nothingRan());
    const trace::Window extent = m_scene.trace()->extent();
    const trace::Time time = lesson::timeOf(go.moment, extent);
    m_scene.playhead().pause();
    m_scene.playhead().seek(time);
    m_scene.reveal(m_scene.playhead().time());
    return time <= extent.end
        ? done()
        : done(tr("the run ended at %1").arg(views::formatDuration(extent.end.time_since_epoch())));
}

std::optional<trace::Window> LessonPlayer::within(const lesson::Between& between) const
{
    const trace::Window extent = m_scene.trace()->extent();
    const trace::Window window = lesson::windowOf(between, extent).intersected(extent);
    return window.empty() ? std::nullopt : std::optional{window};
}

LessonPlayer::Told LessonPlayer::does(const lesson::ZoomTo& zoom)
{
    if (!m_scene.hasTrace())
        return refused(nothingRan());
    if (!zoom.between) {
        m_scene.fit();
        return done();
    }
    const auto window = within(*zoom.between);
    if (!window)
        return refused(tr("the run was shorter"));
    m_scene.setWindow(*window);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::ShowViews& show)
{
    m_hands.showViews(show.views);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::SelectActor& select)
{
    if (select.name.empty()) {
        m_scene.selectActor(std::nullopt);
        return done();
    }
    if (!m_scene.hasTrace())
        return refused(nothingRan());
    std::optional<trace::ActorId> begins;
    for (const trace::Actor& actor : m_scene.trace()->actors()) {
        if (actor.name == select.name) {
            m_scene.selectActor(actor.id);
            return done();
        }
        if (!begins && actor.name.starts_with(select.name + ' '))
            begins = actor.id;
    }
    if (!begins)
        return refused(tr("nobody of this run is called so"));
    m_scene.selectActor(begins);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::MarkInterval& mark)
{
    if (!mark.between) {
        m_scene.setSelection(std::nullopt);
        return done();
    }
    if (!m_scene.hasTrace())
        return refused(nothingRan());
    const auto window = within(*mark.between);
    if (!window)
        return refused(tr("the run was shorter"));
    m_scene.setSelection(window);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::PlaySlower& speed)
{
    m_scene.playhead().setSlowdown(speed.slowdown);
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::Play&)
{
    if (!m_scene.hasTrace())
        return refused(nothingRan());
    m_scene.playhead().play();
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::Pause&)
{
    m_scene.playhead().pause();
    return done();
}

LessonPlayer::Told LessonPlayer::does(const lesson::AskPrediction&)
{
    m_hands.predict();
    return done();
}

} // namespace app
