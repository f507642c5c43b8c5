#include "app/window/values_here.h"

#include "views/words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QListView>
#include <QPointer>
#include <QStandardItemModel>
#include <QThreadPool>

#include <map>

namespace app {
namespace {

using Asked = decltype(engine::Param::here);
using Answer = std::vector<engine::ValueHere>;

/// By who was asked. Of the window's thread.
std::map<Asked, Answer>& answers()
{
    static std::map<Asked, Answer> all;
    return all;
}

QString linesOf(const engine::ValueHere& value)
{
    QStringList lines;
    for (const std::string& line : value.about)
        lines << views::shown(line);
    return lines.join(QChar{'\n'});
}

void tell(QComboBox* choice, const Answer& answer)
{
    auto* model = qobject_cast<QStandardItemModel*>(choice->model());
    auto* list = qobject_cast<QListView*>(choice->view());
    for (int i = 0; i < choice->count(); ++i) {
        const bool isThere = std::size_t(i) < answer.size();
        if (isThere) {
            const engine::ValueHere& value = answer[std::size_t(i)];
            choice->setItemText(i, QStringLiteral("%1 · %2").arg(i).arg(views::shown(value.name)));
            choice->setItemData(i, linesOf(value), Qt::ToolTipRole);
        } else {
            choice->setItemText(
                i, QCoreApplication::translate("ValuesHere", "%1 · not there").arg(i));
        }
        if (model != nullptr)
            model->item(i)->setEnabled(isThere);
        if (list != nullptr)
            list->setRowHidden(i, !isThere && i != choice->currentIndex());
    }
    choice->setToolTip(choice->currentData(Qt::ToolTipRole).toString());
}

} // namespace

void nameValuesHere(QComboBox* choice, const engine::Param& param)
{
    for (std::int64_t value = 0; value <= param.highest(); ++value)
        choice->addItem(QString::number(value));
    QObject::connect(choice, &QComboBox::currentIndexChanged, choice,
        [choice](int) { choice->setToolTip(choice->currentData(Qt::ToolTipRole).toString()); });
    if (const auto known = answers().find(param.here); known != answers().end()) {
        tell(choice, known->second);
        return;
    }
    const QPointer<QComboBox> waiting{choice};
    QThreadPool::globalInstance()->start([asked = param.here, waiting] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [asked, waiting, answer = asked()] {
            answers()[asked] = answer;
            if (waiting)
                tell(waiting, answer);
        });
    });
}

} // namespace app
