#pragma once

#include "app/window/line_events.h"
#include "app/window/scene.h"
#include "engine/workloads/workload.h"

#include <QFrame>
#include <QPointer>

#include <array>

class QLabel;
class QTabBar;
class QToolButton;

namespace app {

class CodeHighlighter;
class CodeView;

/// The demo's own code, as it was built, and the same program in Python, with every thread marked
/// at the line where it stands at the playhead. Choosing a line finds its events.
class CodePanel final : public QFrame {
    Q_OBJECT

public:
    /// Tabs: one language at a time, as many lines as a narrow column holds. SideBySide: both.
    enum class Form { Tabs, SideBySide };

    explicit CodePanel(Scene& scene, Form form = Form::Tabs, QWidget* parent = nullptr);

    void setDemo(const engine::Workload* demo);
    CodeView& code() const { return *m_sides[0].view; }
    CodeView& python() const { return *m_sides[1].view; }

    /// Of the line that was chosen; empty until they are found.
    const std::vector<LineEvent>& found() const { return m_found; }
    void goToFound(bool forward);

signals:
    void jumped(trace::ActorId actor); ///< to an event of this thread

private:
    struct Side {
        CodeView* view = nullptr;
        CodeHighlighter* highlighter = nullptr;
        engine::Listing listing{};
        std::vector<int> callouts{}; ///< of each block
    };

    void addSide(std::size_t side, const QString& name);
    void makeFooter();
    void showWide();
    static std::vector<int> blocksLike(const Side& side, int callout);
    void fill(Side& side, const engine::Listing& listing);
    void showSide(int side);
    void showPlaces();
    void choose(std::size_t side, int block);
    void forget();
    void find();
    void showFound();
    void recolour();
    void fitHeight();

    Scene& m_scene;
    const Form m_form;
    const engine::Workload* m_demo = nullptr;
    QPointer<CodePanel> m_other; ///< both languages beside each other, in a window of its own
    std::array<Side, 2> m_sides{};
    QTabBar* m_tabs;
    QToolButton* m_wide;
    QWidget* m_footer;
    QLabel* m_told;
    QToolButton* m_before;
    QToolButton* m_after;
    QString m_chosenName;
    std::vector<int> m_chosen; ///< lines of the C++ file
    std::vector<LineEvent> m_found;
    trace::Snapshot m_foundIn{};
    bool m_finding = false;
};

} // namespace app
