// Another machine, opened from a file in this process.
#include "engine/measure/other_machine.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace engine;

class OtherMachineTest : public QObject {
    Q_OBJECT
private slots:
    void beforeAnyIsOpenedThereIsNone()
    {
        QVERIFY(openedMachine() == nullptr);
        const auto none = otherMachine(openedMachineId);
        QVERIFY(!none);
        QVERIFY2(
            none.error().message.find("lstopo") != std::string::npos, none.error().message.c_str());
    }

    void whatWasOpenedIsThereUntilAnotherIs()
    {
        QVERIFY(openMachine(MACHINES "/four-node.xml"));
        QCOMPARE(openedMachine()->name, std::string{"four-node.xml"});
        QVERIFY(openedMachine()->file.is_absolute());
        QCOMPARE(*otherMachine(openedMachineId), *sampleTopology("four-node"));
        QVERIFY(openMachine(MACHINES "/laptop.xml"));
        QCOMPARE(*otherMachine(openedMachineId), *sampleTopology("laptop"));
        QVERIFY(otherMachine("dual-socket"));
        QVERIFY(!otherMachine("no such"));
    }

    void whatCannotBeReadLeavesTheOneBefore()
    {
        QVERIFY(openMachine(MACHINES "/laptop.xml"));
        const auto before = openedMachine();
        const QTemporaryDir folder;
        const std::string path = folder.filePath("machine.xml").toStdString();
        QVERIFY(!openMachine(path));
        for (const char* text :
            {"", "no machine", "<topology", "<!DOCTYPE a [<!ENTITY b \"c\">]>"}) {
            std::ofstream{path} << text;
            const auto opened = openMachine(path);
            QVERIFY(!opened);
            QVERIFY2(opened.error().message.find("machine.xml") != std::string::npos,
                opened.error().message.c_str());
        }
        QCOMPARE(openedMachine(), before);
    }
};

QTEST_GUILESS_MAIN(OtherMachineTest)
#include "tst_other_machine.moc"
