#include "sample_trace.h"
#include "views/timeline_layout.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace views;
using trace::Time;

class TestTimelineLayout : public QObject {
    Q_OBJECT

private slots:
    void timeAndPixelsAreEachOthersInverse()
    {
        const TimeAxis axis{{Time{10ms}, Time{20ms}}, 100, 800};
        QCOMPARE(axis.x(Time{10ms}), 100.0);
        QCOMPARE(axis.x(Time{20ms}), 900.0);
        QCOMPARE(axis.x(Time{15ms}), 500.0);
        QCOMPARE(axis.time(500), Time{15ms});
        QCOMPARE(axis.time(0), Time{8'750us}); // beyond the window, too
        QCOMPARE(axis.pixels(1ms), 80.0);
    }

    void ticksAreRoundAndFarEnoughApart()
    {
        for (std::int64_t length = 7; length < 8'000'000'000'000; length = length * 3 + 1) {
            const Time begin{trace::Duration{length / 3 + 11}};
            const TimeAxis axis{{begin, begin + trace::Duration{length}}, 0, 1000};
            const auto found = ticks(axis, 90);
            QVERIFY(found.size() <= 12);
            QVERIFY(found.size() >= 2 || length < 20);
            for (std::size_t i = 1; i < found.size(); ++i) {
                const auto step = (found[i].at - found[i - 1].at).count();
                QVERIFY(axis.pixels(trace::Duration{step}) >= 89.9 || length < 12);
                std::int64_t lead = step;
                while (lead % 10 == 0)
                    lead /= 10;
                QVERIFY(lead == 1 || lead == 2 || lead == 5);
                QVERIFY(found[i].label != found[i - 1].label);
                QCOMPARE(found[i].at.time_since_epoch().count() % step, 0);
                QVERIFY(axis.window.begin <= found[i].at && found[i].at <= axis.window.end);
            }
        }
    }

    void tickLabelsSayWhereTheyAre()
    {
        const auto found = ticks({{Time{10ms}, Time{14ms}}, 0, 800}, 90);
        QCOMPARE(found.front().label, QStringLiteral("10.0\u00a0ms"));
        QCOMPARE(found[1].label, QStringLiteral("10.5\u00a0ms"));
    }

    void rowsShareTheHeightThenShrinkThenScroll()
    {
        const auto rowsOf = [](std::size_t count) {
            std::vector<Row> rows;
            for (std::size_t i = 0; i < count; ++i)
                rows.push_back({.actor = trace::ActorId{std::uint32_t(i)}});
            return rows;
        };
        const QRectF area{0, 20, 500, 300};
        const RowBounds bounds{.least = 13, .most = 34};

        auto few = rowsOf(3);
        QCOMPARE(placeRows(few, area, bounds, 100), 0.0);
        QCOMPARE(few[0].top, 20.0);
        QCOMPARE(few[1].top, 54.0);

        auto some = rowsOf(15);
        placeRows(some, area, bounds, 0);
        QCOMPARE(some.back().top + some.back().height, area.bottom());

        auto many = rowsOf(100);
        QCOMPARE(scrollRange(many, 300, bounds), 1000.0);
        QCOMPARE(placeRows(many, area, bounds, 5000), 1000.0);
        QCOMPARE(many.back().top + many.back().height, area.bottom());
        QCOMPARE(rowAt(many, area, 25)->actor, many[77].actor);
        QVERIFY(rowAt(many, area, 5) == nullptr);
    }

    void pinnedRowsComeFirstAndStay()
    {
        const auto trace = sampleTrace({.threads = 40});
        const auto threads = trace->actorsOf(trace::ActorKind::Thread);
        auto rows = threadRows(*trace, {threads[7], threads[3]});
        QCOMPARE(rows.size(), threads.size());
        QCOMPARE(rows[0].actor, threads[7]);
        QCOMPARE(rows[1].actor, threads[3]);
        QCOMPARE(rows[2].actor, threads[0]);
        const QRectF area{0, 0, 500, 300};
        placeRows(rows, area, {}, 60);
        QCOMPARE(rows[0].top, 0.0);
        QCOMPARE(rowAt(rows, area, 5)->actor, threads[7]);
        QCOMPARE(rows[2].top, 2 * rows[0].height - 60);
    }

    void severalProcessesGetHeadings()
    {
        const auto rows = threadRows(*sampleTrace({.threads = 5, .processes = 2}), {});
        QCOMPARE(std::ranges::count(rows, true, &Row::heading), 2);
        QVERIFY(rows.front().heading);
        const auto one = threadRows(*sampleTrace({.threads = 5}), {});
        QCOMPARE(std::ranges::count(one, true, &Row::heading), 0);
        QVERIFY(threadRows(*emptyTrace(), {trace::ActorId{9}}).empty());
    }

    void theWholeRunIsShownUnlessAWindowIsAsked()
    {
        Frame frame{.trace = sampleTrace()};
        QCOMPARE(shownWindow(frame), frame.trace->extent());
        frame.window = {Time{1ms}, Time{2ms}};
        QCOMPARE(shownWindow(frame), frame.window);
        frame = {.trace = emptyTrace()};
        QVERIFY(!shownWindow(frame).empty());
    }
};

QTEST_APPLESS_MAIN(TestTimelineLayout)

#include "tst_timeline_layout.moc"
