#pragma once

#include "app/window/scene.h"

#include <QFrame>

class QListWidget;
class QPushButton;

namespace app {

/// The bookmarks of the run on the stage: go there, rename, delete. Enter goes, F2 renames, Delete
/// deletes.
class BookmarksPanel final : public QFrame {
    Q_OBJECT

public:
    explicit BookmarksPanel(Scene& scene, QWidget* parent = nullptr);

    /// Above `button`. `rename`: the note of this one is asked for at once.
    void popUp(const QWidget& button, std::optional<std::size_t> rename = {});

signals:
    void addRequested();
    void jumpRequested(trace::Time time);
    void renamed(std::size_t bookmark, const QString& note);
    void removed(std::size_t bookmark);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void jump();
    void remove();

    Scene& m_scene;
    QListWidget* m_list;
    QPushButton* m_rename;
    QPushButton* m_remove;
    bool m_filling = false;
};

} // namespace app
