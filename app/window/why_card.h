#pragma once

#include "app/window/scene.h"
#include "engine/explain/explain.h"
#include "views/why_words.h"

#include <QFrame>
#include <QTimer>

#include <vector>

class QLabel;
class QPushButton;

namespace app {

/// Why the selected thread is not running at the playhead, in plain words. Threads and moments are
/// links: one leads to the thread at that moment, whose own card it becomes; Back leads back. It
/// follows playhead and selection while it is open. GUI thread.
class WhyCard final : public QFrame {
    Q_OBJECT

public:
    explicit WhyCard(Scene& scene, QWidget* parent = nullptr);

    /// Opens for the selected thread; closes if none is.
    void ask();
    void toggle();

    /// A place in the picture was clicked: opens at a gap, closes where the thread runs.
    void follow();

    QString text() const; ///< what it says, plain; empty when closed

signals:
    void opened();
    void jumped(trace::ActorId actor);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Place {
        std::optional<trace::ActorId> actor{};
        trace::Time at{};
    };
    std::optional<trace::ActorId> thread() const; ///< the selected one; none: no thread is
    void tell(const views::WhyText& text);
    void refresh();
    void schedule();
    void go(const QString& link);
    void goTo(const Place& place);
    void back();

    Scene& m_scene;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_doubts;
    QPushButton* m_back;
    QPushButton* m_close;
    QTimer m_later;
    std::vector<Place> m_links; ///< of the text shown
    std::vector<Place> m_trail;
    QString m_plain;
};

} // namespace app
