#include "engine/trace/builder.h"
#include "engine/workloads/workload.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

using namespace engine;

/// What every demo declares, held against what the window and the command line make of it.
class TestCatalog : public QObject {
    Q_OBJECT
private slots:
    void idsAreUnique();
    void itDescribesItself_data() { everyDemo(); }
    void itDescribesItself();
    void itsParametersAreSound_data() { everyDemo(); }
    void itsParametersAreSound();
    void itsCodeIsShortAndItsOwn_data() { everyDemo(); }
    void itsCodeIsShortAndItsOwn();
    void itsPythonHasTheSameSteps_data() { everyDemo(); }
    void itsPythonHasTheSameSteps();
    void itsLessonTeaches_data() { everyDemo(); }
    void itsLessonTeaches();
    void itsPredictionCannotTellFromAnEmptyTrace_data() { everyDemo(); }
    void itsPredictionCannotTellFromAnEmptyTrace();
    void theShareInTheLockIsMeasured();
    void theCurveOfWakeUpsIsMeasured();

private:
    static void everyDemo()
    {
        QTest::addColumn<const Workload*>("demo");
        for (const Workload* demo : catalog())
            QTest::newRow(std::string{demo->id}.c_str()) << demo;
    }
};

namespace {

bool isKebab(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
        return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-';
    });
}

} // namespace

void TestCatalog::idsAreUnique()
{
    QVERIFY(!catalog().empty());
    std::set<std::string_view> ids;
    for (const Workload* demo : catalog()) {
        QVERIFY2(ids.insert(demo->id).second, std::string{demo->id}.c_str());
        QCOMPARE(findWorkload(demo->id), demo);
    }
    QVERIFY(findWorkload("no-such-demo") == nullptr);
}

void TestCatalog::itDescribesItself()
{
    QFETCH(const Workload*, demo);
    QVERIFY(isKebab(demo->id));
    QVERIFY2(demo->id.size() <= 63, "the arena holds no longer id");
    QVERIFY(!demo->title.empty());
    QVERIFY(!demo->summary.empty());
    QVERIFY2(demo->summary.size() <= 100, "a summary is one line");
    QVERIFY(!title(demo->chapter).empty());
    QVERIFY(!demo->views.empty());
    for (const std::string_view view : demo->views)
        QVERIFY(isKebab(view));
    const auto& [question, options, answer, measured, sentences] = demo->prediction;
    QVERIFY(!question.empty());
    QVERIFY(options.size() >= 2);
    QVERIFY(answer != nullptr);
    QVERIFY(measured != nullptr);
    for (const char* sentence : sentences)
        QVERIFY2(std::string_view{sentence}.find("%1") != std::string_view::npos, sentence);
    QVERIFY(demo->run != nullptr);
    QVERIFY(demo->duration.count() > 0);
}

void TestCatalog::itsParametersAreSound()
{
    QFETCH(const Workload*, demo);
    QVERIFY2(demo->params.size() <= 32, "the arena holds no more values");
    // Options of `interleave run` that a parameter must not shadow.
    std::set<std::string_view> keys{"seed", "duration", "export", "json", "help", "version"};
    for (const Param& param : demo->params) {
        const std::string key{param.key};
        QVERIFY2(isKebab(param.key), key.c_str());
        QVERIFY2(keys.insert(param.key).second, key.c_str());
        QVERIFY2(!param.label.empty() && !param.hint.empty(), key.c_str());
        QVERIFY2(param.low < param.high, key.c_str());
        QVERIFY2(param.step > 0 && param.step <= param.high - param.low, key.c_str());
        QVERIFY2(param.highest() >= param.low && param.highest() <= param.high, key.c_str());
        QVERIFY2(param.start() >= param.low && param.start() <= param.highest(), key.c_str());
        QVERIFY2(
            param.limit != nullptr || (param.initial - param.low) % param.step == 0, key.c_str());
        if (param.choices.empty())
            continue;
        QCOMPARE(param.low, std::int64_t{0});
        QCOMPARE(param.high, static_cast<std::int64_t>(param.choices.size()) - 1);
        const std::set<std::string_view> names{param.choices.begin(), param.choices.end()};
        QCOMPARE(names.size(), param.choices.size());
    }
}

