#include "app/window/tier_panel.h"

#include "app/window/background.h"
#include "views/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr int panelWidth = 420;

QString titleOf(trace::Tier tier)
{
    switch (tier) {
    case trace::Tier::KernelWakeups:
    case trace::Tier::KernelSwitches: return TierPanel::tr("Measured by the kernel");
    case trace::Tier::Program: return TierPanel::tr("Measured by the program itself");
    }
    return {};
}

QString meaningOf(trace::Tier tier)
{
    switch (tier) {
    case trace::Tier::KernelWakeups:
        return TierPanel::tr(
            "Every switch and every wake-up comes from the kernel's own records, so "
            "running, runnable and waiting are exact.");
    case trace::Tier::KernelSwitches:
        return TierPanel::tr(
            "Every switch comes from the kernel's own records: running and preempted "
            "are exact. When a waiting thread became runnable is inferred from the "
            "kernel's accounting (schedstat).");
    case trace::Tier::Program:
        return TierPanel::tr(
            "States come from the program's own events and from sampling /proc: waits "
            "are exact, when a thread really was on a CPU is not.");
    }
    return {};
}

/// "kernel.perf_event_paranoid=2" of "sudo sysctl kernel.perf_event_paranoid=2": the only thing
/// that is ever run with privilege.
std::optional<QString> settingIn(const QString& command)
{
    static const QRegularExpression form{QStringLiteral("kernel\\.perf_event_paranoid=-?[0-9]\\b")};
    const auto match = form.match(command);
    return match.hasMatch() ? std::optional{match.captured(0)} : std::nullopt;
}

} // namespace

TierPanel::TierPanel(Ask ask, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_ask{std::move(ask)}
    , m_title{new QLabel}
    , m_text{new QLabel}
    , m_command{new QLabel}
    , m_copy{new QPushButton{tr("Copy the command")}}
    , m_lower{new QPushButton{tr("Allow until the next boot…")}}
    , m_note{new QLabel}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("How this machine's runs are observed"));
    m_title->setProperty("role", "card-title");
    for (QLabel* label : {m_text, m_command, m_note})
        label->setWordWrap(true);
    m_command->setProperty("role", "mono");
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setProperty("role", "secondary");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_lower);
    buttons->addStretch();
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_command);
    layout->addLayout(buttons);
    layout->addWidget(m_note);
    setFixedWidth(panelWidth);
    connect(m_copy, &QPushButton::clicked, this, &TierPanel::copyCommand);
    connect(m_lower, &QPushButton::clicked, this, &TierPanel::lower);
    setPermission({});
}

void TierPanel::popUp(const QWidget& anchor)
{
    m_note->hide();
    m_corner = anchor.mapToGlobal(QPoint{anchor.width(), -8});
    fit();
    show();
    setFocus();
    inBackground(this, m_ask, [this](engine::Permission&& permission) {
        setPermission(permission);
        fit();
    });
}

/// As high as its words need at its width, which adjustSize() does not know, and above the anchor.
void TierPanel::fit()
{
    layout()->activate();
    resize(panelWidth, layout()->totalHeightForWidth(panelWidth));
    move(m_corner.x() - width(), m_corner.y() - height());
}

void TierPanel::setPermission(const engine::Permission& permission)
{
    QString text = meaningOf(permission.tier);
    if (!permission.reason.empty())
        text +=
            QStringLiteral("\n\n") + tr("Why not better: %1").arg(views::shown(permission.reason));
    m_title->setText(titleOf(permission.tier));
    m_text->setText(text);
    m_command->setText(QString::fromStdString(permission.command));
    const bool improvable = !permission.command.empty();
    m_command->setVisible(improvable);
    m_copy->setVisible(improvable);
    const bool canAsk = !QStandardPaths::findExecutable(QStringLiteral("pkexec")).isEmpty();
    m_lower->setVisible(improvable && canAsk && settingIn(m_command->text()).has_value());
    m_note->hide();
}

void TierPanel::copyCommand()
{
    QGuiApplication::clipboard()->setText(m_command->text());
    m_note->setText(tr("Copied. Paste it into a terminal, then run the demo again."));
    m_note->show();
    fit();
}

void TierPanel::lower()
{
    const std::optional<QString> setting = settingIn(m_command->text());
    if (!setting)
        return;
    auto* process = new QProcess{this};
    m_lower->setEnabled(false);
    const auto ended = [this, process](const QString& note) {
        m_lower->setEnabled(true);
        m_note->setText(note);
        m_note->show();
        fit();
        process->deleteLater();
    };
    connect(process, &QProcess::errorOccurred, this, [ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(tr("pkexec could not be started. Use the command instead."));
    });
    connect(
        process, &QProcess::finished, this, [this, ended](int code, QProcess::ExitStatus status) {
            const bool done = status == QProcess::NormalExit && code == 0;
            ended(done ? tr("Done, until the next boot. Run the demo again.")
                       : tr("The setting was not changed. Use the command instead."));
            if (done)
                emit settingChanged();
        });
    process->start(QStringLiteral("pkexec"),
        {QStringLiteral("/usr/sbin/sysctl"), QStringLiteral("-w"), *setting});
}

void TierPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace app
