#include "engine/files/interleave_file.h"
#include "files/random_trace.h"
#include "files/tampering.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using tests::difference;
using tests::RandomTrace;
using tests::Tampering;
using namespace std::chrono_literals;

using Change = std::function<void(Tampering&)>;

class TestDamagedFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aFlippedByteIsHarmlessOrNamed();
    void aTruncatedFileIsRefused();
    void bytesOfAnotherRecordingAreHarmlessOrNamed();
    void aHostileFileIsNamedAndRefused_data();
    void aHostileFileIsNamedAndRefused();
    void aSmallFileCannotAskForMuchMemory();
    void tablesOfOthersAreLeftAlone();
    void factsThatLieAreRefused();
    void readingsThatLieAreRefused();
    void picturesThatLieAreRefused();

private:
    void write(const QByteArray& bytes) const
    {
        // A new file each time: some file systems flush one that is cut and written again.
        QFile file{QString::fromStdString(m_path.string())};
        file.remove();
        file.open(QIODevice::WriteOnly);
        file.write(bytes);
    }
    QByteArray read() const
    {
        QFile file{QString::fromStdString(m_path.string())};
        file.open(QIODevice::ReadOnly);
        return file.readAll();
    }
    /// Empty if opening gives the original or a sentence.
    QString judged() const
    {
        std::vector<std::string> unread;
        const auto opened = engine::open(m_path, {}, &unread);
        if (!opened)
            return opened.error().message.size() > 20 ? QString{} : "says too little";
        const QString differs = difference(*m_original, **opened);
        // Facts of stage and machine are optional: they may be missing, if that is said.
        const bool facts = differs == "staging" || differs == "provenance";
        return facts && !unread.empty() ? QString{} : differs;
    }

    QTemporaryDir m_directory;
    std::filesystem::path m_path;
    trace::Snapshot m_original;
    QByteArray m_bytes;
};

void TestDamagedFiles::initTestCase()
{
    m_path = m_directory.filePath("recording.interleave").toStdString();

    trace::Builder builder{{.demo = "thread-life",
        .parameters = {{.key = "threads", .value = 2}},
        .machine = {.usable = {0, 3}}}};
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 7, 7);
    const auto thread = builder.addActor(trace::ActorKind::Thread, "worker", process, 7, 8);
    const auto lock = builder.addResource(trace::ResourceKind::Lock, "lock");
    for (int i = 0; i < 300; ++i) {
        const trace::Time at = trace::Time{} + i * 10us;
        const bool waits = i % 2 != 0;
        builder.append(thread,
            {.begin = at,
                .state = waits ? trace::State::Lock : trace::State::Running,
                .cpu = waits ? std::nullopt : std::optional<trace::CpuId>{1},
                .resource = waits ? std::optional{lock} : std::nullopt,
                .peer = process});
        builder.mark(thread, {.at = at, .value = i, .resource = lock});
        builder.flow({.from = process, .sent = at, .to = thread, .received = at + 1us});
    }
    // Far enough from the rest to begin a second chunk.
    builder.append(thread, {.begin = trace::Time{10s}, .state = trace::State::Dead});
    builder.mark(thread, {.at = trace::Time{10s}});
    builder.addQuantity({.key = "latency"});
    builder.read({.at = trace::Time{1ms}, .value = 1.5, .x = 4096});
    builder.setBookmarks({{.at = trace::Time{1ms}, .note = "here"}});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished, .text = "finished"});
    m_original = std::make_shared<const trace::Trace>(
        builder.snapshot()->withStaging({.playhead = trace::Time{1ms},
            .window = trace::Window{trace::Time{1ms}, trace::Time{2ms}},
            .selectedActor = thread,
            .views = {"thread-timeline"}}));
    QVERIFY(engine::save(*m_original, m_path));
    m_bytes = read();
}

