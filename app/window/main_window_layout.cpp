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
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_book.h"
#include "app/window/stage.h"
#include "app/window/tier_panel.h"
#include "app/window/transport_bar.h"
#include "app/window/why_card.h"

#include <QScreen>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace app {

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
    layout->addWidget(m_prediction);
    layout->addStretch(1);
    auto* upper = new QScrollArea;
    upper->setObjectName(QStringLiteral("side"));
    upper->setAccessibleName(tr("Parameters, code and prediction"));
    upper->setWidgetResizable(true);
    upper->setFrameShape(QFrame::NoFrame);
    upper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    upper->setFocusPolicy(Qt::NoFocus);
    upper->setMinimumWidth(240);
    upper->setWidget(content);
    // The figures stay in sight, however much there is above them.
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("sideContent"));
    auto* halves = new QVBoxLayout{side};
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    halves->addWidget(upper, 1);
    halves->addWidget(new FiguresPanel{m_scene});
    connect(m_why, &WhyCard::opened, upper, [this, upper] {
        QTimer::singleShot(0, upper, [this, upper] { upper->ensureWidgetVisible(m_why, 0, 10); });
    });
    connect(m_why, &WhyCard::jumped, m_stage, &Stage::revealActor);
    connect(m_code, &CodePanel::jumped, m_stage, &Stage::revealActor);
    return side;
}

void MainWindow::connectHeader()
{
    m_header->setChoice(
        m_appearance.choice(), m_appearance.theme().patterns, m_appearance.theme().reducedMotion);
    connect(m_header, &HeaderBar::openRequested, this, &MainWindow::askOpen);
    connect(m_header, &HeaderBar::saveRequested, this, &MainWindow::askSave);
    connect(m_header, &HeaderBar::exportRequested, this, &MainWindow::askExport);
    connect(m_header, &HeaderBar::keysRequested, this, [this] { m_keys->popUp(*this); });
    connect(m_header, &HeaderBar::themeChosen, this, [this](ThemeChoice choice) {
        m_preferences.setTheme(choice);
        m_appearance.setChoice(choice);
    });
    connect(m_header, &HeaderBar::patternsToggled, this, [this](bool on) {
        m_preferences.setFlag(QStringLiteral("patterns"), on);
        m_appearance.setPatterns(on);
    });
    connect(m_header, &HeaderBar::reducedMotionToggled, this, [this](bool on) {
        m_preferences.setFlag(QStringLiteral("reducedMotion"), on);
        m_appearance.setReducedMotion(on);
    });
}

void MainWindow::popUpTier()
{
    m_tier->popUp(*m_transport);
}

void MainWindow::restore()
{
    m_catalogue->setVisited(m_preferences.visited());
    m_scene.playhead().setSlowdown(m_preferences.slowdown());
    restoreGeometry(m_preferences.bytes(QStringLiteral("geometry")));
    m_columns->restoreState(m_preferences.bytes(QStringLiteral("columns")));
    const std::string last = m_preferences.lastDemo().toStdString();
    const auto found =
        std::ranges::find(m_backend.demos, std::string_view{last}, &engine::Workload::id);
    if (found != m_backend.demos.end())
        chooseDemo(*found);
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
