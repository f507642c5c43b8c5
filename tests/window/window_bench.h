#pragma once

#include "app/window/main_window.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "window/fake_engine.h"

#include <QPushButton>
#include <QtTest>

#include <array>

namespace fake {

inline constexpr std::array<std::string_view, 2> modes{"calm", "hurried"};
inline constexpr std::array params{
    engine::Param{.key = "threads", .label = "Threads", .low = 1, .high = 32, .initial = 8},
    engine::Param{.key = "work",
        .label = "Work per step",
        .unit = "µs",
        .low = 10,
        .high = 1000,
        .step = 10,
        .initial = 250,
        .live = true,
        .hint = "How long each step computes."},
    engine::Param{.key = "mode", .label = "Mode", .high = 1, .choices = modes},
};
inline constexpr std::array<std::string_view, 3> views3{
    "state-flow", "thread-timeline", "cpu-timeline"};
inline constexpr std::array<std::string_view, 3> options{"under 10 %", "about half", "over 70 %"};
inline const engine::Workload first{.id = "first-demo",
    .title = "First demo",
    .summary = "Threads take turns.",
    .chapter = engine::Chapter::Threads,
    .params = params,
    .views = views3,
    .prediction = {.question = "How long are they runnable?",
        .options = options,
        .answer = [](const trace::Trace&) { return std::optional<std::size_t>{1}; },
        .measured = [](const trace::Trace&) { return std::string{"47 % of their life"}; }}};
inline const engine::Workload second{.id = "second-demo",
    .title = "Second demo",
    .summary = "Another.",
    .chapter = engine::Chapter::Synchronisation,
    .views = views3};
inline constexpr std::array demos{&first, &second};

/// A window over a scripted engine, with settings of its own.
struct Bench {
    explicit Bench(const QString& settings)
        : window{{.demos = demos,
            .start =
                [this](const engine::RunRequest& request, std::function<void()> published) {
                    return engine.start(request, published);
                },
            .permission =
                [] {
                    return engine::Permission{.tier = trace::Tier::Program,
                        .reason = "kernel.perf_event_paranoid = 3",
                        .command = "sudo sysctl kernel.perf_event_paranoid=2"};
                },
            .settingsFile = settings}}
    {
        window.show();
        window.activateWindow();
    }

    template <class Widget>
    Widget* named(const QString& name)
    {
        for (Widget* widget : window.findChildren<Widget*>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    QPushButton* button(const QString& text)
    {
        for (QPushButton* button : window.findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible())
                return button;
        return nullptr;
    }

    /// Runs the chosen demo up to a finished trace of `slices` per thread.
    void runToEnd(int slices = 60)
    {
        const std::size_t number = engine.count();
        window.run();
        QTRY_COMPARE(window.controller().phase(), app::RunController::Phase::Running);
        engine.run(number)->end(busyThreads(8, slices));
        QTRY_COMPARE(window.controller().phase(), app::RunController::Phase::Idle);
    }

    app::ViewCanvas& timeline() { return window.stage().cards()[1]->canvas(); }

    Engine engine;
    app::MainWindow window;
};

/// A finished run as the engine would tell it: with the demo, its parameters and the seed.
inline trace::Builder recorded(const Script& script, int slices)
{
    trace::Builder builder = busyThreads(8, slices);
    builder.provenance().demo = first.id;
    builder.provenance().seed = script.seed;
    for (std::size_t i = 0; i < first.params.size(); ++i)
        builder.provenance().parameters.push_back(
            engine::settingOf(first.params[i], script.values[i]));
    return builder;
}

/// Runs the first demo to such an end.
inline void record(Bench& bench, int slices = 60)
{
    const std::size_t number = bench.engine.count();
    bench.window.run();
    QTRY_COMPARE(bench.window.controller().phase(), app::RunController::Phase::Running);
    const auto script = bench.engine.run(number);
    script->end(recorded(*script, slices));
    QTRY_COMPARE(bench.window.controller().phase(), app::RunController::Phase::Idle);
}

} // namespace fake