void TestDamagedFiles::aFlippedByteIsHarmlessOrNamed()
{
    RandomTrace random{11};
    int refused = 0;
    for (int round = 0; round < 1500; ++round) {
        QByteArray bytes = m_bytes;
        // Two thirds of the file is empty space: half of the flips aim at what is written.
        qsizetype at = static_cast<qsizetype>(random.below(static_cast<std::size_t>(bytes.size())));
        while (round % 2 == 0 && bytes[at] == '\0')
            at = (at + 1) % bytes.size();
        bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random.below(255)));
        write(bytes);
        const QString wrong = judged();
        QVERIFY2(wrong.isEmpty(), qPrintable(QString{"byte %1: %2"}.arg(at).arg(wrong)));
        refused += !engine::open(m_path);
    }
    QVERIFY2(refused > 500, qPrintable(QString::number(refused)));
}

void TestDamagedFiles::aTruncatedFileIsRefused()
{
    RandomTrace random{12};
    for (int round = 0; round < 300; ++round) {
        const auto length = round % 2 == 0
            ? static_cast<qsizetype>(random.below(static_cast<std::size_t>(m_bytes.size())))
            : static_cast<qsizetype>(random.below(static_cast<std::size_t>(m_bytes.size()) / 4096))
                * 4096;
        write(m_bytes.first(length));
        const auto opened = engine::open(m_path);
        QVERIFY2(!opened, qPrintable(QString::number(length)));
        const QString message = QString::fromStdString(opened.error().message);
        QVERIFY2(message.contains("damaged: the file ends") || length == 0, qPrintable(message));
    }
}

void TestDamagedFiles::bytesOfAnotherRecordingAreHarmlessOrNamed()
{
    QVERIFY(engine::save(*RandomTrace{3}.make(), m_path));
    const QByteArray other = read();
    RandomTrace random{13};
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes = m_bytes;
        const auto limit = static_cast<std::size_t>(std::min(bytes.size(), other.size()));
        const auto at = static_cast<qsizetype>(random.below(limit));
        const auto length =
            static_cast<qsizetype>(random.below(limit - static_cast<std::size_t>(at)));
        bytes.replace(at, length, other.mid(at, length));
        write(bytes);
        const QString wrong = judged();
        // All that tells them apart may have come over: then it is the other.
        const auto opened = engine::open(m_path);
        QVERIFY2(wrong.isEmpty() || difference(*RandomTrace{3}.make(), **opened).isEmpty(),
            qPrintable(wrong));
    }
}

