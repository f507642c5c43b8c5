#include "app/window/main_window.h"

#include "app/window/canvas_accessible.h"
#include "app/window/catalogue_panel.h"
#include "app/window/code_panel.h"
#include "app/window/header_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/lecture_mode.h"
#include "app/window/lecture_notes.h"
#include "app/window/lesson_card.h"
#include "app/window/notices.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/repeat_dialog.h"
#include "app/window/run_book.h"
#include "app/window/stage.h"
#include "app/window/transport_bar.h"
#include "app/window/view_card.h"
#include "app/window/why_card.h"
#include "engine/files/stale.h"
#include "views/export/provenance_text.h"
#include "views/words.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QThreadPool>

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr int frameMilliseconds = 16;
constexpr std::array<std::string_view, 3> defaultViews{
    "state-flow", "thread-timeline", "cpu-timeline"};

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

MainWindow::MainWindow(Backend backend, QWidget* parent)
    : QMainWindow{parent}
    , m_backend{std::move(backend)}
    , m_preferences{m_backend.settingsFile}
    , m_controller{m_backend.start}
{
    installCanvasAccessibility();
    restoreLook();
    setWindowTitle(QStringLiteral("Interleave"));
    setAcceptDrops(true);
    m_tick.setInterval(frameMilliseconds);
    m_tick.setTimerType(Qt::PreciseTimer);
    layOut();
    connectParts();
    connectHeader();
    connectLook();
    makeRunBook();
    connectTime();
    addCommands();
    addLesson();
    addLecture();
    foldPanels();
    addTour();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts()
{
    connect(m_catalogue, &CataloguePanel::demoChosen, this, &MainWindow::chooseDemo);
    connect(m_stage, &Stage::runRequested, this, &MainWindow::run);
    connect(m_transport, &TransportBar::runRequested, this, &MainWindow::run);
    connect(m_transport, &TransportBar::stopRequested, this, &MainWindow::stop);
    connect(m_transport, &TransportBar::badgeClicked, this, &MainWindow::popUpTier);
    connect(m_tier, &TierPanel::settingChanged, this, [this] {
        m_stage->banners().remove(QStringLiteral("tier"));
        m_tierTold = false;
    });
    connect(m_parameters, &ParameterPanel::valueChanged, this,
        [this](std::size_t param, std::int64_t value) {
            m_preferences.setValue(*m_demo, param, value);
            if (m_demo->params[param].live && !m_loaded)
                m_controller.setValue(param, value);
            if (!m_demo->params[param].choices.empty()) {
                boundParameters();
                provideMachine(true);
            }
        });
    connect(&m_controller, &RunController::phaseChanged, this, &MainWindow::showPhase);
    connect(&m_controller, &RunController::snapshotTaken, this,
        [this](const trace::Snapshot& trace) { taken(trace, true); });
    connect(&m_controller, &RunController::finished, this, &MainWindow::finished);
    connect(&m_controller, &RunController::refused, this, [this](const QString& why) {
        m_prediction->reset();
        m_stage->banners().show(QStringLiteral("outcome"), BannerKind::Failure,
            tr("The demo could not be started: %1").arg(why));
    });
    Playhead& playhead = m_scene.playhead();
    connect(&playhead, &Playhead::slowdownChanged, this,
        [this, &playhead] { m_preferences.setSlowdown(playhead.slowdown()); });
    connect(&playhead, &Playhead::modeChanged, this, [this, &playhead] {
        const bool moving = playhead.mode() == PlayMode::Replay;
        if (moving == m_tick.isActive())
            return;
        m_sinceTick.start();
        moving ? m_tick.start() : m_tick.stop();
    });
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
}

void MainWindow::chooseDemo(const engine::Workload* demo)
{
    if (demo == m_demo && !m_loaded)
        return;
    if (m_demo != nullptr)
        remember();
    m_controller.abandon();
    m_book->leave();
    if (demo != m_demo)
        m_book->endComparison();
    m_demo = demo;
    m_loaded = false;
    m_seed = 1;
    m_catalogue->setCurrent(demo);
    m_preferences.setLastDemo(qString(demo->id));
    m_parameters->setParams(demo->params, m_preferences.values(*demo));
    boundParameters();
    provideMachine(false);
    m_book->parametersSet();
    m_code->setDemo(demo);
    if (m_lecture->on())
        m_code->hide(); // the room sees the picture
    m_prediction->setPrediction(demo->prediction, demo->estimates);
    m_stage->banners().clear();
    if (!m_byLesson)
        m_lesson->setDemo(demo);
    m_stage->setInvitation(
        views::shown(demo->title), views::shown(demo->summary), m_lesson->introduction());
    m_stage->inviteToLesson(!m_byLesson);
    m_scene.reset(std::make_shared<const trace::Trace>(), false);
    showViewsOf(demo);
    m_stage->showCards(false);
    m_header->setStatus({});
    showPlace();
    showPhase();
    showBadge();
}

void MainWindow::showViewsOf(const engine::Workload* demo)
{
    if (m_book->besideEachOther())
        return;
    const bool own = demo != nullptr && !demo->views.empty();
    m_stage->setViews(own ? demo->views : std::span<const std::string_view>{defaultViews});
    if (demo != nullptr)
        m_stage->restoreState(m_preferences.bytes(cardsKey(*demo)));
}

/// How the cards of a demo share the stage, as it is now, is kept under this.
QString MainWindow::cardsKey(const engine::Workload& demo) const
{
    const auto& cards = m_stage->cards();
    QString key = QStringLiteral("cards/") + qString(demo.id);
    if (!std::ranges::equal(demo.views, cards, {}, {}, &ViewCard::id))
        for (const ViewCard* card : cards)
            key += u'+' + qString(card->id());
    return key;
}

void MainWindow::toggleWaitFor()
{
    constexpr std::string_view waitFor = "wait-for";
    std::vector<std::string_view> ids;
    for (const ViewCard* card : m_stage->cards())
        ids.push_back(card->id());
    if (std::erase(ids, waitFor) == 0)
        ids.push_back(waitFor);
    if (!ids.empty())
        m_stage->setViews(ids);
}

void MainWindow::run()
{
    start({});
}

void MainWindow::start(std::optional<std::chrono::milliseconds> duration)
{
    if (m_demo == nullptr)
        return;
    m_first = true;
    m_repeat->cancel(); // two runs at once would disturb each other
    m_stage->banners().clear();
    m_prediction->runStarted();
    m_loaded = false;
    m_book->runStarted();
    m_controller.start({.workload = m_demo,
        .values = m_parameters->values(),
        .seed = m_seed,
        .duration = duration});
    m_stage->showCards(true);
    if (!m_stage->cards().empty())
        m_stage->cards().back()->canvas().setFocus(); // so that Space plays and pauses
    QSet<QString> visited = m_catalogue->visited();
    visited.insert(qString(m_demo->id));
    m_catalogue->setVisited(visited);
    m_preferences.setVisited(visited);
}

void MainWindow::stop()
{
    m_controller.stop();
}

void MainWindow::taken(const trace::Snapshot& newest, bool growing)
{
    const trace::Snapshot trace = m_book->marked(newest);
    const bool first = std::exchange(m_first, false);
    if (first)
        m_scene.reset(trace, true);
    m_scene.setTrace(trace, growing);
    if (first)
        m_book->runShown();
    showNotices(*trace);
    showBadge();
}

void MainWindow::finished(const trace::Snapshot& trace)
{
    taken(trace, false);
    m_prediction->runFinished(trace);
    if (m_prediction->guessed()) // who did wants to know
        showPrediction();
    m_header->setStatus(outcomeText(*trace));
    m_book->runFinished(trace);
    if (m_book->besideEachOther())
        showComparison(); // now its repeats are known
}

void MainWindow::showNotices(const trace::Trace& trace)
{
    for (const Notice& notice : noticesFor(trace)) {
        std::vector<BannerAction> actions;
        if (notice.topic == QLatin1String("tier")) {
            if (std::exchange(m_tierTold, true))
                continue;
            actions.push_back({tr("How to improve it"), [this] { popUpTier(); }});
        }
        m_stage->banners().show(notice.topic, notice.kind, notice.text, actions);
    }
}

void MainWindow::showBadge()
{
    const trace::Provenance& from = m_scene.trace()->provenance();
    if (!m_scene.hasTrace())
        return m_transport->setBadge({}, false);
    QString text = views::badgeText(*m_scene.trace());
    if (m_loaded)
        text += QStringLiteral(" · ") + tr("loaded");
    m_transport->setBadge(text, from.tier != trace::Tier::Program);
}

void MainWindow::showPhase()
{
    const RunController::Phase phase = m_controller.phase();
    m_transport->setPhase(phase);
    m_transport->setRunnable(m_demo != nullptr);
    m_parameters->setRunning(m_controller.busy());
    m_repeat->setBusy(m_controller.busy());
    m_header->setSavable(m_scene.hasTrace() || m_controller.busy());
    switch (phase) {
    case RunController::Phase::Starting: m_header->setStatus(tr("starting")); break;
    case RunController::Phase::Running: m_header->setStatus(tr("running")); break;
    case RunController::Phase::Stopping: m_header->setStatus(tr("stopping")); break;
    case RunController::Phase::Idle: break;
    }
}

void MainWindow::showPlace()
{
    const QString title = m_demo != nullptr ? views::shown(m_demo->title)
                                            : views::shown(m_scene.trace()->provenance().title);
    m_header->setPlace(
        m_demo != nullptr ? views::shown(engine::title(m_demo->chapter)) : QString{}, title);
    setWindowTitle(
        title.isEmpty() ? QStringLiteral("Interleave") : title + QStringLiteral(" — Interleave"));
}

void MainWindow::tick()
{
    const std::chrono::nanoseconds passed{m_sinceTick.nsecsElapsed()};
    m_sinceTick.start();
    m_scene.playhead().advance(passed);
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() != QEvent::UpdateRequest)
        return QMainWindow::event(event);
    const FramePace::Frame frame{m_scene.pace()};
    return QMainWindow::event(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (!m_commands.press(*event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_lecture->leave();
    remember();
    m_repeat->cancel();
    m_controller.abandon();
    event->accept();
}

} // namespace app
