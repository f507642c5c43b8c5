#pragma once

#include <QTimer>
#include <QWidget>

namespace app {

/// Over the whole window: black, when the room should look at its speaker, or dark but for a
/// circle around the pointer. The mouse goes through the spotlight; black takes one key or click
/// to return, and nobody else gets it.
class LectureVeil final : public QWidget {
    Q_OBJECT

public:
    explicit LectureVeil(QWidget& over);

    bool isBlack() const { return m_black; }
    bool isSpotlight() const { return m_spotlight; }

    void setBlack(bool black);
    void setSpotlight(bool spotlight);

    /// Toggles the spotlight; if a key did it and is held down, only for as long as it is held.
    void pressSpotlight();
    bool mayBeTap() const { return m_held.isActive(); } ///< not held long enough to be more
    void clear();

    /// Of the spotlight, in this widget.
    QPointF centre() const { return m_centre; }
    double radius() const;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void arrange();
    QRect lit() const;
    bool filterBlack(QEvent* event);
    bool filterHeld(QEvent* event);

    QWidget& m_over;
    QTimer m_follow;
    QTimer m_held; ///< runs while a press may still be a tap
    QPointF m_centre;
    bool m_down = false; ///< the key that toggled the spotlight may still be down
    bool m_black = false;
    bool m_spotlight = false;
    bool m_filters = false;
};

} // namespace app
