#pragma once

#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_history.h"
#include "app/window/run_tally.h"
#include "app/window/scene.h"
#include "app/window/stage.h"

#include <QObject>
#include <QUndoStack>

namespace app {

/// What is kept about runs beside the one on the stage: the last runs, bookmarks, which run it is
/// compared with, and the changes that can be undone. The window tells it what happens. GUI thread.
class RunBook final : public QObject {
    Q_OBJECT

public:
    RunBook(Scene& scene, Stage& stage, ParameterPanel& parameters, PredictionCard& prediction,
        QObject* parent = nullptr);

    RunHistory& history() { return m_history; }
    const RunTally& tally() const { return m_tally; }
    QUndoStack& undoStack() { return m_undo; }
    std::uint64_t current() const { return m_current; }

    // What the window tells.
    void leave(); ///< the run on the stage will go: remember how it was shown
    void parametersSet(); ///< other knobs, or all of them at once: nothing to undo
    void runStarted();
    void runShown(); ///< its first moments are on the stage
    void measured(const trace::Trace& trace); ///< a repeat that is not shown
    void runFinished(const trace::Snapshot& trace);
    void opened(const trace::Snapshot& trace); ///< from a file; it is on the stage
    void shown(const KeptRun& run); ///< again; it is on the stage
    void adopted(const trace::Snapshot& trace); ///< by a lesson; it is on the stage

    /// A newer state of the current run, with its bookmarks.
    trace::Snapshot marked(const trace::Snapshot& trace) const;

    /// What is on the stage now, and putting it there.
    trace::Staging staging() const;
    void stage(const trace::Staging& staging);

    /// The run as it is to be saved: with bookmarks and what is on the stage. Pre: it has a trace.
    trace::Snapshot toSave() const;

    /// At the playhead. Returns its place among the bookmarks.
    std::size_t addBookmark();
    void renameBookmark(std::size_t bookmark, const QString& note);
    void removeBookmark(std::size_t bookmark);

    /// `id` is run A from now on, pinned. What is on the stage is B; while that is A itself, the
    /// stage stays as it is and the next run will be B. None of that id: nothing.
    void compareWith(std::uint64_t id);
    void endComparison();
    bool comparing() const { return m_a != 0; }
    bool besideEachOther() const { return m_scene.frame().other != nullptr; } ///< A and a B
    bool repeated() const; ///< both were run more often than once
    bool setAlike() const; ///< A and B. Pre: besideEachOther()
    std::uint64_t a() const { return m_a; }

    /// Each thread of A above the same of B, or run A above run B.
    bool overlaid() const { return m_overlaid; }
    void setOverlaid(bool overlaid);

signals:
    void comparisonChanged();

private:
    bool hasB() const { return m_a != 0 && m_current != 0 && m_a != m_current; }
    void showComparison();
    void refreshRepeats();
    void noteParameter(std::size_t param, std::int64_t value);
    void changeBookmarks(const QString& text, std::vector<trace::Bookmark> bookmarks);
    void setBookmarks(std::uint64_t run, const std::vector<trace::Bookmark>& bookmarks);

    Scene& m_scene;
    Stage& m_stage;
    ParameterPanel& m_parameters;
    PredictionCard& m_prediction;
    RunHistory m_history;
    RunTally m_tally;
    QUndoStack m_undo;
    std::vector<std::int64_t> m_values;
    std::vector<trace::Bookmark> m_bookmarks; ///< of the current run, in time order
    std::uint64_t m_current = 0;
    std::uint64_t m_a = 0;
    bool m_overlaid = false;
    bool m_undoing = false;
};

} // namespace app
