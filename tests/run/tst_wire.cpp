#include "engine/base/unique_fd.h"
#include "engine/run/wire.h"

#include <QTest>

#include <array>

#include <sys/socket.h>

using namespace engine;

class TestWire : public QObject {
    Q_OBJECT

private slots:
    void lastWordsAreHeardThoughTheSpeakerLeftOurOrdersUnread()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends.data()), 0);
        const UniqueFd window{ends[0]};
        UniqueFd guardian{ends[1]};
        QVERIFY(send(window.get(), Order{.kind = Order::Kind::Ask}));
        QVERIFY(send(guardian.get(), News{.kind = News::Kind::Ended, .exitCode = 7}));
        guardian.reset();

        News news;
        QCOMPARE(receive(window.get(), news), Heard::Message);
        QCOMPARE(news.exitCode, 7);
        QCOMPARE(receive(window.get(), news), Heard::End);
    }

    void aMessageOfAnotherVersionIsTheEnd()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends.data()), 0);
        const UniqueFd window{ends[0]};
        const UniqueFd guardian{ends[1]};
        News news;
        QCOMPARE(receive(window.get(), news), Heard::Nothing);
        QVERIFY(send(guardian.get(), News{.version = wireVersion + 1}));
        QCOMPARE(receive(window.get(), news), Heard::End);
    }
};

QTEST_APPLESS_MAIN(TestWire)

#include "tst_wire.moc"
