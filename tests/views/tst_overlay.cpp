// Two runs over each other, and the table that says which differences exceed the noise.
#include "engine/trace/builder.h"
#include "engine/trace/repeats.h"
#include "text_recorder.h"
#include "views/comparison_layout.h"
#include "views/comparison_table.h"
#include "views/overlay_layout.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

using namespace views;
using namespace std::chrono_literals;

namespace {

constexpr QRectF place{10, 20, 900, 500};

/// Threads of these names: each runs for `running`, then sleeps to the end.
trace::Snapshot run(
    const std::vector<const char*>& names, trace::Duration running, trace::Duration end)
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    const auto process = builder.addActor(trace::ActorKind::Process, "test", {}, 1, 1);
    for (const char* name : names) {
        const auto thread = builder.addActor(trace::ActorKind::Thread, name, process, 1, 2);
        builder.append(thread, {.begin = trace::Time{}, .state = trace::State::Running});
        builder.append(thread, {.begin = trace::Time{running}, .state = trace::State::Sleep});
    }
    builder.advance(trace::Time{end});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

Frame overlaid()
{
    return {.trace = run({"writer", "worker", "worker", "extra"}, 8ms, 20ms),
        .other = run({"worker", "writer", "lost"}, 3ms, 10ms),
        .playhead = trace::Time{5ms},
        .rate = 0};
}

std::string nameOf(const trace::Trace& trace, std::optional<trace::ActorId> actor)
{
    return actor ? trace.actor(*actor).name : std::string{};
}

QImage painted(const Frame& frame, const QRectF& rect = place)
{
    QImage image{920, 540, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::white);
    QPainter painter{&image};
    findView("run-overlay")->make()->draw(painter, rect, frame);
    return image;
}

QStringList words(const char* id, const Frame& frame)
{
    TextRecorder recorder{{920, 540}};
    QPainter painter{&recorder};
    findView(id)->make()->draw(painter, place, frame);
    painter.end();
    QStringList said;
    for (const auto& text : recorder.texts())
        said << text.text;
    return said;
}

std::vector<trace::Measure> measured(double switches, double wake)
{
    return {{"switches", "context switches", trace::Measured::PerSecond, switches},
        {"wake", "wake-up to run", trace::Measured::Nanoseconds, wake}};
}

} // namespace

class TestOverlay : public QObject {
    Q_OBJECT

private slots:
    void threadsOfOneNameBelongTogetherAndNoneIsLeftOut()
    {
        const Frame frame = overlaid();
        const auto pairs = pairThreads(*frame.other, *frame.trace);
        QCOMPARE(pairs.size(), std::size_t{5});
        std::size_t ofA = 0;
        std::size_t ofB = 0;
        for (const ThreadPair& pair : pairs) {
            QVERIFY(pair.a || pair.b);
            ofA += pair.a ? 1 : 0;
            ofB += pair.b ? 1 : 0;
            if (pair.a && pair.b)
                QCOMPARE(nameOf(*frame.other, pair.a), nameOf(*frame.trace, pair.b));
        }
        QCOMPARE(ofA, std::size_t{3});
        QCOMPARE(ofB, std::size_t{4});
        QVERIFY(pairs[0].a && pairs[1].a); // the writer, the first worker
        QVERIFY(!pairs[2].a && !pairs[3].a); // A has no second worker, no extra
        QVERIFY(!pairs[4].b && nameOf(*frame.other, pairs[4].a) == "lost");
    }

    void aRunBesideItselfIsPairedWholly()
    {
        const trace::Snapshot one = run({"a", "b", "b"}, 1ms, 2ms);
        for (const ThreadPair& pair : pairThreads(*one, *one))
            QCOMPARE(pair.a, pair.b);
    }

    void lanesOfAPairTouchAndShareOneAxis()
    {
        const OverlayLayout layout = layOutOverlay(place, overlaid());
        QCOMPARE(layout.a.axis.window, layout.b.axis.window);
        QCOMPARE(layout.a.axis.window, (trace::Window{trace::Time{}, trace::Time{20ms}}));
        QCOMPARE(layout.a.axis.left, layout.b.axis.left);
        double bottom = layout.a.rowsArea.top();
        for (const ThreadPair& pair : layout.pairs) {
            const QRectF a = layout.half(pair, false);
            const QRectF b = layout.half(pair, true);
            QVERIFY(a.top() >= bottom - 0.01 && std::abs(a.bottom() - b.top()) < 0.01);
            QCOMPARE(a.height(), b.height());
            bottom = pair.top + pair.height;
            QVERIFY(b.bottom() <= bottom + 0.01);
        }
        QVERIFY(layout.headB.bottom() <= layout.a.axisArea.top() + 0.01);
        QVERIFY(layout.a.rowsArea.bottom() <= layout.foot.top() + 0.01);
    }

