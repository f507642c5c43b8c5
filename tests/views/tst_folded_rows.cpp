#include "engine/files/interleave_file.h"
#include "sample_trace.h"
#include "text_recorder.h"
#include "views/folded_rows.h"
#include "views/view.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace views;
using namespace std::chrono_literals;

namespace {

using trace::ActorId;
using trace::State;
using trace::Time;

constexpr QRectF picture{0, 0, 900, 400};

/// Worker k lives from 10 k to 10 (k + 1) ms; the main thread, the first, all the time.
trace::Snapshot replacedWorkers(int workers)
{
    trace::Builder builder;
    const ActorId process = builder.addActor(trace::ActorKind::Process, "thread-life", {}, 40, 40);
    const ActorId main = builder.addActor(trace::ActorKind::Thread, "main", process, 40, 40);
    builder.append(main, {.begin = Time{}, .state = State::Join});
    for (int k = 0; k < workers; ++k) {
        const ActorId worker =
            builder.addActor(trace::ActorKind::Thread, "worker", process, 40, 41 + k);
        builder.append(worker, {.begin = Time{k * 10ms}, .state = State::Running});
        builder.append(worker, {.begin = Time{(k + 1) * 10ms}, .state = State::Dead});
    }
    builder.advance(Time{workers * 10ms});
    return builder.snapshot();
}

/// Every CPU of a machine with a row, but the run on `used` only.
trace::Snapshot onMachine(int cpus, const std::vector<int>& used)
{
    trace::Provenance from{.tier = trace::Tier::KernelWakeups, .machine = {.cpus = cpus}};
    for (int cpu = 0; cpu < cpus; ++cpu)
        from.machine.usable.push_back(trace::CpuId(cpu));
    trace::Builder builder{from};
    std::vector<ActorId> rows;
    for (int cpu = 0; cpu < cpus; ++cpu)
        rows.push_back(
            builder.addActor(trace::ActorKind::Cpu, "CPU " + std::to_string(cpu), {}, 0, cpu));
    const ActorId process = builder.addActor(trace::ActorKind::Process, "demo", {}, 40, 40);
    for (const int cpu : used) {
        const ActorId thread =
            builder.addActor(trace::ActorKind::Thread, "worker", process, 40, 100 + cpu);
        builder.append(
            thread, {.begin = Time{}, .state = State::Running, .cpu = trace::CpuId(cpu)});
        builder.append(
            rows[std::size_t(cpu)], {.begin = Time{}, .state = State::Running, .peer = thread});
    }
    builder.advance(Time{10ms});
    return builder.snapshot();
}

Frame frameOf(trace::Snapshot trace, trace::Window window = {})
{
    Frame frame{.trace = std::move(trace), .window = window};
    frame.rate = 0;
    return frame;
}

std::vector<int> numbers(const std::vector<Row>& rows, const trace::Trace& trace)
{
    std::vector<int> found;
    for (const Row& row : rows)
        if (!row.heading)
            found.push_back(trace.actor(row.actor).tid);
    return found;
}

QStringList texts(const char* view, const Frame& frame)
{
    TextRecorder device{picture.size().toSize()};
    QPainter painter{&device};
    findView(view)->make()->draw(painter, picture, frame);
    painter.end();
    QStringList found;
    for (const auto& text : device.texts())
        found << text.text;
    return found;
}

QImage painted(const char* view, const Frame& frame)
{
    QImage image{picture.size().toSize(), QImage::Format_RGB32};
    QPainter painter{&image};
    findView(view)->make()->draw(painter, picture, frame);
    return image;
}

std::optional<Spot> fold(const char* view, const Frame& frame)
{
    const auto spots = findView(view)->make()->spots(picture, frame);
    const auto found = std::ranges::find(spots, true, &Spot::folds);
    return found == spots.end() ? std::nullopt : std::optional{*found};
}

} // namespace

class TestFoldedRows : public QObject {
    Q_OBJECT

private slots:
    void aWholeRunShowsEveryThread()
    {
        const auto trace = replacedWorkers(100);
        QCOMPARE(threadRows(frameOf(trace)), threadRows(*trace, {}));
        QVERIFY(!fold("thread-timeline", frameOf(trace)));
    }

    void aWindowShowsTheThreadsThatLiveInIt()
    {
        const auto trace = replacedWorkers(100);
        const Frame frame = frameOf(trace, {Time{505ms}, Time{525ms}});
        const auto rows = threadRows(frame);
        QCOMPARE(numbers(rows, *trace), (std::vector{40, 91, 92, 93}));
        QCOMPARE(rows.back().folded, (Folded{.ended = 50, .later = 47}));
        QVERIFY(texts("thread-timeline", frame)
                    .contains(QStringLiteral("50 threads ended before · 47 threads start later")));
        QCOMPARE(findView("thread-timeline")->make()->scrollRange(picture, frame), 0.0);
    }

    void oneRowIsNotWorthALine()
    {
        const auto trace = replacedWorkers(2);
        const Frame frame = frameOf(trace, {Time{12ms}, Time{20ms}});
        QCOMPARE(threadRows(frame), threadRows(*trace, {}));
    }

