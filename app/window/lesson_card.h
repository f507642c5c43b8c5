#pragma once

#include "app/lesson/lesson_file.h"
#include "app/window/lesson_player.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QTextBrowser;
class QToolButton;
class QPushButton;

namespace app {

/// One step of a lesson at a time, with Back and Next, and what it did to the stage; or what is
/// wrong with a lesson's file, by line. Hidden until it is opened.
class LessonCard final : public QFrame {
    Q_OBJECT

public:
    LessonCard(Scene& scene, LessonPlayer& player, std::span<const engine::Workload* const> demos,
        QWidget* parent = nullptr);

    /// The demo's own lesson, closed, from its first page. Null: none.
    void setDemo(const engine::Workload* demo);

    /// A lecturer's lesson, or a folder of them, shown at once. What is wrong with it is shown too.
    void openPath(const QString& path);

    bool hasLesson() const { return m_player.lesson() != nullptr; }
    bool isOwn() const { return !m_files.empty(); } ///< the lecturer's, not the demo's
    QString file() const { return QString::fromStdString(m_file.string()); } ///< of an own one

    void open(); ///< shows it, at its step
    void start(); ///< shows the first step: the introduction has been read
    void back();
    void next();

    /// Markdown; empty without a lesson.
    QString introduction() const;

    /// What only the lecturer should see of this step: Markdown.
    QString notes() const;

signals:
    void openedOrClosed();
    void stepChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeControls();
    void load(const std::filesystem::path& file);
    void showStep();
    void showTold();
    void showMistakes(const QString& what);
    void setText(std::string_view markdown);
    void fitHeight();

    Scene& m_scene;
    LessonPlayer& m_player;
    std::span<const engine::Workload* const> m_demos;
    std::vector<std::filesystem::path> m_files;
    std::filesystem::path m_file; ///< that is shown
    const lesson::Step* m_shown = nullptr;
    QLabel* m_title;
    QLabel* m_place;
    QComboBox* m_choice;
    QTextBrowser* m_text;
    QLabel* m_told;
    QToolButton* m_again;
    QPushButton* m_back;
    QPushButton* m_next;
    QToolButton* m_close;
};

} // namespace app
