#include "app/window/runs_panel.h"

#include "engine/trace/compare.h"
#include "views/export/provenance_text.h"
#include "views/format.h"
#include "views/measure_text.h"
#include "views/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace app {
namespace {

QString titleOf(const trace::Trace& trace)
{
    const trace::Provenance& from = trace.provenance();
    return views::shown(from.title.empty() ? from.demo : from.title);
}

QString timeOf(const trace::Trace& trace)
{
    return views::startText(trace).section(QChar{' '}, 1);
}

QString outcomeOf(const trace::Trace& trace)
{
    const std::string_view kind = name(trace.outcome().kind);
    return RunsPanel::tr("%1 after %2")
        .arg(views::shown(kind), views::formatDuration(trace.extent().length()));
}

QString megabytes(std::size_t bytes)
{
    return views::formatNumber(static_cast<double>(bytes) / 1048576, 2) + QStringLiteral(" MB");
}

} // namespace

RunsPanel::RunsPanel(const RunHistory& history, const RunTally& tally, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , m_history{history}
    , m_tally{tally}
    , m_kept{new QLabel}
    , m_area{new QScrollArea}
{
    setProperty("card", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Runs kept"));
    auto* title = new QLabel{tr("Runs kept")};
    title->setProperty("role", "card-title");
    m_kept->setProperty("role", "secondary");
    m_kept->setWordWrap(true);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setAccessibleName(tr("Runs kept"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(16, 12, 12, 12);
    layout->addWidget(title);
    layout->addWidget(m_kept);
    layout->addWidget(m_area, 1);
    connect(&history, &RunHistory::changed, this, [this] {
        if (isVisible())
            QMetaObject::invokeMethod(this, &RunsPanel::fill, Qt::QueuedConnection);
    });
}

QString RunsPanel::difference(const KeptRun& run, const KeptRun* before)
{
    if (run.loaded)
        return tr("from a file");
    if (before == nullptr)
        return tr("the first that is kept of this demo");
    const QString set = views::settingsText(trace::compare(*before->trace, *run.trace), true);
    return set.isEmpty() ? tr("set as the run before") : set;
}

void RunsPanel::fill()
{
    m_kept->setText(
        tr("%1 of %2, %3 of %4. The oldest is dropped for a new one; a pinned one never.")
            .arg(m_history.runs().size())
            .arg(m_history.most())
            .arg(megabytes(m_history.bytes()), megabytes(m_history.mostBytes())));
    auto* rows = new QWidget;
    rows->setObjectName(QStringLiteral("sideContent"));
    auto* layout = new QVBoxLayout{rows};
    layout->setContentsMargins(0, 4, 8, 0);
    layout->setSpacing(4);
    for (const KeptRun& run : m_history.runs())
        layout->addWidget(makeRow(run));
    if (m_history.runs().empty())
        layout->addWidget(new QLabel{tr("Nothing has been run yet.")});
    layout->addStretch(1);
    m_area->setWidget(rows);
}

QWidget* RunsPanel::makeRow(const KeptRun& run)
{
    const QString name = tr("run of %1").arg(timeOf(*run.trace));
    auto* row = new QFrame;
    row->setAccessibleName(titleOf(*run.trace) + QStringLiteral(", ") + name);
    auto* grid = new QGridLayout{row};
    grid->setContentsMargins(0, 2, 0, 6);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    QString head = titleOf(*run.trace);
    if (run.id == m_current)
        head += QStringLiteral("  ·  ") + tr("on the stage");
    if (run.id == m_a)
        head += QStringLiteral("  ·  A");
    auto* title = new QLabel{head};
    title->setProperty("role", "section");
    auto* when = new QLabel{timeOf(*run.trace) + QStringLiteral(" · ") + outcomeOf(*run.trace)};
    when->setProperty("role", "secondary");
    QString how = difference(run, m_history.before(run));
    if (const std::size_t alike = m_tally.alike(*run.trace).size(); alike > 1)
        how += QStringLiteral(" · ") + tr("%1 runs set like this, with repeats").arg(alike);
    auto* set = new QLabel{how};
    set->setWordWrap(true);
    set->setProperty("role", "secondary");
    grid->addWidget(title, 0, 0);
    grid->addWidget(when, 1, 0);
    grid->addWidget(set, 2, 0);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto add = [&](const QString& text, const QString& hint, auto act) {
        auto* button = new QPushButton{text};
        button->setToolTip(hint);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(text, name));
        connect(button, &QPushButton::clicked, this, act);
        buttons->addWidget(button);
        return button;
    };
    const std::uint64_t id = run.id;
    add(tr("Show"), tr("Show it again as it was"), [this, id] {
        hide();
        emit showRequested(id);
    })->setEnabled(id != m_current || m_a != 0);
    add(tr("Compare"), tr("Keep it as run A; the run on the stage is B"), [this, id] {
        hide();
        emit compareRequested(id);
    });
    QPushButton* pin = add(run.pinned ? tr("Unpin") : tr("Pin"), tr("A pinned run is not dropped"),
        [this, id, pinned = run.pinned] { emit pinRequested(id, !pinned); });
    pin->setCheckable(true);
    pin->setChecked(run.pinned);
    add(tr("Save…"), tr("Save it as a recording"), [this, id] {
        hide();
        emit saveRequested(id);
    });
    add(tr("Remove"), tr("Forget it"), [this, id] { emit removeRequested(id); });
    grid->addLayout(buttons, 0, 1, 2, 1);
    return row;
}

void RunsPanel::popUp(const QWidget& button, std::uint64_t current, std::uint64_t a)
{
    m_current = current;
    m_a = a;
    fill();
    const int rows = std::clamp(static_cast<int>(m_history.runs().size()), 1, 6);
    const int needed = m_area->widget()->minimumSizeHint().width() + 60; // with the words' language
    resize(std::max(680, needed), 96 + rows * 78);
    const QPoint below = button.mapToGlobal(QPoint{button.width() - width(), button.height() + 4});
    const QRect room = button.screen()->availableGeometry();
    move(std::max(room.left() + 4, below.x()), std::min(below.y(), room.bottom() - height()));
    show();
    m_area->widget()->setFocus();
}

} // namespace app