    void whatIsSelectedOrPinnedStaysInItsPlace()
    {
        const auto trace = replacedWorkers(100);
        const auto threads = trace->actorsOf(trace::ActorKind::Thread);
        Frame frame = frameOf(trace, {Time{505ms}, Time{525ms}});
        frame.selectedActor = threads[20];
        frame.pinned = {threads[90]};
        const auto rows = threadRows(frame);
        QCOMPARE(numbers(rows, *trace), (std::vector{130, 40, 60, 91, 92, 93}));
        QVERIFY(rows.front().pinned);
        QCOMPARE(rows.back().folded, (Folded{.ended = 49, .later = 46}));
    }

    void theLineUnfoldsThemAndStays()
    {
        const auto trace = replacedWorkers(100);
        Frame frame = frameOf(trace, {Time{505ms}, Time{525ms}});
        const auto line = fold("thread-timeline", frame);
        QVERIFY(line && !line->actor);
        const auto view = findView("thread-timeline")->make();
        QVERIFY(view->spotAt(line->rect.center(), picture, frame)->folds);
        frame.allRows = true;
        QCOMPARE(numbers(threadRows(frame), *trace), numbers(threadRows(*trace, {}), *trace));
        QVERIFY(threadRows(frame).back().folded.all() == 97);
        QVERIFY(view->scrollRange(picture, frame) > 0);
    }

    void aProcessWithoutLivingThreadsHasNoHeading()
    {
        trace::Builder builder;
        for (int p = 0; p < 2; ++p) {
            const ActorId process = builder.addActor(trace::ActorKind::Process, "p", {}, p, p);
            for (int k = 0; k < 3; ++k) {
                const ActorId thread =
                    builder.addActor(trace::ActorKind::Thread, "t", process, p, 10 * p + k + 1);
                builder.append(thread, {.begin = Time{p * 10ms}, .state = State::Running});
                builder.append(thread, {.begin = Time{p * 10ms + 5ms}, .state = State::Dead});
            }
        }
        builder.advance(Time{20ms});
        const auto trace = builder.snapshot();
        const auto rows = threadRows(frameOf(trace, {Time{9ms}, Time{16ms}}));
        QCOMPARE(rows.size(), 5u); // a heading, three threads, the line
        QCOMPARE(trace->actor(rows.front().actor).pid, 1);
        QCOMPARE(std::ranges::count(rows, true, &Row::heading), 2);
    }

    void aRecordingFromALargerMachineShowsItsCpus()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("sixteen.interleave").toStdString();
        const auto saved = onMachine(16, {3, 11});
        QVERIFY(engine::save(*saved, path));
        const auto opened = engine::open(path);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        const Frame frame = frameOf(*opened);
        std::vector<int> all;
        for (int cpu = 0; cpu < 16; ++cpu)
            all.push_back(cpu);
        QCOMPARE(numbers(cpuRows(frame), **opened), all);
        const QStringList words = texts("cpu-timeline", frame);
        for (const int cpu : all)
            QVERIFY(words.contains(QStringLiteral("cpu%1").arg(cpu)));
        QVERIFY(!words.contains(QStringLiteral("cpu16")));
        QCOMPARE(words.count(QStringLiteral("not used")), 14);
        QCOMPARE((*opened)->provenance().machine.usable.size(), 16u);
    }

    void anUnusedCpuIsALineAndAUsedOneABar()
    {
        const Frame frame = frameOf(onMachine(4, {2}));
        const QImage image = painted("cpu-timeline", frame);
        const auto view = findView("cpu-timeline")->make();
        const QRectF lanes = view->timeArea(picture, frame);
        const auto spots = view->spots(picture, frame);
        for (std::size_t cpu = 0; cpu < 4; ++cpu) {
            const QRectF row = spots[cpu].rect;
            int inked = 0; // pixels of the row's height that something covers, right of any word
            for (int y = int(row.top()); y < int(row.bottom()); ++y)
                inked += image.pixelColor(int(lanes.right() - 60), y) != frame.theme.card() ? 1 : 0;
            if (cpu == 2)
                QVERIFY2(inked > row.height() / 2, qPrintable(QString::number(inked)));
            else
                QVERIFY2(inked >= 1 && inked <= 2, qPrintable(QString::number(inked)));
        }
        QVERIFY(spots[1].text.contains(QStringLiteral("did not use it")));
        QVERIFY(view->spotAt({lanes.right() - 60, spots[1].rect.center().y()}, picture, frame)
                    ->text.contains(QStringLiteral("did not use it")));
    }

    void theUnusedOfVeryManyCpusAreOneLine()
    {
        Frame frame = frameOf(onMachine(128, {5, 64, 127}));
        QCOMPARE(numbers(cpuRows(frame), *frame.trace), (std::vector{5, 64, 127}));
        QVERIFY(texts("cpu-timeline", frame)
                    .contains(QStringLiteral("125 CPUs that the run did not use")));
        QVERIFY(fold("cpu-timeline", frame));
        frame.allRows = true;
        QCOMPARE(numbers(cpuRows(frame), *frame.trace).size(), 128u);
    }

    void sharesAreOfTheCpusThatWereUsed()
    {
        const QStringList words = texts("cpu-timeline", frameOf(onMachine(4, {2})));
        QVERIFY(std::ranges::any_of(words, [](const QString& text) {
            return text.startsWith(QStringLiteral("Share of the time of 1 CPU "));
        }));
        QVERIFY(words.contains(formatShare(1)));
    }
};

QTEST_MAIN(TestFoldedRows)

#include "tst_folded_rows.moc"