void TestDamagedFiles::aHostileFileIsNamedAndRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, Change change, const char* says) {
        QTest::newRow(name) << std::move(change) << QString{says};
    };
    const auto sql = [&](const char* name, const char* statement, const char* says) {
        row(
            name, [statement](Tampering& file) { QCOMPARE(file.execute(statement), ""); }, says);
    };
    const auto chunk = [&](const char* name, const char* table,
                           std::function<void(std::string&)> edit, const char* says) {
        row(
            name, [=](Tampering& file) { file.editChunk(table, 0, edit); }, says);
    };

    sql("time goes back", "UPDATE slice_chunks SET first_ns = 0 WHERE id = 1",
        "damaged: table slice_chunks: slices of actor 1 do not ascend");
    sql("marks go back", "UPDATE mark_chunks SET first_ns = 0 WHERE id = 1",
        "damaged: table mark_chunks: marks of actor 1 do not ascend");
    sql("beyond the end", "UPDATE slice_chunks SET first_ns = 20000000000 WHERE id = 1",
        "damaged: table slice_chunks: slices of actor 1 begin after the recording ends");
    sql("beyond all time", "UPDATE slice_chunks SET first_ns = 9223372036854775807 WHERE id = 1",
        "damaged: table slice_chunks: a time is out of range");
    sql("nobody's slices", "UPDATE slice_chunks SET actor = 2",
        "damaged: table slice_chunks: a chunk is of actor 2, who is not there");
    sql("missing slices", "DELETE FROM slice_chunks WHERE id = 1",
        "damaged: slices of actor 1 are missing");
    sql("missing flows", "DELETE FROM flow_chunks", "damaged: flows are missing");
    sql("missing marks", "DELETE FROM mark_chunks", "damaged: marks of actor 1 are missing");
    sql("more slices than said", "UPDATE actors SET slices = 1 WHERE id = 1",
        "damaged: table slice_chunks: actor 1 has too many slices");
    sql("huge count", "UPDATE slice_chunks SET count = 4294967295",
        "damaged: table slice_chunks: it asks for more memory than a file of this size may");
    sql("large count", "UPDATE slice_chunks SET count = 65537",
        "damaged: table slice_chunks: a chunk has an impossible size");
    sql("no count", "UPDATE slice_chunks SET count = 0",
        "damaged: table slice_chunks: a chunk has an impossible size");
    sql("huge size", "UPDATE slice_chunks SET raw_bytes = 4294967295",
        "damaged: table slice_chunks: a chunk has an impossible size");
    sql("other size", "UPDATE slice_chunks SET raw_bytes = raw_bytes + 1",
        "damaged: table slice_chunks: a chunk is not as large as it says");
    sql("no frame", "UPDATE slice_chunks SET data = x'0102'",
        "damaged: table slice_chunks: a chunk is not as large as it says");
    sql("text for data", "UPDATE slice_chunks SET data = 'text'",
        "damaged: table slice_chunks: column data holds no data");
    sql("text for a number", "UPDATE actors SET pid = 'x'",
        "damaged: table actors: column pid holds no number");
    sql("number out of range", "UPDATE actors SET pid = 4294967296",
        "damaged: table actors: a number is out of range");
    sql("null", "UPDATE actors SET name = NULL",
        "damaged: table actors: column name holds no text");
    sql("unknown word", "UPDATE actors SET kind = 'ghost'",
        "damaged: table actors: a word is unknown");
    sql("parent of itself", "UPDATE actors SET parent = 1 WHERE id = 1",
        "damaged: actor 1 is its own ancestor");
    sql("circle of parents", "UPDATE actors SET parent = 1 WHERE id = 0",
        "damaged: actor 0 is its own ancestor");
    sql("missing parent", "UPDATE actors SET parent = 9 WHERE id = 1",
        "damaged: the parent of actor 1 is not there");
    sql("gap in ids", "UPDATE actors SET id = 5 WHERE id = 1",
        "damaged: table actors: its rows are not numbered in order");
    sql("missing actor", "DELETE FROM actors WHERE id = 1",
        "damaged: actors or resources are missing");
    sql("no recording", "DELETE FROM recording", "damaged: table recording is empty");
    sql("two recordings",
        "INSERT INTO outcome SELECT 1, kind, exit_code, signal, text FROM outcome",
        "damaged: table outcome: it has too many rows");
    sql("extent reversed", "UPDATE recording SET end_ns = -1",
        "damaged: the recording ends before it begins");
    sql("extent too long", "UPDATE recording SET begin_ns = -5",
        "damaged: slices do not fill the recording's extent");
    sql("no table", "DROP TABLE actors",
        "damaged: table actors is missing or is not as format 1 has it");
    sql("other table", "ALTER TABLE actors ADD COLUMN more TEXT",
        "damaged: table actors is missing or is not as format 1 has it");
    sql("view for a table",
        "ALTER TABLE actors RENAME TO kept; CREATE VIEW actors AS SELECT * FROM kept",
        "damaged: table actors is missing or is not as format 1 has it");
    sql("large text", "UPDATE actors SET name = CAST(zeroblob(20000000) AS TEXT)",
        "damaged: table actors: string or blob too big");

    chunk(
        "unknown state", "slice_chunks",
        [](std::string& raw) { raw[300 * 4] = char(trace::stateCount); },
        "damaged: table slice_chunks: a chunk names a state that is not there");
    chunk(
        "unknown flag", "slice_chunks", [](std::string& raw) { raw[300 * 5] |= '\x80'; },
        "damaged: table slice_chunks: a chunk names a flag that is not there");
    chunk(
        "unknown peer", "slice_chunks", [](std::string& raw) { raw[raw.size() - 1] = 1; },
        "damaged: table slice_chunks: a chunk names an actor that is not there");
    chunk(
        "too short", "slice_chunks", [](std::string& raw) { raw.pop_back(); },
        "damaged: table slice_chunks: a chunk ends too early");
    chunk(
        "too long", "slice_chunks", [](std::string& raw) { raw += '\0'; },
        "damaged: table slice_chunks: a chunk has bytes left over");
    chunk(
        "unknown kind of mark", "mark_chunks", [](std::string& raw) { raw[300 * 4] = 6; },
        "damaged: table mark_chunks: a chunk names a kind that is not there");
    chunk(
        "flow from nobody", "flow_chunks", [](std::string& raw) { raw[0] = 2; },
        "damaged: table flow_chunks: a chunk names an actor that is not there");
    chunk(
        "flow before time", "flow_chunks", [](std::string& raw) { raw[300 * 17 - 1] = '\x80'; },
        "damaged: table flow_chunks: a chunk has a time out of range");
}

