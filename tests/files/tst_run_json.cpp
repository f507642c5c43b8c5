#include "engine/files/run_json.h"
#include "engine/trace/builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace std::chrono_literals;
using trace::State;

class TestRunJson : public QObject {
    Q_OBJECT

private slots:
    void theFiguresOfARunAreThere();
    void whatIsNotKnownIsNull();
    void aQueuesWorkIsOnTheThreadsAxis();
    void everySampleIsThere();
    void namesThatAreNoTextStayValidJson();

private:
    static QJsonObject parsed(const trace::Trace& trace)
    {
        QJsonParseError error;
        const std::string text = engine::runJson(trace);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
        if (error.error != QJsonParseError::NoError || !text.ends_with("}\n"))
            qWarning() << error.errorString();
        return json.object();
    }
};

void TestRunJson::theFiguresOfARunAreThere()
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups,
        .demo = "thread-life",
        .parameters = {{.key = "threads", .unit = "", .value = 8, .text = "8"}},
        .seed = 42,
        .machine = {.cpu = "A CPU", .kernel = "6.18", .cpus = 2}}};
    const auto thread = builder.addActor(trace::ActorKind::Thread, "worker", {}, 100, 101);
    const auto at = [](auto time) { return trace::Time{} + time; };
    builder.append(thread, {.begin = at(0us), .state = State::Running, .cpu = 0});
    builder.append(thread, {.begin = at(10us), .state = State::Runnable, .preempted = true});
    builder.append(thread, {.begin = at(30us), .state = State::Running, .cpu = 1});
    builder.append(thread, {.begin = at(40us), .state = State::Lock});
    builder.append(thread, {.begin = at(70us), .state = State::Runnable});
    builder.append(thread, {.begin = at(75us), .state = State::Running, .cpu = 1});
    builder.append(thread, {.begin = at(90us), .state = State::Dead});
    builder.advance(at(100us));
    builder.lose({.kernel = 3, .program = 4});
    builder.setOutcome(
        {.kind = trace::OutcomeKind::Crashed, .signal = 11, .text = "killed by SIGSEGV"});

    const QJsonObject json = parsed(*builder.snapshot());
    QCOMPARE(json["demo"].toString(), "thread-life");
    QCOMPARE(json["parameters"]["threads"]["value"].toInt(), 8);
    QCOMPARE(json["seed"].toInt(), 42);
    QCOMPARE(json["tier"].toString(), "kernel-wakeups");
    QCOMPARE(json["machine"]["cpus"].toInt(), 2);
    QCOMPARE(json["outcome"]["kind"].toString(), "crashed");
    QCOMPARE(json["outcome"]["signal"].toInt(), 11);
    QCOMPARE(json["duration_ns"].toInt(), 100'000);
    QCOMPARE(json["events"].toInt(), 7);
    QCOMPARE(json["lost_events"]["kernel"].toInt(), 3);
    QCOMPARE(json["lost_events"]["program"].toInt(), 4);
    QCOMPARE(json["context_switches"].toInt(), 3);
    QCOMPARE(json["preemptions"].toInt(), 1);
    QCOMPARE(json["migrations"].toInt(), 1);
    QCOMPARE(json["wakeup_latency_ns"]["count"].toInt(), 1);
    const int latency = json["wakeup_latency_ns"]["p50"].toInt();
    QVERIFY2(latency > 4600 && latency <= 5000, qPrintable(QString::number(latency)));

    const QJsonObject worker = json["threads"].toArray()[0].toObject();
    QCOMPARE(worker["name"].toString(), "worker");
    QCOMPARE(worker["tid"].toInt(), 101);
    QCOMPARE(worker["time_ns"]["running"].toInt(), 35'000);
    QCOMPARE(worker["time_ns"]["runnable"].toInt(), 25'000);
    QCOMPARE(worker["time_ns"]["lock"].toInt(), 30'000);
    QCOMPARE(json["time_ns"]["running"].toInt(), 35'000);
}

void TestRunJson::whatIsNotKnownIsNull()
{
    const QJsonObject json = parsed(trace::Trace{});
    QVERIFY(json["wakeup_latency_ns"]["p50"].isNull());
    QVERIFY(json["wakeup_latency_ns"].toObject().contains("p99"));
    QCOMPARE(json["outcome"]["kind"].toString(), "unfinished");
    QVERIFY(json["threads"].toArray().isEmpty());
}

void TestRunJson::aQueuesWorkIsOnTheThreadsAxis()
{
    trace::Builder builder;
    const auto queue = builder.addActor(trace::ActorKind::GpuQueue, "discrete GPU");
    const auto error =
        builder.addResource(trace::ResourceKind::Other, std::string{trace::clockError});
    const auto at = [&](auto time, trace::State state) {
        builder.append(queue, {.begin = trace::Time{time}, .state = state});
    };
    builder.mark(queue,
        {.at = trace::Time{1us}, .value = 40, .resource = error, .kind = trace::MarkKind::Value});
    at(1us, trace::State::Upload);
    at(2us, trace::State::Dispatch);
    at(5us, trace::State::None);
    builder.advance(trace::Time{9us});
    const QJsonObject told = parsed(*builder.snapshot())["gpu_queues"].toArray()[0].toObject();
    QCOMPARE(told["name"].toString(), "discrete GPU");
    QCOMPARE(told["time_ns"]["dispatch"].toInt(), 3000);
    QCOMPARE(told["clock_errors"][0]["within_ns"].toInt(), 40);
    QCOMPARE(told["work"].toArray().size(), 2);
    QCOMPARE(told["work"][1]["what"].toString(), "dispatch");
    QCOMPARE(told["work"][1]["begin_ns"].toInt(), 2000);
    QCOMPARE(told["work"][1]["end_ns"].toInt(), 5000);
}

void TestRunJson::everySampleIsThere()
{
    trace::Builder builder;
    builder.addQuantity({.key = "random", .figure = "latency-staircase", .unit = "ns"});
    builder.read({.at = trace::Time{5us}, .value = 1.25, .x = 4096});
    builder.read({.at = trace::Time{6us}, .x = 4096, .verdict = trace::Verdict::Preempted});
    const QJsonObject json = parsed(*builder.snapshot());
    const QJsonValue quantity = json["measured"][0];
    QCOMPARE(quantity["figure"].toString(), "latency-staircase");
    QCOMPARE(quantity["source"].toString(), "measured");
    QCOMPARE(quantity["readings"].toArray().size(), 2);
    QCOMPARE(quantity["readings"][0]["x"].toDouble(), 4096.0);
    QCOMPARE(quantity["readings"][0]["value"].toDouble(), 1.25);
    QCOMPARE(quantity["readings"][1]["verdict"].toString(), "preempted");
    QVERIFY(quantity["readings"][1]["value"].isUndefined());
}

void TestRunJson::namesThatAreNoTextStayValidJson()
{
    trace::Builder builder;
    builder.append(builder.addActor(trace::ActorKind::Thread, "\xFF\"\n\x01"),
        {.begin = trace::Time{}, .state = State::New});
    QCOMPARE(parsed(*builder.snapshot())["threads"].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestRunJson)
#include "tst_run_json.moc"
