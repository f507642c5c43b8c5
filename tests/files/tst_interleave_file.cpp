#include "engine/files/interleave_file.h"
#include "engine/files/rows.h"
#include "engine/files/stage_rows.h"
#include "engine/files/topology_rows.h"
#include "engine/files/xxh64.h"
#include "files/random_trace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <limits>

#include <zstd.h>

using tests::difference;
using tests::RandomTrace;
using namespace std::chrono_literals;

namespace {

/// Two threads that alternate on two CPUs, `slices` of them together.
trace::Snapshot pingPong(std::size_t slices)
{
    trace::Builder builder;
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 100, 100);
    const trace::ActorId threads[]{
        builder.addActor(trace::ActorKind::Thread, "ping", process, 100, 101),
        builder.addActor(trace::ActorKind::Thread, "pong", process, 100, 102)};
    for (std::size_t i = 0; i < slices; ++i)
        builder.append(threads[i % 2],
            {.begin = trace::Time{} + i * 1us,
                .state = i / 2 % 2 == 0 ? trace::State::Running : trace::State::Lock,
                .cpu = static_cast<trace::CpuId>(i % 2)});
    return builder.snapshot();
}

} // namespace

class TestInterleaveFile : public QObject {
    Q_OBJECT

private slots:
    void whatIsSavedOpensEqual_data();
    void whatIsSavedOpensEqual();
    void aLaneOfManyChunksOpensEqual();
    void anEmptyTraceOpensEqual();
    void anUnfinishedRunMayBeSaved();
    void aFileIsReplacedOnSuccessOnly();
    void aNewerFormatIsNamed();
    void aFileOfTheFirstVersionOpens();
    void aFileFromBeforeEstimatesWereKeptOpens();
    void aFileFromBeforeTheTopologyOpens();
    void whatANewerVersionAddedToTheStageIsNamed();
    void aStageWithoutWhatItNeedsIsLeftOut();
    void cpusThatMakeNoSenseAreLeftOut();
    void whatIsNoRecordingIsRefusedClearly_data();
    void whatIsNoRecordingIsRefusedClearly();
    void cancellingLeavesNothingBehind();
    void anyToolCanQueryIt();
    void theHashIsTheOneZstdUses();

private:
    std::filesystem::path file(const char* name) const
    {
        return m_directory.filePath(name).toStdString();
    }
    QTemporaryDir m_directory;
};

void TestInterleaveFile::whatIsSavedOpensEqual_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 0; seed < 60; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestInterleaveFile::whatIsSavedOpensEqual()
{
    QFETCH(std::uint32_t, seed);
    const auto saved = RandomTrace{seed}.make();
    const auto path = file("random % ?#ü.interleave");
    const auto done = engine::save(*saved, path);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto opened = engine::open(path);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE(difference(*saved, **opened), QString{});
}

