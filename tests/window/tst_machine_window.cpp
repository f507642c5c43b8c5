// Other machines, opened in the real window; the runs are the test's.
#include "app/window/banner.h"
#include "app/window/parameter_panel.h"
#include "engine/measure/other_machine.h"
#include "window/window_bench.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>

using namespace app;

namespace {

const QString machines{QStringLiteral(MACHINES "/")};
constexpr std::int64_t aFile = 4; ///< the choice of the demo

const engine::Workload& numa()
{
    return *engine::findWorkload("numa");
}

struct MachineBench {
    explicit MachineBench(const QString& settings)
        : window{{.demos = demos,
            .start =
                [this](const engine::RunRequest& request, std::function<void()> published) {
                    return engine.start(request, published);
                },
            .permission = [] { return engine::Permission{.tier = trace::Tier::Program}; },
            .settingsFile = settings}}
    {
        window.show();
    }

    QSlider* slider(const QString& name)
    {
        for (QSlider* slider : window.findChildren<QSlider*>())
            if (slider->accessibleName() == name)
                return slider;
        return nullptr;
    }
    std::vector<std::int64_t> values() { return window.findChild<ParameterPanel*>()->values(); }
    void choose(std::int64_t machine) { window.findChild<ParameterPanel*>()->setValue(0, machine); }

    std::array<const engine::Workload*, 2> demos{&fake::first, &numa()};
    fake::Engine engine;
    MainWindow window;
};

} // namespace

class TestMachineWindow : public QObject {
    Q_OBJECT
private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void whereNoneWasOpenedChoosingAFileAsksForOne()
    {
        QVERIFY(engine::openedMachine() == nullptr);
        MachineBench bench{m_settings};
        bench.window.chooseDemo(&numa());
        QVERIFY(bench.window.findChildren<QFileDialog*>().isEmpty());
        bench.choose(aFile);
        QTRY_COMPARE(bench.window.findChildren<QFileDialog*>().size(), 1);
    }

    void anOpenedMachineIsShown()
    {
        MachineBench bench{m_settings};
        QSignalSpy opened{&bench.window, &MainWindow::fileOpened};
        bench.window.openMachine(machines + "four-node.xml");
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(bench.window.demo(), &numa());
        QTRY_COMPARE(bench.engine.count(), std::size_t{1});
        QCOMPARE(bench.engine.run(0)->values[0], aFile);
        QCOMPARE(engine::openedMachine()->name, std::string{"four-node.xml"});
    }

    void itIsOpenedAgainInTheNextSession()
    {
        {
            MachineBench bench{m_settings};
            QSignalSpy opened{&bench.window, &MainWindow::fileOpened};
            bench.window.openMachine(machines + "laptop.xml");
            QTRY_COMPARE(opened.size(), 1);
        }
        MachineBench bench{m_settings};
        bench.window.chooseDemo(&numa());
        QCOMPARE(bench.values()[0], aFile);
        QTRY_VERIFY(engine::openedMachine() != nullptr);
        QVERIFY(bench.window.findChildren<QFileDialog*>().isEmpty());
    }

    void aDroppedMachineIsOpenedLikeARecording()
    {
        MachineBench bench{m_settings};
        QSignalSpy opened{&bench.window, &MainWindow::fileOpened};
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(machines + "dual-socket.xml")});
        QDragEnterEvent enter{{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&bench.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop{QPointF{400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&bench.window, &drop);
        QTRY_COMPARE(opened.size(), 1);
        QTRY_COMPARE(bench.engine.count(), std::size_t{1});
    }

    void whatIsNoMachineIsToldAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("no xml") << QByteArray{"<machine"};
        QTest::newRow("another xml") << QByteArray{"<?xml version=\"1.0\"?>\n<svg/>\n"};
        QTest::newRow("entities") << QByteArray{"<!DOCTYPE a [<!ENTITY b \"c\">]><topology/>"};
        QTest::newRow("huge") << QByteArray((5 << 20), ' ');
    }

    void whatIsNoMachineIsToldAndChangesNothing()
    {
        QFETCH(QByteArray, text);
        QVERIFY(engine::openMachine((machines + "laptop.xml").toStdString()));
        const auto before = engine::openedMachine();
        const QString path = m_folder.filePath("bad.xml");
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        MachineBench bench{m_settings};
        const engine::Workload* const demo = bench.window.demo();
        QSignalSpy refused{&bench.window, &MainWindow::fileRefused};
        bench.window.openFile(path);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(!refused[0][0].toString().isEmpty(), "no reason");
        QCOMPARE(bench.window.demo(), demo);
        QCOMPARE(bench.engine.count(), std::size_t{0});
        QCOMPARE(engine::openedMachine(), before);
        bool told = false;
        for (const QLabel* label : bench.window.stage().findChildren<QLabel*>())
            told = told || label->text().contains("bad.xml");
        QVERIFY(told);
    }

    void aNodeThatTheMachineDoesNotHaveCannotBeChosen()
    {
        MachineBench bench{m_settings};
        bench.window.chooseDemo(&numa());
        bench.choose(3); // four nodes
        QSlider* const memory = bench.slider(QStringLiteral("Memory on node"));
        QVERIFY(memory);
        QCOMPARE(memory->maximum(), 3);
        memory->setValue(3);
        QCOMPARE(bench.values()[2], 3);
        bench.choose(2); // two sockets
        QCOMPARE(memory->maximum(), 1);
        QCOMPARE(bench.values()[2], 1);
        bench.window.findChild<ParameterPanel*>()->setValue(2, 40);
        QCOMPARE(bench.values()[2], 1);
        bench.choose(1); // a laptop has one
        QVERIFY(!memory->isEnabled());
        QCOMPARE(bench.values()[2], 0);
        bench.choose(3);
        QVERIFY(memory->isEnabled());
        QCOMPARE(memory->maximum(), 3);
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(TestMachineWindow)
#include "tst_machine_window.moc"
