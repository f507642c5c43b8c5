// Flynn's four machines, as they recorded themselves: what is drawn of them, and when.
#include "engine/trace/builder.h"
#include "text_recorder.h"
#include "views/flynn_words.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

#include <array>
#include <limits>
#include <map>

using namespace views;

namespace {

using trace::Duration;
using trace::Time;
constexpr Duration ms{1'000'000};

Frame frameAt(trace::Snapshot trace, Duration at, Theme theme = {})
{
    Frame frame;
    frame.trace = std::move(trace);
    frame.playhead = Time{at};
    frame.rate = 0;
    frame.theme = theme;
    return frame;
}

std::vector<TextRecorder::Text> textsOf(const Frame& frame, QSize size)
{
    TextRecorder recorder{size};
    QPainter painter{&recorder};
    findView("flynn-streams")->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    painter.end();
    return recorder.texts();
}

QString wordsOf(const Frame& frame, QSize size = {900, 400})
{
    QStringList words;
    for (const TextRecorder::Text& text : textsOf(frame, size))
        words << text.text;
    return words.join(u'|').replace(QChar{0x00a0}, u' ').replace(QChar{0x2009}, u' ');
}

QImage painted(const Frame& frame, QSize size = {900, 400})
{
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    findView("flynn-streams")->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    return image;
}

int pixelsOf(const QImage& image, const QColor& color, const QRect& where)
{
    int count = 0;
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    return count;
}

enum Op { LoadA, LoadB, Multiply, Add, Store, Begin, Iterate, Guess = 8, Answer, Fault, Vote };

/// Readings as the demo makes them, one step each 10 ms.
class Recorded {
public:
    Recorded()
    {
        m_builder.append(
            m_builder.addActor(trace::ActorKind::Thread, "T1"), {.state = trace::State::Running});
        for (const char* key :
            {"begin", "sisd", "simd", "mimd", "datum", "root", "winner", "busy", "differing"})
            add("flynn-streams", key, key);
        for (const char* name : {"Newton", "bisection", "by hand"})
            add("flynn-streams", "misd-" + std::to_string(m_ids.size() - 8), name);
        m_rate = m_builder.addQuantity({.key = "sisd",
            .figure = "throughput",
            .label = "SISD: scalar",
            .unit = "M elements/s"});
        m_fast = m_builder.addQuantity({.key = "simd",
            .figure = "throughput",
            .label = "SIMD: vectors",
            .unit = "M elements/s"});
    }

    void wait() { m_now += 10 * ms; }
    void say(const std::string& key, double value, double x = 0, double y = 0)
    {
        m_builder.read({.at = Time{m_now},
            .value = value,
            .x = float(x),
            .y = float(y),
            .quantity = m_ids.at(key)});
    }
    void step(const std::string& key, int op, int n, double value, int lane = 0, int stream = 0)
    {
        say(key, value, 64 * stream + lane, 16 * n + op);
    }
    void rates()
    {
        for (const auto& [id, value] : {std::pair{m_rate, 500.0}, std::pair{m_fast, 2000.0}})
            m_builder.read({.at = Time{m_now}, .value = value, .x = 1, .quantity = id});
    }
    trace::Snapshot snapshot()
    {
        m_builder.advance(Time{m_now + 10 * ms});
        return m_builder.snapshot();
    }

private:
    void add(const char* figure, const std::string& key, const std::string& label)
    {
        m_ids[key] = m_builder.addQuantity({.key = key, .figure = figure, .label = label});
    }

