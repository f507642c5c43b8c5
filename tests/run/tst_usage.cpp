// What is pure in the run's family: how limits and endings are told.
#include "engine/run/ending.h"
#include "engine/run/last_words.h"
#include "engine/run/quantity.h"
#include "engine/run/usage.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono_literals;
using engine::Limits;
using engine::Usage;
using trace::OutcomeKind;

namespace {

std::string firstExceeded(const Usage& usage, std::chrono::nanoseconds running = 0ns)
{
    return engine::exceeded(usage, running, Limits{}).value_or("");
}

} // namespace

class TestUsage : public QObject {
    Q_OBJECT
private slots:
    void aLimitIsExceededOnlyBeyondIt()
    {
        const Limits limits;
        const Usage full{.cpu = limits.cpuTime,
            .resident = limits.memory,
            .threads = limits.threads,
            .processes = limits.processes};
        QCOMPARE(firstExceeded(full, limits.wallTime), "");
        QVERIFY(engine::nearLimit(full, limits));
        QVERIFY(!engine::nearLimit({}, limits));
    }

    void theExceededLimitIsNamedWithItsAmount()
    {
        QCOMPARE(firstExceeded({.resident = (2ULL << 30) + 1}), "used more than 2 GiB of memory");
        QCOMPARE(firstExceeded({.cpu = 121s}), "used more than 120 s of CPU time");
        QCOMPARE(firstExceeded({.threads = 513}), "had more than 512 threads");
        QCOMPARE(firstExceeded({.processes = 65}), "had more than 64 processes");
        QCOMPARE(firstExceeded({}, 60001ms), "ran for more than 60 s");
    }

    void quantitiesAreExactInTheirLargestWholeUnit()
    {
        QCOMPARE(engine::bytes(0), "0 bytes");
        QCOMPARE(engine::bytes(1536ULL << 20), "1536 MiB");
        QCOMPARE(engine::bytes((1ULL << 30) + 1), "1073741825 bytes");
        QCOMPARE(engine::bytes(5ULL << 40), "5120 GiB");
        QCOMPARE(engine::seconds(1500ms), "1500 ms");
    }

    void usageCountsALivingChildAndRemembersADeadOne()
    {
        const Usage before = engine::usageOfDescendants({});
        std::array<int, 2> ends{};
        QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const std::clock_t begin = std::clock();
            while (std::clock() - begin < CLOCKS_PER_SEC / 20) { }
            char byte = 0;
            ::close(ends[1]);
            ::_exit(::read(ends[0], &byte, 1) == 0 ? 0 : 1);
        }
        QTRY_VERIFY(engine::usageOfDescendants({}).cpu - before.cpu >= 40ms);
        const Usage during = engine::usageOfDescendants({});
        QCOMPARE(during.processes, before.processes + 1);
        QVERIFY(during.threads >= before.threads + 1);
        QVERIFY(during.resident > before.resident);
        QVERIFY(engine::exactMemoryOfDescendants().value_or(1) <= during.resident + (1U << 20));
        ::close(ends[0]);
        ::close(ends[1]);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        const Usage after = engine::usageOfDescendants({});
        QCOMPARE(after.processes, before.processes);
        QVERIFY(after.cpu - before.cpu >= 40ms);
    }

    void anEndingIsToldByItsFirstCause_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<QString>("exceeded");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* tag, int status, bool stopped, const char* exceeded,
                             OutcomeKind kind, const char* text) {
            QTest::newRow(tag) << status << stopped << QString{exceeded} << static_cast<int>(kind)
                               << QString{text};
        };
        row("returned", W_EXITCODE(0, 0), false, "", OutcomeKind::Finished,
            "finished. It last said: no memory");
        row("asked, returned", W_EXITCODE(0, 0), true, "", OutcomeKind::Stopped,
            "stopped. It last said: no memory");
        row("asked, killed", SIGKILL, true, "", OutcomeKind::Stopped,
            "stopped; it did not end by itself, so it was killed");
        row("killed by another", SIGKILL, false, "", OutcomeKind::Crashed,
            "killed by SIGKILL. It last said: bye");
        row("asked, crashed", SIGSEGV, true, "", OutcomeKind::Crashed,
            "killed by SIGSEGV. It last said: bye");
        row("exit code", W_EXITCODE(3, 0), false, "", OutcomeKind::Failed,
            "ended with exit code 3. It last said: bye");
        row("limit", SIGKILL, false, "ran too long", OutcomeKind::LimitExceeded, "ran too long");
        row("file size", SIGXFSZ, false, "", OutcomeKind::LimitExceeded,
            "wrote a file of more than 1 GiB");
    }
    void anEndingIsToldByItsFirstCause()
    {
        QFETCH(const int, status);
        QFETCH(const bool, stopped);
        QFETCH(const QString, exceeded);
        const engine::News news = engine::ending({.status = status,
            .stopped = stopped,
            .exceeded = exceeded.toStdString(),
            .fileSize = 1ULL << 30,
            .lastLine = "bye",
            .note = "no memory"});
        QTEST(static_cast<int>(news.outcome), "kind");
        QTEST(QString::fromStdString(news.words()), "text");
        QCOMPARE(news.signal, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }

    void lastWordsAreTheLastLineAndBounded()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK), 0);
        engine::LastWords words;
        QVERIFY(words.listen(ends[0]) == engine::LastWords::Pipe::Silent);
        QCOMPARE(words.line(), "");
        const auto say = [&](const std::string& text) {
            QCOMPARE(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
            QVERIFY(words.listen(ends[0]) == engine::LastWords::Pipe::Spoke);
        };
        say("first\nlast\x1b[1m\n\n");
        QCOMPARE(words.line(), "last?[1m");
        QCOMPARE(words.note(), "");
        say("note: no memory\nnote: no GPU\r\nlibrary: a warning\n");
        QCOMPARE(words.note(), "no GPU");
        say(std::string(20'000, 'x'));
        QCOMPARE(words.note(), "");
        QCOMPARE(words.line(), std::string(200, 'x'));
        ::close(ends[1]);
        QVERIFY(words.listen(ends[0]) == engine::LastWords::Pipe::Closed);
        ::close(ends[0]);
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
