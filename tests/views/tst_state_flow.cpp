#include "sample_trace.h"
#include "text_recorder.h"
#include "views/state_flow_moment.h"
#include "views/view.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using namespace views;
using trace::State;
using trace::Time;
using trace::Transition;

namespace {

Frame frameAt(const trace::Snapshot& trace, Time playhead, double rate)
{
    return {.trace = trace, .playhead = playhead, .rate = rate};
}

/// Every rectangle of a layout that holds words or boxes.
std::vector<QRectF> partsOf(const FlowLayout& layout)
{
    std::vector<QRectF> parts{layout.reasons};
    if (layout.words)
        parts.push_back(layout.foot);
    for (const QRectF& box : layout.boxes)
        parts.push_back(box);
    for (const QRectF& caption : layout.captions) {
        if (!caption.isEmpty())
            parts.push_back(caption);
    }
    for (const FlowEdge& edge : layout.edges)
        parts.push_back(edge.label);
    return parts;
}

QPointF centerOf(const Frame& frame, trace::ActorId thread)
{
    const auto view = findView("state-flow")->make();
    for (const Spot& spot : view->spots({0, 0, 860, 300}, frame)) {
        if (spot.actor == thread)
            return spot.rect.center();
    }
    return {};
}

} // namespace

class TestStateFlow : public QObject {
    Q_OBJECT

private slots:
    void nothingOverlapsAtAnySize()
    {
        for (const double scale : {1.0, 1.25, 1.5, 2.0, 2.5}) {
            for (double width = 470; width <= 1900; width += 130) {
                for (double height = 150; height <= 700; height += 25) {
                    const QRectF rect{7, 3, width, height};
                    const FlowLayout layout = flowLayout(rect, scale);
                    const auto parts = partsOf(layout);
                    for (std::size_t i = 0; i < parts.size(); ++i) {
                        QVERIFY(rect.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(parts[i]));
                        QVERIFY(!parts[i].isEmpty());
                        for (std::size_t k = 0; k < i; ++k)
                            QVERIFY2(!parts[i].adjusted(0.1, 0.1, -0.1, -0.1).intersects(parts[k]),
                                qPrintable(QStringLiteral("%1 and %2 at %3 x %4")
                                               .arg(i)
                                               .arg(k)
                                               .arg(width)
                                               .arg(height)));
                    }
                }
            }
        }
    }

    void aLowPictureSaysLessBeforeItsTextShrinks()
    {
        QCOMPARE(flowLayout({0, 0, 900, 310}, 1).footLines, 2);
        const FlowLayout low = flowLayout({0, 0, 900, 215}, 1);
        QVERIFY(low.scale >= 1);
        QCOMPARE(low.footLines, 1);
        QCOMPARE(low.reasonLines, 1);
        QVERIFY(flowLayout({0, 0, 900, 180}, 1).scale > 0.8);
        QVERIFY(flowLayout({0, 0, 900, 900}, 1).scale > 1.3); // much room, larger text
        // Before it shrinks much, or at all on a slide, only the boxes keep their words.
        QVERIFY(low.words && flowLayout({0, 0, 900, 180}, 1).words);
        QVERIFY(!flowLayout({0, 0, 900, 180}, 1, true).words);
        const FlowLayout lowest = flowLayout({0, 0, 560, 150}, 1);
        QVERIFY(!lowest.words && lowest.scale >= 0.9);
    }