    trace::Builder m_builder;
    std::map<std::string, trace::QuantityId> m_ids;
    trace::QuantityId m_rate{}, m_fast{};
    Duration m_now = 10 * ms;
};

constexpr double a[]{10, 15, 20, 25};
constexpr double b[]{20, 15, 10, 5};

/// The classical sum: at 20 ms the vector has loaded a, at 40 ms it has added; SISD takes 16 steps.
trace::Snapshot classicalSum()
{
    Recorded run;
    run.rates();
    run.say("begin", 4, 0, 8);
    run.say("datum", 17);
    run.say("root", 4);
    for (int step = 0; step < 16; ++step) {
        run.wait();
        const int i = step / 4;
        const int op = std::array{LoadA, LoadB, Add, Store}[std::size_t(step % 4)];
        const auto value = [&](int lane) {
            return op == LoadA ? a[lane] : op == LoadB ? b[lane] : a[lane] + b[lane];
        };
        run.step("sisd", op, i, value(i));
        for (int lane = 0; lane < 4 && step < 4; ++lane)
            run.step("simd", op, lane, value(lane), lane);
        for (int thread = 0; thread < 2 && step < 8; ++thread)
            run.step("mimd", op, 2 * thread + i, value(2 * thread + i), 0, thread);
        if (step < 3)
            for (const char* key : {"misd-1", "misd-2", "misd-3"})
                run.step(key, Guess, step, 9 - step, 0, key[5] - '1');
    }
    run.step("misd-1", Fault, 3, 3, 0, 0);
    run.step("misd-1", Answer, 3, 12, 0, 0);
    run.step("misd-2", Answer, 3, 4, 0, 1);
    run.step("misd-3", Answer, 3, 4, 0, 2);
    run.wait();
    for (int i = 0; i < 3; ++i)
        run.step("misd-" + std::to_string(i + 1), Vote, 0, i == 0 ? 0 : 1, 0, i);
    run.say("winner", 4);
    for (int machine = 0; machine < 3; ++machine)
        run.say("differing", 0, machine);
    return run.snapshot();
}

/// Four lanes that iterate 5, 2, 3 and 1 times.
trace::Snapshot divergingLanes()
{
    constexpr int counts[]{5, 2, 3, 1};
    Recorded run;
    run.say("begin", 4, 2, 4);
    run.say("busy", 62);
    for (int lane = 0; lane < 4; ++lane)
        run.step("simd", Begin, lane, 0, lane);
    for (int k = 0; k < 6; ++k) {
        run.wait();
        double mask = 0;
        for (int lane = 0; lane < 4; ++lane)
            mask += counts[lane] > k ? double(1 << lane) : 0;
        run.step("simd", Iterate, k, mask);
    }
    run.wait();
    for (int lane = 0; lane < 4; ++lane)
        run.step("simd", Store, lane, counts[lane], lane);
    return run.snapshot();
}

/// A vector of 32 lanes, the widest that is recorded; all of x loaded.
trace::Snapshot wideVector()
{
    Recorded run;
    run.rates();
    run.say("begin", 32, 1, 32);
    for (int lane = 0; lane < 32; ++lane)
        run.step("simd", LoadA, lane, 0.25 + lane, lane);
    for (int thread = 0; thread < 4; ++thread)
        run.step("mimd", LoadA, 8 * thread, 0.25, 0, thread);
    run.step("sisd", LoadA, 0, 0.25);
    return run.snapshot();
}

} // namespace

class TestFlynn : public QObject {
    Q_OBJECT
private slots:
    void theLanesOfAVectorFillInOneStepAndTheScalarsOneByOne()
    {
        const auto trace = classicalSum();
        const auto after = [&](int steps) {
            return flynnMoment(*trace, Time{10 * ms + steps * 10 * ms})->now;
        };
        QCOMPARE(after(0).simd.steps, std::size_t{0});
        QVERIFY(!after(0).simd.elements[3].first);
        QCOMPARE(after(1).simd.elements[3].first, std::optional{25.0});
        QVERIFY(!after(1).sisd.elements[1].first);
        QCOMPARE(after(4).simd.stored(), std::size_t{4});
        QCOMPARE(after(4).sisd.stored(), std::size_t{1});
        QCOMPARE(after(4).mimd.stored(), std::size_t{2});
        QCOMPARE(after(16).sisd.stored(), std::size_t{4});
        for (const FlynnElement& element : after(16).sisd.elements)
            QCOMPARE(element.stored, std::optional{30.0});
        QCOMPARE(after(2).mimd.elements[2].stream, std::size_t{1});
    }

    void thePictureSaysWhatEachIsDoingAndHowFastItIs()
    {
        const auto trace = classicalSum();
        const QString early = wordsOf(frameAt(trace, 40 * ms));
        for (const char* said : {"SISD", "SIMD", "MISD", "MIMD", "vectors of 8 lanes",
                 "one instruction stream", "many data streams", "500 M elements/s",
                 "000 M elements/s  × 4", "element 1 of 4 alone · step 3 of 16",
                 "4 lanes at once · step 3 of 4", "round 3: 7", "0 of 3 have answered"})
            QVERIFY2(early.contains(QString::fromUtf8(said)), qPrintable(early));
        QVERIFY(!early.contains("outvoted"));
        QCOMPARE(early.count("30"), 4 + 1 + 2); // SIMD, SISD, MIMD
        const QString late = wordsOf(frameAt(trace, 200 * ms));
        for (const char* said : {"4 results in 4 steps", "4 results, one after the other, in 16",
                 "bit 3 turned", "outvoted", "2 of 3 say 4 · the fault is outvoted",
                 "The results are those at full speed, bit for bit."})
            QVERIFY2(late.contains(QString::fromUtf8(said)), qPrintable(late));
        QCOMPARE(late.count("wins"), 2);
        QCOMPARE(late.count("30"), 12);
    }

