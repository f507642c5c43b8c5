#include "app/window/stage.h"

#include "app/lesson/lesson_document.h"
#include "app/window/banner.h"
#include "app/window/card_column.h"
#include "app/window/find_bar.h"
#include "app/window/scroll_page.h"
#include "app/window/view_card.h"
#include "engine/trace/navigate.h"
#include "views/folded_rows.h"

#include <QAbstractTextDocumentLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr double closer = 0.7;
constexpr int panParts = 8;
constexpr int widestText = 820; ///< longer lines are hard to read

} // namespace

Stage::Stage(Scene& scene, QWidget* parent)
    : QWidget{parent}
    , m_scene{scene}
    , m_banners{new BannerStack}
    , m_find{new FindBar{scene}}
    , m_pages{new QStackedWidget}
    , m_invitation{new QFrame}
    , m_title{new QLabel}
    , m_summary{new QLabel}
    , m_lesson{new QTextBrowser}
    , m_run{new QPushButton{tr("▶ Run")}}
    , m_begin{new QPushButton{tr("Begin the lesson ▸")}}
    , m_column{new CardColumn{scene}}
{
    setObjectName(QStringLiteral("stage"));
    setAttribute(Qt::WA_StyledBackground);
    makeInvitation();
    m_pages->addWidget(new ScrollPage{m_invitation, tr("The demo")});
    m_pages->addWidget(new ScrollPage{m_column, tr("The views")});
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(8);
    layout->addWidget(m_banners);
    layout->addWidget(m_find);
    layout->addWidget(m_pages, 1);
    connect(&scene, &Scene::themeChanged, this, &Stage::setIntroduction);
    connect(m_find, &FindBar::actorFound, this, &Stage::revealActor);
}

void Stage::makeInvitation()
{
    m_invitation->setProperty("card", true);
    m_title->setProperty("role", "title");
    m_summary->setProperty("role", "secondary");
    m_summary->setWordWrap(true);
    m_lesson->setAccessibleName(tr("About this demo"));
    m_lesson->setOpenExternalLinks(true);
    m_lesson->setFrameShape(QFrame::NoFrame);
    m_lesson->setMaximumWidth(widestText);
    m_run->setProperty("primary", true);
    m_run->setAccessibleName(tr("Run this demo"));
    auto* how = new QLabel{tr("runs it on this machine, in a process of its own (Ctrl+R)")};
    how->setProperty("role", "secondary");
    how->setWordWrap(true);
    auto* start = new QHBoxLayout;
    start->setSpacing(12);
    start->addWidget(m_run);
    start->addWidget(how, 1);
    auto* layout = new QVBoxLayout{m_invitation};
    layout->setContentsMargins(32, 28, 32, 24);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    layout->addLayout(start);
    layout->addSpacing(12);
    layout->addWidget(m_lesson);
    layout->addWidget(m_begin, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(m_begin, &QPushButton::clicked, this, &Stage::lessonRequested);
    connect(m_run, &QPushButton::clicked, this, &Stage::runRequested);
}

const std::vector<ViewCard*>& Stage::cards() const
{
    return m_column->cards();
}

void Stage::setViews(std::span<const std::string_view> ids)
{
    m_column->setViews(ids);
}

void Stage::setInvitation(const QString& title, const QString& summary, const QString& lesson)
{
    m_title->setText(title);
    m_summary->setText(summary);
    m_introduction = lesson;
    setIntroduction();
    inviteToLesson(true);
    m_run->setEnabled(!title.isEmpty());
}

void Stage::setHead(QWidget* card)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_pages), card);
}

void Stage::setIntroduction()
{
    const QByteArray text = m_introduction.toUtf8();
    lesson::replaceDocument(*m_lesson,
        lesson::makeDocument({text.data(), static_cast<std::size_t>(text.size())},
            m_scene.frame().theme.text(11), m_lesson));
    QTextDocument& document = *m_lesson->document();
    const auto fit = [this](const QSizeF& size) {
        m_lesson->setFixedHeight(static_cast<int>(size.height()) + 12);
    };
    // In a narrower window, or in a wordier language, it has more lines.
    connect(document.documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, m_lesson,
        fit);
    fit(document.size());
}

void Stage::inviteToLesson(bool invite)
{
    m_lesson->setVisible(invite && !m_introduction.isEmpty());
    m_begin->setVisible(invite && !m_introduction.isEmpty());
}

