#include "app/window/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace app {
namespace {

/// Slices looked at per thread when searching for a wait: bounds one key press.
constexpr std::size_t farthest = 20'000;

} // namespace

FindBar::FindBar(Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_text{new QLineEdit}
    , m_count{new QLabel}
{
    setProperty("card", true);
    m_text->setPlaceholderText(tr("Find a thread or a resource…"));
    m_text->setAccessibleName(tr("Find a thread or a resource"));
    m_text->setClearButtonEnabled(true);
    m_count->setProperty("role", "secondary");
    auto* close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close the search"));
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    layout->addWidget(close);
    connect(m_text, &QLineEdit::textEdited, this, &FindBar::restart);
    connect(m_text, &QLineEdit::returnPressed, this, &FindBar::next);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

std::vector<FindBar::Match> FindBar::matches() const
{
    const QString wanted = m_text->text().trimmed();
    std::vector<Match> found;
    if (wanted.isEmpty())
        return found;
    const auto fits = [&](const std::string& name) {
        return QString::fromStdString(name).contains(wanted, Qt::CaseInsensitive);
    };
    for (const trace::Actor& actor : m_scene.trace()->actors())
        if (fits(actor.name))
            found.push_back({.actor = actor.id});
    for (const trace::Resource& resource : m_scene.trace()->resources())
        if (fits(resource.name))
            found.push_back({.resource = resource.id});
    return found;
}

void FindBar::restart()
{
    m_current = 0;
    next();
}

void FindBar::next()
{
    const std::vector<Match> all = matches();
    if (all.empty()) {
        m_count->setText(m_text->text().trimmed().isEmpty() ? QString{} : tr("nothing found"));
        return;
    }
    const std::size_t i = m_current % all.size();
    m_current = i + 1;
    m_count->setText(tr("%1 of %2").arg(i + 1).arg(all.size()));
    go(all[i]);
}

void FindBar::go(const Match& match)
{
    if (match.resource)
        return goToWait(*match.resource);
    m_scene.selectActor(match.actor);
    emit actorFound(*match.actor);
}

void FindBar::goToWait(trace::ResourceId resource)
{
    const trace::Trace& trace = *m_scene.trace();
    const trace::Time now = m_scene.playhead().time();
    std::optional<trace::Time> best;
    std::optional<trace::ActorId> who;
    for (const trace::Actor& actor : trace.actors()) {
        const trace::Lane& lane = trace.lane(actor.id);
        const std::size_t first = lane.firstFrom(now + trace::Duration{1});
        for (std::size_t i = first; i < lane.size() && i - first < farthest; ++i) {
            const trace::Slice slice = lane[i];
            if (best && slice.window.begin >= *best)
                break;
            if (slice.resource == resource) {
                best = slice.window.begin;
                who = actor.id;
                break;
            }
        }
    }
    if (!best) {
        m_count->setText(tr("no later wait for it"));
        return;
    }
    m_scene.selectActor(who);
    m_scene.playhead().seek(*best);
    m_scene.reveal(*best);
    emit actorFound(*who);
}

} // namespace app