    void idleLanesAreCountedAndDrawnApart()
    {
        const auto trace = divergingLanes();
        const auto at = [&](int k) { return frameAt(trace, 20 * ms + k * 10 * ms); };
        constexpr int busy[]{4, 3, 2, 1, 1};
        int sum = 0;
        for (int k = 0; k < 5; ++k) {
            sum += busy[k];
            const QString words = wordsOf(at(k));
            const QString told = QStringLiteral("%1 of 4 lanes busy · so far %2 %")
                                     .arg(busy[k])
                                     .arg(qRound(100.0 * sum / (4.0 * (k + 1))));
            QVERIFY2(words.contains(told), qPrintable(told + u'|' + words));
        }
        const QString end = wordsOf(at(6));
        QVERIFY2(end.contains("lanes busy: 55 %"), qPrintable(end));
        QVERIFY2(end.contains("whole picture: 62 %"), qPrintable(end));
        const auto moment = flynnMoment(*trace, Time{200 * ms})->now;
        QCOMPARE(
            moment.simd.elements[3].went, (std::vector<bool>{true, false, false, false, false}));
        // What is filled is what was busy: 11 cells of 20.
        const QRect simd{460, 60, 430, 120};
        const int all = pixelsOf(painted(at(6)), Theme{}.accent(), simd);
        const int first = pixelsOf(painted(at(0)), Theme{}.accent(), simd);
        QVERIFY2(first > 0 && all > first, qPrintable(QString::number(all)));
    }

    void theStepAtThePlayheadIsHighlighted()
    {
        const auto trace = classicalSum();
        const QRect simd{460, 20, 430, 170};
        const int working = pixelsOf(painted(frameAt(trace, 20 * ms)), Theme{}.accent(), simd);
        const int before = pixelsOf(painted(frameAt(trace, 10 * ms)), Theme{}.accent(), simd);
        const int done = pixelsOf(painted(frameAt(trace, 100 * ms)), Theme{}.accent(), simd);
        QVERIFY(working > 2000); // an instruction and four lanes, filled
        QCOMPARE(before, 0);
        QVERIFY(done < working);
        QCOMPARE(painted(frameAt(trace, 20 * ms)), painted(frameAt(trace, 20 * ms)));
    }

    void aLostVoteAndNoMajorityAreTold()
    {
        for (const bool majority : {false, true}) {
            Recorded run;
            run.say("begin", 4, 0, 4);
            run.say("root", 4);
            for (int i = 0; i < 3; ++i) {
                const std::string key = "misd-" + std::to_string(i + 1);
                run.step(key, Fault, 1, 3, 0, i);
                run.step(key, Answer, 1, majority ? 12 : 12 + i, 0, i);
                run.step(key, Vote, 0, majority ? 1 : -1, 0, i);
            }
            if (majority)
                run.say("winner", 12);
            const Frame frame = frameAt(run.snapshot(), 20 * ms);
            const QRect misd{20, 200, 430, 180};
            const QImage image = painted(frame);
            QCOMPARE(pixelsOf(image, Theme{}.state(trace::State::Running), misd), 0); // no praise
            if (majority)
                QVERIFY(pixelsOf(image, Theme{}.state(trace::State::Lock), misd) > 500);
            const QString words = wordsOf(frame);
            const char* said = majority ? "3 of 3 say 12 · wrong: it is 4"
                                        : "no majority: the fault is noticed, but not masked";
            QVERIFY2(words.contains(QString::fromUtf8(said)), qPrintable(words));
        }
    }

    void theLatestWalkIsShownAndBeforeThePlayheadTheFirst()
    {
        Recorded run;
        run.wait();
        run.say("begin", 4, 0, 8);
        run.step("simd", LoadA, 0, 1);
        run.wait();
        run.say("begin", 8, 1, 8);
        const auto trace = run.snapshot();
        QCOMPARE(flynnMoment(*trace, Time{})->now.elements, std::size_t{4});
        QCOMPARE(flynnMoment(*trace, Time{})->now.simd.steps, std::size_t{0});
        QCOMPARE(flynnMoment(*trace, Time{25 * ms})->now.simd.steps, std::size_t{1});
        QCOMPARE(flynnMoment(*trace, Time{35 * ms})->now.problem, FlynnProblem::Saxpy);
        QCOMPARE(flynnMoment(*trace, Time{35 * ms})->now.simd.steps, std::size_t{0});
    }

