#include "app/window/parameter_panel.h"

#include "app/window/elided_label.h"
#include "app/window/param_scale.h"
#include "app/window/units.h"
#include "app/window/values_here.h"
#include "views/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// As wide as the widest value, whatever the type's size: the label has the rest.
class ValueEdit final : public QLineEdit {
public:
    explicit ValueEdit(const engine::Param& param)
        : m_param{param}
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        constexpr int cursor = 4;
        int widest = 0;
        for (const std::int64_t value : {m_param.low, m_param.highest()})
            widest = std::max(widest, fontMetrics().horizontalAdvance(valueText(m_param, value)));
        const QSize bare = QLineEdit::minimumSizeHint();
        return {bare.width() - fontMetrics().maxWidth() + widest + cursor, bare.height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    const engine::Param& m_param;
};

} // namespace

struct ParameterRow::Controls {
    ParamScale scale;
    QLabel* label = nullptr;
    QLabel* later = nullptr;
    QLineEdit* text = nullptr;
    QSlider* slider = nullptr;
    QComboBox* choice = nullptr;
};

ParameterRow::ParameterRow(const engine::Param& param, QWidget* parent)
    : QWidget{parent}
    , m_param{param}
    , m_value{param.start()}
    , m_highest{param.highest()}
    , m_controls{std::make_unique<Controls>(Controls{.scale = ParamScale{param}})}
{
    makeControls();
    showValue();
}

ParameterRow::~ParameterRow() = default;

void ParameterRow::makeControls()
{
    Controls& c = *m_controls;
    const QString label = views::shown(m_param.label);
    const QString hint = views::shown(m_param.hint)
        + (m_param.live ? QChar{'\n'} + tr("Acts while the demo runs.") : QString{}) + QChar{'\n'}
        + tr("Double click: back to %1.").arg(valueText(m_param, m_param.start()));
    setToolTip(hint.trimmed());
    c.label = new ElidedLabel;
    c.label->setText(label);
    c.label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    c.label->setMinimumWidth(1);
    c.later = new QLabel{tr("next run")};
    c.later->setProperty("role", "tag");
    c.later->hide();
    auto* layout = new QGridLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(6);
    layout->setVerticalSpacing(0);
    layout->setColumnStretch(1, 1);
    layout->addWidget(c.label, 0, 0);
    layout->addWidget(c.later, 0, 1, Qt::AlignLeft | Qt::AlignVCenter);
    if (!m_param.choices.empty() || m_param.here != nullptr) {
        c.choice = new QComboBox;
        if (m_param.here != nullptr)
            nameValuesHere(c.choice, m_param);
        for (std::size_t i = 0; i < m_param.choices.size() && std::ssize(m_param.choices) > 0; ++i)
            if (static_cast<std::int64_t>(i) <= m_param.highest())
                c.choice->addItem(views::shown(m_param.choices[i]));
        c.choice->setAccessibleName(label);
        c.choice->setAccessibleDescription(views::shown(m_param.hint));
        c.choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        constexpr int leastLetters = 8; // where there is no room for the longest choice
        c.choice->setMinimumWidth(leastLetters * c.choice->fontMetrics().averageCharWidth());
        c.label->setBuddy(c.choice);
        layout->addWidget(c.choice, 0, 2);
        connect(c.choice, &QComboBox::currentIndexChanged, this, [this](int i) { change(i); });
        c.choice->setFocusPolicy(Qt::StrongFocus);
        for (QWidget* widget : {static_cast<QWidget*>(c.label), static_cast<QWidget*>(c.choice)})
            widget->installEventFilter(this);
        return;
    }
    c.text = new ValueEdit{m_param};
    c.text->setProperty("role", "value");
    c.text->setAlignment(Qt::AlignRight);
    c.text->setAccessibleName(tr("%1, typed").arg(label));
    c.slider = new QSlider{Qt::Horizontal};
    c.slider->setAccessibleName(label);
    c.slider->setAccessibleDescription(views::shown(m_param.hint));
    c.slider->setRange(0, c.scale.positions());
    c.slider->setFocusPolicy(Qt::StrongFocus); // not by the wheel
    c.slider->setPageStep(std::max(1, c.scale.positions() / 10));
    c.label->setBuddy(c.slider);
    layout->addWidget(c.text, 0, 2);
    layout->addWidget(c.slider, 1, 0, 1, 3);
    for (QWidget* widget : {static_cast<QWidget*>(c.label), static_cast<QWidget*>(c.slider)})
        widget->installEventFilter(this);
    connect(c.slider, &QSlider::valueChanged, this,
        [this](int position) { change(m_controls->scale.value(position)); });
    connect(c.slider, &QSlider::sliderPressed, this, [this] { ++m_gesture; });
    connect(c.text, &QLineEdit::editingFinished, this, &ParameterRow::acceptText);
}

