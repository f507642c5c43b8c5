#include "engine/trace/builder.h"
#include "engine/trace/reading_history.h"
#include "engine/trace/reading_stats.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace trace;

namespace {

Time at(int i)
{
    return Time{Duration{i * 1000}};
}

/// What stands in `trace` of one setting up to `until`, without any index.
ReadPoint lookedUp(const Trace& trace, QuantityId quantity, float x, float y, Time until)
{
    ReadPoint point{.x = x, .y = y};
    std::vector<std::pair<Time, double>> kept;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const Reading& reading = trace.readings()[i];
        if (reading.quantity != quantity || reading.x != x || reading.y != y || reading.at > until)
            continue;
        if (reading.kept())
            kept.emplace_back(reading.at, reading.value);
        else
            ++point.rejected;
    }
    std::ranges::stable_sort(kept, {}, &std::pair<Time, double>::first);
    if (trace.quantity(quantity).source == Source::Model && !kept.empty())
        kept.erase(kept.begin(), kept.end() - 1);
    std::vector<double> values;
    for (const auto& [time, value] : kept)
        values.push_back(value);
    std::ranges::sort(values);
    point.kept = spread(values);
    point.median = medianInterval(values);
    point.mean = meanOf(values);
    return point;
}

} // namespace

class TestReadingStats : public QObject {
    Q_OBJECT

private slots:
    void rejectedReadingsAreCountedAndCountInNoFigure()
    {
        Builder builder;
        const QuantityId one = builder.addQuantity({.key = "one"});
        const QuantityId two = builder.addQuantity({.key = "two"});
        for (int i = 1; i <= 9; ++i)
            builder.read({.at = at(i), .value = i * 1.0, .x = 2, .quantity = one});
        builder.read(
            {.at = at(10), .value = 1e9, .x = 2, .quantity = one, .verdict = Verdict::Preempted});
        builder.read(
            {.at = at(11), .value = 7, .x = 1, .quantity = one, .verdict = Verdict::Preempted});
        const auto trace = builder.snapshot();
        const auto curves = readCurves(*trace, trace->extent().end);
        QCOMPARE(curves.size(), std::size_t{2});
        QVERIFY(curves[1].quantity == two && curves[1].points.empty());
        QCOMPARE(curves[0].kept, std::size_t{9});
        QCOMPARE(curves[0].rejected, std::size_t{2});
        QCOMPARE(curves[0].points.size(), std::size_t{2});
        QVERIFY(!curves[0].points[0].kept && curves[0].points[0].rejected == 1);
        const ReadPoint& point = curves[0].points[1];
        QCOMPARE(point.kept->quarter, 3.0);
        QCOMPARE(point.kept->median, 5.0);
        QCOMPARE(point.kept->threeQuarters, 7.0);
        QCOMPARE(point.mean->mean, 5.0);
        QVERIFY((point.median == Interval{2, 8})); // of nine: the second and the second to last
    }

    void onlyWhatWasReadByThenIsKnown()
    {
        Builder builder;
        const QuantityId id = builder.addQuantity({});
        for (int i = 0; i < 10; ++i)
            builder.read({.at = at(i), .value = 1, .x = float(i), .quantity = id});
        QCOMPARE(readCurves(*builder.snapshot(), at(4))[0].points.size(), std::size_t{5});
        QCOMPARE(readCurves(*builder.snapshot(), at(-1))[0].points.size(), std::size_t{0});
    }

    /// Of a run that grows, at instants before and after, as of one that is opened.
    void aHistoryKnowsWhatALookThroughAllKnows()
    {
        std::mt19937 random{3};
        Builder builder;
        builder.addQuantity({.key = "a", .figure = "mine"});
        builder.addQuantity({.key = "b", .figure = "other"});
        builder.addQuantity({.key = "c", .figure = "mine", .source = Source::Model});
        ReadingHistory mine{"mine"};
        ReadingHistory all;
        for (int round = 0; round < 60; ++round) {
            for (int i = 0; i < 20; ++i)
                builder.read({.at = at(round * 20 + int(random() % 100)),
                    .value = double(random() % 50),
                    .x = float(random() % 4),
                    .y = float(random() % 2),
                    .quantity = QuantityId{std::uint32_t(random() % 3)},
                    .verdict = random() % 5 == 0 ? Verdict::Starved : Verdict::Kept});
            const auto trace = builder.snapshot();
            mine.follow(*trace);
            all.follow(*trace);
            const Time until = at(int(random() % 1400));
            for (const bool whole : {false, true}) {
                const auto& curves = whole ? mine.whole() : mine.until(until);
                QVERIFY(curves[1].points.empty());
                QCOMPARE((whole ? all.whole() : all.until(until))[0], curves[0]);
                for (const std::size_t i : {0U, 2U}) {
                    std::size_t rejected = 0;
                    for (const ReadPoint& point : curves[i].points) {
                        QCOMPARE(point,
                            lookedUp(*trace, curves[i].quantity, point.x, point.y,
                                whole ? Time::max() : until));
                        rejected += point.rejected;
                    }
                    QCOMPARE(curves[i].rejected, rejected);
                }
            }
        }
        // Another trace that begins otherwise is another one.
        Builder other;
        other.addQuantity({.key = "a", .figure = "mine"});
        other.read({.at = at(1), .value = 5, .quantity = QuantityId{0}});
        mine.follow(*other.snapshot());
        QCOMPARE(mine.whole()[0].kept, std::size_t{1});
        QCOMPARE(mine.latestRow(at(0)), std::nullopt);
        QCOMPARE(mine.latestRow(at(1)), std::optional{0.0F});
    }

    /// Tables of the sign test give the same ranks: n = 6 → 1, 15 → 4, 25 → 8, 100 → 40.
    void theMediansIntervalHasTheRanksOfTheTables()
    {
        const auto ranks = [](int n) {
            std::vector<double> values;
            for (int i = n; i >= 1; --i)
                values.push_back(i);
            return medianInterval(values);
        };
        QVERIFY(!ranks(0) && !ranks(5));
        QVERIFY((ranks(6) == Interval{1, 6}));
        QVERIFY((ranks(15) == Interval{4, 12}));
        QVERIFY((ranks(25) == Interval{8, 18}));
        QVERIFY((ranks(100) == Interval{40, 61}));
        QVERIFY(ranks(5000)->high - ranks(5000)->low < 145);
    }

    void theMediansIntervalHoldsTheMedianAsOftenAsItSays()
    {
        std::mt19937 random{5};
        std::exponential_distribution<> skewed{1.0};
        int held = 0;
        constexpr int times = 4000;
        for (int i = 0; i < times; ++i) {
            std::vector<double> values(15);
            for (double& value : values)
                value = skewed(random);
            const auto interval = medianInterval(values);
            held += interval->low <= std::log(2.0) && std::log(2.0) <= interval->high;
        }
        QVERIFY(held > 0.953 * times && held < 0.976 * times); // exactly 96.5 % for n = 15
    }
};

QTEST_APPLESS_MAIN(TestReadingStats)
#include "tst_reading_stats.moc"
