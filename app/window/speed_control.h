#pragma once

#include "app/window/playhead.h"

#include <QWidget>

class QLineEdit;
class QSlider;

namespace app {

/// How much slower than the run its replay is: a logarithmic slider from 1 : 1 to
/// 1 : 10 000 000, and the ratio, which can be typed.
class SpeedControl final : public QWidget {
    Q_OBJECT

public:
    explicit SpeedControl(Playhead& playhead, QWidget* parent = nullptr);

    /// Faster (positive) or slower by so many small steps, ten to a decade.
    static void change(Playhead& playhead, double steps);

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showSlowdown();
    void accept();

    Playhead& m_playhead;
    QSlider* m_slider;
    QLineEdit* m_text;
};

} // namespace app