void TestCatalog::itsCodeIsShortAndItsOwn()
{
    QFETCH(const Workload*, demo);
    const std::string_view source = sourceOf(*demo);
    QVERIFY(source.find("extern const Workload") != std::string_view::npos);
    QVERIFY(source.find("// [code]\n") != std::string_view::npos);
    QVERIFY(source.find("// [/code]\n") != std::string_view::npos);
    const Listing code = listing(*demo);
    const auto lines = std::ranges::count(code.text, '\n');
    QVERIFY2(lines >= 5 && lines <= 30, std::to_string(lines).c_str());
    // firstLine is where the file has it.
    std::string_view rest = source;
    for (int line = 1; line < code.firstLine; ++line)
        rest.remove_prefix(rest.find('\n') + 1);
    QVERIFY(rest.starts_with(code.text));
}

void TestCatalog::itsPythonHasTheSameSteps()
{
    QFETCH(const Workload*, demo);
    const auto calloutsOf = [](std::string_view text) {
        std::set<int> callouts;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size() - 1);
            callouts.insert(calloutOf(text.substr(0, end)));
            text.remove_prefix(end + 1);
        }
        callouts.erase(0);
        return callouts;
    };
    const std::set<int> steps = calloutsOf(listing(*demo).text);
    QVERIFY(steps.size() >= 4);
    QCOMPARE(calloutsOf(pythonListing(*demo).text), steps);
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not here to read it");
    QProcess reader;
    reader.start(python,
        {QStringLiteral("-c"),
            QStringLiteral("import sys; compile(sys.stdin.read(), 'listing', 'exec')")});
    const std::string_view text = pythonOf(*demo);
    reader.write(text.data(), static_cast<qint64>(text.size()));
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData());
}

void TestCatalog::itsLessonTeaches()
{
    QFETCH(const Workload*, demo);
    const std::string_view lesson = lessonOf(*demo);
    QVERIFY(lesson.starts_with("# "));
    QVERIFY2(lesson.find("\n## ") != std::string_view::npos, "a lesson has steps");
    const auto words =
        std::ranges::count_if(lesson, [](unsigned char c) { return std::isspace(c); });
    QVERIFY2(words >= 50 && words <= 800, std::to_string(words).c_str());
}

void TestCatalog::itsPredictionCannotTellFromAnEmptyTrace()
{
    QFETCH(const Workload*, demo);
    const trace::Trace nothing;
    QVERIFY(!demo->prediction.answer(nothing));
    QVERIFY(!demo->prediction.measured(nothing).empty());
    for (const Estimate& estimate : demo->estimates) {
        QVERIFY(!estimate.question.empty() && !estimate.points.empty() && estimate.top > 0);
        QVERIFY(!estimate.answer(nothing));
    }
}

void TestCatalog::theShareInTheLockIsMeasured()
{
    using namespace std::chrono_literals;
    trace::Builder builder{{.tier = trace::Tier::KernelSwitches}};
    const auto worker = builder.addActor(trace::ActorKind::Thread, "T1 worker", {}, 1, 2);
    const auto manager = builder.addActor(trace::ActorKind::Thread, "M0 manager", {}, 1, 3);
    builder.append(worker, {.begin = trace::Time{0us}, .state = trace::State::Running});
    builder.append(manager, {.begin = trace::Time{0us}, .state = trace::State::Running});
    builder.append(worker, {.begin = trace::Time{30us}, .state = trace::State::Lock});
    builder.append(worker, {.begin = trace::Time{100us}, .state = trace::State::Dead});
    builder.advance(trace::Time{400us});
    const auto share = findWorkload("thread-life")->estimates[0].answer(*builder.snapshot());
    QVERIFY(share && share->size() == 1);
    QCOMPARE(share->front(), 70.0); // of its life, and of the workers only
}

void TestCatalog::theCurveOfWakeUpsIsMeasured()
{
    using namespace std::chrono_literals;
    trace::Builder builder{{.tier = trace::Tier::KernelSwitches}};
    const auto thread = builder.addActor(trace::ActorKind::Thread, "S1 sleeper", {}, 1, 2);
    trace::Time now{};
    for (const trace::Duration waited : {5us, 50us, 500us, 5000us}) {
        builder.append(thread, {.begin = now, .state = trace::State::Sleep});
        builder.append(thread, {.begin = now + 10us, .state = trace::State::Runnable});
        builder.append(thread, {.begin = now + 10us + waited, .state = trace::State::Running});
        now += waited + 20us;
    }
    builder.advance(now);
    const Estimate& estimate = findWorkload("scheduler-gantt")->estimates[0];
    const auto shares = estimate.answer(*builder.snapshot());
    QVERIFY(shares && shares->size() == estimate.points.size());
    const double expected[]{0, 25, 50, 75, 100, 100};
    for (std::size_t i = 0; i < shares->size(); ++i)
        QVERIFY2(std::abs((*shares)[i] - expected[i]) < 0.01, std::to_string((*shares)[i]).c_str());
}

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