void TestInterleaveFile::aLaneOfManyChunksOpensEqual()
{
    const auto saved = pingPong(400'000);
    QVERIFY(engine::save(*saved, file("long.interleave")));
    const auto opened = engine::open(file("long.interleave"));
    QVERIFY(opened);
    QCOMPARE(difference(*saved, **opened), QString{});
}

void TestInterleaveFile::anEmptyTraceOpensEqual()
{
    QVERIFY(engine::save(trace::Trace{}, file("empty.interleave")));
    const auto opened = engine::open(file("empty.interleave"));
    QVERIFY(opened);
    QCOMPARE(difference(trace::Trace{}, **opened), QString{});
}

void TestInterleaveFile::anUnfinishedRunMayBeSaved()
{
    trace::Builder builder;
    const auto thread = builder.addActor(trace::ActorKind::Thread, "early");
    builder.append(thread, {.begin = trace::Time{}, .state = trace::State::Running});
    builder.advance(trace::Time{5ms});
    const auto early = builder.snapshot();
    builder.append(thread, {.begin = trace::Time{6ms}, .state = trace::State::Dead});

    QVERIFY(engine::save(*early, file("early.interleave")));
    const auto opened = engine::open(file("early.interleave"));
    QVERIFY(opened);
    QVERIFY(!(*opened)->finished());
    QCOMPARE(difference(*early, **opened), QString{});
}

void TestInterleaveFile::aFileIsReplacedOnSuccessOnly()
{
    const auto path = file("kept.interleave");
    const auto first = pingPong(10);
    QVERIFY(engine::save(*first, path));
    const auto cancelled = engine::save(*pingPong(20), path, [](double) { return false; });
    QVERIFY(!cancelled);
    QCOMPARE(difference(*first, **engine::open(path)), QString{});
    QVERIFY(engine::save(*pingPong(20), path));
    QCOMPARE((*engine::open(path))->sliceCount(), 20U);
}

void TestInterleaveFile::aNewerFormatIsNamed()
{
    const auto path = file("newer.interleave");
    QVERIFY(engine::save(*pingPong(10), path));
    QFile raw{QString::fromStdString(path.string())};
    QVERIFY(raw.open(QIODevice::ReadWrite));
    raw.seek(60);
    raw.write(QByteArray::fromHex("00000007"));
    raw.close();
    const auto opened = engine::open(path);
    QVERIFY(!opened);
    QCOMPARE(QString::fromStdString(opened.error().message),
        QString::fromStdString(path.string())
            + ": a newer Interleave wrote it (format 7, this one reads up to 1)");
}

void TestInterleaveFile::aFileOfTheFirstVersionOpens()
{
    // Written before there was a table `stage`.
    std::vector<std::string> unread;
    const auto opened = engine::open(DATA_DIR "/version-1.interleave", {}, &unread);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->staging(), nullptr);
    QVERIFY((*opened)->provenance().machine.usable.empty()); // nor a table `topology`
    QVERIFY(unread.empty());
    QCOMPARE((*opened)->provenance().demo, std::string{"thread-life"});
    QCOMPARE((*opened)->sliceCount() > 500, true);
    QVERIFY((*opened)->finished());
    // Saved again, nothing is lost.
    QVERIFY(engine::save(**opened, file("again.interleave")));
    QCOMPARE(difference(**opened, **engine::open(file("again.interleave"))), QString{});
}

void TestInterleaveFile::aFileFromBeforeEstimatesWereKeptOpens()
{
    std::vector<std::string> unread;
    const auto opened = engine::open(DATA_DIR "/version-1-stage.interleave", {}, &unread);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QVERIFY(unread.empty());
    const trace::Staging* staging = (*opened)->staging();
    QVERIFY(staging != nullptr);
    QCOMPARE(*staging,
        (trace::Staging{.playhead = trace::Time{120ms},
            .window = trace::Window{trace::Time{100ms}, trace::Time{140ms}},
            .selection = trace::Window{trace::Time{110ms}, trace::Time{112ms}},
            .selectedActor = trace::ActorId{2},
            .pinned = {trace::ActorId{3}},
            .views = {"thread-timeline", "state-flow"},
            .slowdown = 500,
            .prediction = {.option = "about half"}}));
    QCOMPARE((*opened)->bookmarks().front().note, std::string{"the queue"});
    QVERIFY(engine::save(**opened, file("again.interleave")));
    QCOMPARE(difference(**opened, **engine::open(file("again.interleave"))), QString{});
}

void TestInterleaveFile::aFileFromBeforeTheTopologyOpens()
{
    std::vector<std::string> unread;
    const auto opened = engine::open(DATA_DIR "/version-1-cpus.interleave", {}, &unread);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QVERIFY(unread.empty());
    QVERIFY((*opened)->provenance().machine.usable.empty());
    for (const trace::ActorId cpu : (*opened)->actorsOf(trace::ActorKind::Cpu))
        QVERIFY(!(*opened)->lane(cpu).empty()); // only those that were used are known
    QVERIFY(engine::save(**opened, file("again.interleave")));
    QCOMPARE(difference(**opened, **engine::open(file("again.interleave"))), QString{});
}

