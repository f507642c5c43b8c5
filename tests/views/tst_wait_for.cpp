#include "explain/story.h"
#include "sample_trace.h"
#include "text_recorder.h"
#include "views/view.h"
#include "views/wait_for_layout.h"
#include "views/why_words.h"

#include <QTest>

using namespace views;
using trace::MarkKind;
using trace::State;

namespace {

const QRectF screen{0, 0, 900, 320};

/// `count` threads; the first has the lock, the others wait for it.
trace::Snapshot convoy(int count)
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    const auto lock = builder.addResource(trace::ResourceKind::Lock, "orders");
    for (int i = 0; i < count; ++i) {
        const auto thread =
            builder.addActor(trace::ActorKind::Thread, "T" + std::to_string(i) + " worker");
        builder.append(thread, {.begin = at(i), .state = State::Running, .cpu = 0});
        if (i == 0)
            builder.mark(thread, {.at = at(1), .resource = lock, .kind = MarkKind::Acquire});
        else
            builder.append(thread, {.begin = at(100 + i), .state = State::Lock, .resource = lock});
    }
    builder.advance(at(1000));
    return builder.snapshot();
}

/// Everyone has the fork at the left and, from `at(100)` on, waits for the one at the right.
trace::Snapshot dinner(int seats)
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    std::vector<trace::ResourceId> forks;
    for (int i = 0; i < seats; ++i)
        forks.push_back(
            builder.addResource(trace::ResourceKind::Lock, "fork " + std::to_string(i)));
    for (int i = 0; i < seats; ++i) {
        const auto thread =
            builder.addActor(trace::ActorKind::Thread, "T" + std::to_string(i) + " philosopher");
        const auto left = forks[std::size_t(i)];
        const auto right = forks[std::size_t((i + 1) % seats)];
        builder.append(thread, {.begin = at(i), .state = State::Running, .cpu = 0});
        builder.mark(thread, {.at = at(50 + i), .resource = left, .kind = MarkKind::Acquire});
        builder.append(thread, {.begin = at(100 + i), .state = State::Lock, .resource = right});
    }
    builder.advance(at(1000));
    return builder.snapshot();
}

Frame frameOf(trace::Snapshot trace, trace::Time at)
{
    Frame frame;
    frame.trace = std::move(trace);
    frame.playhead = at;
    frame.rate = 0;
    return frame;
}

std::unique_ptr<View> view()
{
    return findView("wait-for")->make();
}

QString said(const Frame& frame)
{
    return view()->spots(screen, frame).front().text;
}

} // namespace

class TestWaitFor : public QObject {
    Q_OBJECT

private slots:
    void aDeadlockIsNamedInWordsAndNotBeforeItIs()
    {
        const auto trace = dinner(3);
        QVERIFY(!said(frameOf(trace, at(90))).contains("Deadlock"));
        QCOMPARE(said(frameOf(trace, at(500))),
            QStringLiteral("Deadlock: T0 → “fork 1” → T1 → “fork 2” → T2 → “fork 0” → T0"));
    }

    void aQuietMomentSaysWhoWaitsNext()
    {
        const QString text = said(frameOf(convoy(3), at(50)));
        QVERIFY2(text.startsWith("Nobody waits for a lock"), qPrintable(text));
        QVERIFY2(text.contains("T1 worker at 101"), qPrintable(text));
        QVERIFY(said(frameOf(dinner(2), at(500))).contains("Deadlock"));
    }

    void whoWaitsForWhatAndWhoHasItIsSaid()
    {
        QCOMPARE(said(frameOf(convoy(4), at(500))),
            QStringLiteral("3 threads wait for “orders”, which T0 worker has."));
    }

    void aNodeStaysWhereItIs()
    {
        for (const auto& trace : {dinner(5), convoy(9), sampleTrace({.threads = 7})}) {
            std::map<trace::ActorId, QRectF> places;
            for (int i = 0; i < 50; ++i) {
                const auto time = trace->extent().begin + trace->extent().length() * i / 50;
                for (const Spot& spot : view()->spots(screen, frameOf(trace, time))) {
                    if (!spot.actor)
                        continue;
                    const auto place = places.emplace(*spot.actor, spot.rect).first;
                    QCOMPARE(spot.rect, place->second);
                }
            }
            QVERIFY(!places.empty());
        }
    }

