// What a canvas paints anew, and when.
#include "app/window/view_canvas.h"
#include "window/fake_engine.h"

#include <QtTest>

using namespace app;
using namespace std::chrono_literals;
using fake::at;
using views::Layer;

namespace {

/// Counts what it is asked to draw.
class CountingView final : public views::View {
public:
    void draw(QPainter&, const QRectF&, const views::Frame& frame) const override
    {
        ++drawn[frame.layer];
        extentOf[frame.layer] = frame.trace->extent();
    }
    std::optional<views::Spot> spotAt(
        const QPointF&, const QRectF&, const views::Frame&) const override
    {
        return {};
    }
    std::vector<views::Spot> spots(const QRectF&, const views::Frame&) const override { return {}; }
    QString subtitle(const views::Frame&) const override { return {}; }
    QRectF timeArea(const QRectF& rect, const views::Frame&) const override { return rect; }
    double preferredHeight(double, const views::Frame&) const override { return 100; }
    bool keepsStill() const override { return true; }
    bool sameStill(const views::Frame& before, const views::Frame& now) const override
    {
        return before.trace == now.trace && before.theme == now.theme;
    }

    mutable std::map<Layer, int> drawn;
    mutable std::map<Layer, trace::Window> extentOf;
};

const views::ViewType counting{
    .id = "counting", .title = "Counting", .make = views::makeView<CountingView>};

/// A shown canvas over a run that grows.
struct Bench {
    Bench()
    {
        scene.reset(grown(10), true);
        canvas.resize(300, 200);
        canvas.show();
        (void)QTest::qWaitForWindowExposed(&canvas);
        paint();
    }

    trace::Snapshot grown(int milliseconds)
    {
        builder.advance(at(milliseconds * 1ms));
        return builder.snapshot();
    }
    void grow(int milliseconds) { scene.setTrace(grown(milliseconds), true); }

    /// What is due now; timers stand still.
    static void paint() { QCoreApplication::sendPostedEvents(); }

    const CountingView& view() { return static_cast<const CountingView&>(canvas.view()); }
    int drawn(Layer layer) { return view().drawn[layer]; }
    bool isUpToDate() { return view().extentOf[Layer::Still] == scene.trace()->extent(); }

    trace::Builder builder = fake::busyThreads(4, 20);
    Scene scene;
    ViewCanvas canvas{counting, scene};
};

} // namespace

class TestViewCanvas : public QObject {
    Q_OBJECT

private slots:
    void whatFitsNoFrameComesWithTheNext()
    {
        Bench bench;
        const trace::Window old = bench.scene.trace()->extent();
        const int drawn = bench.drawn(Layer::Still);
        bench.scene.pace().setBudget(-1ns);
        bench.grow(20);
        {
            const FramePace::Frame frame{bench.scene.pace()};
            bench.canvas.repaint();
        }
        QCOMPARE(bench.drawn(Layer::Still), drawn);
        QCOMPARE(bench.view().extentOf.at(Layer::Moving), old); // both of one moment
        {
            const FramePace::Frame frame{bench.scene.pace()};
            bench.canvas.repaint();
        }
        QCOMPARE(bench.drawn(Layer::Still), drawn + 1);
        QCOMPARE(bench.view().extentOf.at(Layer::Moving), bench.scene.trace()->extent());
        QVERIFY(bench.isUpToDate());
    }

    void aCanvasMayWaitForItsFirstPictureAndAfterItGrew()
    {
        Bench bench;
        ViewCanvas fresh{counting, bench.scene};
        fresh.resize(300, 200);
        bench.scene.pace().setBudget(-1ns);
        const int drawn = bench.drawn(Layer::Still);
        {
            const FramePace::Frame frame{bench.scene.pace()};
            bench.canvas.resize(400, 300);
            bench.canvas.repaint();
            fresh.show();
            fresh.repaint();
        }
        QCOMPARE(bench.drawn(Layer::Still), drawn);
        QTRY_COMPARE(bench.drawn(Layer::Still), drawn + 1);
        QTRY_COMPARE(static_cast<const CountingView&>(fresh.view()).drawn[Layer::Still], 1);
    }

    void theNextFrameIsAskedFor()
    {
        Bench bench;
        bench.scene.pace().setBudget(-1ns);
        bench.grow(20);
        {
            const FramePace::Frame frame{bench.scene.pace()};
            bench.canvas.repaint();
        }
        QTRY_VERIFY(bench.isUpToDate());
    }

    void aPictureThatIsAskedForIsWhole()
    {
        Bench bench;
        bench.scene.pace().setBudget(-1ns);
        bench.grow(20);
        (void)bench.canvas.grab();
        QVERIFY(bench.isUpToDate());
    }

    void whatDoesNotMoveIsPaintedOnce()
    {
        Bench bench;
        bench.scene.playhead().pause();
        Bench::paint();
        const int still = bench.drawn(Layer::Still);
        const int moving = bench.drawn(Layer::Moving);
        for (int i = 1; i <= 5; ++i) {
            bench.scene.playhead().seek(at(i * 1ms));
            Bench::paint();
        }
        bench.scene.setSelection(trace::Window{at(1ms), at(2ms)}); // this view does not show it
        Bench::paint();
        QCOMPARE(bench.drawn(Layer::Still), still);
        QCOMPARE(bench.drawn(Layer::Moving), moving + 6);
        views::Theme dark;
        dark.mode = views::Mode::Dark;
        bench.scene.setTheme(dark);
        Bench::paint();
        QCOMPARE(bench.drawn(Layer::Still), still + 1);
    }

    void aGrowingRunIsPaintedInTurns()
    {
        Bench bench;
        bench.canvas.takeTurns(0, 3);
        const int still = bench.drawn(Layer::Still);
        for (int i = 1; i <= 6; ++i) {
            bench.grow(10 + i);
            Bench::paint();
        }
        QCOMPARE(bench.drawn(Layer::Still), still + 2);
        QCOMPARE(bench.drawn(Layer::Moving), still + 2); // nor the line "now" over old bars
    }

    void noCanvasStaysBehindWhenTheRunPauses()
    {
        Bench bench;
        bench.canvas.takeTurns(0, 3);
        bench.grow(20);
        Bench::paint();
        QVERIFY(!bench.isUpToDate());
        QTRY_VERIFY(bench.isUpToDate());
    }

    void theEndOfARunAndWhatAPersonDoesWaitForNothing()
    {
        Bench bench;
        bench.canvas.takeTurns(0, 3);
        bench.grow(20);
        bench.scene.selectActor(trace::ActorId{1});
        Bench::paint();
        QVERIFY(bench.isUpToDate());
        bench.grow(30);
        bench.scene.setTrace(bench.grown(40), false);
        Bench::paint();
        QVERIFY(bench.isUpToDate());
        bench.scene.reset(bench.grown(50), true);
        bench.grow(60);
        bench.canvas.grab(); // asked for a picture, it gives the newest
        QVERIFY(bench.isUpToDate());
    }
};

QTEST_MAIN(TestViewCanvas)
#include "tst_view_canvas.moc"
