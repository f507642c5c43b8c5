#pragma once

#include "app/window/scene.h"
#include "engine/workloads/workload.h"

#include <QFrame>

namespace app {

class CodeHighlighter;
class CodeView;

/// The demo's own code, as it was built, with every thread marked at the line where it stands at
/// the playhead.
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
    CodeView* m_code;
    CodeHighlighter* m_highlighter;
    engine::Listing m_listing{};
};

} // namespace app
