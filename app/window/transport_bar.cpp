#include "app/window/transport_bar.h"

#include "app/window/badge_button.h"
#include "app/window/fold_row.h"
#include "app/window/glyph.h"
#include "app/window/loop_button.h"
#include "app/window/overview.h"
#include "app/window/speed_control.h"
#include "app/window/step_kind_button.h"
#include "views/format.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QToolTip>

namespace app {

TransportBar::TransportBar(Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_run{new QPushButton{whiteGlyph(Glyph::Play), tr("Run")}}
    , m_stop{new QPushButton{tr("Stop")}}
    , m_back{tool(glyph(Glyph::StepBack), tr("Step back"), QStringLiteral(","))}
    , m_play{tool(glyph(Glyph::Play), tr("Play"), tr("Space"))}
    , m_forward{tool(glyph(Glyph::StepForward), tr("Step"), QStringLiteral("."))}
    , m_live{new QPushButton{tr("Live")}}
    , m_kind{new StepKindButton}
    , m_loop{new LoopButton{scene}}
    , m_bookmarks{tool(glyph(Glyph::Flag), tr("Bookmarks"), tr("Ctrl+B; M adds one"))}
    , m_overview{new Overview{scene}}
    , m_time{new QLineEdit}
    , m_length{new QLabel}
    , m_badge{new BadgeButton}
{
    setObjectName(QStringLiteral("transport"));
    m_run->setProperty("primary", true);
    for (QPushButton* button : {m_run, m_stop, m_live, static_cast<QPushButton*>(m_badge)})
        button->setFocusPolicy(Qt::TabFocus);
    m_run->setToolTip(tr("Run the demo (Ctrl+R); what runs is replaced"));
    m_stop->setToolTip(tr("Stop the run and all its processes (Ctrl+.)"));
    m_live->setProperty("role", "live");
    m_live->setToolTip(tr("Follow the run as it happens (L)"));
    m_time->setAccessibleName(tr("Time of the playhead"));
    m_time->setToolTip(tr("Type a time to go there: 12.48 ms"));
    m_time->setProperty("role", "value");
    m_time->setAlignment(Qt::AlignRight);
    m_length->setProperty("role", "mono");
    m_badge->setProperty("role", "badge");
    m_badge->setAccessibleDescription(tr("Where this picture comes from, and how to improve it"));
    m_badge->hide();

    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    layout->addWidget(m_run);
    layout->addWidget(m_stop);
    layout->addSpacing(4);
    layout->addWidget(m_back);
    layout->addWidget(m_play);
    layout->addWidget(m_forward);
    layout->addWidget(m_kind);
    layout->addWidget(m_loop);
    layout->addWidget(m_bookmarks);
    layout->addWidget(m_live);
    layout->addSpacing(4);
    auto* speed = new SpeedControl{scene.playhead()};
    layout->addWidget(speed);
    layout->addWidget(m_overview, 1);
    layout->addWidget(m_time);
    layout->addWidget(m_length);
    layout->addWidget(m_badge);

    auto* more = tool({}, tr("More of the transport"), {});
    more->setText(tr("More"));
    more->setToolTip(tr("What there is no room for"));
    layout->addWidget(more);

    Playhead& playhead = scene.playhead();
    const auto putSpeed = [&playhead](QMenu& menu) {
        menu.addAction(tr("Play faster"), &playhead, [&] { SpeedControl::change(playhead, 1); });
        menu.addAction(tr("Play slower"), &playhead, [&] { SpeedControl::change(playhead, -1); });
    };
    m_folds = new FoldRow{*this, *more,
        {{m_kind, FoldRow::entryFor(*m_kind)}, {m_length}, {speed, putSpeed},
            {m_bookmarks, FoldRow::entryFor(*m_bookmarks)}, {m_time}}};
    connect(m_run, &QPushButton::clicked, this, &TransportBar::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &TransportBar::stopRequested);
    connect(m_back, &QToolButton::clicked, this, &TransportBar::stepBack);
    connect(m_play, &QToolButton::clicked, &playhead, &Playhead::toggle);
    connect(m_forward, &QToolButton::clicked, this, &TransportBar::step);
    connect(m_live, &QPushButton::clicked, &playhead, &Playhead::goLive);
    connect(m_time, &QLineEdit::returnPressed, this, &TransportBar::jump);
    connect(m_time, &QLineEdit::editingFinished, this, &TransportBar::showTime);
    connect(m_badge, &QPushButton::clicked, this, &TransportBar::badgeClicked);
    connect(&scene, &Scene::cursorChanged, this, [this] {
        if (!m_time->hasFocus() || !m_time->isModified())
            showTime();
    });
    connect(&scene, &Scene::traceChanged, this, &TransportBar::showMode);
    connect(&playhead, &Playhead::modeChanged, this, &TransportBar::showMode);
    connect(m_bookmarks, &QToolButton::clicked, this, &TransportBar::bookmarksRequested);
    connect(m_kind, &StepKindButton::kindChanged, this,
        [this](StepKind kind) { m_stepper.setKind(kind); });
    setPhase(RunController::Phase::Idle);
    showMode();
}

QToolButton* TransportBar::tool(const QIcon& icon, const QString& name, const QString& keys)
{
    auto* button = new QToolButton;
    button->setIcon(icon);
    button->setAccessibleName(name);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys));
    button->setFocusPolicy(Qt::TabFocus); // a click must not take Space from the picture
    return button;
}