void TestDamagedFiles::aHostileFileIsNamedAndRefused()
{
    QFETCH(Change, change);
    QFETCH(QString, says);
    write(m_bytes);
    {
        Tampering tampering{m_path};
        change(tampering);
    }
    tests::sign(m_path);
    const auto opened = engine::open(m_path);
    QVERIFY(!opened);
    QCOMPARE(QString::fromStdString(opened.error().message),
        QString::fromStdString(m_path.string()) + ": " + says);
}

void TestDamagedFiles::aSmallFileCannotAskForMuchMemory()
{
    // A hundred thousand chunks of one page each could unpack to gigabytes.
    write(m_bytes);
    {
        Tampering tampering{m_path};
        tampering.editChunk("slice_chunks", 0, [](std::string& raw) {
            raw.assign(65536 * 6, '\0'); // no time passes, nothing happens
        });
        tampering.execute(
            "UPDATE slice_chunks SET count = 65536 WHERE id = 0;"
            "DELETE FROM slice_chunks WHERE id = 1;"
            "UPDATE actors SET slices = 1000000000000 WHERE id = 1;"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
            "INSERT INTO slice_chunks SELECT i, actor, first_ns, count, raw_bytes, xxh64,"
            "data FROM slice_chunks, n");
    }
    tests::sign(m_path);
    const auto opened = engine::open(m_path);
    QVERIFY(!opened);
    QCOMPARE(QString::fromStdString(opened.error().message),
        QString::fromStdString(m_path.string())
            + ": damaged: table slice_chunks: it asks for more memory than a file of this size "
              "may");
}

void TestDamagedFiles::tablesOfOthersAreLeftAlone()
{
    write(m_bytes);
    QCOMPARE(Tampering{m_path}.execute("CREATE TABLE notes(text); VACUUM"), "");
    std::vector<std::string> unread;
    const auto opened = engine::open(m_path, {}, &unread);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE(difference(*m_original, **opened), QString{});
    QCOMPARE(unread, std::vector<std::string>{"table notes"});
}

void TestDamagedFiles::factsThatLieAreRefused()
{
    for (const char* lie : {"UPDATE stage SET value = 5 WHERE key = 'playhead_ns'",
             "UPDATE stage SET key = 'x' WHERE id = 0", "DELETE FROM stage WHERE key = 'xxh64'",
             "DELETE FROM stage", "UPDATE stage SET value = 0 WHERE key = 'xxh64'",
             "UPDATE topology SET value = value + 1 WHERE id = 0", "DELETE FROM topology"}) {
        write(m_bytes);
        QCOMPARE(Tampering{m_path}.execute(lie), "");
        const auto opened = engine::open(m_path);
        QVERIFY2(!opened, lie);
        const bool stage = std::string{lie}.find("stage") != std::string::npos;
        QVERIFY(opened.error().message.ends_with(std::string{"damaged: table "}
            + (stage ? "stage" : "topology") + ": it does not match its checksum"));
    }
}

