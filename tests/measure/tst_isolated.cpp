#include "engine/measure/isolated.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <stdexcept>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace engine;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 60s; ///< for a loaded machine, never used up otherwise
constexpr std::size_t much = std::size_t{1} << 22;

} // namespace

class IsolatedTest : public QObject {
    Q_OBJECT
private slots:
    void theAnswerComesWhole()
    {
        QCOMPARE(isolated([] { return std::string{"hello"}; }, patience, much), "hello");
        QCOMPARE(isolated([] { return std::string{}; }, patience, much), "");
        const std::string large(much - 10, 'x');
        QCOMPARE(isolated([&large] { return large; }, patience, much), large);
        const std::string odd{"a\0\n\x06", 4};
        QCOMPARE(isolated([&odd] { return odd; }, patience, much), odd);
    }

    void whatTheChildDoesIsNotSeenHere()
    {
        int mine = 1;
        const pid_t parent = ::getpid();
        const auto text = isolated(
            [&] {
                mine = 2;
                return std::to_string(static_cast<int>(::getpid() != parent));
            },
            patience, much);
        QCOMPARE(text, "1");
        QCOMPARE(mine, 1);
    }

    void aCrashIsAnError()
    {
        for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGKILL}) {
            const auto text = isolated(
                [signal]() -> std::string {
                    ::raise(signal);
                    return "survived";
                },
                patience, much);
            QVERIFY(!text);
            QVERIFY2(text.error().message.find("crash") != std::string::npos,
                text.error().message.c_str());
        }
        QVERIFY(!isolated([]() -> std::string { throw std::runtime_error{"no"}; }, patience, much));
        QVERIFY(!isolated([]() -> std::string { ::_exit(0); }, patience, much));
    }

    void whoTakesTooLongIsEnded()
    {
        const auto text = isolated(
            []() -> std::string {
                for (;;)
                    ::pause();
            },
            20ms, much);
        QVERIFY(!text);
        QVERIFY(text.error().message.find("too long") != std::string::npos);
        QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no child is left
    }

    void anAnswerIsBounded()
    {
        QVERIFY(!isolated([] { return std::string(much, 'x'); }, patience, 1000));
        QVERIFY(!isolated([] { return std::string(200'000, 'x'); }, patience, 100'000));
    }

    void severalThreadsMayAskAtOnce()
    {
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&right, i] {
                    for (int round = 0; round < 5; ++round) {
                        const std::string mine = std::to_string(i * 100 + round);
                        right += isolated([&mine] { return mine; }, patience, much) == mine;
                    }
                });
        }
        QCOMPARE(right.load(), 20);
    }
};

QTEST_APPLESS_MAIN(IsolatedTest)
#include "tst_isolated.moc"
