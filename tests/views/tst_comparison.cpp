#include "engine/trace/builder.h"
#include "sample_trace.h"
#include "text_recorder.h"
#include "views/comparison_layout.h"
#include "views/measure_text.h"
#include "views/share_bars.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

using namespace views;
using namespace std::chrono_literals;

namespace {

constexpr QRectF place{10, 20, 900, 500};

Frame twoRuns()
{
    SampleOptions a;
    a.threads = 3;
    a.length = 10ms;
    SampleOptions b;
    b.threads = 7;
    b.length = 20ms;
    b.seed = 5;
    Frame frame{.trace = sampleTrace(b), .other = sampleTrace(a), .rate = 0};
    frame.playhead = trace::Time{5ms};
    return frame;
}

/// A thread of each name, that runs for a while and then sleeps.
trace::Snapshot differentThreads()
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    const auto process = builder.addActor(trace::ActorKind::Process, "test", {}, 1, 1);
    for (const char* name : {"hog", "sleeper", "lock user", "writer", "reader", "waiter"}) {
        const auto thread = builder.addActor(trace::ActorKind::Thread, name, process, 1, 2);
        builder.append(thread, {.begin = trace::Time{}, .state = trace::State::Running});
        builder.append(thread, {.begin = trace::Time{4ms}, .state = trace::State::Sleep});
        builder.append(thread, {.begin = trace::Time{9ms}, .state = trace::State::Dead});
    }
    return builder.snapshot();
}

QImage painted(const char* id, const Frame& frame, QSize size = {920, 540})
{
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::white);
    QPainter painter{&image};
    findView(id)->make()->draw(painter,
        {10, 20, std::max(1.0, size.width() - 20.0), std::max(1.0, size.height() - 40.0)}, frame);
    return image;
}