    void nothingYetSaysWhatWillCome()
    {
        const QString none = wordsOf(frameAt(trace::Builder{}.snapshot(), {}));
        QVERIFY2(none.contains("Press Run to start"), qPrintable(none));
        Recorded run;
        run.wait();
        const QString begun = wordsOf(frameAt(run.snapshot(), 15 * ms));
        QVERIFY2(begun.contains("The steps come after the first measurement"), qPrintable(begun));
    }

    void wordsStayInThePicture_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("card") << QSize{900, 400} << 1.0;
        QTest::newRow("small card") << QSize{620, 300} << 1.0;
        QTest::newRow("slide") << QSize{1280, 720} << 1.6;
        QTest::newRow("window") << QSize{1440, 900} << 1.0;
    }
    void wordsStayInThePicture()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        const QRectF all{QPointF{}, QSizeF{size}};
        for (const auto& trace : {classicalSum(), divergingLanes(), wideVector()})
            for (const Duration at : {20 * ms, 60 * ms, 300 * ms}) {
                const auto texts = textsOf(frameAt(trace, at, Theme{.fontScale = scale}), size);
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    QVERIFY2(all.adjusted(-1, -1, 1, 1).contains(texts[i].rect),
                        qPrintable(texts[i].text));
                    for (std::size_t j = 0; j < i; ++j)
                        QVERIFY2(!texts[i]
                                      .rect.adjusted(1, 1, -1, -1)
                                      .intersects(texts[j].rect.adjusted(1, 1, -1, -1)),
                            qPrintable(texts[i].text + u'/' + texts[j].text));
                }
            }
    }

    void whatCanBePointedAtLiesInThePicture()
    {
        const auto view = findView("flynn-streams")->make();
        const QRectF rect{0, 0, 900, 400};
        for (const auto& trace : {classicalSum(), divergingLanes()})
            for (const Spot& spot : view->spots(rect, frameAt(trace, 300 * ms))) {
                QVERIFY(rect.adjusted(-1, -1, 1, 1).contains(spot.rect));
                QVERIFY(!spot.text.isEmpty());
            }
        const auto moment = flynnMoment(*classicalSum(), Time{300 * ms})->now;
        QCOMPARE(flynnElementSentence(moment.simd.elements[1], 1, moment.problem),
            QStringLiteral("element 2 · a = 15 · b = 15 · a+b = 30 · stored"));
        QCOMPARE(flynnProgramSentence(moment.programs[0]),
            QStringLiteral("Newton · answers 12 · bit 3 turned · outvoted"));
    }

    void anyReadingOfAFileIsDrawnOrLeftOut()
    {
        constexpr float odd[]{
            -5, 0, 0.5F, 3, 63, 64, 700, 1e30F, std::numeric_limits<float>::max()};
        for (const double value : {-1e300, -1.0, 0.0, 1.0, 3.7, 64.0, 65.0, 9e14, 1e300})
            for (const double elements : {1.0, 64.0}) {
                trace::Builder builder;
                builder.append(builder.addActor(trace::ActorKind::Thread, "T1"),
                    {.state = trace::State::Running});
                const auto begin = builder.addQuantity({.key = "begin", .figure = "flynn-streams"});
                builder.read(
                    {.at = Time{ms}, .value = elements, .x = 2, .y = 64, .quantity = begin});
                for (const char* key :
                    {"begin", "sisd", "simd", "mimd", "misd-1", "misd-9", "misd-0", "misd-",
                        "datum", "root", "winner", "subgroup", "busy", "differing", "nonsense"}) {
                    const auto id = builder.addQuantity({.key = key, .figure = "flynn-streams"});
                    for (const float x : odd)
                        for (int y = -1; y < 700; y += 7)
                            builder.read({.at = Time{2 * ms},
                                .value = value,
                                .x = x,
                                .y = y < 0 ? x : float(y),
                                .quantity = id});
                }
                builder.advance(Time{3 * ms});
                const Frame frame = frameAt(builder.snapshot(), 2 * ms);
                for (const QSize size :
                    {QSize{1000, 400}, QSize{170, 125}, QSize{90, 70}, QSize{5, 5}}) {
                    painted(frame, size);
                    (void)findView("flynn-streams")
                        ->make()
                        ->spots(QRectF{QPointF{}, QSizeF{size}}, frame);
                }
            }
    }
};

QTEST_MAIN(TestFlynn)
#include "tst_flynn.moc"
