#include "app/window/speed_control.h"

#include "app/window/units.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QWheelEvent>

#include <cmath>

namespace app {
namespace {

constexpr int stepsPerDecade = 50;

} // namespace

SpeedControl::SpeedControl(Playhead& playhead, QWidget* parent)
    : QWidget{parent}
    , m_playhead{playhead}
    , m_slider{new QSlider{Qt::Horizontal}}
    , m_text{new QLineEdit}
{
    const QString hint = tr("How much slower than the run its replay is (wheel, + and −)");
    m_slider->setRange(
        0, static_cast<int>(std::lround(std::log10(Playhead::slowest) * stepsPerDecade)));
    m_slider->setPageStep(stepsPerDecade);
    m_slider->setInvertedAppearance(true); // faster is further right
    m_slider->setAccessibleName(tr("Replay speed"));
    m_slider->setToolTip(hint);
    m_text->setAccessibleName(tr("Replay speed as a ratio"));
    m_text->setToolTip(hint);
    m_text->setProperty("role", "value");
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_slider);
    layout->addWidget(m_text);
    m_slider->installEventFilter(this); // the wheel over it goes the same way
    m_text->installEventFilter(this);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        m_playhead.setSlowdown(std::pow(10.0, double(value) / stepsPerDecade));
    });
    connect(m_text, &QLineEdit::editingFinished, this, &SpeedControl::accept);
    connect(&playhead, &Playhead::slowdownChanged, this, &SpeedControl::showSlowdown);
    showSlowdown();
}

void SpeedControl::change(Playhead& playhead, double steps)
{
    playhead.setSlowdown(playhead.slowdown() * std::pow(10.0, -steps / 10));
}

void SpeedControl::wheelEvent(QWheelEvent* event)
{
    change(m_playhead, event->angleDelta().y() / 120.0);
    event->accept();
}

bool SpeedControl::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return false;
    wheelEvent(static_cast<QWheelEvent*>(event));
    return true;
}

void SpeedControl::showSlowdown()
{
    const QSignalBlocker quiet{m_slider};
    m_slider->setValue(
        static_cast<int>(std::lround(std::log10(m_playhead.slowdown()) * stepsPerDecade)));
    m_text->setText(slowdownText(m_playhead.slowdown()));
    m_text->ensurePolished();
    m_text->setFixedWidth(m_text->fontMetrics().horizontalAdvance(m_text->text()) + 28);
}

void SpeedControl::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        showSlowdown();
}

void SpeedControl::accept()
{
    if (m_text->text() != slowdownText(m_playhead.slowdown()))
        if (const auto slowdown = parseSlowdown(m_text->text()))
            m_playhead.setSlowdown(*slowdown);
    showSlowdown();
}

} // namespace app
