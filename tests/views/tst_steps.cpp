// Views of recorded steps: which needs which.
#include "engine/trace/builder.h"
#include "text_recorder.h"
#include "views/cpu_steps.h"
#include "views/dependency_steps.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

#include <limits>

using namespace views;

namespace {

using trace::Duration;
using trace::Time;
constexpr Duration ms{1'000'000};

Frame frameAt(trace::Snapshot trace, Duration at)
{
    Frame frame;
    frame.trace = std::move(trace);
    frame.playhead = Time{at};
    frame.rate = 0;
    return frame;
}

QString wordsOf(const char* id, const Frame& frame, QSize size = {1100, 400})
{
    TextRecorder recorder{size};
    QPainter painter{&recorder};
    findView(id)->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    painter.end();
    QStringList words;
    for (const TextRecorder::Text& text : recorder.texts())
        words << text.text;
    return words.join(u'|').replace(QChar{0x00a0}, u' ').replace(QChar{0x2009}, u' ');
}

QImage painted(const char* id, const Frame& frame, QSize size = {1100, 400})
{
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    findView(id)->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    return image;
}

bool shows(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == color.rgb())
                return true;
    return false;
}

/// Eight blocks by two threads, two at a time, 10 ms each; then eight links, one at a time.
trace::Snapshot twoJobs()
{
    trace::Builder builder;
    builder.append(
        builder.addActor(trace::ActorKind::Thread, "T1"), {.state = trace::State::Running});
    const auto blocks =
        builder.addQuantity({.key = "blocks", .figure = "dependency-graph", .unit = "µs"});
    const auto chain =
        builder.addQuantity({.key = "chain", .figure = "dependency-graph", .unit = "µs"});
    const auto done = [&](trace::QuantityId job, int step, int worker, Duration end) {
        builder.read({.at = Time{end},
            .value = 10'000,
            .x = float(step),
            .y = float(worker),
            .quantity = job});
    };
    for (int step = 0; step < 8; ++step)
        done(blocks, step, step % 2, (step / 2 + 1) * 10 * ms);
    for (int step = 0; step < 8; ++step)
        done(chain, step, step % 2, 40 * ms + (step + 1) * 10 * ms);
    builder.advance(Time{130 * ms});
    return builder.snapshot();
}

/// Core 1 loads 0; core 2 loads 0 and stores 1; core 1 stores 1 over it. Then core 2 alone.
trace::Snapshot lostUpdate(bool lost = true)
{
    trace::Builder builder;
    builder.append(
        builder.addActor(trace::ActorKind::Thread, "core 1"), {.state = trace::State::Running});
    const auto id = builder.addQuantity({.key = "step", .figure = "cpu-cycle"});
    Duration now{};
    const auto executed = [&](int core, int instruction, int value) {
        now += 10 * ms;
        builder.read({.at = Time{now},
            .value = double(value),
            .x = float(core),
            .y = float(3 * instruction + 2),
            .quantity = id});
    };
    executed(1, 0, 0); // 10 ms
    if (lost)
        executed(2, 0, 0);
    executed(1, 1, 1);
    if (lost)
        executed(2, 2, 1); // 40 ms
    executed(1, 2, 1); // 50 ms
    executed(2, 0, 1);
    executed(2, 2, 2); // 70 ms
    builder.advance(Time{100 * ms});
    return builder.snapshot();
}

} // namespace

class TestSteps : public QObject {
    Q_OBJECT
private slots:
    void blocksFillAtTheSameTimeAndLinksOneByOne()
    {
        const auto trace = twoJobs();
        const DoneSteps blocks = doneSteps(*trace, "blocks");
        const DoneSteps chain = doneSteps(*trace, "chain");
        QCOMPARE(blocks.mostAtOnce, std::size_t{2});
        QCOMPARE(chain.mostAtOnce, std::size_t{1});
        QCOMPARE(blocks.runningAt(Time{15 * ms}), std::size_t{2});
        QCOMPARE(blocks.doneBy(Time{15 * ms}), std::size_t{2});
        QCOMPARE(chain.doneBy(Time{15 * ms}), std::size_t{0});
        for (std::size_t i = 1; i < chain.steps.size(); ++i)
            QVERIFY(chain.steps[i].window.begin >= chain.steps[i - 1].window.end);
    }

