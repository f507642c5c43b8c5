#include "golden.h"
#include "sample_trace.h"
#include "text_recorder.h"
#include "views/describe.h"
#include "views/flow_arrows.h"
#include "views/lane_columns.h"
#include "views/overview.h"
#include "views/strip.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

using namespace views;

namespace {

constexpr QSizeF normal{900, 400};

Frame frameOf(trace::Snapshot trace, double at)
{
    Frame frame;
    const trace::Window whole = trace->extent();
    frame.playhead =
        whole.begin + trace::Duration{std::int64_t(double(whole.length().count()) * at)};
    frame.trace = std::move(trace);
    frame.rate = 0;
    return frame;
}

QImage painted(const View& view, const Frame& frame, QSizeF size, double ratio = 1)
{
    QImage image{(size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter{&image};
    view.draw(painter, QRectF{QPointF{}, size}, frame);
    return image;
}

/// How many different colours an image has, up to `most`.
int colors(const QImage& image, int most)
{
    QSet<QRgb> found;
    for (int y = 0; y < image.height() && found.size() < most; ++y) {
        for (int x = 0; x < image.width(); ++x)
            found.insert(image.pixel(x, y));
    }
    return int(found.size());
}

} // namespace

class TestViews : public QObject {
    Q_OBJECT

private slots:
    void everyViewPaintsEveryState_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QSizeF>("size");

        SampleOptions one;
        one.threads = 0;
        one.cpus = 1;
        SampleOptions many;
        many.threads = 63;
        many.cpus = 8;
        SampleOptions lost;
        lost.lost = true;
        SampleOptions crashed;
        crashed.crashed = true;
        SampleOptions program;
        program.tier = trace::Tier::Program;
        SampleOptions live;
        live.finished = false;
        SampleOptions family;
        family.processes = 3;
        const std::vector<std::pair<const char*, Frame>> moments{
            {"empty", frameOf(emptyTrace(), 0)},
            {"mid-run", frameOf(sampleTrace(live), 0.5)},
            {"finished", frameOf(sampleTrace(), 1)},
            {"one thread", frameOf(sampleTrace(one), 0.4)},
            {"64 threads", frameOf(sampleTrace(many), 0.6)},
            {"lost", frameOf(sampleTrace(lost), 0.52)},
            {"crashed", frameOf(sampleTrace(crashed), 1)},
            {"program tier", frameOf(sampleTrace(program), 0.3)},
            {"processes", frameOf(sampleTrace(family), 0.3)},
        };
        for (const ViewType* type : catalog()) {
            const QString id = QString::fromLatin1(type->id.data(), qsizetype(type->id.size()));
            for (const auto& [name, frame] : moments) {
                for (const Mode mode : {Mode::Light, Mode::Dark}) {
                    Frame themed = frame;
                    themed.theme.mode = mode;
                    themed.theme.patterns = mode == Mode::Dark;
                    const QString row = id + u' ' + QLatin1String{name}
                        + (mode == Mode::Light ? QStringLiteral(" light")
                                               : QStringLiteral(" dark"));
                    QTest::newRow(qPrintable(row)) << id << themed << normal;
                    QTest::newRow(qPrintable(row + " small")) << id << themed << QSizeF{220, 90};
                    themed.theme.fontScale = 2.5;
                    QTest::newRow(qPrintable(row + " slide")) << id << themed << QSizeF{1900, 1000};
                }
            }
        }
    }

    void everyViewPaintsEveryState()
    {
        QFETCH(QString, id);
        QFETCH(Frame, frame);
        QFETCH(QSizeF, size);
        const auto view = findView(id.toStdString())->make();
        const QImage image = painted(*view, frame, size);
        QVERIFY2(colors(image, 3) >= 3, "something is drawn");
        QVERIFY(painted(*view, frame, size) == image);
        QVERIFY(view->preferredHeight(size.width(), frame) > 0);
        QVERIFY(!view->subtitle(frame).isEmpty());
        const QRectF rect{QPointF{}, size};
        for (const Spot& spot : view->spots(rect, frame)) {
            QVERIFY(!spot.text.isEmpty());
            QVERIFY(rect.adjusted(-1, -1, 1, 1).intersects(spot.rect));
        }
    }

    void aViewOfNoSizeIsPaintedWithoutHarm()
    {
        for (const ViewType* type : catalog()) {
            const auto view = type->make();
            for (const QSizeF size : {QSizeF{1, 1}, QSizeF{3, 200}, QSizeF{300, 2}, QSizeF{40, 20}})
                painted(*view, frameOf(sampleTrace(), 0.5), size, 2);
        }
    }

    void equalFramesPaintEqualPicturesWhateverCameBefore()
    {
        for (const ViewType* type : catalog()) {
            const Frame frame = frameOf(sampleTrace(), 0.4);
            const QImage first = painted(*type->make(), frame, normal);
            painted(*type->make(), frameOf(sampleTrace({.threads = 30, .seed = 9}), 0.9),
                {1500, 900}, 2);
            QVERIFY(painted(*type->make(), frame, normal) == first);
        }
    }

    void theStillPartAndTheMovingPartMakeTheWhole()
    {
        for (const ViewType* type : catalog()) {
            Frame frame = frameOf(sampleTrace(), 0.4);
            frame.selectedActor = frame.trace->actorsOf(trace::ActorKind::Thread)[2];
            frame.hover = frame.playhead + trace::Duration{1'000'000};
            const auto view = type->make();
            const QImage whole = painted(*view, frame, normal);
            QImage kept{normal.toSize(), QImage::Format_ARGB32_Premultiplied};
            kept.fill(Qt::transparent);
            QPainter painter{&kept};
            for (const Layer layer : {Layer::Still, Layer::Moving}) {
                frame.layer = layer;
                view->draw(painter, QRectF{QPointF{}, normal}, frame);
            }
            painter.end();
            QVERIFY(kept == whole);
        }
    }

    void anActorOfAnotherTraceIsNoHarm()
    {
        for (const ViewType* type : catalog()) {
            Frame frame = frameOf(sampleTrace(), 0.4);
            frame.selectedActor = trace::ActorId{9999};
            frame.pinned = {trace::ActorId{9999}};
            painted(*type->make(), frame, normal);
        }
    }

    void aThemeChangesThePictureAndNothingElseDoes()
    {
        for (const ViewType* type : catalog()) {
            const auto view = type->make();
            Frame frame = frameOf(sampleTrace(), 0.4);
            const QImage light = painted(*view, frame, normal);
            QCOMPARE(light.pixelColor(int(normal.width()) - 1, 399), Theme{}.card());
            frame.theme.mode = Mode::Dark;
            const QImage dark = painted(*view, frame, normal);
            QCOMPARE(dark.pixelColor(int(normal.width()) - 1, 399), frame.theme.card());
            frame.theme.transparent = true;
            QCOMPARE(
                painted(*view, frame, normal).pixelColor(int(normal.width()) - 1, 399).alpha(), 0);
        }
    }

    void theTimelinePaintsEachColumnInItsDominantState_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<qint64>("length");
        QTest::addColumn<double>("ratio");
        QTest::newRow("dense") << 8 << qint64{400'000'000} << 1.0;
        QTest::newRow("dense, two pixels a point") << 8 << qint64{400'000'000} << 2.0;
        QTest::newRow("sparse") << 4 << qint64{9'000'000} << 1.0;
        QTest::newRow("one and a half") << 5 << qint64{90'000'000} << 1.5;
    }

