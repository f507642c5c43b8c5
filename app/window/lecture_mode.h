#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>

#include <utility>

class QMainWindow;
class QScrollBar;
class QSplitter;
class QWidget;

namespace app {

class Appearance;
class LectureVeil;
class Stage;

/// What lecture mode rearranges.
struct LectureParts {
    QMainWindow* window = nullptr;
    QSplitter* columns = nullptr;
    Stage* stage = nullptr;
    QWidget* side = nullptr; ///< sliders, prediction, figures
    QList<QWidget*> chrome{}; ///< what a room need not see
    Appearance* appearance = nullptr;
};

/// The window in front of a room: full screen, large type, the picture and the sliders. Leaving
/// puts everything back where it was. GUI thread.
class LectureMode final : public QObject {
    Q_OBJECT

public:
    static constexpr int mostLarger = 8;

    explicit LectureMode(LectureParts parts);

    bool on() const { return m_on; }
    bool settled() const { return !m_on && !m_returning; } ///< everything is where it was
    void enter();
    void leave();
    void toggle() { m_on ? leave() : enter(); }

    /// Steps of type size that the lecturer added to what fits the screen, in ±mostLarger.
    int larger() const { return m_larger; }
    void setLarger(int steps);

    bool sideShown() const;
    void showSide(bool shown); ///< only while on

    /// Gives the whole stage to its first view, then to the next; after the last, to all again.
    void nextView();

    LectureVeil& veil() const { return *m_veil; }

    /// How much larger than usual type and strokes are on a screen so high, in logical pixels.
    static double scaleFor(int screenHeight, int larger);

signals:
    void entering(); ///< nothing is rearranged yet
    void entered();
    void left();
    void largerChanged(int steps);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Before {
        Qt::WindowStates state{};
        QRect geometry{};
        QByteArray columns{};
        QByteArray stage{};
        QList<bool> chrome{};
        bool side = true;
        QPointer<QWidget> focus{};
        QList<std::pair<QPointer<QScrollBar>, int>> scrolled{}; ///< pages beside the stage
    };

    void showAllViews();
    void applyScale();
    void followSize();
    void putBack();
    void putBackSplitters();
    void putBackPages();

    LectureParts m_parts;
    LectureVeil* m_veil;
    Before m_before;
    bool m_on = false;
    bool m_returning = false; ///< left; the window system has not yet given the old size back
    int m_larger = 0;
};

} // namespace app