void TestDamagedFiles::readingsThatLieAreRefused()
{
    trace::Builder builder;
    builder.addQuantity({.key = "latency"});
    builder.read({.at = trace::Time{std::chrono::milliseconds{5}}, .value = 1.5, .x = 4096});
    const std::filesystem::path path = m_directory.filePath("readings.interleave").toStdString();
    const struct {
        const char* lie;
        const char* told;
    } lies[]{
        {"UPDATE readings SET value = 2.5", "table readings: it does not match its checksum"},
        {"UPDATE quantities SET label = 'x'", "table quantities: it does not match its checksum"},
        {"UPDATE readings SET value = 9e999", "table readings: a number is out of range"},
        {"UPDATE readings SET x = 1e300", "table readings: a number is out of range"},
        {"UPDATE readings SET quantity = 1",
            "table readings: a reading is of a quantity that is not there"},
        {"UPDATE readings SET at_ns = 5000001",
            "table readings: a reading is later than the recording's end"},
        {"UPDATE readings SET verdict = 'fine'", "table readings: a word is unknown"},
        {"DROP TABLE readings", "a table of what was measured is missing"},
        {"DELETE FROM measured_digests", "table quantities: it does not match its checksum"},
    };
    for (const auto& [lie, told] : lies) {
        QVERIFY(engine::save(*builder.snapshot(), path));
        QVERIFY(engine::open(path));
        QCOMPARE(Tampering{path}.execute(lie), "");
        const auto opened = engine::open(path);
        QVERIFY2(!opened, lie);
        QVERIFY2(opened.error().message.ends_with(std::string{"damaged: "} + told),
            opened.error().message.c_str());
    }
}

void TestDamagedFiles::picturesThatLieAreRefused()
{
    trace::Builder builder;
    const auto shown = [&](std::uint64_t number, trace::Time at) {
        builder.show({.at = at,
            .number = number,
            .width = 4,
            .height = 2,
            .top = 3,
            .what = "Mandelbrot",
            .cells = std::make_shared<const std::vector<std::uint8_t>>(
                std::initializer_list<std::uint8_t>{0, 1, 2, 3, 3, 2, 1, 0})});
    };
    shown(0, trace::Time{1ms});
    shown(1, trace::Time{2ms});
    const std::filesystem::path path = m_directory.filePath("pictures.interleave").toStdString();
    const struct {
        const char* lie;
        const char* told;
    } lies[]{
        {"UPDATE pictures SET what = 'x'", "it does not match its checksum"},
        {"UPDATE pictures SET width = 8", "a picture is not as large as it says"},
        {"UPDATE pictures SET width = 0", "a picture has an impossible size"},
        {"UPDATE pictures SET top = 0", "a picture has an impossible size"},
        {"UPDATE pictures SET top = 256", "a number is out of range"},
        {"UPDATE pictures SET width = 4294967295, height = 4294967295",
            "a picture has an impossible size"},
        {"UPDATE pictures SET width = 65536, height = 256", "a picture is not as large as it says"},
        {"UPDATE pictures SET top = 2", "a picture has a cell that is too large"},
        {"UPDATE pictures SET at_ns = 5 WHERE id = 1",
            "pictures are not in the order of the recording's time"},
        {"UPDATE pictures SET at_ns = 5000000 WHERE id = 1",
            "pictures are not in the order of the recording's time"},
        {"UPDATE pictures SET number = 9 WHERE id = 0",
            "pictures are not in the order of the recording's time"},
        {"UPDATE pictures SET xxh64 = 1", "a picture does not match its checksum"},
        {"UPDATE pictures SET data = x'00'", "a picture is not as large as it says"},
        {"UPDATE pictures SET data = NULL", "column data holds no data"},
        {"DELETE FROM pictures WHERE id = 1", "it does not match its checksum"},
        {"DROP TABLE pictures", "a table of pictures is missing"},
        {"DELETE FROM picture_digests", "it does not match its checksum"},
    };
    for (const auto& [lie, told] : lies) {
        QVERIFY(engine::save(*builder.snapshot(), path));
        const auto whole = engine::open(path);
        QVERIFY(whole && (*whole)->pictures().size() == 2);
        QCOMPARE(Tampering{path}.execute(lie), "");
        const auto opened = engine::open(path);
        QVERIFY2(!opened, lie);
        QVERIFY2(opened.error().message.ends_with(told), opened.error().message.c_str());
    }
}

QTEST_GUILESS_MAIN(TestDamagedFiles)
#include "tst_damaged_files.moc"