    void noWordCoversAnother_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("fontScale");
        for (const QSize size : {QSize{600, 300}, QSize{860, 220}, QSize{860, 300},
                 QSize{1280, 400}, QSize{1900, 700}}) {
            for (const double scale : {1.0, 1.7, 2.5})
                QTest::addRow("%dx%d at %.1f", size.width(), size.height(), scale) << size << scale;
        }
    }

    void noWordCoversAnother()
    {
        QFETCH(QSize, size);
        QFETCH(double, fontScale);
        const auto view = findView("state-flow")->make();
        for (const int threads : {0, 8, 30, 200}) {
            const auto trace = sampleTrace({.threads = threads, .cpus = 4, .lost = threads == 8});
            for (const double at : {0.02, 0.3, 0.52, 1.0}) {
                Frame frame = frameAt(trace, Time{trace::Duration{std::int64_t(20e6 * at)}}, 0);
                frame.theme.fontScale = fontScale;
                TextRecorder device{size};
                QPainter painter{&device};
                view->draw(painter, QRectF{QPointF{}, size}, frame);
                painter.end();
                const auto& texts = device.texts();
                const bool words = flowLayout(QRectF{QPointF{}, size}, fontScale).words;
                QVERIFY(texts.size() > (words ? 15 : 9)); // at least titles and counts
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    QVERIFY2(
                        QRectF(-1, -1, size.width() + 2, size.height() + 2).contains(texts[i].rect),
                        qPrintable(texts[i].text));
                    for (std::size_t k = 0; k < i; ++k)
                        QVERIFY2(
                            !texts[i].rect.adjusted(0.5, 0.5, -0.5, -0.5).intersects(texts[k].rect),
                            qPrintable(texts[i].text + " | " + texts[k].text));
                }
            }
        }
    }

    void everyThreadIsInExactlyTheBoxOfItsState()
    {
        const auto trace = sampleTrace();
        for (int at = 0; at < 200; ++at) {
            const Time playhead{trace::Duration{at * 100'000 + 50}};
            const FlowMoment moment = flowMoment(frameAt(trace, playhead, 0));
            std::array<std::size_t, stageCount> crowd{};
            std::size_t known = 0;
            for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread)) {
                if (const auto stage = stageOf(trace->lane(thread).stateAt(playhead))) {
                    ++crowd[std::size_t(*stage)];
                    ++known;
                }
            }
            QCOMPARE(moment.crowd, crowd);
            QCOMPARE(moment.tokens.size(), known);
            QVERIFY(crowd[std::size_t(Stage::Running)] <= 2);
        }
    }

    void countsAreThoseOfTheSlicesUpToThePlayhead()
    {
        const auto trace = sampleTrace();
        for (const auto playhead : {Time{1ms}, Time{7'777us}, Time{20ms}}) {
            trace::TransitionCounts expected{};
            for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread)) {
                const trace::Lane& lane = trace->lane(thread);
                for (std::size_t i = 1; i < lane.size() && lane[i].window.begin <= playhead; ++i) {
                    const auto made = transitionsBetween(lane[i - 1].state, lane[i].state);
                    for (std::size_t t = 0; t < expected.size(); ++t)
                        expected[t] += (made >> t) & 1U;
                }
            }
            QCOMPARE(flowMoment(frameAt(trace, playhead, 0)).counts, expected);
        }
    }

    void aTokenTravelsWithoutAJump()
    {
        const auto trace = sampleTrace();
        const trace::ActorId thread = trace->actorsOf(trace::ActorKind::Thread)[2];
        const double rate = 1.0 / 2000; // 200 ms of journey are 100 µs of the run
        Time at{3ms};
        QPointF before = centerOf(frameAt(trace, at, rate), thread);
        double longest = 0;
        double way = 0;
        for (int step = 0; step < 4000; ++step) {
            at += 500ns;
            const QPointF now = centerOf(frameAt(trace, at, rate), thread);
            const double moved = std::hypot(now.x() - before.x(), now.y() - before.y());
            longest = std::max(longest, moved);
            way += moved;
            before = now;
        }
        QVERIFY(way > 500);
        QVERIFY2(longest < 60, qPrintable(QString::number(longest)));
    }

    void aJourneyTakesAFifthOfASecondOfWatching()
    {
        trace::Builder builder;
        const auto thread = builder.addActor(trace::ActorKind::Thread, "worker");
        builder.append(thread, {.begin = Time{0ns}, .state = State::Runnable});
        builder.append(thread, {.begin = Time{10ms}, .state = State::Running});
        builder.append(thread, {.begin = Time{30ms}, .state = State::Dead});
        builder.advance(Time{50ms});
        const auto trace = builder.snapshot();
        const auto progress = [&](Time at, double rate, bool reduced = false) {
            Frame frame = frameAt(trace, at, rate);
            frame.theme.reducedMotion = reduced;
            return flowMoment(frame).tokens.front().progress;
        };
        QCOMPARE(progress(Time{10ms}, 0.01), 0.0);
        QCOMPARE(progress(Time{11ms}, 0.01), 0.5); // 1 ms of the run at 1 : 100 is 100 ms
        QCOMPARE(progress(Time{12ms}, 0.01), 1.0);
        QCOMPARE(progress(Time{11ms}, 0.01, true), 1.0);
        QCOMPARE(progress(Time{11ms}, 0), 1.0);
        QCOMPARE(progress(Time{20ms}, 1), 0.5); // never longer than the thread stays
    }

    void theEdgesJustTakenStandOut()
    {
        trace::Builder builder;
        const auto thread = builder.addActor(trace::ActorKind::Thread, "worker");
        builder.append(thread, {.begin = Time{0ns}, .state = State::New});
        builder.append(thread, {.begin = Time{1ms}, .state = State::Runnable});
        builder.append(thread, {.begin = Time{2ms}, .state = State::Running});
        builder.append(thread, {.begin = Time{4ms}, .state = State::Lock});
        builder.advance(Time{9ms});
        const auto taken = [&](Time at, double rate) {
            QByteArray edges;
            for (const bool edge : flowMoment(frameAt(builder.snapshot(), at, rate)).justTaken)
                edges += edge ? '1' : '0';
            return edges;
        };
        // start, dispatch, preempt, block, wake, exit
        QCOMPARE(taken(Time{1ms}, 0), QByteArray("100000"));
        QCOMPARE(taken(Time{3ms}, 0), QByteArray("010000"));
        QCOMPARE(taken(Time{8ms}, 0), QByteArray("000100"));
        QCOMPARE(taken(Time{8ms}, 0.001), QByteArray("000000")); // long ago
        QCOMPARE(taken(Time{4'100us}, 0.001), QByteArray("000100"));
    }

    void whatCannotBeFollowedOnlyTicks()
    {
        const auto trace = sampleTrace({.length = 400ms});
        const FlowMoment fast = flowMoment(frameAt(trace, Time{201ms}, 1));
        QVERIFY(fast.tooFast);
        for (const FlowToken& token : fast.tokens)
            QVERIFY(!token.from);
        QVERIFY(!flowMoment(frameAt(trace, Time{201ms}, 1e-4)).tooFast);
    }

    void tokensKeepTheirPlaces()
    {
        const FlowLayout layout = flowLayout({0, 0, 860, 300}, 1);
        const TokenGrid grid = tokenGrid(layout, 9, {});
        QVERIFY(grid.fixed);
        QVERIFY(grid.diameter >= 17);
        for (std::size_t stage = 0; stage < stageCount; ++stage) {
            const QRectF& box = layout.boxes[stage];
            for (std::size_t i = 0; i < 9; ++i) {
                const QPointF place = tokenPlace(layout, Stage(stage), grid.diameter, i);
                const double r = grid.diameter / 2;
                QVERIFY(box.contains(QRectF{place.x() - r, place.y() - r, 2 * r, 2 * r}));
                for (std::size_t k = 0; k < i; ++k) {
                    const QPointF other = tokenPlace(layout, Stage(stage), grid.diameter, k);
                    QVERIFY(
                        std::hypot(place.x() - other.x(), place.y() - other.y()) >= grid.diameter);
                }
            }
        }
    }

    void whoWaitsIsToldWhatFor()
    {
        const auto trace = sampleTrace();
        const auto view = findView("state-flow")->make();
        bool lock = false;
        for (const Spot& spot : view->spots({0, 0, 860, 300}, frameAt(trace, Time{10ms}, 0)))
            lock = lock || spot.text.contains(QString::fromUtf8("waits for"));
        QVERIFY(lock);
    }
};

QTEST_MAIN(TestStateFlow)

#include "tst_state_flow.moc"