    void theTimelinePaintsEachColumnInItsDominantState()
    {
        QFETCH(int, threads);
        QFETCH(qint64, length);
        QFETCH(double, ratio);
        const auto view = findView("thread-timeline")->make();
        Frame frame = frameOf(
            sampleTrace({.threads = threads, .length = trace::Duration{length}, .lost = true}), 0);
        frame.window = {
            trace::Time{trace::Duration{length / 10}}, trace::Time{trace::Duration{length}}};
        frame.playhead = trace::Time{trace::Duration{-1}};
        const QRectF rect{QPointF{}, normal};
        const QRectF lanes = view->timeArea(rect, frame);
        const QImage image = painted(*view, frame, normal, ratio);
        const auto columns = columnsOver(frame.window,
            int(std::round(lanes.right() * ratio) - std::round(lanes.left() * ratio)));

        int compared = 0;
        int gaps = 0;
        for (const Spot& row : view->spots(rect, frame)) {
            const auto states = shownStates(frame.trace->lane(*row.actor), columns);
            const int y = int((row.rect.top() + row.rect.height() * 0.25) * ratio);
            for (std::size_t i = 0; i < states.size(); ++i) {
                const QColor there =
                    image.pixelColor(int(std::round(lanes.left() * ratio)) + int(i), y);
                if (states[i] == trace::State::Lost || states[i] == trace::State::Dead
                    || states[i] == trace::State::None)
                    continue;
                if (there != Theme{}.state(states[i])) {
                    ++gaps; // words, and the gap that ends a wide bar
                    continue;
                }
                ++compared;
            }
        }
        QVERIFY2(compared > 2000, qPrintable(QString::number(compared)));
        QVERIFY2(
            gaps < compared / 5, qPrintable(QStringLiteral("%1 of %2").arg(gaps).arg(compared)));
    }

