#pragma once

#include "app/lesson/lesson.h"
#include "app/window/run_controller.h"
#include "app/window/scene.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace app {

/// What a lesson may do to the window: each the way a person does it.
struct LessonHands {
    std::function<void(const engine::Workload*)> chooseDemo{};
    std::function<const engine::Workload*()> demo{};
    std::function<std::vector<std::int64_t>()> values{};
    std::function<void(std::size_t param, std::int64_t value)> setValue{};
    std::function<void(std::optional<std::chrono::milliseconds>)> run{};
    std::function<void()> stop{};
    std::function<std::vector<std::string_view>()> views{};
    std::function<void(std::span<const std::string_view>)> showViews{};
    std::function<void(const trace::Snapshot&)> showRun{}; ///< a finished one, or an empty trace
    std::function<void()> predict{};

    /// A recording beside the lesson; then `done`, with why it was refused, or nothing.
    std::function<void(const std::string& file, std::function<void(const QString& why)> done)>
        open{};
};

/// Performs a lesson: coming to a step does its commands, coming back shows the stage as it was
/// left. GUI thread.
class LessonPlayer final : public QObject {
    Q_OBJECT

public:
    enum class Deed { Waiting, Done, Refused };
    /// What became of one command.
    struct Told {
        Deed deed = Deed::Waiting;
        QString text{};
    };

    LessonPlayer(
        Scene& scene, RunController& controller, LessonHands hands, QObject* parent = nullptr);

    /// Another lesson, or none; nothing is done yet.
    void setLesson(std::shared_ptr<const lesson::Lesson> lesson);
    const lesson::Lesson* lesson() const { return m_lesson.get(); }

    std::size_t step() const { return m_step; } ///< 0: the introduction
    bool entered() const { return m_entered; } ///< the step has been performed
    const std::vector<Told>& told() const { return m_told; }
    bool waiting() const { return m_waiting; } ///< for the run to end, or a file

    /// Pre: there is a lesson. Clamped to its steps.
    void goTo(std::size_t step);
    void again(); ///< performs the step afresh

signals:
    void changed(); ///< lesson, step or what is told

private:
    const engine::Workload* demo() const { return m_lesson->steps[m_step].demo; }

    /// The stage as a step left it.
    struct Left {
        trace::Snapshot trace{};
        trace::Time time{};
        std::optional<trace::Window> window{}; ///< none: all
        std::optional<trace::Window> selection{};
        std::optional<trace::ActorId> actor{};
        double slowdown = 1;
        std::vector<std::int64_t> values{};
        std::vector<std::string_view> views{};
    };

    void remember();
    bool restore(std::size_t step);
    void perform();
    void goOn();
    void refuseRest(const QString& why);
    Told act(const lesson::Command& command);
    Told does(const lesson::SetParameter& set);
    Told does(const lesson::RunDemo& run);
    Told does(const lesson::OpenRecording& open);
    Told does(const lesson::StopRun& stop);
    Told does(const lesson::GoTo& go);
    Told does(const lesson::ZoomTo& zoom);
    Told does(const lesson::ShowViews& show);
    Told does(const lesson::SelectActor& select);
    Told does(const lesson::MarkInterval& mark);
    Told does(const lesson::PlaySlower& speed);
    Told does(const lesson::Play& play);
    Told does(const lesson::Pause& pause);
    Told does(const lesson::AskPrediction& ask);
    std::optional<trace::Window> within(const lesson::Between& between) const;

    Scene& m_scene;
    RunController& m_controller;
    LessonHands m_hands;
    std::shared_ptr<const lesson::Lesson> m_lesson;
    std::size_t m_step = 0;
    std::size_t m_next = 0; ///< command to be performed
    bool m_entered = false;
    bool m_waiting = false;
    int m_visit = 0; ///< rises with every coming to a step, so that late files are dropped
    std::vector<Told> m_told;
    std::map<std::size_t, Left> m_left;
    std::deque<std::size_t> m_order; ///< keys of m_left, the oldest first
};

} // namespace app
