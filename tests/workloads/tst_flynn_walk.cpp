// Flynn's four machines, looked on: what the threads record is what an independent scalar computes.
#include "engine/compute/simd_target.h"
#include "engine/workloads/architectures/flynn_walk.h"
#include "record/recording.h"

#include <QTest>

#include <bit>
#include <random>

using namespace engine;

namespace {

class NoValues final : public Values {
public:
    std::int64_t operator[](const Param&) const override { return 0; }
};

constexpr Measure measures[]{walked::begin, walked::sisd, walked::simd, walked::mimd,
    walked::misd[0], walked::misd[1], walked::misd[2], walked::misd[3], walked::misd[4],
    walked::alpha, walked::datum, walked::root, walked::winner, walked::subgroup, walked::busy,
    walked::differing};

struct Said {
    const Measure* measure = nullptr;
    std::size_t stream = 0, lane = 0, n = 0;
    unsigned told = 0;
    double value = 0;
};

/// A walk with no waits, and all that it recorded.
struct Walked {
    explicit Walked(FlynnWalk what, std::stop_token stop = {})
    {
        attachThread("main");
        what.pace = [](const Context&) { return std::chrono::microseconds{1}; };
        const NoValues values;
        results = walk({.values = values, .stop = std::move(stop), .measures = measures}, what, 1);
        for (const ProgramEvent& event : recording.drained()) {
            if (event.kind != EventKind::Reading)
                continue;
            const auto x = static_cast<std::size_t>(std::bit_cast<float>(event.resource));
            const auto y = static_cast<std::size_t>(std::bit_cast<float>(event.extra));
            said.push_back({.measure = &measures[event.line - 1],
                .stream = x / 64,
                .lane = x % 64,
                .n = y / 16,
                .told = static_cast<unsigned>(y % 16),
                .value = std::bit_cast<double>(event.value)});
        }
    }

    std::vector<Said> of(const Measure& measure) const
    {
        std::vector<Said> some;
        for (const Said& each : said)
            if (each.measure->key == measure.key)
                some.push_back(each);
        return some;
    }

    std::optional<double> value(const Measure& measure) const
    {
        const auto some = of(measure);
        return some.empty() ? std::nullopt : std::optional{some.back().value};
    }

    Recording recording{{.lanes = 32, .eventsPerLane = 1U << 13U, .resources = 64}};
    WalkResults results;
    std::vector<Said> said;
};

constexpr unsigned told(Instruction instruction)
{
    return static_cast<unsigned>(instruction);
}
constexpr unsigned told(WalkTold what)
{
    return static_cast<unsigned>(what);
}

} // namespace

class FlynnWalkTest : public QObject {
    Q_OBJECT
private slots:
    void everyMachineRecordsWhatAScalarComputes()
    {
        std::mt19937 random{5};
        std::uniform_real_distribution<float> value{-10, 10};
        std::vector<float> x(32);
        std::vector<float> y(32);
        for (std::size_t i = 0; i < 32; ++i) {
            x[i] = value(random);
            y[i] = value(random);
        }
        const Walked walked{{.problem = {.kind = WalkProblem::Kind::Saxpy,
                                 .elements = 32,
                                 .alpha = 0.25F,
                                 .first = x,
                                 .second = y},
            .vectors = simdKernels(),
            .threads = 3,
            .datum = 9,
            .root = 3}};
        for (const Measure* machine : {&walked::sisd, &walked::simd, &walked::mimd}) {
            std::vector<int> stored(32);
            for (const Said& each : walked.of(*machine)) {
                const float product = 0.25F * x[each.n];
                const float expected[]{
                    x[each.n], y[each.n], product, product + y[each.n], product + y[each.n]};
                QCOMPARE(each.value, double{expected[each.told]});
                stored[each.n] += each.told == told(Instruction::Store) ? 1 : 0;
            }
            QCOMPARE(stored, std::vector<int>(32, 1));
        }
        QCOMPARE(walked.value(walked::begin), std::optional{32.0});
        QCOMPARE(walked.results.mimd.size(), std::size_t{3});
    }

