#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QScreen;
class QTextBrowser;

namespace app {

/// What the lecturer is told of a step.
struct LectureNote {
    QString title{}; ///< of the step
    QString place{}; ///< "step 2 of 5"
    QString notes{}; ///< Markdown; empty: there are none
    QString next{}; ///< title of the step after it; empty: it is the last
};

/// The speaker's own window: the notes of the step the room sees, what comes next, and how long it
/// has been going on. On the other screen if there is one. Keys go to the lecture.
class LectureNotes final : public QWidget {
    Q_OBJECT

public:
    /// `lecture`: whom the keys are for, and on whose screen the notes should not be.
    explicit LectureNotes(QWidget& lecture);

    void setNote(const LectureNote& note);

    /// Shows itself: over all of another screen, or as a window beside the lecture.
    void present();
    void startClock();

    /// A screen that `shown` is not; null: there is none.
    static QScreen* otherScreen(const QScreen* shown, const QList<QScreen*>& screens);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showTime();

    QWidget& m_lecture;
    QLabel* m_title;
    QLabel* m_place;
    QLabel* m_clock;
    QTextBrowser* m_notes;
    QLabel* m_next;
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace app