    void nothingCoversAnythingElse_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<int>("threads");
        for (const QSizeF size : {QSizeF{900, 320}, QSizeF{600, 200}, QSizeF{1600, 800},
                 QSizeF{420, 300}, QSizeF{300, 160}})
            for (const int threads : {2, 3, 5, 9, 16, 24, 64})
                QTest::addRow("%g×%g, %d", size.width(), size.height(), threads) << size << threads;
    }

    void nothingCoversAnythingElse()
    {
        QFETCH(QSizeF, size);
        QFETCH(int, threads);
        const QRectF rect{QPointF{}, size};
        for (const auto& trace : {dinner(threads), convoy(threads)}) {
            const auto spots = view()->spots(rect, frameOf(trace, at(500)));
            for (std::size_t i = 0; i < spots.size(); ++i) {
                QVERIFY(rect.adjusted(-1, -1, 1, 1).contains(spots[i].rect));
                for (std::size_t k = i + 1; k < spots.size(); ++k)
                    QVERIFY2(!spots[i].rect.intersects(spots[k].rect),
                        qPrintable(spots[i].text + u'|' + spots[k].text));
            }
        }
    }

    void aCrowdIsOneNode()
    {
        const auto spots = view()->spots(screen, frameOf(convoy(64), at(500)));
        QVERIFY(std::ranges::any_of(
            spots, [](const Spot& spot) { return spot.text.startsWith("63 threads: T1"); }));
        QVERIFY(spots.size() < 8);
    }

    void aSeatIsTakenAgainByWhoComesLater()
    {
        trace::Builder builder;
        std::vector<trace::ActorId> threads;
        for (int i = 0; i < 3; ++i) {
            threads.push_back(builder.addActor(trace::ActorKind::Thread, "worker"));
            const std::int64_t born = i == 2 ? 60 : i * 10;
            builder.append(threads.back(), {.begin = at(born), .state = State::Running});
            builder.append(threads.back(), {.begin = at(50 + i * 20), .state = State::Dead});
        }
        builder.advance(at(200));
        const auto seats = seatsOf(*builder.snapshot());
        QVERIFY(seats == (std::vector<int>{0, 1, 0}));
    }

    void anArrowGrowsWhileTimeRuns()
    {
        const auto trace = convoy(2);
        const auto painted = [&](double rate, trace::Time time, bool still = false) {
            Frame frame = frameOf(trace, time);
            frame.rate = rate;
            frame.theme.reducedMotion = still;
            QImage image{screen.size().toSize(), QImage::Format_ARGB32_Premultiplied};
            image.fill(Qt::white);
            QPainter painter{&image};
            view()->draw(painter, screen, frame);
            return image;
        };
        const trace::Time early = at(101) + trace::Duration{2000};
        QVERIFY(painted(1e-3, early) != painted(0, early));
        QVERIFY(painted(1e-3, early, true) == painted(0, early)); // it is there at once
        QVERIFY(painted(1e-3, at(900)) == painted(0, at(900)));
    }

    void theWordsTellTheStory()
    {
        Story story;
        const auto trace = story.builder.snapshot();
        const WhyText text = whyText(*trace, engine::explain(*trace, story.t3, at(500)));
        QCOMPARE(text.title, QStringLiteral("Why was T3 not running?"));
        QString told = plain(text);
        told.replace(QChar{0x00a0}, u' ').replace(QChar{0x2009}, u' ');
        QCOMPARE(told,
            QStringLiteral("T3 worker waited 1.24 ms for the lock “orders”. "
                           "T5 worker had it since 90 µs; meanwhile it ran 440 µs and was itself "
                           "without a CPU for 800 µs. "
                           "T5 gave it back and woke T3 at 1.34 ms. "
                           "T3 then waited 38 µs for a CPU, which T7 worker and T5 had. "
                           "It had it at 1.38 ms."));
        // Every thread and moment named leads there.
        const WhySentence& woken = text.sentences[2];
        QCOMPARE(*woken[0].actor, story.t5);
        QCOMPARE(*woken[0].at, at(1340));
        QCOMPARE(*woken[2].actor, story.t3);
        QCOMPARE(*woken[4].at, at(1340));
    }

    void oneKilledInADeadlockIsSaidToHaveWaitedToItsEnd()
    {
        trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
        trace::ActorId threads[2];
        trace::ResourceId forks[2];
        for (int i = 0; i < 2; ++i) {
            threads[i] = builder.addActor(trace::ActorKind::Thread, "P" + std::to_string(i));
            forks[i] = builder.addResource(trace::ResourceKind::Lock, "fork " + std::to_string(i));
        }
        for (int i = 0; i < 2; ++i) {
            builder.append(threads[i], {.begin = at(0), .state = State::Running});
            builder.mark(
                threads[i], {.at = at(1), .resource = forks[i], .kind = MarkKind::Acquire});
            builder.append(
                threads[i], {.begin = at(2), .state = State::Lock, .resource = forks[1 - i]});
            builder.append(threads[i], {.begin = at(90), .state = State::Runnable});
            builder.append(threads[i], {.begin = at(91), .state = State::Dead});
        }
        builder.advance(at(100));
        builder.setOutcome({.kind = trace::OutcomeKind::Stopped});
        const auto trace = builder.snapshot();
        const QString told = plain(whyText(*trace, engine::explain(*trace, threads[0], at(50))));
        QVERIFY2(told.startsWith(QStringLiteral("Deadlock: P0 → “fork 1” → P1 → “fork 0” → P0. "
                                                "Nobody in this circle can go on.")),
            qPrintable(told));
        QVERIFY2(
            told.endsWith(QStringLiteral("P0 still did when it was ended.")), qPrintable(told));
    }

    void everyExplanationHasWords()
    {
        for (const bool lost : {false, true})
            for (const auto tier : {trace::Tier::KernelWakeups, trace::Tier::Program}) {
                const auto trace =
                    sampleTrace({.threads = 9, .seed = 11, .tier = tier, .lost = lost});
                for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread))
                    for (int i = 0; i < 100; ++i) {
                        const auto time = trace->extent().begin + trace->extent().length() * i / 99;
                        const WhyText text = whyText(*trace, engine::explain(*trace, thread, time));
                        QVERIFY(!text.title.isEmpty());
                        QVERIFY(!text.sentences.empty());
                        QVERIFY2(!plain(text).contains(u'%'), qPrintable(plain(text)));
                        QVERIFY2(plain(text).endsWith(u'.'), qPrintable(plain(text)));
                    }
            }
    }
};

QTEST_MAIN(TestWaitFor)

#include "tst_wait_for.moc"
