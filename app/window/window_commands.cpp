// What can be done in the main window, by key, palette or menu: one list.
#include "app/window/catalogue_panel.h"
#include "app/window/command_palette.h"
#include "app/window/find_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/main_window.h"
#include "app/window/speed_control.h"
#include "app/window/stage.h"
#include "app/window/transport_bar.h"
#include "app/window/why_card.h"
#include "views/words.h"

namespace app {
namespace {

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The words by which somebody looks for a demo: what it is called, asks and teaches, in English
/// and as they are shown.
QString aboutDemo(const engine::Workload& demo)
{
    QStringList words{qString(demo.id), qString(engine::lessonOf(demo))};
    std::vector<std::string_view> told{
        demo.title, demo.summary, engine::title(demo.chapter), demo.prediction.question};
    for (const engine::Param& param : demo.params)
        told.push_back(param.label);
    for (const std::string_view text : told)
        words << qString(text) << views::shown(text);
    return words.join(QChar{' '});
}

} // namespace

void MainWindow::addCommands()
{
    addRunCommands();
    addTimeCommands();
    addStepCommands();
    addStageCommands();
    addFileCommands();
    addWindowCommands();
    addLanguageCommands();
    addLookCommands();
    addRunBookCommands();
    connect(m_palette, &CommandPalette::recentChanged, this, [this](const QStringList& ids) {
        m_preferences.setTexts(QStringLiteral("recentCommands"), ids);
    });
    m_palette->setRecent(m_preferences.texts(QStringLiteral("recentCommands")));
    m_palette->setDestinations(demoDestinations());
}

void MainWindow::addRunCommands()
{
    const QString group = tr("Run");
    m_commands.add({.id = QStringLiteral("run"),
        .group = group,
        .title = tr("Run the demo"),
        .keys = {Qt::CTRL | Qt::Key_R},
        .act = [this] { run(); }});
    m_commands.add({.id = QStringLiteral("stop"),
        .group = group,
        .title = tr("Stop the run"),
        .keys = {Qt::CTRL | Qt::Key_Period},
        .act = [this] { stop(); }});
    m_commands.add({.id = QStringLiteral("tier"),
        .group = group,
        .title = tr("Say how the run is observed"),
        .act = [this] { popUpTier(); }});
}

void MainWindow::addTimeCommands()
{
    const QString group = tr("Time");
    Playhead& playhead = m_scene.playhead();
    const auto seek = [this, &playhead](trace::Time time) {
        playhead.seek(time);
        m_scene.reveal(time);
    };
    m_commands.add({.id = QStringLiteral("play"),
        .group = group,
        .title = tr("Play or pause the picture"),
        .keys = {Qt::Key_Space},
        .act = [&playhead] { playhead.toggle(); }});
    m_commands.add({.id = QStringLiteral("step"),
        .group = group,
        .title = tr("Step forward"),
        .keys = {Qt::Key_Period, Qt::SHIFT | Qt::Key_Right},
        .act = [this] { m_transport->step(); }});
    m_commands.add({.id = QStringLiteral("step-back"),
        .group = group,
        .title = tr("Step back, exactly"),
        .keys = {Qt::Key_Comma, Qt::SHIFT | Qt::Key_Left},
        .act = [this] { m_transport->stepBack(); }});
    m_commands.add({.id = QStringLiteral("why"),
        .group = group,
        .title = tr("Say why the selected thread is not running"),
        .keys = {Qt::Key_Y},
        .act = [this] { m_why->toggle(); },
        .gesture = tr("click a gap")});
    m_commands.add({.id = QStringLiteral("live"),
        .group = group,
        .title = tr("Follow the run live"),
        .keys = {Qt::Key_L},
        .act = [&playhead] { playhead.goLive(); }});
    m_commands.add({.id = QStringLiteral("start"),
        .group = group,
        .title = tr("Go to the start of the run"),
        .keys = {Qt::Key_Home},
        .act = [seek, &playhead] { seek(playhead.extent().begin); }});
    m_commands.add({.id = QStringLiteral("end"),
        .group = group,
        .title = tr("Go to the end of the run"),
        .keys = {Qt::Key_End},
        .act = [seek, &playhead] { seek(playhead.extent().end); }});
    m_commands.add({.id = QStringLiteral("faster"),
        .group = group,
        .title = tr("Play faster"),
        .keys = {Qt::Key_Plus},
        .act = [&playhead] { SpeedControl::change(playhead, 1); }});
    m_commands.add({.id = QStringLiteral("slower"),
        .group = group,
        .title = tr("Play slower"),
        .keys = {Qt::Key_Minus},
        .act = [&playhead] { SpeedControl::change(playhead, -1); }});
}

void MainWindow::addStageCommands()
{
    struct Line {
        const char* id;
        QString title;
        Qt::Key key;
        QString gesture;
    };
    const Line lines[]{
        {"zoom-in", tr("Zoom in at the playhead"), Qt::Key_W, tr("Ctrl+wheel")},
        {"zoom-out", tr("Zoom out"), Qt::Key_S, {}},
        {"pan-left", tr("Pan to the left"), Qt::Key_A, tr("drag")},
        {"pan-right", tr("Pan to the right"), Qt::Key_D, {}},
        {"fit", tr("Fit the whole run"), Qt::Key_F, {}},
        {"zoom-selection", tr("Zoom to the selected interval"), Qt::Key_Z, {}},
        {"row-above", tr("Select the row above"), Qt::Key_Up, {}},
        {"row-below", tr("Select the row below"), Qt::Key_Down, {}},
        {"previous-state", tr("Go to the previous state of the selected row"), Qt::Key_Left, {}},
        {"next-state", tr("Go to the next state of the selected row"), Qt::Key_Right, {}},
        {"pin", tr("Pin the selected row on top"), Qt::Key_P, {}},
        {"all-rows", tr("Show or hide rows with nothing in the shown interval"), Qt::Key_U, {}},
        {"select-nothing", tr("Select nothing"), Qt::Key_Escape, {}},
    };
    const QString group = tr("Timeline");
    for (const Line& line : lines)
        m_commands.add({.id = QLatin1String{line.id},
            .group = group,
            .title = line.title,
            .keys = {line.key},
            .act = [this, key = line.key] { m_stage->handleKey(key, Qt::NoModifier); },
            .gesture = line.gesture});
    m_commands.add({.id = QStringLiteral("wait-for"),
        .group = group,
        .title = tr("Show or hide who waits for whom"),
        .keys = {Qt::Key_G},
        .act = [this] { toggleWaitFor(); }});
    m_commands.add({.id = QStringLiteral("select-interval"),
        .group = group,
        .title = tr("Select an interval"),
        .gesture = tr("Shift+drag, drag on the axis")});
    m_commands.add({.id = QStringLiteral("find"),
        .group = group,
        .title = tr("Find a thread or a resource"),
        .keys = {Qt::CTRL | Qt::Key_F},
        .act = [this] { m_stage->findBar().open(); }});
}

void MainWindow::addFileCommands()
{
    const QString group = tr("Files");
    m_commands.add({.id = QStringLiteral("open"),
        .group = group,
        .title = tr("Open a recording…"),
        .keys = {Qt::CTRL | Qt::Key_O},
        .act = [this] { askOpen(); },
        .gesture = tr("drop it on the window")});
    m_commands.add({.id = QStringLiteral("open-machine"),
        .group = group,
        .title = tr("Open another machine…"),
        .keys = {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
        .act = [this] { askOpenMachine(); },
        .gesture = tr("drop it on the window")});
    m_commands.add({.id = QStringLiteral("save"),
        .group = group,
        .title = tr("Save this run…"),
        .keys = {Qt::CTRL | Qt::Key_S},
        .act = [this] { askSave(); }});
    m_commands.add({.id = QStringLiteral("export"),
        .group = group,
        .title = tr("Export picture or data…"),
        .keys = {Qt::CTRL | Qt::Key_E},
        .act = [this] { askExport(); }});
}

void MainWindow::addWindowCommands()
{
    const QString group = tr("Window");
    m_commands.add({.id = QStringLiteral("palette"),
        .group = group,
        .title = tr("Go to a demo or do something…"),
        .keys = {Qt::CTRL | Qt::Key_K},
        .act = [this] { m_palette->popUp(*this); }});
    m_commands.add({.id = QStringLiteral("find-demo"),
        .group = group,
        .title = tr("Search the catalogue"),
        .keys = {Qt::Key_Slash},
        .act = [this] { m_catalogue->focusSearch(); }});
    m_commands.add({.id = QStringLiteral("keys"),
        .group = group,
        .title = tr("Show all keys"),
        .keys = {Qt::Key_Question},
        .act = [this] { m_keys->popUp(*this); }});
    m_commands.add({.id = QStringLiteral("quit"),
        .group = group,
        .title = tr("Close the window"),
        .keys = {Qt::CTRL | Qt::Key_Q},
        .act = [this] { close(); }});
}

std::vector<Destination> MainWindow::demoDestinations()
{
    std::vector<Destination> demos;
    for (const engine::Workload* const demo : m_backend.demos)
        demos.push_back({.id = QStringLiteral("demo:") + qString(demo->id),
            .title = views::shown(demo->title),
            .kind = tr("Demo"),
            .keywords = aboutDemo(*demo),
            .go = [this, demo] { chooseDemo(demo); }});
    return demos;
}

} // namespace app