    void eachHalfHasTheColoursOfItsRun()
    {
        const Frame frame = overlaid();
        const OverlayLayout layout = layOutOverlay(place, frame);
        const QImage image = painted(frame);
        const ThreadPair& writer = layout.pairs.front();
        const int x = int(layout.a.axis.x(trace::Time{6ms})); // A sleeps by then, B runs
        const auto colour = [&](bool ofB) {
            return image.pixelColor(x, int(layout.half(writer, ofB).center().y()));
        };
        QCOMPARE(colour(false), frame.theme.state(trace::State::Sleep));
        QCOMPARE(colour(true), frame.theme.state(trace::State::Running));
        const int late = int(layout.a.axis.x(trace::Time{15ms})); // A has ended
        const QColor after = image.pixelColor(late, int(layout.half(writer, false).center().y()));
        QVERIFY(after != frame.theme.state(trace::State::Sleep));
        const int playhead = int(layout.a.axis.x(frame.playhead));
        QCOMPARE(
            image.pixelColor(playhead, int(layout.half(layout.pairs.back(), true).center().y())),
            frame.theme.playhead());
    }

    void itSaysWhichIsWhichWhoIsMissingAndWhatTheAxisIs()
    {
        const QString all = words("run-overlay", overlaid()).join(u'\n');
        for (const char* expected : {"A", "B", "worker", "A has no such thread",
                 "B has no such thread", "A ended", "time", "running", "sleeps"})
            QVERIFY2(all.contains(QLatin1String{expected}), expected);
        QVERIFY(all.contains(QStringLiteral("ms")));
    }

    void whatIsPointedAtSaysItsRun()
    {
        const Frame frame = overlaid();
        const auto view = findView("run-overlay")->make();
        const OverlayLayout layout = layOutOverlay(place, frame);
        const ThreadPair& writer = layout.pairs.front();
        const double x = layout.a.axis.x(trace::Time{6ms});
        const auto inA = view->spotAt({x, layout.half(writer, false).center().y()}, place, frame);
        QVERIFY(inA && inA->text.startsWith(QStringLiteral("A: ")) && !inA->actor);
        const auto inB = view->spotAt({x, layout.half(writer, true).center().y()}, place, frame);
        QVERIFY(inB && inB->text.startsWith(QStringLiteral("B: ")));
        QCOMPARE(inB->actor, writer.b);
    }

    void manyThreadsScroll()
    {
        std::vector<const char*> names(64, "worker");
        const Frame frame{.trace = run(names, 1ms, 2ms), .other = run(names, 1ms, 2ms)};
        QVERIFY(layOutOverlay(place, frame).scrollRange > 0);
        QCOMPARE(layOutOverlay({0, 0, 900, 4000}, frame).scrollRange, 0.0);
    }

    void singleRunsAreSaidToBeSingle()
    {
        const ComparisonTable table = comparisonTable(overlaid());
        QVERIFY(table.note.startsWith(QStringLiteral("One run each")));
        for (const ComparisonRow& row : table.rows)
            QCOMPARE(row.cells.size(), qsizetype{5});
        QVERIFY(words("figure-comparison", overlaid()).contains(table.note));
    }

    void repeatsHaveIntervalsAndTellWhatExceedsTheNoise()
    {
        Frame frame = overlaid();
        frame.repeats = std::make_shared<const trace::Repeats>(
            trace::Repeats{.a = {measured(100, 5e3), measured(102, 9e3), measured(104, 7e3)},
                .b = {measured(200, 6e3), measured(202, 8e3), measured(204, 7.5e3)}});
        const ComparisonTable table = comparisonTable(frame);
        const ComparisonRow& switches = table.rows[table.rows.size() - 2];
        const ComparisonRow& wake = table.rows.back();
        QVERIFY(switches.strong && !wake.strong);
        QCOMPARE(switches.cells.back(), QStringLiteral("exceeds it"));
        QCOMPARE(wake.cells.back(), QStringLiteral("within it"));
        const auto plain = [](QString text) { return text.replace(QChar{0x00A0}, u' '); };
        // t(2) = 4.303, s / √3 = 1.155: ± 4.97
        QCOMPARE(plain(switches.cells[1]), QStringLiteral("102 /s ± 4.97 /s"));
        QVERIFY(plain(switches.cells[3]).startsWith(QStringLiteral("+100 /s ±")));
        QCOMPARE(table.rows.front().cells[1], QStringLiteral("A, mean of 3"));
        QVERIFY(table.note.contains(QStringLiteral("95 %")));
        QVERIFY(rowSentence(table, switches).contains(QStringLiteral("exceeds it")));
        double all = 0;
        for (const double width : table.widths)
            all += width;
        QVERIFY(std::abs(all - 1) < 1e-9);
    }

    void oneSideRunOnceIsSaidSo()
    {
        Frame frame = overlaid();
        frame.repeats = std::make_shared<const trace::Repeats>(trace::Repeats{
            .a = {measured(100, 5e3), measured(102, 9e3)}, .b = {measured(200, 6e3)}});
        const ComparisonTable table = comparisonTable(frame);
        QCOMPARE(table.rows.front().cells[2], QStringLiteral("B, one run"));
        QCOMPARE(table.rows.back().cells.back(), QStringLiteral("–"));
        QVERIFY(table.note.contains(QStringLiteral("run once")));
    }
};

QTEST_MAIN(TestOverlay)
#include "tst_overlay.moc"