void ParameterRow::setValue(std::int64_t value)
{
    change(m_controls->scale.nearest(static_cast<double>(value)));
}

void ParameterRow::setHighest(std::int64_t highest)
{
    const Controls& c = *m_controls;
    if (c.slider == nullptr || highest == m_highest)
        return;
    m_highest = highest;
    {
        const QSignalBlocker quiet{c.slider};
        c.slider->setRange(0, c.scale.position(highest));
        c.slider->setEnabled(highest > m_param.low);
        c.text->setEnabled(highest > m_param.low);
    }
    change(m_value);
}

QString ParameterRow::label() const
{
    return views::shown(m_param.label);
}

std::uint64_t ParameterRow::gesture() const
{
    const QSlider* slider = m_controls->slider;
    return slider != nullptr && slider->isSliderDown() ? m_gesture : 0;
}

void ParameterRow::setRunning(bool running)
{
    m_running = running;
    if (!running)
        m_controls->later->hide();
}

void ParameterRow::change(std::int64_t value)
{
    value = std::min(value, std::max(m_param.low, m_highest));
    if (value != m_value) {
        m_value = value;
        m_controls->later->setVisible(m_running && !m_param.live);
        emit valueChanged(value);
    }
    showValue();
}

void ParameterRow::acceptText()
{
    const Controls& c = *m_controls;
    const auto number = parseNumber(c.text->text(), qString(m_param.unit));
    if (number && c.text->text() != valueText(m_param, m_value))
        change(c.scale.nearest(*number));
    showValue();
}

void ParameterRow::showValue()
{
    Controls& c = *m_controls;
    if (c.choice != nullptr) {
        const QSignalBlocker quiet{c.choice};
        c.choice->setCurrentIndex(static_cast<int>(m_value));
        return;
    }
    const QSignalBlocker quiet{c.slider};
    c.text->setText(valueText(m_param, m_value));
    if (c.scale.value(c.slider->value()) != m_value)
        c.slider->setValue(c.scale.position(m_value));
}

bool ParameterRow::eventFilter(QObject* watched, QEvent* event)
{
    const auto* control = static_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && control != m_controls->label && !control->hasFocus()) {
        event->ignore(); // it scrolls the column and changes nothing on its way
        return true;
    }
    if (event->type() != QEvent::MouseButtonDblClick || control == m_controls->choice)
        return false;
    setValue(m_param.start());
    return true;
}

ParameterPanel::ParameterPanel(QWidget* parent)
    : QFrame{parent}
    , m_layout{new QVBoxLayout{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    auto* title = new QLabel{tr("Parameters")};
    title->setProperty("role", "section");
    m_layout->addWidget(title);
}

void ParameterPanel::setParams(
    std::span<const engine::Param> params, const std::vector<std::int64_t>& values)
{
    for (ParameterRow* row : m_rows)
        delete row;
    m_rows.clear();
    for (std::size_t i = 0; i < params.size(); ++i) {
        auto* row = new ParameterRow{params[i]};
        if (i < values.size())
            row->setValue(values[i]);
        connect(row, &ParameterRow::valueChanged, this,
            [this, i](std::int64_t value) { emit valueChanged(i, value); });
        m_rows.push_back(row);
        m_layout->addWidget(row);
    }
    setVisible(!params.empty());
}

std::vector<std::int64_t> ParameterPanel::values() const
{
    std::vector<std::int64_t> values;
    std::ranges::transform(m_rows, std::back_inserter(values), &ParameterRow::value);
    return values;
}

void ParameterPanel::setValue(std::size_t param, std::int64_t value)
{
    if (param < m_rows.size())
        m_rows[param]->setValue(value);
}

void ParameterPanel::setHighest(std::size_t param, std::int64_t highest)
{
    if (param < m_rows.size())
        m_rows[param]->setHighest(highest);
}

void ParameterPanel::setRunning(bool running)
{
    for (ParameterRow* row : m_rows)
        row->setRunning(running);
}

} // namespace app
