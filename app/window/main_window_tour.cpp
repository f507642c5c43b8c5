// The tour of the main window: what it stops at.
#include "app/window/catalogue_panel.h"
#include "app/window/header_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/lecture_mode.h"
#include "app/window/main_window.h"
#include "app/window/panel_folding.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/stage.h"
#include "app/window/tour.h"
#include "app/window/transport_bar.h"
#include "app/window/view_card.h"
#include "app/window/why_card.h"

#include <QScrollArea>

namespace app {
namespace {

const QString seenKey{QStringLiteral("tourSeen")};

} // namespace

void MainWindow::addTour()
{
    m_tour = new Tour{*this};
    const auto openSide = [this](QWidget* part) {
        m_folding->show(2, true);
        if (auto* side = findChild<QScrollArea*>(QStringLiteral("side")))
            side->ensureWidgetVisible(part, 0, 10);
    };
    const auto card = [this](std::size_t i) -> QWidget* {
        const auto& cards = m_stage->cards();
        return m_scene.hasTrace() && i < cards.size() ? cards[i] : static_cast<QWidget*>(m_stage);
    };
    std::vector<TourStop> stops;
    stops.push_back({.title = tr("Choose a demo"),
        .text = tr("Each demo is a small program that really runs on this machine. Choose one "
                   "here, or press Ctrl+K and type what you look for."),
        .arrive = [this] { m_folding->show(0, true); },
        .target = [this] { return m_catalogue; }});
    stops.push_back({.title = tr("Set its parameters"),
        .text = tr("Drag a slider or type a value. Some act while the demo runs. A double click "
                   "goes back to the value it had at first."),
        .arrive = [this, openSide] { openSide(m_parameters); },
        .target = [this] { return m_parameters; }});
    stops.push_back({.title = tr("Predict what will happen"),
        .text = tr("Say first what you expect. The run that follows answers it, with the figure "
                   "it measured."),
        .arrive =
            [this, openSide] {
                if (!m_stage->isAncestorOf(m_prediction))
                    openSide(m_prediction);
                showPrediction();
            },
        .target = [this] { return m_prediction; }});
    stops.push_back({.title = tr("Run it"),
        .text = tr("Run starts the demo in a process of its own; Stop ends it at any moment. Next "
                   "presses Run for you."),
        .target = [this] { return &m_transport->runButton(); },
        .leaveForward =
            [this] {
                if (!m_scene.hasTrace() && !m_controller.busy())
                    run();
            }});
    stops.push_back({.title = tr("See what every thread does"),
        .text = tr("The picture on top shows the moment of the playhead: every thread, and what it "
                   "waits for. An arrow shows how often threads went that way."),
        .target = [card] { return card(0); }});
    stops.push_back({.title = tr("See the whole run"),
        .text = tr("Below, each lane is one thread over time. The wheel with Ctrl zooms, dragging "
                   "pans, F shows everything again."),
        .target = [card] { return card(1); }});
    stops.push_back({.title = tr("Travel in time"),
        .text = tr("Play the run again as slowly as you like, or step through it, forward and "
                   "exactly back. Drag in the strip to go anywhere."),
        .target = [this] { return m_transport; }});
    stops.push_back({.title = tr("Ask why it waits"),
        .text = tr("Click a gap in a lane, or select a thread and press Y: a card says why it did "
                   "not run then, and who kept it."),
        .target = [this, card] { return m_why->isVisible() ? m_why : card(1); }});
    stops.push_back({.title = tr("Take it along"),
        .text = tr("Export writes pictures, animations and data for your slides. Press ? for all "
                   "keys; there you also find this tour again."),
        .target = [this] { return &m_header->exportButton(); }});
    m_tour->setStops(std::move(stops));
    connect(m_tour, &Tour::ended, this, [this] { m_preferences.setFlag(seenKey, true); });
    connect(m_lecture, &LectureMode::entering, m_tour, &Tour::end);
    connect(m_keys, &KeySheet::tourRequested, this, &MainWindow::startTour);
    m_commands.add({.id = QStringLiteral("tour"),
        .group = tr("Window"),
        .title = tr("Take the tour of the window"),
        .keys = {Qt::Key_F1},
        .act = [this] { startTour(); }});
}

void MainWindow::startTour()
{
    if (!m_lecture->on())
        m_tour->start();
}

void MainWindow::offerTour()
{
    if (!m_preferences.flag(seenKey))
        startTour();
}

} // namespace app
