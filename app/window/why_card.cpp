#include "app/window/why_card.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace app {
namespace {

constexpr int slowest = 120; ///< ms between two texts while the playhead moves

/// A line may end at any thin space, also at the one inside a number, so numbers go without here.
QString unbroken(const QString& text)
{
    return text.toHtmlEscaped().remove(QChar{0x2009});
}

} // namespace

WhyCard::WhyCard(Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_title{new QLabel}
    , m_words{new QLabel}
    , m_doubts{new QLabel}
    , m_back{new QPushButton{tr("← Back")}}
    , m_close{new QPushButton{tr("Close")}}
{
    setProperty("role", "prediction");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Why is it not running?"));
    m_words->setObjectName(QStringLiteral("whyWords"));
    m_back->setObjectName(QStringLiteral("whyBack"));
    m_title->setProperty("role", "section");
    m_title->setWordWrap(true);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_words->setFocusPolicy(Qt::StrongFocus);
    m_doubts->setWordWrap(true);
    m_doubts->setTextFormat(Qt::PlainText);
    m_doubts->setProperty("role", "secondary");
    m_back->setAccessibleName(tr("Back to the thread before"));
    m_close->setAccessibleName(tr("Close the explanation"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addWidget(m_doubts);
    layout->addLayout(buttons);
    m_later.setSingleShot(true);
    m_later.setInterval(slowest);
    hide();

    connect(&m_later, &QTimer::timeout, this, &WhyCard::refresh);
    connect(m_words, &QLabel::linkActivated, this, &WhyCard::go);
    connect(m_back, &QPushButton::clicked, this, &WhyCard::back);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&scene, &Scene::cursorChanged, this, &WhyCard::schedule);
    connect(&scene, &Scene::traceChanged, this, &WhyCard::schedule);
    connect(&scene, &Scene::selectionChanged, this, [this] {
        if (!thread())
            hide();
        else
            schedule();
    });
    connect(&scene, &Scene::whyAsked, this, &WhyCard::follow);
}

std::optional<trace::ActorId> WhyCard::thread() const
{
    const auto actor = m_scene.frame().selectedActor;
    const std::span actors = m_scene.trace()->actors();
    if (!actor || trace::index(*actor) >= actors.size())
        return std::nullopt;
    const trace::ActorKind kind = actors[trace::index(*actor)].kind;
    const bool other = kind == trace::ActorKind::Cpu || kind == trace::ActorKind::Process
        || kind == trace::ActorKind::GpuQueue;
    return other ? std::nullopt : actor;
}

void WhyCard::ask()
{
    if (!thread())
        return hide();
    m_trail.clear();
    const bool shown = isVisible();
    show();
    refresh();
    if (!shown)
        emit opened();
}

void WhyCard::toggle()
{
    isVisible() ? hide() : ask();
    if (isVisible())
        m_words->setFocus(Qt::ShortcutFocusReason);
}

void WhyCard::follow()
{
    const auto actor = thread();
    if (!actor)
        return hide();
    const auto state = m_scene.trace()->lane(*actor).stateAt(m_scene.frame().playhead);
    const bool gap = state == trace::State::Runnable || state == trace::State::New
        || state == trace::State::Lost || trace::isWaiting(state);
    gap ? ask() : hide();
}

QString WhyCard::text() const
{
    return isHidden() ? QString{} : m_plain;
}

void WhyCard::schedule()
{
    if (isHidden() || m_later.isActive())
        return;
    if (m_scene.playhead().mode() == PlayMode::Paused)
        return refresh();
    m_later.start();
}

void WhyCard::refresh()
{
    const views::Frame& frame = m_scene.frame();
    const auto actor = thread();
    if (isHidden() || !actor)
        return;
    tell(views::whyText(*frame.trace, engine::explain(*frame.trace, *actor, frame.playhead)));
}

void WhyCard::tell(const views::WhyText& text)
{
    m_back->setVisible(!m_trail.empty());
    const QString plain = text.title + u' ' + views::plain(text);
    if (plain == m_plain)
        return;
    m_plain = plain;
    m_links.clear();
    QString html;
    for (const views::WhySentence& sentence : text.sentences) {
        html += QStringLiteral("<p style=\"margin:0 0 5px 0\">");
        for (const views::WhyPart& part : sentence) {
            if (!part.leads()) {
                html += unbroken(part.text);
                continue;
            }
            html += QStringLiteral("<a href=\"%1\">%2</a>")
                        .arg(m_links.size())
                        .arg(unbroken(part.text));
            m_links.push_back({part.actor, part.at.value_or(m_scene.frame().playhead)});
        }
        html += QStringLiteral("</p>");
    }
    m_title->setText(text.title);
    m_words->setText(html);
    m_words->setAccessibleName(views::plain(text));
    m_doubts->setText(QStringList{text.doubts.begin(), text.doubts.end()}.join(u' '));
    m_doubts->setVisible(!text.doubts.empty());
    setAccessibleDescription(plain);
    QAccessibleEvent told{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&told);
}

void WhyCard::go(const QString& link)
{
    bool known = false;
    const std::size_t number = link.toULongLong(&known);
    if (!known || number >= m_links.size())
        return;
    m_trail.push_back({m_scene.frame().selectedActor, m_scene.frame().playhead});
    goTo(Place{m_links[number]});
}

void WhyCard::goTo(const Place& place)
{
    m_scene.playhead().seek(place.at);
    m_scene.reveal(place.at);
    if (place.actor) {
        m_scene.selectActor(place.actor);
        emit jumped(*place.actor);
    }
    refresh();
}

void WhyCard::back()
{
    if (m_trail.empty())
        return;
    const Place place = m_trail.back();
    m_trail.pop_back();
    goTo(place);
    m_back->setVisible(!m_trail.empty());
}

void WhyCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return hide();
    QFrame::keyPressEvent(event);
}

} // namespace app
