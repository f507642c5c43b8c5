#include "engine/lifecycle/queue_rows.h"
#include "lifecycle/delivery.h"

#include <QTest>

#include <limits>

using namespace machine;
using namespace std::chrono_literals;
using engine::QueueRows;
using engine::SpanError;
using trace::Basis;

namespace {

constexpr State works[]{State::Upload, State::Dispatch, State::Download};

trace::Time at(std::int64_t ns)
{
    return trace::Time{trace::Duration{ns}};
}

ProgramEvent begins()
{
    return {.at = epoch + 1us,
        .pid = root,
        .tid = root,
        .kind = engine::EventKind::Begin,
        .state = State::Running};
}

/// Told at `at`, of what lasted from `begin` for `length`, both of the run.
ProgramEvent span(MonotonicTime told, MonotonicTime begin, std::uint32_t length,
    State what = State::Dispatch, SpanError error = {}, std::uint32_t queue = 3)
{
    return {.at = epoch + told,
        .value = (epoch + begin).count(),
        .pid = root,
        .tid = root,
        .resource = queue,
        .line = engine::packedError(error),
        .kind = engine::EventKind::Span,
        .state = what,
        .extra = length};
}

trace::Snapshot joined(std::vector<ProgramEvent> events, MonotonicTime end = 1s)
{
    events.insert(events.begin(), begins());
    return join(
        {}, events, epoch + end, trace::Tier::Program, {.longest = 5'000'000, .disorder = false});
}

/// "upload 1000, none 2000": what the first queue does and from when on, in ns.
QString story(const trace::Trace& trace)
{
    QStringList parts;
    for (const trace::ActorId queue : trace.actorsOf(trace::ActorKind::GpuQueue)) {
        const trace::Lane& lane = trace.lane(queue);
        for (std::size_t i = 0; i < lane.size(); ++i)
            parts << QStringLiteral("%1 %2")
                         .arg(QString::fromStdString(std::string{name(lane[i].state)}))
                         .arg(lane[i].window.begin.time_since_epoch().count());
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

/// What GPUs' queues are said to have done, and what is made of it.
class TestQueueRows : public QObject {
    Q_OBJECT

private slots:
    void aQueueHasARowOfItsOwn()
    {
        const auto trace = joined({span(10ms, 2ms, 1'000, State::Upload),
            span(10ms, 2ms + 1us, 5'000, State::Dispatch),
            span(10ms, 2ms + 6us, 500, State::Download), span(20ms, 15ms, 700, State::Dispatch)});
        QCOMPARE(story(*trace),
            "upload 2000000, dispatch 2001000, download 2006000, none 2006500, dispatch 15000000, "
            "none 15000700");
        const auto queues = trace->actorsOf(trace::ActorKind::GpuQueue);
        QCOMPARE(queues.size(), std::size_t{1});
        QCOMPARE(trace->actor(queues[0]).name, std::string{"r3"});
        const auto process = trace->actor(queues[0]).parent;
        QVERIFY(process && trace->actor(*process).kind == trace::ActorKind::Process);
        QCOMPARE(trace->losses().program, 0U);
    }

    void itSaysNothingOfItsThread()
    {
        const auto with = joined({span(10ms, 2ms, 1'000)});
        const auto without = joined({});
        const auto thread = [](const trace::Trace& trace) {
            return trace.lane(trace.actorsOf(trace::ActorKind::Thread).at(0));
        };
        QCOMPARE(thread(*with).size(), thread(*without).size());
        QVERIFY(thread(*with).timeIn(with->extent()) == thread(*without).timeIn(with->extent()));
    }

    void theErrorOfItsClockIsMarkedWhereItChanges()
    {
        const SpanError sharp{.ns = 100, .basis = Basis::Program};
        const SpanError blunt{.ns = 5'110, .basis = Basis::Inferred};
        const auto trace = joined({span(10ms, 2ms, 100, State::Upload, sharp),
            span(10ms, 3ms, 100, State::Dispatch, sharp),
            span(10ms, 4ms, 100, State::Dispatch, blunt)});
        const trace::ActorId queue = trace->actorsOf(trace::ActorKind::GpuQueue).at(0);
        const auto& marks = trace->marks(queue);
        QCOMPARE(marks.size(), std::size_t{2});
        QCOMPARE(marks[0].at, at(2'000'000));
        QCOMPARE(marks[0].value, std::int64_t{100});
        QCOMPARE(trace->resource(marks[0].resource.value()).name, std::string{trace::clockError});
        QCOMPARE(marks[1].at, at(4'000'000));
        QVERIFY(marks[1].value >= 5'110 && marks[1].value < 5'140);
        QCOMPARE(trace->lane(queue).at(at(4'000'050))->basis, Basis::Inferred);
    }

    void whatCannotBeIsCutOffOrRefused()
    {
        const SpanError error{.ns = 1'000};
        // Begins before the run; ends after it was told.
        QCOMPARE(story(*joined({span(10ms, -1ms, 1'500'000)})), "dispatch 0, none 500000");
        QCOMPARE(story(*joined({span(10ms, 9ms, 2'000'000)})), "dispatch 9000000, none 10000000");
        QCOMPARE(joined({span(10ms, 9ms, 2'000'000)})->losses().program, 1U);
        QCOMPARE(joined({span(10ms, 9ms, 1'000'500, State::Upload, error)})->losses().program, 0U);
        // Wholly before the run, wholly after its word, of no length, of no queue's work.
        for (const ProgramEvent& wild : {span(10ms, -2ms, 1'000'000), span(10ms, 11ms, 1'000),
                 span(10ms, 9ms, 0), span(10ms, 9ms, 5, State::Running)}) {
            const auto trace = joined({wild});
            QCOMPARE(story(*trace), QString{});
            QCOMPARE(trace->losses().program, 1U);
        }
        // Within what the queue did before: a little, by the clock's error, or much.
        const auto little = joined({span(10ms, 2ms, 10'000, State::Upload, error),
            span(10ms, 2ms + 9'500ns, 5'000, State::Dispatch, error)});
        QCOMPARE(story(*little), "upload 2000000, dispatch 2010000, none 2014500");
        QCOMPARE(little->losses().program, 0U);
        const auto much =
            joined({span(10ms, 2ms, 1'000'000), span(10ms, 2ms, 1'500'000, State::Upload)});
        QCOMPARE(story(*much), "dispatch 2000000, upload 3000000, none 3500000");
        QCOMPARE(much->losses().program, 1U);
        const auto whole = joined({span(10ms, 2ms, 1'000'000), span(10ms, 2ms, 1'000'000)});
        QCOMPARE(whole->losses().program, 1U);
    }

    void wildNumbersDoNoHarm()
    {
        for (const std::int64_t begin : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                 std::int64_t{0}, std::numeric_limits<std::int64_t>::max()}) {
            ProgramEvent event = span(10ms, 9ms, UINT32_MAX);
            event.value = begin;
            event.line = UINT16_MAX;
            const auto trace = joined({event});
            QVERIFY(trace->extent().end <= trace::Time{1s});
        }
        std::vector<ProgramEvent> many;
        for (std::uint32_t queue = 0; queue < 100; ++queue)
            many.push_back(span(10ms, 9ms, 10, State::Dispatch, {}, queue));
        const auto trace = joined(many);
        QCOMPARE(trace->actorsOf(trace::ActorKind::GpuQueue).size(), QueueRows::most);
        QCOMPARE(trace->losses().program, 100 - QueueRows::most);
    }

    /// Against painting every nanosecond by itself.
    void anySpansGiveWhatPaintingThemGives()
    {
        constexpr std::size_t length = 2'000;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            std::mt19937 random{seed};
            const auto below = [&](std::size_t n) { return std::size_t{random()} % n; };
            trace::Builder builder;
            QueueRows rows{builder};
            std::vector<State> expected(length, State::None);
            std::size_t reached = 0;
            std::size_t refused = 0;
            for (int i = 0; i < 40; ++i) {
                const auto begin = static_cast<std::int64_t>(below(length + 400)) - 200;
                const auto end = begin + static_cast<std::int64_t>(below(120));
                const std::size_t told = std::min(length, reached + below(300));
                const State work = works[below(3)];
                std::size_t painted = 0;
                std::size_t last = reached;
                for (std::int64_t ns = std::max<std::int64_t>(begin, 0); ns < end; ++ns) {
                    const auto here = static_cast<std::size_t>(ns);
                    if (here < reached || here >= told)
                        continue;
                    expected[here] = work;
                    last = here + 1;
                    ++painted;
                }
                reached = last;
                const bool shown = rows.show({.queue = 1,
                                                 .what = work,
                                                 .window = {at(begin), at(end)},
                                                 .error = {.ns = below(50)}},
                    at(static_cast<std::int64_t>(told)), {}, [] { return std::string{"q"}; });
                QCOMPARE(shown, painted > 0);
                refused += shown ? 0 : 1;
                if (below(3) == 0)
                    rows.settle();
            }
            rows.settle();
            builder.advance(at(length));
            const auto trace = builder.snapshot();
            const auto queues = trace->actorsOf(trace::ActorKind::GpuQueue);
            QVERIFY(refused < 40 ? queues.size() == 1 : queues.empty());
            for (std::size_t ns = 0; ns < length && !queues.empty(); ++ns)
                QCOMPARE(trace->lane(queues[0]).stateAt(at(static_cast<std::int64_t>(ns))),
                    expected[ns]);
        }
    }
};

QTEST_APPLESS_MAIN(TestQueueRows)
#include "tst_queue_rows.moc"
