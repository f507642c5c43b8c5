#include "app/window/parameter_panel.h"

#include <QComboBox>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace app;

class ValuesHereTest : public QObject {
    Q_OBJECT

private slots:
    void aChoiceTellsWhatIsThere()
    {
        static const engine::Param device{
            .key = "device", .label = "Device", .high = 3, .here = [] {
                return std::vector<engine::ValueHere>{
                    {.name = "one", .about = {"a", "b"}}, {.name = "other", .about = {"c"}}};
            }};
        ParameterRow row{device};
        row.setValue(3); // as a file may have it
        auto* choice = row.findChild<QComboBox*>();
        QVERIFY(choice != nullptr);
        QCOMPARE(choice->count(), 4);
        QTRY_COMPARE(choice->itemText(0), QStringLiteral("0 · one")); // asked on another thread
        QCOMPARE(choice->itemData(0, Qt::ToolTipRole).toString(), QStringLiteral("a\nb"));
        QCOMPARE(choice->currentText(), QStringLiteral("3 · not there"));
        auto* list = qobject_cast<QListView*>(choice->view());
        QVERIFY(list->isRowHidden(2) && !list->isRowHidden(3) && !list->isRowHidden(1));
        QSignalSpy changed{&row, &ParameterRow::valueChanged};
        choice->setCurrentIndex(1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(row.value(), std::int64_t{1});
        QCOMPARE(choice->toolTip(), QStringLiteral("c"));
        ParameterRow again{device}; // known by now
        QCOMPARE(again.findChild<QComboBox*>()->itemText(1), QStringLiteral("1 · other"));
    }
};

QTEST_MAIN(ValuesHereTest)
#include "tst_values_here.moc"
