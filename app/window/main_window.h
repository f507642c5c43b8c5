#pragma once

#include "app/window/appearance.h"
#include "app/window/command_palette.h"
#include "app/window/commands.h"
#include "app/window/preferences.h"
#include "app/window/run_controller.h"
#include "app/window/scene.h"
#include "app/window/tier_panel.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include <span>

class QMenu;
class QSplitter;

namespace app {

class BookmarksPanel;
class CataloguePanel;
class CodePanel;
class FileWork;
class HeaderBar;
class KeySheet;
class LectureMode;
class LectureNotes;
class LessonCard;
class LessonPlayer;
class PanelFolding;
class ParameterPanel;
class PredictionCard;
class RepeatDialog;
class RunBook;
class RunsPanel;
class Stage;
class Tour;
class TransportBar;
class WhyCard;
struct ExportRequest;
struct KeptRun;
struct RepeatSubject;

/// What the window works with; tests give it other things than the program does.
struct Backend {
    std::span<const engine::Workload* const> demos{};
    RunController::Start start{};
    TierPanel::Ask permission{};
    QString settingsFile{}; ///< empty: the user's own
};

/// The window: catalogue, stage, parameters, transport. Shows one run at a time, live or from a
/// recording. GUI thread; nothing it does there waits.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Backend backend, QWidget* parent = nullptr);
    ~MainWindow() override;

    Scene& scene() { return m_scene; }
    RunController& controller() { return m_controller; }
    Stage& stage() { return *m_stage; }
    Appearance& appearance() { return m_appearance; }
    Commands& commands() { return m_commands; }
    const engine::Workload* demo() const { return m_demo; }
    LessonCard& lesson() { return *m_lesson; }
    LectureMode& lecture() { return *m_lecture; }
    LectureNotes& notes() { return *m_notes; }
    RunBook& book() { return *m_book; }
    RepeatDialog& repeatDialog() { return *m_repeat; }
    Tour& tour() { return *m_tour; }
    PanelFolding& folding() { return *m_folding; }

    /// Starts the tour, unless this user has seen or skipped it.
    void offerTour();

public slots:
    void chooseDemo(const engine::Workload* demo);
    void run();
    void stop();
    void openFile(const QString& path); ///< a recording or, by its suffix, a machine
    void openMachine(const QString& path); ///< another one, which lstopo described; shows it
    void openLesson(const QString& path); ///< a lecturer's, or a folder of them
    void openLecture(const QString& path); ///< the same, in lecture mode
    void saveFile(const QString& path);
    void exportTo(const ExportRequest& request);

    /// A run that is kept, as it was shown last.
    void showKept(std::uint64_t id);

signals:
    void keptRunShown(std::uint64_t id);
    void fileOpened(const QString& path);
    void fileWritten(const QString& path);
    void fileRefused(const QString& why);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    QWidget* makeSide();
    void connectParts();
    void foldPanels();
    void addTour();
    void startTour();
    void connectHeader();
    void restoreLook();
    void connectLook();
    void showLook();
    void chooseTheme(ThemeChoice choice);
    void setLookFlag(const char* name, bool on);
    bool lookFlag(const char* name) const;
    void addLookCommands();
    void addCommands();
    void addRunCommands();
    void addTimeCommands();
    void addStageCommands();
    void addFileCommands();
    void addWindowCommands();
    std::vector<Destination> demoDestinations();
    void addLesson();
    void addLessonCommands();
    void addLecture();
    void addLectureCommands();
    void rememberLecture();
    void noteBeforeLecture();
    void afterLecture();
    void tellEnd(bool forward);
    void goToStep(bool last);
    void resumeLecture();
    void showNote();
    void restore();
    void remember();

