// The window over real runs of the catalogue's demos, on whatever tier this machine permits.
#include "app/window/banner.h"
#include "app/window/main_window.h"
#include "app/window/stage.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace app;

namespace {

constexpr int patience = 30'000;

std::size_t threadsSeen(MainWindow& window)
{
    return window.scene().trace()->actorsOf(trace::ActorKind::Thread).size();
}

QPushButton* button(MainWindow& window, const QString& text)
{
    for (QPushButton* found : window.findChildren<QPushButton*>())
        if (found->text() == text && found->isVisible())
            return found;
    return nullptr;
}

} // namespace

class RealWindow : public QObject {
    Q_OBJECT

private slots:
    void everyDemoRunsLiveStopsInTheMiddleAndRunsAgain_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < engine::catalog().size(); ++i)
            QTest::newRow(std::string{engine::catalog()[i]->id}.c_str()) << static_cast<int>(i);
    }

    void everyDemoRunsLiveStopsInTheMiddleAndRunsAgain()
    {
        QFETCH(int, number);
        QTemporaryDir folder;
        MainWindow window{{.demos = engine::catalog(),
            .start = &engine::Run::start,
            .permission = &engine::permission,
            .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
        window.show();
        window.chooseDemo(engine::catalog()[static_cast<std::size_t>(number)]);
        QTest::mouseClick(button(window, QStringLiteral("Run")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(threadsSeen(window) >= 2, patience);
        QCOMPARE(window.scene().playhead().mode(), PlayMode::Live);
        QTest::keyClick(&window, Qt::Key_Comma);
        QCOMPARE(window.scene().playhead().mode(), PlayMode::Paused);
        QTest::mouseClick(button(window, QStringLiteral("Stop")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(
            window.controller().phase(), RunController::Phase::Idle, patience);
        QCOMPARE(window.scene().trace()->outcome().kind, trace::OutcomeKind::Stopped);
        QVERIFY(!window.stage().banners().find(QStringLiteral("outcome")));

        window.run();
        QTRY_COMPARE_WITH_TIMEOUT(
            window.controller().phase(), RunController::Phase::Running, patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            window.controller().phase(), RunController::Phase::Idle, patience);
        QCOMPARE(window.scene().trace()->outcome().kind, trace::OutcomeKind::Finished);
        QVERIFY(window.scene().trace()->sliceCount() > 20);
        window.scene().playhead().seek(window.scene().trace()->extent().begin);
        QTest::keyClick(&window, Qt::Key_Period);
        QVERIFY(window.scene().playhead().time() > window.scene().trace()->extent().begin);
    }

    void closingTheWindowEndsARealRun()
    {
        QTemporaryDir folder;
        MainWindow window{{.demos = engine::catalog(),
            .start = &engine::Run::start,
            .permission = &engine::permission,
            .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
        window.show();
        window.run();
        QTRY_VERIFY_WITH_TIMEOUT(threadsSeen(window) >= 2, patience);
        window.close();
        QCOMPARE(window.controller().phase(), RunController::Phase::Idle);
    }
};

QTEST_MAIN(RealWindow)
#include "tst_real_window.moc"
