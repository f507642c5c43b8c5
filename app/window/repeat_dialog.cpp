#include "app/window/repeat_dialog.h"

#include "views/format.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr int usualTimes = 10;
constexpr int tickMilliseconds = 200;
constexpr double startSeconds = 0.2; ///< a run's beginning and end, besides the demo's own time

QString secondsText(double seconds)
{
    return views::formatDuration(trace::Duration{
        std::llround(seconds < 10 ? std::round(seconds * 10) * 1e8 : std::round(seconds) * 1e9)});
}

} // namespace

RepeatDialog::RepeatDialog(RunController::Start start, QWidget* parent)
    : QDialog{parent}
    , m_repeater{std::move(start)}
    , m_title{new QLabel}
    , m_thisOne{new QRadioButton{tr("The demo as its sliders are set")}}
    , m_aAndB{new QRadioButton{tr("Run A and run B, in turn")}}
    , m_settings{new QLabel}
    , m_count{new QSpinBox}
    , m_sameSeed{new QCheckBox{tr("With one seed: what varies is the machine’s doing alone")}}
    , m_state{new QLabel}
    , m_progress{new QProgressBar}
    , m_table{new QTableWidget}
    , m_start{new QPushButton{tr("Start")}}
    , m_cancel{new QPushButton{tr("Cancel")}}
{
    setWindowTitle(tr("Repeat the run"));
    setModal(false);
    m_title->setProperty("role", "card-title");
    m_settings->setProperty("role", "secondary");
    m_settings->setWordWrap(true);
    m_settings->setTextFormat(Qt::PlainText);
    m_count->setRange(2, 100);
    m_count->setValue(usualTimes);
    m_count->setAccessibleName(tr("Number of runs"));
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    m_progress->setAccessibleName(tr("Runs done"));
    m_state->setWordWrap(true);
    m_table->setAccessibleName(tr("How the figures vary"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_thisOne);
    layout->addWidget(m_aAndB);
    layout->addWidget(m_settings);
    layout->addWidget(m_sameSeed);
    layout->addWidget(makeChoice());
    layout->addWidget(m_state);
    layout->addWidget(m_progress);
    layout->addWidget(m_table, 1);
    layout->addStretch(0); // where there is no table yet
    resize(760, 520);
    m_tick.setInterval(tickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, &RepeatDialog::showState);
    connect(m_start, &QPushButton::clicked, this, &RepeatDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, &RepeatDialog::cancel);
    connect(this, &QDialog::rejected, this, &RepeatDialog::cancel);
    connect(m_count, &QSpinBox::valueChanged, this, &RepeatDialog::showPlan);
    connect(m_aAndB, &QRadioButton::toggled, this, &RepeatDialog::showPlan);
    connect(&m_repeater, &Repeater::measured, this, &RepeatDialog::take);
    connect(&m_repeater, &Repeater::refused, this, [this](const QString& why) { m_refusal = why; });
    connect(&m_repeater, &Repeater::ended, this, &RepeatDialog::showState);
}

QWidget* RepeatDialog::makeChoice()
{
    auto* choice = new QWidget;
    auto* line = new QHBoxLayout{choice};
    line->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel{tr("Runs of each")};
    label->setBuddy(m_count);
    line->addWidget(label);
    line->addWidget(m_count);
    line->addStretch(1);
    line->addWidget(m_start);
    line->addWidget(m_cancel);
    return choice;
}

void RepeatDialog::popUp(
    const RepeatSubject& own, const std::vector<RepeatSubject>& both, bool preferBoth)
{
    if (!repeating()) {
        m_own = own;
        m_both = both;
        m_runs.clear();
        m_planned = 0;
        m_refusal.clear();
        m_thisOne->setVisible(!both.empty());
        m_aAndB->setVisible(!both.empty());
        (preferBoth && !both.empty() ? m_aAndB : m_thisOne)->setChecked(true);
        showPlan();
        showFigures();
    }
    show();
    raise();
    activateWindow();
    m_start->setFocus();
}

bool RepeatDialog::meansBoth() const
{
    return !m_both.empty() && m_aAndB->isChecked();
}

std::vector<RepeatSubject> RepeatDialog::subjects() const
{
    return meansBoth() ? m_both : std::vector{m_own};
}

void RepeatDialog::setBusy(bool busy)
{
    m_busy = busy;
    showState();
}

void RepeatDialog::begin()
{
    const std::vector<RepeatSubject> meant = subjects();
    if (repeating() || m_busy || meant.front().request.workload == nullptr)
        return;
    m_runs.assign(meant.size(), {});
    m_refusal.clear();
    m_planned = m_count->value() * static_cast<int>(meant.size());
    std::vector<engine::RunRequest> requests;
    for (const RepeatSubject& subject : meant)
        requests.push_back(subject.request);
    m_since.start();
    m_tick.start();
    m_repeater.begin(std::move(requests), m_count->value(), m_sameSeed->isChecked());
    showFigures();
    showState();
}

void RepeatDialog::cancel()
{
    m_repeater.cancel();
}

void RepeatDialog::take(std::size_t subject, const trace::Snapshot& trace)
{
    m_runs[subject].push_back(trace::measures(*trace));
    emit measured(trace);
    showFigures();
    showState();
}

double RepeatDialog::secondsARun() const
{
    double seconds = 0;
    for (const RepeatSubject& subject : subjects())
        if (subject.request.workload != nullptr)
            seconds += startSeconds
                + std::chrono::duration<double>(subject.request.workload->duration).count();
    return seconds / static_cast<double>(subjects().size());
}

/// What will be run.
void RepeatDialog::showPlan()
{
    const std::vector<RepeatSubject> meant = subjects();
    m_title->setText(meant.front().demo);
    m_settings->setText(meant.size() > 1
            ? tr("A: %1\nB: %2").arg(meant[0].settings, meant[1].settings)
            : meant.front().settings);
    showState();
}

void RepeatDialog::showState()
{
    const bool repeating = m_repeater.repeating();
    if (!repeating)
        m_tick.stop();
    int done = 0;
    for (const auto& runs : m_runs)
        done += static_cast<int>(runs.size());
    const int all =
        repeating || done > 0 ? m_planned : m_count->value() * static_cast<int>(subjects().size());
    for (QWidget* widget : std::initializer_list<QWidget*>{m_count, m_sameSeed, m_thisOne, m_aAndB})
        widget->setEnabled(!repeating);
    m_start->setEnabled(!repeating && !m_busy && subjects().front().request.workload != nullptr);
    m_cancel->setEnabled(repeating);
    const double each = done > 0 && repeating
        ? static_cast<double>(m_since.elapsed()) / 1000 / (done + 0.5)
        : secondsARun();
    m_progress->setVisible(repeating || done > 0);
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
    if (repeating)
        m_state->setText(tr("Run %1 of %2; about %3 are left. The picture stays as it is.")
                             .arg(done + 1)
                             .arg(all)
                             .arg(secondsText(std::max(0.1, each * (all - done)))));
    else if (!m_refusal.isEmpty())
        m_state->setText(tr("The demo could not be started: %1").arg(m_refusal));
    else if (m_busy)
        m_state->setText(tr("A run goes on, and would disturb these. Stop it, or wait."));
    else if (done > 0)
        m_state->setText(tr("%1 of %2 runs are done.").arg(done).arg(all));
    else
        m_state->setText(tr("%1 runs of about %2: about %3. They are not shown, the picture stays "
                            "as it is; each has the next seed, unless you want one for all.")
                             .arg(all)
                             .arg(secondsText(secondsARun()), secondsText(all * secondsARun())));
}

} // namespace app
