// Where the parts of the main window are, what its header does, and what is remembered.
#include "app/window/catalogue_panel.h"
#include "app/window/code_panel.h"
#include "app/window/command_palette.h"
#include "app/window/figures_panel.h"
#include "app/window/file_work.h"
#include "app/window/header_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/lecture_mode.h"
#include "app/window/main_window.h"
#include "app/window/panel_folding.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_book.h"
#include "app/window/side_figures.h"
#include "app/window/stage.h"
#include "app/window/tier_panel.h"
#include "app/window/transport_bar.h"
#include "app/window/why_card.h"

#include <QScreen>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace app {
namespace {

/// What somebody sees who opens the program for the first time.
constexpr std::string_view firstDemo = "thread-life";

/// What was remembered may be of a larger screen.
void fitScreen(QWidget& window)
{
    const QRect room = window.screen()->availableGeometry();
    if (window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen))
        return;
    window.resize(window.size().boundedTo(room.size()));
    const auto within = [](int wanted, int least, int most) {
        return std::clamp(wanted, least, std::max(least, most));
    };
    window.move(within(window.x(), room.left(), room.right() - window.width() + 1),
        within(window.y(), room.top(), room.bottom() - window.height() + 1));
}

} // namespace

void MainWindow::layOut()
{
    m_header = new HeaderBar;
    m_catalogue = new CataloguePanel{m_backend.demos};
    m_stage = new Stage{m_scene};
    m_transport = new TransportBar{m_scene};
    m_tier = new TierPanel{m_backend.permission, this};
    m_keys = new KeySheet{m_commands, this};
    m_palette = new CommandPalette{m_commands, this};
    m_files = new FileWork{m_stage->banners(), this};
    m_columns = new QSplitter{Qt::Horizontal};
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_catalogue);
    m_columns->addWidget(m_stage);
    m_columns->addWidget(makeSide());
    m_columns->setStretchFactor(1, 1);
    m_catalogue->setMinimumWidth(150);
    m_stage->setMinimumWidth(320);
    m_columns->setSizes({228, 880, 332});

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout{content};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_columns, 1);
    layout->addWidget(m_transport);
    setCentralWidget(content);
    // The mock-up's size, or what the screen leaves beside the window's own frame.
    resize(QSize{1440, 900}.boundedTo(screen()->availableSize() - QSize{16, 48}));
}

QWidget* MainWindow::makeSide()
{
    m_parameters = new ParameterPanel;
    m_code = new CodePanel{m_scene};
    m_prediction = new PredictionCard;
    m_why = new WhyCard{m_scene};
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("sideContent"));
    auto* layout = new QVBoxLayout{content};
    layout->setContentsMargins(14, 10, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(m_why);
    layout->addWidget(m_parameters);
    layout->addWidget(m_code);
    layout->addStretch(1);
    m_stage->setQuestion(m_prediction, layout);
    auto* upper = new QScrollArea;
    upper->setObjectName(QStringLiteral("side"));
    upper->setAccessibleName(tr("Parameters, code and prediction"));
    upper->setWidgetResizable(true);
    upper->setFrameShape(QFrame::NoFrame);
    upper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    upper->setFocusPolicy(Qt::NoFocus);
    upper->setMinimumWidth(240);
    upper->setWidget(content);
    // The figures stay in sight, however much there is above them, unless there is hardly a window.
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("sideContent"));
    auto* halves = new QVBoxLayout{side};
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    halves->addWidget(upper, 1);
    auto* figures = new FiguresPanel{m_scene};
    halves->addWidget(figures);
    side->setMinimumHeight(1); // where it is low, they are not below, but in what scrolls
    new SideFigures{*side, *layout, *figures};
    connect(m_why, &WhyCard::opened, upper, [this, upper] {
        QTimer::singleShot(0, upper, [this, upper] { upper->ensureWidgetVisible(m_why, 0, 10); });
    });
    connect(m_why, &WhyCard::jumped, m_stage, &Stage::revealActor);
    connect(m_code, &CodePanel::jumped, m_stage, &Stage::revealActor);
    return side;
}

/// Lecture mode has its own idea of what is beside the stage.
void MainWindow::foldPanels()
{
    m_folding = new PanelFolding{*m_columns};
    const auto show = [this] {
        m_header->setPanels({.narrow = m_folding->narrow(),
            .catalogue = m_folding->shown(0),
            .side = m_folding->shown(2)});
    };
    connect(m_folding, &PanelFolding::changed, this, show);
    connect(m_header, &HeaderBar::catalogueToggled, this,
        [this](bool open) { m_folding->show(0, open); });
    connect(
        m_header, &HeaderBar::sideToggled, this, [this](bool open) { m_folding->show(2, open); });
    connect(m_lecture, &LectureMode::entering, this, [this] { m_folding->setPaused(true); });
    connect(m_lecture, &LectureMode::left, this, [this] { m_folding->setPaused(false); });
}

void MainWindow::connectHeader()
{
    connect(m_header, &HeaderBar::openRequested, this, &MainWindow::askOpen);
    connect(m_header, &HeaderBar::saveRequested, this, &MainWindow::askSave);
    connect(m_header, &HeaderBar::exportRequested, this, &MainWindow::askExport);
    connect(m_header, &HeaderBar::keysRequested, this, [this] { m_keys->popUp(*this); });
}

void MainWindow::popUpTier()
{
    m_tier->popUp(*m_transport);
}

void MainWindow::restore()
{
    m_catalogue->setVisited(m_preferences.visited());
    m_scene.playhead().setSlowdown(m_preferences.slowdown());
    if (restoreGeometry(m_preferences.bytes(QStringLiteral("geometry"))))
        fitScreen(*this);
    m_columns->restoreState(m_preferences.bytes(QStringLiteral("columns")));
    const std::string last = m_preferences.lastDemo().toStdString();
    const auto find = [this](std::string_view id) {
        return std::ranges::find(m_backend.demos, id, &engine::Workload::id);
    };
    if (const auto found = find(last); found != m_backend.demos.end())
        chooseDemo(*found);
    else if (const auto first = find(firstDemo); first != m_backend.demos.end())
        chooseDemo(*first);
    else if (!m_backend.demos.empty())
        chooseDemo(m_backend.demos.front());
    else
        m_stage->setInvitation({}, tr("There are no demos in this build."), {});
    showPhase();
    showBadge();
    m_stage->focusRun();
}

void MainWindow::remember()
{
    if (!m_lecture->settled())
        return; // how the window is wanted was remembered on entering
    m_preferences.setBytes(QStringLiteral("geometry"), saveGeometry());
    m_preferences.setBytes(QStringLiteral("columns"), m_columns->saveState());
    if (m_demo != nullptr && !m_book->comparing())
        m_preferences.setBytes(cardsKey(*m_demo), m_stage->saveState());
}

} // namespace app