    void start(std::optional<std::chrono::milliseconds> duration);
    void showRun(const trace::Snapshot& trace);
    void askPrediction();
    void showPrediction();
    void taken(const trace::Snapshot& trace, bool growing);
    void finished(const trace::Snapshot& trace);
    /// Either a trace and what was left of the file, or why it cannot be read.
    using Read = std::function<void(
        const trace::Snapshot& trace, const std::vector<std::string>& unread, const QString& why)>;
    void readRecording(const QString& path, Read done);
    void openForLesson(const std::string& file, std::function<void(const QString&)> done);
    void opened(
        const trace::Snapshot& trace, const QString& path, const std::vector<std::string>& unread);
    void present(const trace::Snapshot& trace, bool loaded, const QString& status);
    void makeRunBook();
    void connectRunBook();
    void addRunBookCommands();
    void connectTime();
    void addStepCommands();
    void addLanguageCommands();
    void chooseLanguage(const QString& code);
    void goTo(trace::Time time);
    void goToMark(bool forward);
    void addBookmark();
    void showBookmarks();
    void toggleComparison(bool on);
    void showComparison();
    void tellComparison(const KeptRun& a);
    void setOverlaid(bool overlaid);
    RepeatSubject subjectOf(const trace::Trace& run) const;
    void askRepeat(bool both);
    void noteFile(const QString& path);
    void fillRecent(QMenu* menu);
    void showNotices(const trace::Trace& trace);
    void showBadge();
    void showPhase();
    void showPlace();
    void showViewsOf(const engine::Workload* demo);
    QString cardsKey(const engine::Workload& demo) const;
    void toggleWaitFor();
    void tick();
    void askOpen();
    void askOpenMachine();
    void readMachine(const QString& path, std::function<void()> done);
    void provideMachine(bool ask); ///< where a file is to be shown, and none was opened
    void boundParameters(); ///< by what the machine that is chosen has
    void askSave();
    void askExport();
    QString suggestedPath(const QString& suffix) const;
    void popUpTier();

    Backend m_backend;
    Preferences m_preferences;
    Appearance m_appearance;
    Scene m_scene;
    RunController m_controller;
    Commands m_commands{this};
    const engine::Workload* m_demo = nullptr;
    bool m_first = false; ///< the next snapshot is the first of its run
    bool m_loaded = false; ///< what is shown came from a file
    bool m_tierTold = false;
    bool m_byLesson = false; ///< the lesson is choosing the demo

    /// What stood here before a lecture.
    struct BeforeLecture {
        const engine::Workload* demo = nullptr;
        trace::Snapshot trace{};
        trace::Staging staging{};
        std::vector<std::int64_t> values{};
        std::uint64_t run = 0;
        bool loaded = false;
        bool lesson = false; ///< it was open
        bool own = false; ///< and one of the lecturer's
    };
    std::optional<BeforeLecture> m_before;
    QTimer m_tick;
    QElapsedTimer m_sinceTick;

    HeaderBar* m_header = nullptr;
    QSplitter* m_columns = nullptr;
    PanelFolding* m_folding = nullptr;
    CataloguePanel* m_catalogue = nullptr;
    Stage* m_stage = nullptr;
    ParameterPanel* m_parameters = nullptr;
    CodePanel* m_code = nullptr;
    PredictionCard* m_prediction = nullptr;
    WhyCard* m_why = nullptr;
    TransportBar* m_transport = nullptr;
    TierPanel* m_tier = nullptr;
    KeySheet* m_keys = nullptr;
    CommandPalette* m_palette = nullptr;
    LessonPlayer* m_player = nullptr;
    LessonCard* m_lesson = nullptr;
    LectureMode* m_lecture = nullptr;
    std::unique_ptr<LectureNotes> m_notes;
    FileWork* m_files = nullptr;
    RunBook* m_book = nullptr;
    RunsPanel* m_runs = nullptr;
    BookmarksPanel* m_bookmarks = nullptr;
    RepeatDialog* m_repeat = nullptr;
    Tour* m_tour = nullptr;
    std::uint64_t m_seed = 1; ///< of the next run
};

} // namespace app
