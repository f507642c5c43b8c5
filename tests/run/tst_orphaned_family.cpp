// The window's process dies, or is an ordinary user's: the family is still bounded and ended.
#include "engine/run/process_tree.h"
#include "ordinary_user.h"

#include <QtTest>

#include <algorithm>
#include <csignal>
#include <memory>

#include <unistd.h>

namespace {

constexpr int patience = 30'000; ///< ms; for a loaded machine, never used up otherwise

/// A window in a process of its own, with one demo running.
class Window {
public:
    explicit Window(const QStringList& arguments)
    {
        m_process.start(WINDOW, arguments);
        const QByteArray line = nextLine();
        m_said = line;
        m_guardian = line.split(' ').value(0).toInt();
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QByteArray nextLine()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead()) { }
        return m_process.readLine().trimmed();
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray said() const { return m_said; }
    pid_t guardian() const { return m_guardian; }
    std::vector<pid_t> members() const
    {
        auto pids = engine::descendants(m_guardian);
        pids.push_back(m_guardian);
        return pids;
    }

private:
    QProcess m_process;
    QByteArray m_said;
    pid_t m_guardian = 0;
};

bool gone(pid_t pid)
{
    if (::kill(pid, 0) != 0)
        return errno == ESRCH;
    QFile stat{QStringLiteral("/proc/%1/stat").arg(pid)}; // a zombie where init does not reap
    return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
}

bool allGone(const std::vector<pid_t>& pids)
{
    return std::ranges::all_of(pids, gone);
}

} // namespace

class TestOrphanedFamily : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("INTERLEAVE_RUNNER", RUNNER); }

    void nothingSurvivesTheKilledWindow_data()
    {
        QTest::addColumn<int>("processes");
        QTest::newRow("deaf") << 2;
        QTest::newRow("deadlock") << 2;
        QTest::newRow("spin") << 2;
        QTest::newRow("scatter") << 12;
#ifndef __SANITIZE_THREAD__ // it cannot fork from a forked child for ever
        QTest::newRow("comet") << 3;
#endif
    }
    void nothingSurvivesTheKilledWindow()
    {
        QFETCH(const int, processes);
        Window window{{QTest::currentDataTag(), "10"}};
        QVERIFY2(window.guardian() > 0, window.said());
        QTRY_VERIFY_WITH_TIMEOUT(
            window.members().size() >= static_cast<std::size_t>(processes), patience);
        const auto members = window.members();
        QElapsedTimer clock;
        clock.start();
        window.kill();
        while (!allGone(members) && clock.elapsed() < 10'000)
            QThread::yieldCurrentThread();
        qInfo("%s: gone %lld ms after the window was killed", QTest::currentDataTag(),
            clock.elapsed());
        QVERIFY(allGone(members));
    }

    void windowAndGuardianKilledTogetherTakeForkedChildrenAlong()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("ThreadSanitizer runs no signal handlers in children of a process with threads");
#endif
        Window window{{"wait-with-child"}};
        QVERIFY2(window.guardian() > 0, window.said());
        QTRY_VERIFY_WITH_TIMEOUT(window.members().size() >= 4, patience);
        const auto members = window.members();
        ::kill(window.guardian(), SIGSTOP); // it must not get to act on the window's end
        window.kill();
        ::kill(window.guardian(), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(allGone(members), patience);
    }

    void anOrdinaryUsersDemosEndAsTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("fork-bomb") << "had more than 64 processes";
        // The guardian names the limit, or the kernel's own, which is higher, was reached before.
        QTest::newRow("thread-bomb") << "had more than 512 threads|temporarily unavailable";
        QTest::newRow("crash") << "killed by SIGSEGV";
        QTest::newRow("look-at-itself") << "^finished$";
    }
    void anOrdinaryUsersDemosEndAsTold()
    {
        QFETCH(const QString, text);
        for (const char* program : {WINDOW, RUNNER})
            if (const std::string obstacle = test::ordinaryUserObstacle(program); !obstacle.empty())
                QSKIP(obstacle.c_str());
        const QStringList user = ::getuid() == 0 ? QStringList{"65534"} : QStringList{};
        Window window{QStringList{QTest::currentDataTag(), "1"} + user};
        QVERIFY2(window.guardian() > 0, window.said());
        const QByteArray outcome = window.nextLine();
        QVERIFY2(QRegularExpression{text}.match(outcome).hasMatch(), outcome);
    }
};

QTEST_GUILESS_MAIN(TestOrphanedFamily)
#include "tst_orphaned_family.moc"
