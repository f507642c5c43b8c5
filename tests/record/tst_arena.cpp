#include "engine/record/arena.h"
#include "engine/record/arena_layout.h"

#include <QTest>

#include <cerrno>
#include <random>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace engine;

class TestArena : public QObject {
    Q_OBJECT
private slots:
    void theDescriptionCrossesTheBoundary();
    void aLiveValueAndAStopReachTheOtherMapping();
    void valuesBeyondTheTableReadAsZero();
    void itsSizeIsSealed();
    void whatIsNoArenaIsRefused_data();
    void whatIsNoArenaIsRefused();
    void anArenaThatContradictsItselfIsRefused_data();
    void anArenaThatContradictsItselfIsRefused();
    void whatTwoPartiesWriteLiesOnSeparateLines();
};

namespace {

constexpr ArenaShape small{.lanes = 2, .eventsPerLane = 128, .resources = 4};

Arena sameArena(const Arena& arena)
{
    return Arena::map(UniqueFd{::dup(arena.fd())}).value();
}

} // namespace

void TestArena::theDescriptionCrossesTheBoundary()
{
    const Arena arena =
        Arena::create({.workload = "thread-life", .seed = 42, .values = {8, -250, 100}}, small)
            .value();
    const Arena other = sameArena(arena);
    QCOMPARE(other.description().workload, std::string{"thread-life"});
    QCOMPARE(other.description().seed, std::uint64_t{42});
    QCOMPARE(other.description().values, (std::vector<std::int64_t>{8, -250, 100}));
    QCOMPARE(other.shape().eventsPerLane, small.eventsPerLane);
}

void TestArena::aLiveValueAndAStopReachTheOtherMapping()
{
    Arena arena = Arena::create({.workload = "x", .values = {1, 2}}, small).value();
    const Arena other = sameArena(arena);
    QVERIFY(!other.stopRequested());
    arena.setValue(1, -7);
    arena.requestStop();
    QCOMPARE(other.value(0), std::int64_t{1});
    QCOMPARE(other.value(1), std::int64_t{-7});
    QVERIFY(other.stopRequested());
}

void TestArena::valuesBeyondTheTableReadAsZero()
{
    Arena arena = Arena::create({}, small).value();
    arena.setValue(mostValues, 5);
    QCOMPARE(arena.value(mostValues), std::int64_t{0});
    QVERIFY(!arena.stopRequested());
}

void TestArena::itsSizeIsSealed()
{
    const Arena arena = Arena::create({}, small).value();
    QCOMPARE(::ftruncate(arena.fd(), 0), -1);
    QCOMPARE(errno, EPERM);
    QCOMPARE(::ftruncate(arena.fd(), 1 << 30), -1);
    QCOMPARE(errno, EPERM);
}

void TestArena::whatIsNoArenaIsRefused_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("an empty file") << 0;
    QTest::newRow("less than a header") << 64;
    QTest::newRow("zeros") << (1 << 20);
}

void TestArena::whatIsNoArenaIsRefused()
{
    QFETCH(int, bytes);
    UniqueFd fd{::memfd_create("no-arena", MFD_CLOEXEC)};
    QCOMPARE(::ftruncate(fd.get(), bytes), 0);
    const Result<Arena> mapped = Arena::map(std::move(fd));
    QVERIFY(!mapped);
    QVERIFY(!mapped.error().message.empty());
    QVERIFY(!Arena::map(UniqueFd{}));
}

void TestArena::anArenaThatContradictsItselfIsRefused_data()
{
    QTest::addColumn<int>("field");
    QTest::newRow("magic") << 0;
    QTest::newRow("version") << 1;
    QTest::newRow("lanes") << 2;
    QTest::newRow("events per lane") << 3;
    QTest::newRow("resources") << 4;
    QTest::newRow("clock") << 5;
}

void TestArena::anArenaThatContradictsItselfIsRefused()
{
    QFETCH(int, field);
    const Arena arena = Arena::create({}, small).value();
    ArenaHeader& header = arena.header();
    switch (field) {
    case 0: header.magic ^= 1; break;
    case 1: ++header.version; break;
    case 2: header.lanes = 0xffffffff; break;
    case 3: header.eventsPerLane += 1; break;
    case 4: header.resources = 65536; break;
    default: header.clock = ArenaClock{77}; break;
    }
    QVERIFY(!Arena::map(UniqueFd{::dup(arena.fd())}));
}

void TestArena::whatTwoPartiesWriteLiesOnSeparateLines()
{
    const Arena arena = Arena::create({}, small).value();
    const auto at = [](const auto& member) { return reinterpret_cast<std::uintptr_t>(&member); };
    const ArenaLane& lane = arena.view().lane(1);
    QVERIFY(at(lane.sequence) / linePair != at(lane.taken) / linePair);
    QVERIFY(at(lane.state) / linePair != at(lane.sequence) / linePair);
    QVERIFY(at(lane) / linePair != at(arena.view().lane(0).taken) / linePair);
    QCOMPARE(at(*arena.view().ring(1)) % pageSize, std::uintptr_t{0});
}

QTEST_APPLESS_MAIN(TestArena)
#include "tst_arena.moc"
