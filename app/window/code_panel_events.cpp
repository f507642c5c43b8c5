// The code panel's lines and their events.
#include "app/window/background.h"
#include "app/window/code_panel.h"
#include "app/window/code_view.h"
#include "views/describe.h"

#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace app {
namespace {

QString number(std::size_t n)
{
    return QLocale{}.toString(static_cast<qulonglong>(n));
}

} // namespace

void CodePanel::choose(std::size_t chosen, int block)
{
    const std::vector<int>& callouts = m_sides[chosen].callouts;
    if (block < 0 || block >= static_cast<int>(callouts.size()))
        return;
    const int callout = callouts[static_cast<std::size_t>(block)];
    forget();
    std::vector<int> blocks = blocksLike(m_sides[0], callout);
    if (chosen == 0)
        blocks = {block}; // what runs is exact; only Python needs the numbers
    std::set<int> outlined{block};
    m_sides[chosen].view->setChosen(outlined);
    const std::vector<int> there =
        chosen == 0 ? blocksLike(m_sides[1], callout) : blocksLike(m_sides[0], callout);
    m_sides[1 - chosen].view->setChosen({there.begin(), there.end()});
    for (const int line : blocks)
        m_chosen.push_back(line + m_sides[0].listing.firstLine);
    m_chosenName = chosen == 0 ? tr("Line %1").arg(block + m_sides[0].listing.firstLine)
        : callout != 0         ? tr("Step [%1]").arg(callout)
                               : tr("This line");
    m_footer->show();
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above)) // once it has its place
            QTimer::singleShot(
                0, this, [this, area] { area->ensureWidgetVisible(m_footer, 0, 8); });
    find();
}

void CodePanel::forget()
{
    m_chosen.clear();
    m_found.clear();
    m_foundIn = nullptr;
    m_footer->hide();
    for (const Side& side : m_sides)
        side.view->setChosen({});
}

void CodePanel::find()
{
    if (m_finding) // it looks again when it has finished
        return;
    if (!m_scene.hasTrace() || m_chosen.empty()) {
        m_found.clear();
        return showFound();
    }
    m_finding = true;
    struct Found {
        std::vector<LineEvent> events;
        trace::Snapshot in;
        std::vector<int> lines;
    };
    inBackground(
        this,
        [trace = m_scene.trace(), lines = m_chosen] {
            return Found{eventsOfLines(*trace, lines), trace, lines};
        },
        [this](Found&& found) {
            m_finding = false;
            const bool asked = found.lines == m_chosen;
            if (asked) {
                m_found = std::move(found.events);
                m_foundIn = found.in;
                showFound();
            }
            if (!asked || (m_scene.trace()->finished() && m_scene.trace() != found.in))
                find();
        });
}

void CodePanel::showFound()
{
    const trace::Time now = m_scene.playhead().time();
    const auto here = std::ranges::lower_bound(m_found, now, {}, &LineEvent::at);
    QString text;
    if (!m_scene.hasTrace())
        text = tr("%1: run the demo to find its events.").arg(m_chosenName);
    else if (m_found.empty())
        text = tr("%1: no event of this run tells it.").arg(m_chosenName);
    else if (here != m_found.end() && here->at == now)
        text = tr("%1: event %2 of %3, %4")
                   .arg(m_chosenName, number(static_cast<std::size_t>(here - m_found.begin()) + 1),
                       number(m_found.size()), views::Names{*m_scene.trace()}.brief(here->actor));
    else
        text = (threadsIn(m_found) == 1 ? tr("%1: %2 events of one thread")
                                        : tr("%1: %2 events of %3 threads"))
                   .arg(m_chosenName, number(m_found.size()), number(threadsIn(m_found)));
    m_told->setText(text);
    m_before->setEnabled(!m_found.empty());
    m_after->setEnabled(!m_found.empty());
}

void CodePanel::goToFound(bool forward)
{
    const trace::Time now = m_scene.playhead().time();
    const std::size_t i = forward ? eventAfter(m_found, now) : eventBefore(m_found, now);
    if (i >= m_found.size())
        return;
    const LineEvent event = m_found[i];
    m_scene.playhead().pause();
    m_scene.playhead().seek(event.at);
    m_scene.reveal(event.at);
    m_scene.selectActor(event.actor);
    showFound();
    emit jumped(event.actor);
}

} // namespace app