/// Rows of `image` between which column `x` has `color`.
bool hasColor(const QImage& image, int x, double top, double bottom, const QColor& color)
{
    for (int y = int(top); y < int(bottom); ++y)
        if (image.pixelColor(x, y) == color)
            return true;
    return false;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void bothRunsHaveOneAxis()
    {
        const Frame frame = twoRuns();
        const ComparisonLayout layout = layOutComparison(place, frame);
        QCOMPARE(layout.a.axis.window, layout.b.axis.window);
        QCOMPARE(layout.a.axis.left, layout.b.axis.left);
        QCOMPARE(layout.a.axis.width, layout.b.axis.width);
        QCOMPARE(layout.a.axis.window, (trace::Window{trace::Time{0ms}, trace::Time{20ms}}));
        QCOMPARE(layout.a.rows.size(), std::size_t{4});
        QCOMPARE(layout.b.rows.size(), std::size_t{8});
    }

    void theLongerRunIsShownWholeWhicheverItIs()
    {
        Frame frame = twoRuns();
        std::swap(frame.trace, frame.other);
        const ComparisonLayout layout = layOutComparison(place, frame);
        QCOMPARE(layout.b.axis.window.end, trace::Time{20ms});
        frame.window = {trace::Time{2ms}, trace::Time{4ms}}; // zoomed: both are
        QCOMPARE(layOutComparison(place, frame).a.axis.window, frame.window);
        QCOMPARE(layOutComparison(place, frame).b.axis.window, frame.window);
    }

    void nothingCoversAnythingElse_data()
    {
        QTest::addColumn<QRectF>("rect");
        QTest::newRow("normal") << place;
        QTest::newRow("low") << QRectF{0, 0, 900, 160};
        QTest::newRow("narrow") << QRectF{0, 0, 260, 700};
        QTest::newRow("tiny") << QRectF{0, 0, 40, 30};
    }

    void nothingCoversAnythingElse()
    {
        QFETCH(QRectF, rect);
        const ComparisonLayout layout = layOutComparison(rect, twoRuns());
        QVERIFY(layout.headA.bottom() <= layout.a.axisArea.top() + 0.01);
        QVERIFY(layout.a.axisArea.bottom() <= layout.a.rowsArea.top() + 0.01);
        QVERIFY(layout.a.rowsArea.bottom() <= layout.headB.top() + 0.01);
        QVERIFY(layout.headB.bottom() <= layout.b.rowsArea.top() + 0.01);
        QVERIFY(layout.b.rowsArea.bottom() <= layout.foot.top() + 0.01);
    }

    void theSameMomentIsAtTheSamePlaceInBothAndTheLineGoesThrough()
    {
        const Frame frame = twoRuns();
        const QRectF rect{10, 20, 900, 500};
        const ComparisonLayout layout = layOutComparison(rect, frame);
        const QImage image = painted("run-comparison", frame);
        const int x = int(layout.a.axis.x(frame.playhead));
        for (const TimelineFrame* run : {&layout.a, &layout.b})
            QVERIFY(hasColor(
                image, x, run->rowsArea.top(), run->rowsArea.bottom(), frame.theme.playhead()));
    }

    void whereTheShorterRunHasEndedNothingIsDrawnOfIt()
    {
        const Frame frame = twoRuns();
        const ComparisonLayout layout = layOutComparison(place, frame);
        const QImage image = painted("run-comparison", frame);
        const int x = int(layout.a.axis.x(trace::Time{15ms}));
        for (const trace::State state : {trace::State::Running, trace::State::Runnable,
                 trace::State::Lock, trace::State::Sleep, trace::State::Dead})
            QVERIFY(!hasColor(image, x, layout.a.rowsArea.top() + 20, layout.a.rowsArea.bottom(),
                frame.theme.state(state)));
    }

    void headingsSayWhichRunIsWhichAndTheAxisIsLabelled()
    {
        TextRecorder recorder{{920, 540}};
        QPainter painter{&recorder};
        findView("run-comparison")->make()->draw(painter, place, twoRuns());
        painter.end();
        QStringList said;
        for (const auto& text : recorder.texts())
            said << text.text;
        const QString all = said.join(u'\n');
        for (const char* expected : {"A", "B", "Seed 1", "Seed 5", "ended", "running", "time"})
            QVERIFY2(all.contains(QLatin1String{expected}), expected);
        QVERIFY(all.contains(QStringLiteral("ms")));
    }

    void actorsOfAAreNotTheStages()
    {
        const Frame frame = twoRuns();
        const auto view = findView("run-comparison")->make();
        const ComparisonLayout layout = layOutComparison(place, frame);
        const auto inA = view->spotAt(layout.a.lanes.center(), place, frame);
        QVERIFY(inA && inA->text.startsWith(QStringLiteral("A: ")) && !inA->actor);
        const auto inB = view->spotAt(layout.b.lanes.center(), place, frame);
        QVERIFY(inB && inB->actor);
    }

    void everyComparisonPaintsAndSaysItsSpots_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id :
            {"run-comparison", "run-overlay", "share-comparison", "figure-comparison"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void everyComparisonPaintsAndSaysItsSpots()
    {
        QFETCH(QString, id);
        Frame frame = twoRuns();
        const auto view = findView(id.toStdString())->make();
        for (const Mode mode : {Mode::Light, Mode::Dark})
            for (const QSize size : {QSize{920, 540}, QSize{240, 120}, QSize{12, 9}}) {
                frame.theme.mode = mode;
                const QImage image = painted(id.toLatin1().constData(), frame, size);
                QVERIFY(image == painted(id.toLatin1().constData(), frame, size));
            }
        const auto spots = view->spots(place, frame);
        QVERIFY(spots.size() >= 4);
        for (const Spot& spot : spots)
            QVERIFY(!spot.text.isEmpty() && place.adjusted(-1, -1, 1, 1).intersects(spot.rect));
        frame.layer = Layer::Still;
        QImage layered{920, 540, QImage::Format_ARGB32_Premultiplied};
        layered.fill(Qt::white);
        QPainter painter{&layered};
        view->draw(painter, place, frame);
        frame.layer = Layer::Moving;
        view->draw(painter, place, frame);
        frame.layer = Layer::Whole;
        frame.theme.mode = Mode::Dark;
        QVERIFY(layered == painted(id.toLatin1().constData(), frame));
    }

    void barsOfBothRunsAreOnOneScaleAndAddUpToAll()
    {
        const Frame frame = twoRuns();
        const auto groups = trace::compare(*frame.other, *frame.trace).groups;
        const ShareLayout layout = layOutShares(place, Theme{}, groups.size());
        QCOMPARE(layout.bars.size(), groups.size() * 2);
        for (const ShareBar& bar : layout.bars) {
            QCOMPARE(bar.rect.left(), layout.left);
            QVERIFY(qFuzzyCompare(bar.rect.right(), layout.right));
            const auto parts =
                shareParts(bar.ofB ? groups[bar.group].b.time : groups[bar.group].a.time);
            QCOMPARE(parts.front().from, 0.0);
            QVERIFY(std::abs(parts.back().to - 1) < 1e-9);
            for (std::size_t i = 1; i < parts.size(); ++i)
                QCOMPARE(parts[i].from, parts[i - 1].to);
        }
        QVERIFY(shareParts({}).empty());
    }

    void inLowBarsNoWordsCoverOthers()
    {
        for (int height = 60; height < 540; height += 12) {
            TextRecorder recorder{{920, height}};
            QPainter painter{&recorder};
            const QRectF rect{0, 0, 900, double(height)};
            const Frame frame{.trace = differentThreads(), .other = differentThreads()};
            findView("share-comparison")->make()->draw(painter, rect, frame);
            painter.end();
            const double left = layOutShares(rect, Theme{}, 6).left;
            std::vector<TextRecorder::Text> inBars;
            for (const auto& text : recorder.texts())
                if (text.rect.left() > left)
                    inBars.push_back(text);
            for (std::size_t i = 0; i < inBars.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY2(!inBars[i].rect.intersects(inBars[j].rect),
                        qPrintable(QStringLiteral("%1: %2 and %3")
                                       .arg(height)
                                       .arg(inBars[i].text, inBars[j].text)));
        }
    }

    void figuresReadAsAPersonSaysThem()
    {
        using trace::Measured;
        const auto plain = [](QString text) {
            return text.replace(QChar{0x00A0}, u' ').replace(QChar{0x2009}, u' ');
        };
        QCOMPARE(plain(measureText(Measured::PerSecond, 6420)), QStringLiteral("6 420 /s"));
        QCOMPARE(plain(measureText(Measured::Share, 0.32)), QStringLiteral("32 %"));
        QCOMPARE(plain(measureText(Measured::Nanoseconds, 38e3)), QStringLiteral("38 µs"));
        QCOMPARE(measureText(Measured::Count, std::nullopt), QStringLiteral("–"));
        QCOMPARE(plain(differenceText(Measured::Nanoseconds, -3.2e6)), QStringLiteral("−3.2 ms"));
        QCOMPARE(plain(differenceText(Measured::Share, 0.07)), QStringLiteral("+7 pp"));
        QCOMPARE(differenceText(Measured::PerSecond, 0.0), QStringLiteral("0"));
        QCOMPARE(plain(ratioText(1.38)), QStringLiteral("× 1.38"));
        QCOMPARE(ratioText(std::nullopt), QStringLiteral("–"));
        QCOMPARE(
            plain(rangeText(Measured::PerSecond, 6300, 6510)), QStringLiteral("6 300–6 510 /s"));
        QCOMPARE(
            plain(rangeText(Measured::Nanoseconds, 900e3, 1.2e6)), QStringLiteral("900 µs–1.2 ms"));
        QCOMPARE(plain(spreadText(Measured::Share, trace::Spread{5, .1, .2, .3, .4, .5})),
            QStringLiteral("30 % (20–40 %, n = 5)"));
    }
};

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
