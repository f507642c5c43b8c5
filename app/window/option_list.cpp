#include "app/window/option_list.h"

#include "views/words.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace app {
namespace {

constexpr int mostHands = 999;

} // namespace

/// As long as the share of the hands that an option has.
class HandsBar final : public QWidget {
public:
    explicit HandsBar(QWidget* parent)
        : QWidget{parent}
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {20, std::max(5, fontMetrics().height() / 3)}; }

    void setShare(double share)
    {
        m_share = share;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        painter.fillRect(rect(), palette().color(QPalette::Mid));
        painter.fillRect(QRectF{0, 0, width() * m_share, double(height())},
            palette().color(QPalette::Highlight));
    }

private:
    double m_share = 0;
};

OptionList::OptionList(QWidget* parent)
    : QWidget{parent}
    , m_layout{new QVBoxLayout{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
}

void OptionList::setOptions(std::span<const std::string_view> options)
{
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    m_hands.assign(options.size(), 0);
    m_chosen.reset();
    m_answer.reset();
    for (std::size_t i = 0; i < options.size(); ++i)
        add(i, views::shown(options[i]));
    mark();
}

void OptionList::add(std::size_t number, const QString& text)
{
    auto* widget = new QWidget{this};
    auto* button = new QPushButton{text};
    button->setCheckable(true);
    button->setProperty("role", "option");
    auto* hands = new QSpinBox;
    hands->setRange(0, mostHands);
    hands->setAccessibleName(tr("Hands for %1").arg(text));
    hands->setToolTip(tr("How many think so"));
    auto* bar = new HandsBar{widget};
    auto* layout = new QGridLayout{widget};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(3);
    layout->setColumnStretch(0, 1);
    layout->addWidget(button, 0, 0);
    layout->addWidget(hands, 0, 1);
    layout->addWidget(bar, 1, 0, 1, 2);
    m_layout->addWidget(widget);
    hands->setVisible(m_room);
    bar->setVisible(m_room);
    connect(button, &QPushButton::clicked, this, [this, number] { emit chosen(number); });
    connect(hands, &QSpinBox::valueChanged, this, [this, number](int now) { count(number, now); });
    m_rows.push_back({widget, button, hands, bar});
}

void OptionList::count(std::size_t number, int hands)
{
    m_hands[number] = hands;
    const int all = handsUp();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].bar->setShare(all > 0 ? double(m_hands[i]) / all : 0);
    emit handsChanged();
}

void OptionList::setRoom(bool room)
{
    m_room = room;
    for (const Row& row : m_rows) {
        row.hands->setVisible(room);
        row.bar->setVisible(room);
    }
}

void OptionList::setHands(const std::vector<int>& hands)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].hands->setValue(i < hands.size() ? hands[i] : 0);
}

int OptionList::handsUp() const
{
    return std::accumulate(m_hands.begin(), m_hands.end(), 0);
}

void OptionList::setOpen(bool open)
{
    m_open = open;
    mark();
}

void OptionList::setChosen(std::optional<std::size_t> chosen)
{
    m_chosen = chosen;
    mark();
}

void OptionList::setAnswer(std::optional<std::size_t> answer)
{
    m_answer = answer;
    mark();
}

void OptionList::mark()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        QPushButton* option = m_rows[i].button;
        option->setChecked(m_chosen == i);
        option->setEnabled(m_open);
        option->setProperty("right", m_answer == i);
        option->setProperty("wrong", m_answer && m_answer != i && m_chosen == i);
        option->style()->unpolish(option);
        option->style()->polish(option);
    }
}

} // namespace app