void TestInterleaveFile::whatANewerVersionAddedToTheStageIsNamed()
{
    // As a newer version would write it: one more key, sealed.
    const auto path = file("newer-stage.interleave");
    QVERIFY(engine::save(*pingPong(10), path));
    {
        engine::files::Database database = engine::files::Database::create(path);
        database.execute(engine::files::creation(engine::files::tables::stage));
        engine::files::TableWriter writer{database, engine::files::tables::stage};
        writer.add(engine::files::FactRow{.key = "playhead_ns", .value = 3000});
        writer.add(engine::files::FactRow{.key = "camera", .text = "from above"});
        writer.add(engine::files::FactRow{.key = engine::files::tables::factsDigestKey,
            .value = static_cast<std::int64_t>(writer.hash())});
    }
    std::vector<std::string> unread;
    const auto opened = engine::open(path, {}, &unread);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE(unread, std::vector<std::string>{"\"camera\" of the stage"});
    QCOMPARE((*opened)->staging()->playhead, trace::Time{3us});
}

void TestInterleaveFile::cpusThatMakeNoSenseAreLeftOut()
{
    trace::Machine machine;
    std::optional<trace::MachineMap> map;
    const auto takes = [&](const engine::files::FactRow& row) {
        return engine::files::takeTopology(row, machine, map);
    };
    QVERIFY(takes({.key = "usable_cpu", .value = 2}));
    QVERIFY(takes({.key = "usable_cpu", .value = 65'535}));
    for (const std::int64_t senseless : {2, 65'535, 65'536, -1})
        QVERIFY(!takes({.key = "usable_cpu", .value = senseless}));
    QVERIFY(!takes({.key = "cinema", .value = 70'000}));
    QCOMPARE(machine.usable, (std::vector<trace::CpuId>{2, 65'535}));

    QVERIFY(!takes({.key = "core", .value = 0, .text = "core 0"})); // of no map
    QVERIFY(takes({.key = "map", .text = "laptop"}));
    QVERIFY(!takes({.key = "map", .text = "another"}));
    QVERIFY(!takes({.key = "size", .value = 5})); // of no part
    QVERIFY(takes({.key = "cache", .value = 3, .text = "L3"}));
    QVERIFY(takes({.key = "size", .value = 1 << 20}));
    QVERIFY(!takes({.key = "core", .value = -1}));
    for (const char* senseless : {"0,1", "1 0", "0 0", "70000", "x", " 1", "1  2"})
        QVERIFY2(!takes({.key = "cpus", .text = senseless}), senseless);
    QVERIFY(takes({.key = "cpus", .text = "0 2 65535"}));
    QCOMPARE(*map,
        (trace::MachineMap{.name = "laptop",
            .parts = {{.kind = trace::MachineMap::Kind::Cache,
                .name = "L3",
                .size = 1 << 20,
                .number = 3,
                .cpus = {0, 2, 65'535}}}}));
}

void TestInterleaveFile::aStageWithoutWhatItNeedsIsLeftOut()
{
    engine::files::StageReader reader{2};
    QVERIFY(reader.take({.key = "window_begin_ns", .value = 5}));
    QVERIFY(reader.take({.key = "selection_begin_ns", .value = 9}));
    QVERIFY(reader.take({.key = "selection_end_ns", .value = 8}));
    QVERIFY(!reader.take({.key = "selected_actor", .value = 2}));
    QVERIFY(!reader.take({.key = "pinned_actor", .value = -1}));
    QVERIFY(!reader.take({.key = "slowdown", .value = 0}));
    QVERIFY(!reader.take({.key = "estimate", .value = 1, .text = "5"})); // there is no 0
    for (const char* text : {"5 x", "nan", "inf", "1e999", "5  6", " 5", "5,6"})
        QVERIFY2(!reader.take({.key = "estimate", .text = text}), text);
    QVERIFY(!reader.take({.key = "hands", .value = -1}));
    QVERIFY(!reader.take({.key = "answer_hidden", .value = 2}));
    QVERIFY(
        !reader.take({.key = "playhead_ns", .value = std::numeric_limits<std::int64_t>::max()}));
    QCOMPARE(reader.staging(), trace::Staging{});
}

void TestInterleaveFile::whatIsNoRecordingIsRefusedClearly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile written{m_directory.filePath(name)};
        written.open(QIODevice::WriteOnly);
        written.write(bytes);
    };
    write("nothing", "");
    write("text", "It was a dark and stormy night.");
    write("database", "SQLite format 3" + QByteArray(500, '\0'));
    write("start", "SQLite f");
    QTest::newRow("missing") << "missing"
                             << "No such file or directory";
    QTest::newRow("directory") << "."
                               << "it is a directory";
    QTest::newRow("empty") << "nothing"
                           << "it is not an Interleave recording";
    QTest::newRow("text") << "text"
                          << "it is not an Interleave recording";
    QTest::newRow("foreign") << "database"
                             << "it is not an Interleave recording";
    QTest::newRow("cut") << "start"
                         << "damaged: the file ends within its header";
}

void TestInterleaveFile::whatIsNoRecordingIsRefusedClearly()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    const auto opened = engine::open(m_directory.filePath(name).toStdString());
    QVERIFY(!opened);
    QCOMPARE(
        QString::fromStdString(opened.error().message), m_directory.filePath(name) + ": " + says);
}

void TestInterleaveFile::cancellingLeavesNothingBehind()
{
    QTemporaryDir directory;
    const auto path = directory.filePath("cancelled.interleave").toStdString();
    const auto saved = engine::save(*pingPong(10), path, [](double) { return false; });
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ECANCELED);
    QCOMPARE(
        QDir{directory.path()}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{});

    QVERIFY(engine::save(*pingPong(10), path));
    const auto opened = engine::open(path, [](double) { return false; });
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ECANCELED);
}

void TestInterleaveFile::anyToolCanQueryIt()
{
    const QString tool = QStandardPaths::findExecutable("sqlite3");
    if (tool.isEmpty())
        QSKIP("the sqlite3 command is not installed");
    const auto path = file("queried.interleave");
    QVERIFY(engine::save(*pingPong(10), path));
    QProcess sqlite;
    sqlite.start(tool,
        {QString::fromStdString(path.string()),
            "SELECT name, kind, tid, slices FROM actors WHERE parent = 0; SELECT kind FROM outcome;"
            "SELECT sum(count) FROM slice_chunks; PRAGMA integrity_check"});
    QVERIFY(sqlite.waitForFinished());
    QCOMPARE(QString{sqlite.readAllStandardOutput()},
        QString{"ping|thread|101|5\npong|thread|102|5\nunfinished\n10\nok\n"});
}

void TestInterleaveFile::theHashIsTheOneZstdUses()
{
    // A zstd frame ends with the low half of the XXH64 of its content: an independent reference.
    RandomTrace random{1};
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    for (std::size_t size = 0; size < 200; ++size) {
        std::string content(size, '\0');
        for (char& c : content)
            c = random.number<char>();
        std::string frame(ZSTD_compressBound(size), '\0');
        frame.resize(
            ZSTD_compress2(context, frame.data(), frame.size(), content.data(), content.size()));
        std::uint32_t expected = 0;
        std::memcpy(&expected, frame.data() + frame.size() - 4, 4);
        QCOMPARE(static_cast<std::uint32_t>(
                     engine::xxh64(std::as_bytes(std::span<const char>{content}))),
            expected);
    }
    ZSTD_freeCCtx(context);
    QCOMPARE(engine::xxh64({}), 0xEF46DB3751D8E999U);
}

QTEST_GUILESS_MAIN(TestInterleaveFile)
#include "tst_interleave_file.moc"
