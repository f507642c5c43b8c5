#include "engine/files/chrome_trace.h"
#include "engine/files/convert.h"
#include "engine/files/csv.h"
#include "engine/files/perfetto.h"
#include "files/random_trace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using tests::RandomTrace;
using trace::State;
using namespace std::chrono_literals;

namespace {

/// One thread's life with every kind of slice, on a track of its own.
trace::Snapshot oneLife()
{
    trace::Builder builder;
    const auto process = builder.addActor(trace::ActorKind::Process, "demo", {}, 100, 100);
    const auto thread =
        builder.addActor(trace::ActorKind::Thread, "worker, \"1\"", process, 100, 101);
    const auto cpu = builder.addActor(trace::ActorKind::Cpu, "CPU 3", {}, 0, 3);
    const auto lock = builder.addResource(trace::ResourceKind::Lock, "the lock");
    const auto at = [](auto time) { return trace::Time{} + time; };
    builder.append(thread, {.begin = at(1us), .state = State::New});
    builder.append(thread, {.begin = at(2us), .state = State::Runnable});
    builder.append(thread, {.begin = at(3us), .state = State::Running, .cpu = 3});
    builder.append(thread, {.begin = at(4us), .state = State::Runnable, .preempted = true});
    builder.append(thread, {.begin = at(5us), .state = State::Running, .cpu = 3});
    builder.append(thread, {.begin = at(6us), .state = State::Lock, .resource = lock});
    builder.append(thread, {.begin = at(7us), .state = State::Runnable, .peer = process});
    builder.append(thread, {.begin = at(8'001ns), .state = State::Running, .cpu = 3});
    builder.append(thread, {.begin = at(9us), .state = State::Dead});
    builder.append(cpu, {.begin = at(3us), .state = State::Running, .peer = thread});
    builder.append(cpu, {.begin = at(9us), .state = State::None});
    builder.flow({.from = process, .sent = at(6'900ns), .to = thread, .received = at(7us)});
    builder.mark(
        thread, {.at = at(6us), .value = 7, .resource = lock, .kind = trace::MarkKind::Value});
    builder.advance(at(10us));
    return builder.snapshot();
}

/// What another program makes of `input`; none if it is not installed.
std::optional<QByteArray> through(
    const QString& program, const QStringList& arguments, const QString& input)
{
    const QString tool = QStandardPaths::findExecutable(program);
    if (tool.isEmpty())
        return std::nullopt;
    QProcess process;
    process.setStandardInputFile(input);
    process.start(tool, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning() << process.readAllStandardError();
    return process.readAllStandardOutput();
}

} // namespace

class TestDataExports : public QObject {
    Q_OBJECT

private slots:
    void csvHasOneLinePerSlice();
    void csvIsReadAlikeByAnotherProgram();
    void tsvSeparatesByTabsAlone();
    void aTableOfAWindowHoldsWhatOverlapsIt();
    void chromeTracksNeverOverlap_data() { seeds(); }
    void chromeTracksNeverOverlap();
    void perfettoHoldsEveryStateChange();
    void perfettoAcceptsEveryEvent_data() { seeds(); }
    void perfettoAcceptsEveryEvent();
    void theSuffixChoosesTheFormat();
    void anUnknownSuffixNamesTheChoices();
    void aFullDiskLeavesTheOldFileAsItWas_data() { suffixes(); }
    void aFullDiskLeavesTheOldFileAsItWas();
    void cancellingLeavesNothingBehind_data() { suffixes(); }
    void cancellingLeavesNothingBehind();

private:
    static void seeds()
    {
        QTest::addColumn<std::uint32_t>("seed");
        for (std::uint32_t seed = 0; seed < 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    static void suffixes()
    {
        QTest::addColumn<QString>("suffix");
        for (const engine::DataFormat& format : engine::dataFormats())
            QTest::addRow("%s", format.suffix.data()) << QString::fromLatin1(format.suffix.data());
    }
    QString file(const char* name) const { return m_directory.filePath(name); }
    QByteArray content(const char* name) const
    {
        QFile read{file(name)};
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray{};
    }
    std::optional<QString> decoded(const char* name);
    QTemporaryDir m_directory;
};

void TestDataExports::csvHasOneLinePerSlice()
{
    QVERIFY(engine::writeCsv(*oneLife(), file("life.csv").toStdString()));
    const QByteArray who = "1,\"worker, \"\"1\"\"\",100,101,";
    QCOMPARE(content("life.csv"),
        "actor,name,pid,tid,cpu,state,reason,resource,begin_ns,end_ns\r\n" //
            + who + ",new,,,1000,2000\r\n" //
            + who + ",runnable,,,2000,3000\r\n" //
            + who + "3,running,,,3000,4000\r\n" //
            + who + ",runnable,preempted,,4000,5000\r\n" //
            + who + "3,running,,,5000,6000\r\n" //
            + who + ",waiting,lock,the lock,6000,7000\r\n" //
            + who + ",runnable,woken,,7000,8001\r\n" //
            + who + "3,running,,,8001,9000\r\n" //
            + who + ",dead,,,9000,10000\r\n");
}

void TestDataExports::tsvSeparatesByTabsAlone()
{
    QVERIFY(engine::writeTsv(*oneLife(), file("life.tsv").toStdString()));
    const QList<QByteArray> lines = content("life.tsv").split('\n');
    QCOMPARE(lines[0], "actor\tname\tpid\ttid\tcpu\tstate\treason\tresource\tbegin_ns\tend_ns");
    QCOMPARE(lines[6], "1\tworker, \"1\"\t100\t101\t\twaiting\tlock\tthe lock\t6000\t7000");
    for (const QByteArray& line : lines.first(lines.size() - 1))
        QCOMPARE(line.count('\t'), 9);
}

void TestDataExports::aTableOfAWindowHoldsWhatOverlapsIt()
{
    const auto random = RandomTrace{5}.make();
    const trace::Window all = random->extent();
    const auto third = all.length() / 3;
    const trace::Window within{all.begin + third, all.end - third};
    const QByteArray part =
        QByteArray::fromStdString(engine::tableText(*random, {.within = within}));
    QByteArray expected;
    int left = 0;
    for (const QByteArray& line :
        QByteArray::fromStdString(engine::tableText(*random, {})).split('\n')) {
        const QList<QByteArray> fields = line.trimmed().split(',');
        const bool isSlice = fields.size() >= 10 && fields.back() != "end_ns";
        const trace::Window slice{
            trace::Time{std::chrono::nanoseconds{fields.value(fields.size() - 2).toLongLong()}},
            trace::Time{std::chrono::nanoseconds{fields.back().toLongLong()}}};
        if (!isSlice || slice.overlaps(within))
            expected += line + '\n';
        else
            ++left;
    }
    QVERIFY(left > 100);
    QCOMPARE(part + '\n', expected);
}

void TestDataExports::csvIsReadAlikeByAnotherProgram()
{
    const auto random = RandomTrace{5}.make();
    QVERIFY(engine::writeCsv(*random, file("random.csv").toStdString()));
    const auto lines = through("python3",
        {"-c",
            "import csv, io, json, sys\n"
            "text = io.TextIOWrapper(sys.stdin.buffer, 'latin-1', newline='')\n"
            "print(json.dumps(list(csv.DictReader(text))))"},
        file("random.csv"));
    if (!lines)
        QSKIP("python3 is not installed");
    const QJsonArray rows = QJsonDocument::fromJson(*lines).array();
    qsizetype next = 0;
    for (const trace::Actor& actor : random->actors()) {
        if (actor.kind == trace::ActorKind::Cpu)
            continue;
        const trace::Lane& lane = random->lane(actor.id);
        for (std::size_t i = 0; i < lane.size(); ++i) {
            const QJsonObject row = rows[next++].toObject();
            QCOMPARE(
                row["name"].toString(), QString::fromLatin1(QByteArray::fromStdString(actor.name)));
            QCOMPARE(row["tid"].toString().toInt(), actor.tid);
            QCOMPARE(row["end_ns"].toString().toLongLong(),
                static_cast<long long>(lane[i].window.end.time_since_epoch().count()));
        }
    }
    QVERIFY(next > 100);
    QCOMPARE(rows.size(), next);
}

void TestDataExports::chromeTracksNeverOverlap()
{
    QFETCH(std::uint32_t, seed);
    const auto random = seed == 0 ? oneLife() : RandomTrace{seed}.make();
    QVERIFY(engine::writeChromeTrace(*random, file("trace.json").toStdString()));
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(content("trace.json"), &error);
    QCOMPARE(error.errorString(), QString{"no error occurred"});

    // Our times have at most 16 digits here, which a double holds: rounding to ns is exact.
    const auto ns = [](const QJsonValue& us) { return qRound64(us.toDouble() * 1000); };
    std::map<std::pair<int, int>, qint64> ends;
    std::size_t slices = 0;
    for (const QJsonValue& value : json["traceEvents"].toArray()) {
        const QJsonObject event = value.toObject();
        if (event["ph"] != "X")
            continue;
        ++slices;
        auto& end = ends.try_emplace({event["pid"].toInt(), event["tid"].toInt()},
                            std::numeric_limits<qint64>::min())
                        .first->second;
        QVERIFY(ns(event["ts"]) >= end);
        end = ns(event["ts"]) + ns(event["dur"]);
    }
    std::size_t expected = 0;
    for (const trace::Actor& actor : random->actors())
        for (std::size_t i = 0; i < random->lane(actor.id).size(); ++i) {
            const State state = random->lane(actor.id)[i].state;
            expected += state != State::None && state != State::Dead;
        }
    QCOMPARE(slices, expected);
    if (seed == 0)
        QVERIFY(content("trace.json")
                    .contains(R"("name":"waits for a lock: the lock","pid":100,"tid":101,)"
                              R"("ts":6.000,"dur":1.000)"));
}

/// As protoc, which knows the schema and not our code, reads it.
std::optional<QString> TestDataExports::decoded(const char* name)
{
    QFile schema{file("trace.proto")};
    if (!schema.open(QIODevice::WriteOnly))
        return std::nullopt;
    schema.write(R"(syntax = "proto2";
        message TaskState {
          enum State { UNKNOWN = 0; CREATED = 1; RUNNABLE = 2; RUNNING = 3; SLEEP = 4; DISK = 5;
                       STOPPED = 6; DEAD = 7; DESTROYED = 8; }
          optional int32 cpu = 1; optional string comm = 2; optional int64 tid = 3;
          optional State state = 4; optional int32 prio = 5; }
        message Thread { optional int64 tid = 1; optional int64 pid = 2; optional string comm = 3;
                         optional bool is_main_thread = 4; }
        message Process { optional int64 pid = 1; optional int64 ppid = 2; optional string cmdline = 3; }
        message Tree { repeated Process processes = 1; repeated Thread threads = 2; }
        message Packet { optional uint64 timestamp = 8; optional uint32 sequence = 10;
                         optional TaskState task = 117; optional Tree tree = 122; }
        message Trace { repeated Packet packet = 1; })");
    schema.close();
    const auto text = through("protoc",
        {"--decode=Trace", "--proto_path=" + m_directory.path(), schema.fileName()}, file(name));
    return text ? std::optional{QString::fromUtf8(*text)} : std::nullopt;
}

void TestDataExports::perfettoHoldsEveryStateChange()
{
    QVERIFY(engine::writePerfetto(*oneLife(), file("life.pftrace").toStdString()));
    const auto text = decoded("life.pftrace");
    if (!text)
        QSKIP("protoc is not installed");
    static const QRegularExpression event{
        R"(timestamp: (\d+)\s+sequence: 1\s+task \{\s+cpu: (\d+)\s+comm: "worker, \\"1\\""\s+tid: 101\s+state: (\w+)\s+\})"};
    QStringList found;
    for (auto match = event.globalMatch(*text); match.hasNext();) {
        const auto next = match.next();
        found << next.captured(1) + ' ' + next.captured(2) + ' ' + next.captured(3);
    }
    QCOMPARE(found,
        (QStringList{"1000 0 CREATED", "2000 0 RUNNABLE", "3000 3 RUNNING", "4000 3 RUNNABLE",
            "5000 3 RUNNING", "6000 3 SLEEP", "7000 3 RUNNABLE", "8001 3 RUNNING", "9000 3 DEAD",
            "9000 3 DESTROYED"}));
    QVERIFY(text->contains("cmdline: \"demo\""));
    QVERIFY(QRegularExpression{R"(threads \{\s+tid: 101\s+pid: 100)"}.match(*text).hasMatch());
}

void TestDataExports::perfettoAcceptsEveryEvent()
{
    // The rules of Perfetto's importer (generic_kernel_module.cc), kept here as a model.
    QFETCH(std::uint32_t, seed);
    const auto random = RandomTrace{seed}.make();
    QVERIFY(engine::writePerfetto(*random, file("random.pftrace").toStdString()));
    const auto text = decoded("random.pftrace");
    if (!text)
        QSKIP("protoc is not installed");
    static const QRegularExpression field{R"(^\s+(timestamp|tid|state): (\w+)$)"};
    std::map<QString, QString> before;
    qulonglong last = 0;
    QString tid;
    for (const QString& line : text->split('\n')) {
        const auto match = field.match(line);
        if (!match.hasMatch())
            continue;
        const QString value = match.captured(2);
        if (match.captured(1) == "timestamp") {
            QVERIFY(value.toULongLong() >= last);
            last = value.toULongLong();
        } else if (match.captured(1) == "tid") {
            tid = value;
        } else {
            const QString was = before[tid];
            QVERIFY2(value != "CREATED" || was.isEmpty(), qPrintable(tid));
            QVERIFY2(value != "RUNNING" || was != "RUNNING", qPrintable(tid));
            QVERIFY2(was != "DEAD" || value == "DESTROYED", qPrintable(tid));
            QVERIFY2(was != "DESTROYED", qPrintable(tid));
            before[tid] = value;
        }
    }
    std::size_t expected = 0;
    for (const trace::Actor& actor : random->actors())
        expected += actor.kind != trace::ActorKind::Cpu && actor.kind != trace::ActorKind::GpuQueue
            && !random->lane(actor.id).empty();
    QCOMPARE(before.size(), expected);
}

void TestDataExports::theSuffixChoosesTheFormat()
{
    for (const engine::DataFormat& format : engine::dataFormats()) {
        const auto path = file("any.").toStdString() + std::string{format.suffix};
        QVERIFY(engine::convert(*oneLife(), path));
        QVERIFY(QFile::exists(QString::fromStdString(path)));
    }
    QVERIFY(engine::dataFormatOf("LOUD.CSV") == &engine::dataFormats().front());
}

void TestDataExports::anUnknownSuffixNamesTheChoices()
{
    const auto refused = engine::convert(*oneLife(), "trace.docx");
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
        "cannot write trace.docx: its name must end in one of .csv, .tsv, .json, .pftrace, "
        ".interleave");
}

void TestDataExports::aFullDiskLeavesTheOldFileAsItWas()
{
    // A limit on file size stands for a full disk: both make write() fail.
    QFETCH(QString, suffix);
    QTemporaryDir directory;
    const QString path = directory.filePath("out." + suffix);
    QFile{path}.open(QIODevice::WriteOnly);
    trace::Builder builder;
    const auto thread = builder.addActor(trace::ActorKind::Thread, "busy", {}, 100, 101);
    for (int i = 0; i < 1000; ++i)
        builder.append(thread,
            {.begin = trace::Time{} + i * 1us, .state = i % 2 == 0 ? State::Running : State::Io});
    const auto large = builder.snapshot();
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto refused = engine::convert(*large, path.toStdString());
        const std::string expected = "cannot write " + path.toStdString() + ": File too large";
        if (!refused && refused.error().message != expected)
            std::fprintf(stderr, "%s\n", refused.error().message.c_str());
        ::_exit(!refused && refused.error().message == expected ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QCOMPARE(QFile{path}.size(), 0);
    QCOMPARE(QDir{directory.path()}
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
                 .size(),
        1);
}

void TestDataExports::cancellingLeavesNothingBehind()
{
    QFETCH(QString, suffix);
    QTemporaryDir directory;
    const auto path = directory.filePath("out." + suffix).toStdString();
    double last = -1;
    const auto refused = engine::convert(*RandomTrace{3}.make(5000), path, [&](double done) {
        last = done;
        return false;
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ECANCELED);
    QVERIFY(last >= 0 && last <= 1);
    QVERIFY(QDir{directory.path()}.isEmpty(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot));
}

QTEST_GUILESS_MAIN(TestDataExports)
#include "tst_data_exports.moc"
