#include "app/window/card_column.h"

#include "app/window/view_card.h"
#include "engine/trace/repeats.h"

#include <QTimer>

#include <algorithm>

namespace app {
namespace {

constexpr int handleRoom = 12;
constexpr double leastFoot = 700; ///< width in which shares and figures can be read side by side
constexpr double leastRepeats = 1160; ///< the same where figures have their intervals
constexpr int mostWhole = 3; ///< so many cards share the height of the stage
constexpr int leastOfMany = 290;
constexpr int leastMachines = 380; ///< height in which the words of four boxes can be read
constexpr int leastRuns = 340; ///< height of two runs with a foot of two cards below them

bool ofTwoRuns(std::string_view id)
{
    return id == "run-comparison" || id == "run-overlay";
}

/// Charts of what was measured, which are what such a demo is about.
bool ofReadings(std::string_view id)
{
    constexpr std::string_view charts[]{"speedup", "bandwidth", "latency-staircase", "memory-map",
        "numa-matrix", "throughput", "moores-law"};
    return std::ranges::find(charts, id) != std::end(charts);
}

bool belowTwoRuns(std::string_view id)
{
    return id == "share-comparison" || id == "figure-comparison";
}

} // namespace

CardColumn::CardColumn(Scene& scene, QWidget* parent)
    : QSplitter{Qt::Vertical, parent}
    , m_scene{scene}
{
    setChildrenCollapsible(false);
    setHandleWidth(handleRoom);
    connect(&scene, &Scene::pictureChanged, this, &CardColumn::turnFoot);
}

void CardColumn::setViews(std::span<const std::string_view> ids)
{
    if (std::ranges::equal(ids, m_cards, {}, {}, &ViewCard::id) && !m_cards.empty())
        return;
    const bool focused = hasFocusInside();
    const auto kept = std::ranges::mismatch(ids, m_cards, {}, {}, &ViewCard::id);
    removeFrom(kept.in2);
    for (const std::string_view id : std::ranges::subrange{kept.in1, ids.end()}) {
        const views::ViewType* type = views::findView(id);
        if (type == nullptr)
            continue;
        m_cards.push_back(new ViewCard{*type, m_scene});
        if (belowTwoRuns(id) && m_foot == nullptr) {
            m_foot = new QSplitter{Qt::Horizontal};
            m_foot->setChildrenCollapsible(false);
            m_foot->setHandleWidth(handleRoom);
            addWidget(m_foot);
        }
        (belowTwoRuns(id) ? m_foot : this)->addWidget(m_cards.back());
    }
    turnFoot();
    shareHeights();
    takeTurns();
    if (focused)
        takeFocus();
}

bool CardColumn::hasFocusInside() const
{
    const QWidget* focus = window()->focusWidget();
    return focus != nullptr && isAncestorOf(focus);
}

void CardColumn::takeFocus()
{
    if (!m_cards.empty())
        m_cards.front()->canvas().setFocus();
}

/// The key that asked for this may have been pressed in one of them: they go later.
void CardColumn::removeFrom(std::vector<ViewCard*>::const_iterator first)
{
    const auto drop = [this](QWidget* widget) {
        widget->hide();
        widget->setParent(parentWidget()); // out of the splitter
        widget->deleteLater();
    };
    std::for_each(first, m_cards.cend(), drop);
    m_cards.erase(first, m_cards.cend());
    if (m_foot != nullptr && m_foot->count() == 0)
        drop(std::exchange(m_foot, nullptr));
}

/// The threads have the most to show, and a ring of them needs room, as four machines do.
void CardColumn::shareHeights()
{
    QList<int> heights;
    for (int i = 0; i < count(); ++i) {
        const auto* card = qobject_cast<ViewCard*>(widget(i));
        const std::string_view id = card != nullptr ? card->id() : std::string_view{};
        const int share = ofTwoRuns(id)          ? 13
            : m_foot != nullptr                  ? 7
            : id == "flynn-streams"              ? 7
            : id == "wait-for" || ofReadings(id) ? 4
            : id == "thread-timeline"            ? 3
                                                 : 2;
        setStretchFactor(i, share);
        heights << share * 1000;
        if (count() > mostWhole) // then the page scrolls
            widget(i)->setMinimumHeight(leastOfMany);
        if (id == "flynn-streams")
            widget(i)->setMinimumHeight(leastMachines);
    }
    setSizes(heights);
}

void CardColumn::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    turnFoot();
}

/// Beside each other where their words fit; else below, and the page scrolls.
void CardColumn::turnFoot()
{
    if (m_foot == nullptr)
        return;
    const views::Frame& frame = m_scene.frame();
    const double least = (frame.repeats ? leastRepeats : leastFoot) * frame.theme.fontScale;
    const bool beside = width() >= least;
    const Qt::Orientation turn = beside ? Qt::Horizontal : Qt::Vertical;
    if (m_foot->orientation() != turn || m_foot->count() != m_footTurned) {
        m_footTurned = m_foot->count();
        m_foot->setOrientation(turn);
        m_foot->setStretchFactor(0, 2);
        m_foot->setStretchFactor(1, 3);
        const QList<int> sizes = beside ? QList{2000, 3000} : QList{1000, 1000};
        QTimer::singleShot(0, m_foot, [foot = m_foot, sizes] { foot->setSizes(sizes); });
    }
    for (ViewCard* card : m_cards)
        if (ofTwoRuns(card->id()))
            card->setMinimumHeight(beside ? 0 : int(leastRuns * frame.theme.fontScale));
}

/// Timelines are painted anew while a run grows, which costs most of a frame: not all at once.
void CardColumn::takeTurns()
{
    std::vector<ViewCanvas*> costly;
    for (const ViewCard* card : m_cards)
        if (card->id() == "thread-timeline" || card->id() == "cpu-timeline")
            costly.push_back(&card->canvas());
    for (std::size_t i = 0; i < costly.size(); ++i)
        costly[i]->takeTurns(static_cast<int>(i), std::max(2, static_cast<int>(costly.size())));
}

} // namespace app