    void theGraphSaysHowManyAreDoneAtThePlayhead()
    {
        const auto trace = twoJobs();
        const QString early = wordsOf("dependency-graph", frameAt(trace, 15 * ms));
        QVERIFY2(early.contains("2 of 8 done · 2 at work · at most 2 at once"), qPrintable(early));
        QVERIFY2(early.contains("0 of 8 done · 0 at work · at most 1 at once"), qPrintable(early));
        const QString late = wordsOf("dependency-graph", frameAt(trace, 75 * ms));
        QVERIFY2(late.contains("8 of 8 done"), qPrintable(late));
        QVERIFY2(late.contains("3 of 8 done · 1 at work"), qPrintable(late));
    }

    void theGraphIsColouredByThreadAndOnlyWhatHasBegun()
    {
        const auto trace = twoJobs();
        const Theme theme;
        const QImage before = painted("dependency-graph", frameAt(trace, Duration{}));
        const QImage after = painted("dependency-graph", frameAt(trace, 130 * ms));
        QVERIFY(!shows(before, theme.thread(1)));
        QVERIFY(shows(after, theme.thread(0)));
        QVERIFY(shows(after, theme.thread(1)));
        QCOMPARE(after, painted("dependency-graph", frameAt(trace, 130 * ms)));
    }

    void anUpdateIsLostWhereAnotherCoreStoresBetweenLoadAndStore()
    {
        const auto updates = updatesOf(cpuSteps(*lostUpdate()));
        QCOMPARE(updates.size(), std::size_t{3});
        QCOMPARE(updates[0].overwritten, std::size_t{0});
        QCOMPARE(updates[1].overwritten, std::size_t{1});
        QCOMPARE(updates[1].core, 1U);
        QCOMPARE(updates[1].before, std::int64_t{1});
        QCOMPARE(updates[2].overwritten, std::size_t{0});
        for (const Update& update : updatesOf(cpuSteps(*lostUpdate(false))))
            QCOMPARE(update.overwritten, std::size_t{0});
    }

    void aLostUpdateIsNamedAndTheMemoryTurnsRed()
    {
        const Theme theme;
        const QColor red = theme.state(trace::State::Lock);
        const auto trace = lostUpdate();
        const QString words = wordsOf("cpu-cycle", frameAt(trace, 55 * ms));
        QVERIFY2(words.contains("Lost update: core 1 had loaded 0 and stores 1 over the other's 1"),
            qPrintable(words));
        QVERIFY(shows(painted("cpu-cycle", frameAt(trace, 55 * ms)), red));
        const QString later = wordsOf("cpu-cycle", frameAt(trace, 90 * ms));
        QVERIFY2(later.contains("3 increments made · the counter is 2 · 1 lost so far"),
            qPrintable(later));
        QVERIFY(!shows(painted("cpu-cycle", frameAt(lostUpdate(false), 90 * ms)), red));
    }

    void anyReadingOfAFileIsDrawnOrLeftOut()
    {
        trace::Builder builder;
        builder.append(
            builder.addActor(trace::ActorKind::Thread, "T1"), {.state = trace::State::Running});
        for (const char* figure : {"dependency-graph", "cpu-cycle"})
            for (const char* key : {"blocks", "chain", "step"}) {
                const auto id = builder.addQuantity({.key = key, .figure = figure});
                for (const float odd : {-5.0F, 0.5F, 1e30F, std::numeric_limits<float>::max()})
                    builder.read(
                        {.at = Time{ms}, .value = 1e300, .x = odd, .y = odd, .quantity = id});
            }
        builder.advance(Time{2 * ms});
        const Frame frame = frameAt(builder.snapshot(), 2 * ms);
        for (const char* id : {"dependency-graph", "cpu-cycle"})
            for (const QSize size : {QSize{1000, 400}, QSize{90, 70}, QSize{5, 5}}) {
                painted(id, frame, size);
                (void)findView(id)->make()->spots(QRectF{QPointF{}, QSizeF{size}}, frame);
            }
    }
};

QTEST_MAIN(TestSteps)
#include "tst_steps.moc"