    void lostRecordsAreSeenInEveryTheme()
    {
        const auto view = findView("thread-timeline")->make();
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            Frame frame =
                frameOf(sampleTrace({.length = trace::Duration{400'000'000}, .lost = true}), 0);
            frame.theme.mode = mode;
            const QImage image = painted(*view, frame, normal);
            int yellow = 0;
            for (int y = 0; y < 300; ++y) {
                for (int x = 100; x < image.width(); ++x)
                    yellow +=
                        image.pixelColor(x, y) == frame.theme.state(trace::State::Lost) ? 1 : 0;
            }
            QVERIFY2(yellow > 100, qPrintable(QString::number(yellow)));
        }
    }

    void thePlayheadStandsWhereItsMomentIs()
    {
        for (const char* id : {"thread-timeline", "cpu-timeline"}) {
            const auto view = findView(id)->make();
            for (const double at : {0.1, 0.45, 0.99}) {
                const Frame frame = frameOf(sampleTrace(), at);
                const QRectF lanes = view->timeArea({QPointF{}, normal}, frame);
                const QImage image = painted(*view, frame, normal);
                const int x = int(lanes.left() + lanes.width() * at);
                QCOMPARE(image.pixelColor(x, int(lanes.center().y())), Theme{}.playhead());
            }
        }
    }

    void wordsStayInsideAndApart_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("fontScale");
        for (const char* id : {"thread-timeline", "cpu-timeline"}) {
            for (const QSize size : {QSize{420, 160}, QSize{860, 330}, QSize{1900, 900}}) {
                for (const double scale : {1.0, 2.5})
                    QTest::addRow("%s %dx%d at %.1f", id, size.width(), size.height(), scale)
                        << id << size << scale;
            }
        }
    }

    void wordsStayInsideAndApart()
    {
        QFETCH(QString, id);
        QFETCH(QSize, size);
        QFETCH(double, fontScale);
        const auto view = findView(id.toStdString())->make();
        for (const int threads : {1, 8, 63}) {
            Frame frame =
                frameOf(sampleTrace({.threads = threads, .lost = true, .crashed = true}), 0.5);
            frame.theme.fontScale = fontScale;
            frame.window = {
                trace::Time{trace::Duration{3'000'000}}, trace::Time{trace::Duration{4'000'000}}};
            frame.playhead = trace::Time{trace::Duration{3'500'000}};
            frame.selection = trace::Window{
                trace::Time{trace::Duration{3'700'000}}, trace::Time{trace::Duration{3'900'000}}};
            TextRecorder device{size};
            QPainter painter{&device};
            view->draw(painter, QRectF{QPointF{}, size}, frame);
            painter.end();
            const auto& texts = device.texts();
            QVERIFY(texts.size() > 3);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                QVERIFY2(
                    QRectF(-1, -2, size.width() + 2, size.height() + 4).contains(texts[i].rect),
                    qPrintable(texts[i].text));
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY2(!texts[i].rect.adjusted(0.6, 1, -0.6, -1).intersects(texts[k].rect),
                        qPrintable(texts[i].text + " | " + texts[k].text));
            }
        }
    }

    void pointingAtABarTellsWhatItIs()
    {
        const auto view = findView("thread-timeline")->make();
        Frame frame = frameOf(sampleTrace(), 0.5);
        frame.window = {
            trace::Time{trace::Duration{5'000'000}}, trace::Time{trace::Duration{6'000'000}}};
        const QRectF rect{QPointF{}, normal};
        const QRectF lanes = view->timeArea(rect, frame);
        const auto rows = view->spots(rect, frame);
        for (const Spot& row : rows) {
            for (const double share : {0.05, 0.3, 0.77}) {
                const QPointF point{lanes.left() + lanes.width() * share, row.rect.center().y()};
                const auto spot = view->spotAt(point, rect, frame);
                QVERIFY(spot);
                QCOMPARE(spot->actor, row.actor);
                const auto time =
                    trace::Time{trace::Duration{5'000'000 + std::int64_t(1e6 * share)}};
                QVERIFY(spot->window->contains(time) || spot->rect.width() < 2);
                QVERIFY(spot->rect.adjusted(-1, -1, 1, 1).contains(point));
            }
        }
        QVERIFY(view->spotAt({2, rows[3].rect.center().y()}, rect, frame)->actor == rows[3].actor);
        QVERIFY(!view->spotAt({400, 399}, rect, frame));
    }

    void aBarSaysWhatHowLongWhyWhereAndByWhom()
    {
        trace::Builder builder;
        const auto waker = builder.addActor(trace::ActorKind::Thread, "main");
        const auto worker = builder.addActor(trace::ActorKind::Thread, "worker");
        const auto orders = builder.addResource(trace::ResourceKind::Lock, "orders");
        const auto at = [](std::int64_t us) { return trace::Time{trace::Duration{us * 1000}}; };
        builder.append(
            waker, {.begin = at(0), .state = trace::State::Running, .cpu = trace::CpuId{0}});
        builder.append(
            worker, {.begin = at(10'000), .state = trace::State::Running, .cpu = trace::CpuId{1}});
        builder.append(worker,
            {.begin = at(10'221), .state = trace::State::Lock, .resource = orders, .line = 41});
        builder.append(
            worker, {.begin = at(10'259), .state = trace::State::Runnable, .peer = waker});
        builder.append(
            worker, {.begin = at(10'300), .state = trace::State::Running, .cpu = trace::CpuId{1}});
        builder.append(
            worker, {.begin = at(10'400), .state = trace::State::Runnable, .preempted = true});
        builder.advance(at(10'500));
        const auto trace = builder.snapshot();
        const auto said = [&](std::size_t slice) {
            return describeSlice(*trace, worker, slice).replace(QChar{0x00a0}, u' ');
        };
        QCOMPARE(said(1),
            QString::fromUtf8("T1 worker — waits for lock “orders” for 38 µs (10.221–10.259 ms)"
                              " · line 41 · last on cpu1 · woken by T0"));
        QCOMPARE(said(2),
            QString::fromUtf8(
                "T1 worker — runnable, woken by T0 for 41 µs (10.259–10.300 ms) · last on cpu1"));
        QCOMPARE(said(3),
            QString::fromUtf8(
                "T1 worker — runs on cpu1 for 100 µs (10.30–10.40 ms) · then preempted"));
        QCOMPARE(said(4),
            QString::fromUtf8("T1 worker — runnable, preempted for 100 µs so far (10.40–10.50 ms) "
                              "· last on cpu1"));
    }

    void manyChangesInOnePixelAreCounted()
    {
        const auto view = findView("thread-timeline")->make();
        const Frame frame = frameOf(sampleTrace({.length = trace::Duration{4'000'000'000}}), 0.1);
        const QRectF rect{QPointF{}, normal};
        const auto rows = view->spots(rect, frame);
        const auto spot = view->spotAt({400, rows[2].rect.center().y()}, rect, frame);
        QVERIFY(spot && spot->text.contains(QStringLiteral("changes within this pixel")));
    }

    void scrollingMovesRowsAndKeepsPinnedOnes()
    {
        const auto view = findView("thread-timeline")->make();
        Frame frame = frameOf(sampleTrace({.threads = 63, .cpus = 4}), 0.5);
        const QRectF rect{0, 0, 700, 300};
        const auto threads = frame.trace->actorsOf(trace::ActorKind::Thread);
        QVERIFY(view->scrollRange(rect, frame) > 300);
        QCOMPARE(view->spots(rect, frame).front().actor, threads[0]);
        frame.scroll = 1e9;
        QCOMPARE(view->spots(rect, frame).back().actor, threads[63]);
        frame.pinned = {threads[5]};
        QCOMPARE(view->spots(rect, frame).front().actor, threads[5]);
        QVERIFY(painted(*view, frame, rect.size())
            != painted(*view, frameOf(frame.trace, 0.5), rect.size()));
    }

    void theProgramTierSaysWhatItCannotKnow()
    {
        const Frame frame = frameOf(sampleTrace({.tier = trace::Tier::Program}), 0.5);
        QVERIFY(caveat(*frame.trace).contains(QStringLiteral("runnable is not told apart")));
        TextRecorder device{{900, 400}};
        QPainter painter{&device};
        findView("cpu-timeline")->make()->draw(painter, {0, 0, 900, 400}, frame);
        painter.end();
        QVERIFY(std::ranges::any_of(device.texts(),
            [](const auto& t) { return t.text.contains(QStringLiteral("not known")); }));
    }

    void arrowsShowWhoWokeTheSelectedThread()
    {
        const auto trace = sampleTrace();
        const auto thread = trace->actorsOf(trace::ActorKind::Thread)[3];
        const auto arrows =
            arrowsOf(*trace, thread, trace->extent(), trace::Time{trace::Duration{9'000'000}}, 24);
        QVERIFY(arrows.size() > 3 && arrows.size() <= 24);
        for (const Arrow& arrow : arrows) {
            QCOMPARE(arrow.to, thread);
            const auto slice = trace->lane(thread).at(arrow.received);
            QCOMPARE(slice->state, trace::State::Runnable);
            QCOMPARE(slice->peer, std::optional{arrow.from});
        }
        Frame frame = frameOf(trace, 0.5);
        const auto view = findView("thread-timeline")->make();
        const QImage before = painted(*view, frame, normal);
        frame.selectedActor = thread;
        QVERIFY(painted(*view, frame, normal) != before);
    }

    void stripsLookLikeLastTime()
    {
        const trace::Snapshot trace =
            sampleTrace({.threads = 3, .length = trace::Duration{3'000'000}, .lost = true});
        for (const bool patterns : {false, true}) {
            const Theme theme{.patterns = patterns};
            QImage image{400, 100, QImage::Format_RGB32};
            image.fill(theme.card());
            QPainter painter{&image};
            const DeviceGrid grid = deviceGrid(painter, {0, 0, 400, 100});
            const Columns columns = columnsOver(trace->extent(), grid.columns);
            double y = 2;
            for (const trace::ActorId thread : trace->actorsOf(trace::ActorKind::Thread)) {
                const auto states = shownStates(trace->lane(thread), columns);
                std::vector<Fill> fills;
                for (const trace::State state : states)
                    fills.push_back(fillOf(state, theme));
                paintStrip(painter, grid, y, 20, fills,
                    wideBars(trace->lane(thread), columns, states, 4), columns.first);
                y += 24;
            }
            painter.end();
            QVERIFY(matchesGolden(image, patterns ? "strips_patterns" : "strips"));
        }
    }

    void theOverviewIsAsBusyAsTheRun()
    {
        const Frame frame = frameOf(sampleTrace(), 0.5);
        QImage image{400, 30, QImage::Format_RGB32};
        image.fill(frame.theme.card());
        QPainter painter{&image};
        drawOverview(painter, {0, 0, 400, 30}, frame);
        painter.end();
        QCOMPARE(image.pixelColor(200, 15), frame.theme.playhead());
        const auto covered = [&](int x) {
            int pixels = 0;
            for (int y = 0; y < 29; ++y)
                pixels += image.pixelColor(x, y) != frame.theme.card() ? 1 : 0;
            return pixels;
        };
        QVERIFY(covered(120) > 25); // two CPUs, nine threads: busy
        QVERIFY(covered(390) < 10); // nearly all have ended
    }
};

QTEST_MAIN(TestViews)

#include "tst_views.moc"