    void lanesThatAreIdleAreRecorded()
    {
        const MandelbrotView view{.grid = {64, 64}, .step = 2.5F / 64, .limit = 64};
        std::vector<std::uint32_t> counts(view.grid.count());
        scalarKernels().mandelbrot(view, view.grid.rows(), counts);
        const std::size_t lanes = simdKernels().lanes;
        const auto group = mostDivergent(view.grid, counts, std::max<std::size_t>(4, lanes), 20);
        const Walked walked{{.problem = {.kind = WalkProblem::Kind::Mandelbrot,
                                 .elements = std::max<std::size_t>(4, lanes),
                                 .view = view,
                                 .x = group.x,
                                 .y = group.y},
            .vectors = simdKernels(),
            .datum = 9,
            .root = 3}};
        std::size_t first = 0;
        for (const Said& each : walked.of(walked::simd)) {
            if (each.told == told(Instruction::Begin) && each.lane == 0)
                first = each.n;
            if (each.told != told(Instruction::Iterate))
                continue;
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const bool on = (static_cast<std::uint64_t>(each.value) >> lane & 1) != 0;
                QCOMPARE(on, counts[group.y * 64 + group.x + first + lane] > each.n);
            }
        }
        for (std::size_t i = 0; i < walked.results.simd.size(); ++i)
            QCOMPARE(static_cast<std::uint32_t>(walked.results.simd[i]),
                counts[group.y * 64 + group.x + i]);
        QCOMPARE(walked.results.simd, walked.results.sisd);
    }

    void theVoteIsRecordedAndTheFaultWithIt_data()
    {
        QTest::addColumn<int>("faulty");
        for (int faulty = 0; faulty <= 5; ++faulty)
            QTest::addRow("%d faulty", faulty) << faulty;
    }
    void theVoteIsRecordedAndTheFaultWithIt()
    {
        QFETCH(int, faulty);
        const std::vector<float> four(4);
        std::vector<Fault> faults;
        for (int i = 0; i < faulty; ++i)
            faults.push_back({.voter = static_cast<std::size_t>(i), .bit = 3});
        const Walked walked{{.problem = {.elements = 4, .first = four, .second = four},
            .vectors = simdKernels(),
            .datum = 1234 * 1234 + 5,
            .root = 1234,
            .faults = faults}};
        const bool wrongWins = faulty > 2;
        QCOMPARE(walked.value(walked::winner), std::optional{wrongWins ? 1234.0 + 8 : 1234.0});
        for (int i = 0; i < 5; ++i) {
            bool answered = false;
            for (const Said& each : walked.of(walked::misd[i])) {
                QCOMPARE(each.stream, static_cast<std::size_t>(i));
                if (each.told == told(WalkTold::Answer)) {
                    answered = true;
                    QCOMPARE(each.value, i < faulty ? 1242.0 : 1234.0);
                }
                if (each.told == told(WalkTold::Fault))
                    QVERIFY(i < faulty && each.value == 3);
                if (each.told == told(WalkTold::Vote))
                    QCOMPARE(each.value, (i < faulty) == wrongWins ? 1.0 : 0.0);
            }
            QVERIFY(answered);
            QCOMPARE(std::string{walked::misd[i].label}, std::string{voters()[i].name});
        }
    }

    void aStopEndsItWithNothingMadeUp()
    {
        const std::vector<float> four(4);
        std::stop_source stop;
        stop.request_stop();
        const Walked walked{{.problem = {.elements = 4, .first = four, .second = four},
                                .vectors = simdKernels(),
                                .datum = 9,
                                .root = 3},
            stop.get_token()};
        QVERIFY(walked.results.sisd.empty());
        QVERIFY(walked.of(walked::sisd).empty());
        QCOMPARE(walked.value(walked::winner), std::optional<double>{});
    }
};

QTEST_APPLESS_MAIN(FlynnWalkTest)
#include "tst_flynn_walk.moc"