void Stage::showCards(bool cards)
{
    // The keys stay on the stage: a parameter's field would take letters for values.
    const QWidget* focus = window()->focusWidget();
    const bool here = focus != nullptr && m_pages->isAncestorOf(focus);
    const bool turned = m_pages->currentIndex() != (cards ? 1 : 0);
    m_pages->setCurrentIndex(cards ? 1 : 0);
    if (here && turned)
        cards ? m_column->takeFocus() : m_run->setFocus();
    placeQuestion();
}

void Stage::setQuestion(QWidget* question, QVBoxLayout* home)
{
    m_question = question;
    m_questionsHome = home;
    m_question->setMaximumWidth(widestText);
    placeQuestion();
}

void Stage::placeQuestion()
{
    if (m_question == nullptr)
        return;
    const bool cards = m_pages->currentIndex() == 1;
    auto* invitation = static_cast<QVBoxLayout*>(m_invitation->layout());
    const bool there = (cards ? m_questionsHome : invitation)->indexOf(m_question) >= 0;
    if (there)
        return;
    if (cards)
        m_questionsHome->insertWidget(m_questionsHome->count() - 1, m_question);
    else
        invitation->insertWidget(invitation->indexOf(m_summary) + 1, m_question);
}

void Stage::focusRun()
{
    m_run->setFocus();
}

void Stage::revealActor(trace::ActorId actor)
{
    for (ViewCard* card : cards())
        card->canvas().revealActor(actor);
}

QByteArray Stage::saveState() const
{
    return m_column->saveState();
}

void Stage::restoreState(const QByteArray& state)
{
    m_column->restoreState(state);
}

bool Stage::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (!m_scene.hasTrace() || (modifiers & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        return false;
    const trace::Window window = m_scene.frame().window;
    switch (key) {
    case Qt::Key_W: m_scene.zoom(closer, m_scene.playhead().time()); return true;
    case Qt::Key_S: m_scene.zoom(1 / closer, m_scene.playhead().time()); return true;
    case Qt::Key_A: m_scene.pan(-window.length() / panParts); return true;
    case Qt::Key_D: m_scene.pan(window.length() / panParts); return true;
    case Qt::Key_F: m_scene.fit(); return true;
    case Qt::Key_Z: zoomToSelection(); return true;
    case Qt::Key_Left: moveAlongRow(false); return true;
    case Qt::Key_Right: moveAlongRow(true); return true;
    case Qt::Key_Up: selectRow(-1); return true;
    case Qt::Key_Down: selectRow(1); return true;
    case Qt::Key_P:
        if (m_scene.frame().selectedActor)
            m_scene.togglePin(*m_scene.frame().selectedActor);
        return true;
    case Qt::Key_U: m_scene.setAllRows(!m_scene.frame().allRows); return true;
    case Qt::Key_Escape:
        m_scene.setSelection(std::nullopt);
        m_scene.selectActor(std::nullopt);
        return true;
    default: return false;
    }
}

void Stage::moveAlongRow(bool forward)
{
    const trace::Time now = m_scene.playhead().time();
    const auto actor = m_scene.frame().selectedActor;
    const trace::Trace& trace = *m_scene.trace();
    std::optional<trace::Time> change;
    if (actor)
        change = forward ? trace::nextChange(trace, *actor, now)
                         : trace::previousChange(trace, *actor, now);
    else
        change = forward ? trace::nextEvent(trace, now) : trace::previousEvent(trace, now);
    if (!change)
        return;
    m_scene.playhead().seek(*change);
    m_scene.reveal(*change);
}

void Stage::selectRow(int by)
{
    std::vector<trace::ActorId> rows; // as the timeline shows them
    for (const views::Row& row : views::threadRows(m_scene.frame()))
        if (!row.heading)
            rows.push_back(row.actor);
    if (rows.empty())
        return;
    const auto actor = m_scene.frame().selectedActor;
    const auto found = actor ? std::ranges::find(rows, *actor) : rows.end();
    std::ptrdiff_t row = by > 0 ? 0 : std::ssize(rows) - 1;
    if (found != rows.end())
        row = std::clamp(found - rows.begin() + by, std::ptrdiff_t{0}, std::ssize(rows) - 1);
    const trace::ActorId chosen = rows[static_cast<std::size_t>(row)];
    m_scene.selectActor(chosen);
    revealActor(chosen);
}

void Stage::zoomToSelection()
{
    if (m_scene.frame().selection)
        m_scene.setWindow(*m_scene.frame().selection);
}

} // namespace app
