#include "app/window/findings_list.h"

#include "views/format.h"
#include "views/words.h"

#include <QGridLayout>
#include <QLabel>

namespace app {
namespace {

QString valueText(const engine::Finding& finding)
{
    if (!finding.value)
        return QStringLiteral("–");
    QString text = views::formatNumber(*finding.value);
    if (!finding.unit.empty())
        text += QChar{0xa0} + views::shown(finding.unit);
    return text;
}

/// The interval, and what there is to say.
QString tipText(const engine::Finding& finding)
{
    QStringList lines;
    if (finding.interval)
        lines << FindingsList::tr("95 % interval: %1 to %2")
                     .arg(views::formatNumber((*finding.interval)[0]),
                         views::formatNumber((*finding.interval)[1]));
    if (!finding.why.empty())
        lines << views::shown(finding.why);
    return lines.join(QLatin1Char{'\n'});
}

} // namespace

FindingsList::FindingsList(QWidget* parent)
    : QWidget{parent}
    , m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins(0, 0, 0, 6);
    m_grid->setColumnStretch(0, 1);
    m_grid->setVerticalSpacing(0);
    m_grid->setHorizontalSpacing(8);
    auto* title = new QLabel{tr("What it comes to")};
    title->setProperty("role", "section");
    m_grid->addWidget(title, 0, 0, 1, 2);
    hide();
}

FindingsList::Row FindingsList::addRow()
{
    auto* label = new QLabel;
    label->setProperty("role", "figure-name");
    label->setMinimumWidth(0);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setWordWrap(true);
    auto* value = new QLabel;
    value->setProperty("role", "figure");
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(value, row, 1);
    m_rows.push_back({label, value});
    return m_rows.back();
}

void FindingsList::show(const std::vector<engine::Finding>& findings)
{
    while (m_rows.size() < findings.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto [label, value] = m_rows[i];
        const bool used = i < findings.size();
        label->setVisible(used);
        value->setVisible(used);
        if (!used)
            continue;
        const QString name = views::shown(findings[i].label);
        const QString tip = tipText(findings[i]);
        label->setText(name);
        label->setToolTip(tip);
        value->setText(valueText(findings[i]));
        value->setToolTip(tip);
        value->setAccessibleName(name);
        value->setAccessibleDescription(tip);
    }
    setVisible(!findings.empty());
}

} // namespace app