void TransportBar::setPhase(RunController::Phase phase)
{
    const bool idle = phase == RunController::Phase::Idle;
    m_stop->setEnabled(!idle && phase != RunController::Phase::Stopping);
    m_run->setText(idle ? tr("Run") : tr("Run again"));
    m_live->setVisible(!idle);
}

void TransportBar::setRunnable(bool runnable)
{
    m_run->setEnabled(runnable);
}

void TransportBar::setBadge(const QString& text, bool best)
{
    if (m_badge->accessibleName() == text && m_badge->property("best") == best)
        return; // asked with every snapshot
    m_badge->setWords(text);
    m_badge->setProperty("best", best);
    m_badge->style()->unpolish(m_badge);
    m_badge->style()->polish(m_badge);
    m_badge->setVisible(!text.isEmpty());
}

void TransportBar::showTime()
{
    const trace::Window extent = m_scene.trace()->extent();
    const trace::Duration scale = extent.end.time_since_epoch();
    if (extent.empty()) {
        m_time->clear();
        m_length->clear();
        return;
    }
    const QString text = views::formatTime(m_scene.playhead().time(), views::unitFor(scale));
    if (text != m_time->text())
        m_time->setText(text);
    m_time->setModified(false);
    const QString length = QStringLiteral("/ ") + views::formatDuration(scale);
    if (length == m_length->text())
        return;
    m_length->setText(length);
    const QString widest = views::formatTime(extent.end, views::unitFor(scale));
    m_time->setFixedWidth(
        m_time->fontMetrics().horizontalAdvance(QString{widest.size() + 1, QChar{'0'}}) + 16);
}

void TransportBar::showMode()
{
    const Playhead& playhead = m_scene.playhead();
    const bool moving = playhead.mode() != PlayMode::Paused;
    const bool some = m_scene.hasTrace();
    m_play->setIcon(glyph(moving ? Glyph::Pause : Glyph::Play));
    const bool again = some && !moving && playhead.playsFromStart();
    m_play->setText(again ? tr("Replay") : QString{});
    m_play->setToolButtonStyle(again ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_play->setAccessibleName(moving ? tr("Pause") : again ? tr("Replay") : tr("Play"));
    m_play->setToolTip(moving ? tr("Pause the picture; the run goes on (Space)")
            : again           ? tr("Replay from the start at the chosen speed (Space)")
                              : tr("Play at the chosen speed (Space)"));
    for (QWidget* widget : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_back),
             static_cast<QWidget*>(m_forward), static_cast<QWidget*>(m_time),
             static_cast<QWidget*>(m_bookmarks)})
        widget->setEnabled(some);
    m_live->setEnabled(playhead.growing() && playhead.mode() != PlayMode::Live);
    m_live->setText(playhead.mode() == PlayMode::Live ? tr("● Live") : tr("Live"));
    showTime();
}

void TransportBar::jump()
{
    const QString typed = m_time->text();
    const auto time = views::parseTime(typed);
    const trace::Window extent = m_scene.trace()->extent();
    if (time)
        moveTo(*time);
    if (!time || *time < extent.begin || *time > extent.end)
        QToolTip::showText(m_time->mapToGlobal(QPoint{0, -2 * m_time->height()}),
            time ? tr("The run lasts from %1 to %2")
                       .arg(views::formatDuration(extent.begin.time_since_epoch()),
                           views::formatDuration(extent.end.time_since_epoch()))
                 : tr("“%1” is no time. Type a number and its unit: 12.48 ms").arg(typed),
            m_time);
    m_time->setModified(false);
    showTime();
    m_time->selectAll();
}

void TransportBar::step()
{
    moveTo(m_stepper.forward(*m_scene.trace(), steppedThread(), m_scene.playhead().time()));
}

void TransportBar::stepBack()
{
    moveTo(m_stepper.back(*m_scene.trace(), steppedThread(), m_scene.playhead().time()));
}

std::optional<trace::ActorId> TransportBar::steppedThread() const
{
    const auto actor = m_scene.frame().selectedActor;
    if (!actor || m_scene.trace()->actor(*actor).kind == trace::ActorKind::Cpu)
        return {};
    return actor;
}

QWidget& TransportBar::bookmarksButton() const
{
    return m_folds->shown(*m_bookmarks);
}

QWidget& TransportBar::runButton() const
{
    return *m_run;
}

void TransportBar::moveTo(std::optional<trace::Time> time)
{
    if (!time)
        return;
    m_scene.playhead().pause();
    m_scene.playhead().seek(*time);
    m_scene.reveal(m_scene.playhead().time());
}

void TransportBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    m_length->clear(); // so that the width of the time follows its font
    showTime();
}

void TransportBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_time->hasFocus()) {
        m_time->setModified(false);
        showTime();
        m_time->clearFocus();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace app
