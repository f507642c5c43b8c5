// What the repeats tell: how one thing varies, or by how much A and B differ.
#include "app/window/repeat_dialog.h"
#include "engine/trace/repeats.h"
#include "views/measure_text.h"
#include "views/words.h"

#include <QTableWidget>

namespace app {
namespace {

const QString dash{QStringLiteral("–")};

QString meanText(trace::Measured unit, const std::optional<trace::Mean>& mean)
{
    if (!mean)
        return dash;
    const QString text = views::measureText(unit, mean->mean);
    return mean->half ? text + QChar{' '} + views::halfText(unit, *mean->half) : text;
}

} // namespace

void RepeatDialog::showFigures()
{
    const bool some = !m_runs.empty() && !m_runs.front().empty();
    m_table->setVisible(some);
    m_table->clear();
    if (!some)
        return;
    m_runs.size() > 1 ? showDifferences() : showSpread();
    m_table->resizeColumnsToContents();
}

void RepeatDialog::showSpread()
{
    const std::vector<trace::Repeated> figures = trace::repeated(m_runs.front());
    m_table->setColumnCount(5);
    m_table->setRowCount(static_cast<int>(figures.size()));
    m_table->setHorizontalHeaderLabels(
        {tr("median"), tr("middle half"), tr("range"), tr("mean ± 95 % interval"), tr("runs")});
    QStringList names;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const trace::Repeated& figure = figures[i];
        names << views::shown(figure.label);
        const auto& spread = figure.spread;
        fillRow(static_cast<int>(i),
            spread ? QStringList{views::measureText(figure.unit, spread->median),
                views::rangeText(figure.unit, spread->quarter, spread->threeQuarters),
                views::rangeText(figure.unit, spread->low, spread->high),
                meanText(figure.unit, trace::meanOf(figure.values)), QString::number(spread->n)}
                   : QStringList{dash, dash, dash, dash, QStringLiteral("0")},
            false);
    }
    m_table->setVerticalHeaderLabels(names);
}

void RepeatDialog::showDifferences()
{
    const auto figures = trace::repeatedDifferences({.a = m_runs[0], .b = m_runs[1]});
    m_table->setColumnCount(4);
    m_table->setRowCount(static_cast<int>(figures.size()));
    m_table->setHorizontalHeaderLabels({tr("A, mean of %1").arg(m_runs[0].size()),
        tr("B, mean of %1").arg(m_runs[1].size()), QStringLiteral("B − A"), tr("noise")});
    QStringList names;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const trace::RepeatedDifference& figure = figures[i];
        names << views::shown(figure.label);
        QString difference = dash;
        std::optional<bool> beyond;
        if (figure.difference) {
            beyond = figure.difference->beyondNoise();
            difference = views::differenceText(figure.unit, figure.difference->difference);
            if (figure.difference->half)
                difference += QChar{' '} + views::halfText(figure.unit, *figure.difference->half);
        }
        const QString noise = !beyond ? dash : *beyond ? tr("exceeds it") : tr("within it");
        fillRow(static_cast<int>(i),
            {meanText(figure.unit, figure.a), meanText(figure.unit, figure.b), difference, noise},
            beyond.value_or(false));
    }
    m_table->setVerticalHeaderLabels(names);
}

void RepeatDialog::fillRow(int row, const QStringList& cells, bool strong)
{
    for (int column = 0; column < static_cast<int>(cells.size()); ++column) {
        auto* item = new QTableWidgetItem{cells[column]};
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QFont font = item->font();
        font.setBold(strong);
        item->setFont(font);
        m_table->setItem(row, column, item);
    }
}

} // namespace app
