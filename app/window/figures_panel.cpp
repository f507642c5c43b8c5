#include "app/window/figures_panel.h"

#include "app/window/background.h"
#include "app/window/findings_list.h"
#include "views/describe.h"
#include "views/format.h"
#include "views/words.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace app {
namespace {

constexpr int pauseMilliseconds = 200;
constexpr int mostRows = 64;

QString dash()
{
    return QStringLiteral("–");
}

QString share(std::uint64_t part, std::uint64_t whole)
{
    QString text = views::formatCount(part);
    if (whole > 0)
        text += QStringLiteral(" (%1)").arg(views::formatShare(double(part) / double(whole)));
    return text;
}

/// The states that occur, in the palette's order.
std::vector<std::size_t> statesIn(const trace::StateSums& total)
{
    std::vector<std::size_t> states;
    for (std::size_t i = 1; i < trace::stateCount; ++i)
        if (total[i] > trace::Duration{0})
            states.push_back(i);
    return states;
}

} // namespace

FiguresPanel::FiguresPanel(Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_grid{new QGridLayout}
    , m_findings{new FindingsList}
    , m_selectionTitle{new QLabel}
    , m_table{new QTableWidget}
{
    auto* title = new QLabel{tr("This run")};
    title->setProperty("role", "section");
    m_grid->setColumnStretch(0, 1);
    m_grid->setVerticalSpacing(0);
    m_grid->setHorizontalSpacing(8);
    m_switches = addRow(tr("context switches"));
    m_preempted = addRow(tr("of them preempted"));
    m_migrations = addRow(tr("migrations"));
    m_wake = addRow(tr("wake-up to run, p50 / p99"));
    m_cpu = addRow(tr("CPU use"));
    m_lost = addRow(tr("events lost"));
    m_selectionTitle->setProperty("role", "section");
    m_selectionTitle->setWordWrap(true);
    m_selectionTitle->hide();
    m_table->setAccessibleName(tr("Time per state per thread in the selected interval"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    m_table->hide();
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(14, 8, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_selectionTitle);
    layout->addWidget(m_table);
    layout->addWidget(m_findings);
    layout->addWidget(title);
    layout->addLayout(m_grid);
    connect(&scene, &Scene::traceChanged, this, &FiguresPanel::compute);
    connect(&scene, &Scene::selectionChanged, this, &FiguresPanel::compute);
    compute();
}

QLabel* FiguresPanel::addRow(const QString& label)
{
    auto* name = new QLabel{label};
    auto* value = new QLabel{dash()};
    name->setProperty("role", "figure-name");
    name->setMinimumWidth(0);
    name->setIndent(0);
    value->setIndent(0);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    name->setWordWrap(true);
    value->setProperty("role", "figure");
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setAccessibleName(label);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1);
    return value;
}

void FiguresPanel::compute()
{
    if (m_computing) {
        m_again = true;
        return;
    }
    m_computing = true;
    m_again = false;
    inBackground(
        this,
        [trace = m_scene.trace(), selection = m_scene.frame().selection] {
            Both both{.run = trace::figures(*trace), .of = trace};
            if (selection)
                both.selection = trace::figures(*trace, *selection);
            const engine::Workload* demo = engine::findWorkload(trace->provenance().demo);
            if (demo != nullptr && demo->findings != nullptr)
                both.findings = demo->findings(*trace);
            return both;
        },
        [this](Both&& both) {
            show(both);
            QTimer::singleShot(m_scene.playhead().growing() ? pauseMilliseconds : 0, this, [this] {
                m_computing = false;
                if (m_again)
                    compute();
            });
        });
}

void FiguresPanel::show(const Both& both)
{
    const trace::Figures& run = both.run;
    m_findings->show(both.findings);
    const bool some = !both.of->extent().empty();
    const auto number = [](std::uint64_t n) { return views::formatCount(n); };
    const auto orDash = [some](const QString& text) { return some ? text : dash(); };
    m_switches->setText(orDash(number(run.switches)));
    m_preempted->setText(orDash(share(run.preemptions, run.switches)));
    m_migrations->setText(orDash(number(run.migrations)));
    m_wake->setText(run.wakeP50 && run.wakeP99 ? QStringLiteral("%1 / %2").arg(
                        views::formatDuration(*run.wakeP50), views::formatDuration(*run.wakeP99))
                                               : dash());
    m_wake->setToolTip(run.wakeP50 ? QString{} : tr("Known where the kernel's records are"));
    m_cpu->setText(orDash(views::formatShare(run.cpuUse)));
    const std::uint64_t lost = run.losses.kernel + run.losses.program;
    m_lost->setText(orDash(tr("%1 of %2").arg(number(lost), number(lost + run.events))));
    const bool selected = both.selection && m_scene.frame().selection == both.selection->window;
    m_selectionTitle->setVisible(selected);
    m_table->setVisible(selected);
    if (selected)
        showSelection(*both.selection, *both.of);
}

void FiguresPanel::showSelection(const trace::Figures& figures, const trace::Trace& trace)
{
    m_selectionTitle->setText(
        tr("Selected: %1").arg(views::formatDuration(figures.window.length())));
    const std::vector<std::size_t> states = statesIn(figures.total);
    m_table->setColumnCount(static_cast<int>(states.size()));
    const int rows = std::min(mostRows, static_cast<int>(figures.threads.size()));
    m_table->setRowCount(rows + 1);
    QStringList heads;
    for (const std::size_t state : states)
        heads << views::shown(trace::name(static_cast<trace::State>(state)));
    m_table->setHorizontalHeaderLabels(heads);
    QStringList names;
    const views::Names called{trace};
    const auto fill = [&](int row, const trace::StateSums& sums) {
        for (std::size_t column = 0; column < states.size(); ++column) {
            const trace::Duration time = sums[states[column]];
            auto* item =
                new QTableWidgetItem{time.count() == 0 ? dash() : views::formatDuration(time)};
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(
                views::formatShare(double(time.count()) / double(figures.window.length().count())));
            m_table->setItem(row, static_cast<int>(column), item);
        }
    };
    for (int row = 0; row < rows; ++row) {
        const trace::ThreadFigures& thread = figures.threads[static_cast<std::size_t>(row)];
        names << called.full(thread.actor);
        fill(row, thread.time);
    }
    names << tr("all %1").arg(figures.threads.size());
    fill(rows, figures.total);
    m_table->setVerticalHeaderLabels(names);
    m_table->resizeColumnsToContents();
    const int height = m_table->horizontalHeader()->sizeHint().height()
        + m_table->verticalHeader()->defaultSectionSize() * std::min(rows + 1, 12) + 18;
    m_table->setFixedHeight(height);
}

} // namespace app
