#include "app/window/repeat_dialog.h"

#include "views/measure_text.h"
#include "views/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace app {

RepeatDialog::RepeatDialog(QWidget* parent)
    : QDialog{parent}
    , m_count{new QSpinBox}
    , m_sameSeed{new QCheckBox{tr("With one seed: what varies is the machine’s doing alone")}}
    , m_state{new QLabel}
    , m_progress{new QProgressBar}
    , m_table{new QTableWidget{0, 4}}
    , m_start{new QPushButton{tr("Start")}}
    , m_cancel{new QPushButton{tr("Cancel")}}
{
    setWindowTitle(tr("Repeat the run"));
    setModal(false);
    m_count->setRange(2, 100);
    m_count->setValue(10);
    m_count->setAccessibleName(tr("Number of runs"));
    m_start->setProperty("primary", true);
    m_progress->setAccessibleName(tr("Runs done"));
    m_state->setProperty("role", "secondary");
    m_state->setWordWrap(true);
    m_table->setAccessibleName(tr("How the figures vary"));
    m_table->setHorizontalHeaderLabels({tr("median"), tr("middle half"), tr("range"), tr("n")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    auto* line = new QHBoxLayout;
    auto* label = new QLabel{tr("Runs")};
    label->setBuddy(m_count);
    line->addWidget(label);
    line->addWidget(m_count);
    line->addWidget(m_sameSeed, 1);
    line->addWidget(m_start);
    line->addWidget(m_cancel);
    auto* layout = new QVBoxLayout{this};
    layout->addLayout(line);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addWidget(m_table, 1);
    resize(680, 420);
    connect(m_start, &QPushButton::clicked, this, &RepeatDialog::begin);
    connect(m_cancel, &QPushButton::clicked, this, &RepeatDialog::cancel);
    connect(this, &QDialog::rejected, this, &RepeatDialog::cancel);
    showState();
}

void RepeatDialog::begin()
{
    m_runs.clear();
    m_all = m_left = m_count->value();
    showFigures();
    next();
}

void RepeatDialog::cancel()
{
    if (m_left == 0)
        return;
    m_left = 0;
    showState();
    emit cancelled();
}

void RepeatDialog::next()
{
    showState();
    if (m_left > 0)
        emit runRequested(
            m_sameSeed->isChecked() ? 1 : static_cast<std::uint64_t>(m_all - m_left) + 1);
}

void RepeatDialog::runFinished(const trace::Snapshot& trace)
{
    if (m_left == 0)
        return;
    if (!trace || trace->outcome().kind == trace::OutcomeKind::Stopped) {
        m_left = 0; // stopped by hand, or it cannot run
        return showState();
    }
    m_runs.push_back(trace::measures(*trace));
    --m_left;
    showFigures();
    next();
}

void RepeatDialog::showState()
{
    const int done = static_cast<int>(m_runs.size());
    m_progress->setRange(0, std::max(1, m_all));
    m_progress->setValue(done);
    m_start->setEnabled(m_left == 0);
    m_cancel->setEnabled(m_left > 0);
    m_count->setEnabled(m_left == 0);
    m_sameSeed->setEnabled(m_left == 0);
    if (m_left > 0)
        m_state->setText(tr("Run %1 of %2 …").arg(done + 1).arg(m_all));
    else if (m_all == 0)
        m_state->setText(
            tr("One after the other, as the sliders are set; each with the next seed."));
    else
        m_state->setText(tr("%1 of %2 runs. The middle half lies between the first and the third "
                            "quartile.")
                             .arg(done)
                             .arg(m_all));
}

void RepeatDialog::showFigures()
{
    const std::vector<trace::Repeated> figures = trace::repeated(m_runs);
    m_table->setRowCount(static_cast<int>(figures.size()));
    QStringList names;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const trace::Repeated& figure = figures[i];
        names << views::shown(figure.label);
        const auto& spread = figure.spread;
        const QString dash{QStringLiteral("–")};
        const QStringList cells = spread
            ? QStringList{views::measureText(figure.unit, spread->median),
                views::rangeText(figure.unit, spread->quarter, spread->threeQuarters),
                views::rangeText(figure.unit, spread->low, spread->high),
                QString::number(spread->n)}
            : QStringList{dash, dash, dash, QStringLiteral("0")};
        for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
            auto* item = new QTableWidgetItem{cells[column]};
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(static_cast<int>(i), column, item);
        }
    }
    m_table->setVerticalHeaderLabels(names);
    m_table->resizeColumnsToContents();
}

} // namespace app
