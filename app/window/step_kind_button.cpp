#include "app/window/step_kind_button.h"

#include <QActionGroup>
#include <QMenu>

namespace app {

StepKindButton::StepKindButton(QWidget* parent)
    : QToolButton{parent}
{
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("What a step goes to (Ctrl+1, 2, 3)"));
    auto* menu = new QMenu{this};
    auto* group = new QActionGroup{menu};
    const std::pair<StepKind, QString> kinds[]{{StepKind::Event, tr("Any thread changes")},
        {StepKind::Change, tr("The selected thread changes state")},
        {StepKind::Decision, tr("The scheduler decides")}};
    for (const auto& [kind, text] : kinds) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = kind] { setKind(chosen); });
    }
    setMenu(menu);
    show(m_kind);
}

void StepKindButton::setKind(StepKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    show(kind);
    emit kindChanged(kind);
}

void StepKindButton::show(StepKind kind)
{
    const QString words[]{tr("any"), tr("thread"), tr("decision")};
    QAction* action = menu()->actions()[static_cast<int>(kind)];
    action->setChecked(true);
    setText(words[static_cast<std::size_t>(kind)]);
    setAccessibleName(tr("What a step goes to: %1").arg(action->text()));
}

} // namespace app
