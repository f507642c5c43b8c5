#pragma once

#include "app/window/scene.h"
#include "engine/workloads/workload.h"

#include <QFrame>

class QTabBar;
class QTextBrowser;

namespace app {

class CodeHighlighter;
class CodeView;

/// The demo's own code, as it was built, with every thread marked at the line where it stands at
/// the playhead; and its lesson.
class CodePanel final : public QFrame {
    Q_OBJECT

public:
    explicit CodePanel(Scene& scene, QWidget* parent = nullptr);

    void setDemo(const engine::Workload* demo);
    CodeView& code() const { return *m_code; }

private:
    void showPlaces();
    void recolour();
    void fitHeight();

    Scene& m_scene;
    QTabBar* m_tabs;
    CodeView* m_code;
    CodeHighlighter* m_highlighter;
    QTextBrowser* m_lesson;
    engine::Listing m_listing{};
};

} // namespace app
