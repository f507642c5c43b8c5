#include "engine/trace/builder.h"
#include "text_recorder.h"
#include "views/describe.h"
#include "views/picture_pixels.h"
#include "views/timeline_layout.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

using namespace views;
using namespace std::chrono_literals;
using trace::State;
using trace::Time;

namespace {

constexpr QSizeF size{900, 300};

/// A thread that waits for a GPU's queue, whose clock is known within 2 µs.
trace::Snapshot sent(trace::Basis basis = trace::Basis::Program)
{
    trace::Builder builder{{.tier = trace::Tier::KernelWakeups}};
    const auto process = builder.addActor(trace::ActorKind::Process, "gpu-compute", {}, 7, 7);
    const auto main = builder.addActor(trace::ActorKind::Thread, "main", process, 7, 7);
    const auto queue =
        builder.addActor(trace::ActorKind::GpuQueue, "software Vulkan on the CPU", process);
    const auto worker = builder.addActor(trace::ActorKind::Thread, "worker", process, 7, 8);
    const auto error =
        builder.addResource(trace::ResourceKind::Other, std::string{trace::clockError});
    builder.append(worker, {.begin = Time{}, .state = State::Sleep});
    builder.append(main, {.begin = Time{}, .state = State::Running, .cpu = 0});
    builder.append(main, {.begin = Time{1ms}, .state = State::Message});
    builder.append(main, {.begin = Time{9ms}, .state = State::Running, .cpu = 0});
    builder.mark(
        queue, {.at = Time{2ms}, .value = 2000, .resource = error, .kind = trace::MarkKind::Value});
    for (const auto& [at, state] : {std::pair{2ms, State::Upload}, std::pair{3ms, State::Dispatch},
             std::pair{6ms, State::Download}, std::pair{8ms, State::None}})
        builder.append(queue, {.begin = Time{at}, .state = state, .basis = basis});
    builder.advance(Time{10ms});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

trace::ActorId queueOf(const trace::Trace& trace)
{
    return trace.actorsOf(trace::ActorKind::GpuQueue).front();
}

/// Two pictures: a gradient of 64 values, then all the largest.
trace::Snapshot pictured(std::uint8_t top = 63)
{
    trace::Builder builder;
    builder.append(builder.addActor(trace::ActorKind::Thread, "main"), {.state = State::Running});
    for (std::uint64_t number = 0; number < 2; ++number) {
        std::vector<std::uint8_t> cells(64 * 36);
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = number == 1 ? top : static_cast<std::uint8_t>(i % 64 % (top + 1U));
        builder.show({.at = Time{5ms + number * 5ms},
            .number = number * 3,
            .width = 64,
            .height = 36,
            .top = top,
            .what = "Mandelbrot",
            .way = "software Vulkan on the CPU",
            .cells = std::make_shared<const std::vector<std::uint8_t>>(std::move(cells))});
    }
    builder.advance(Time{20ms});
    builder.setOutcome({.kind = trace::OutcomeKind::Finished});
    return builder.snapshot();
}

Frame frameOf(trace::Snapshot trace, Time playhead)
{
    Frame frame;
    frame.trace = std::move(trace);
    frame.playhead = playhead;
    frame.rate = 0;
    return frame;
}

QImage painted(std::string_view id, const Frame& frame, QSizeF room = size)
{
    QImage image{room.toSize(), QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    findView(id)->make()->draw(painter, QRectF{QPointF{}, room}, frame);
    return image;
}

int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == color.rgb() ? 1 : 0;
    return count;
}

} // namespace

/// What of a GPU is seen: its queue on the timeline, and the pictures that it computed.
class TestGpuViews : public QObject {
    Q_OBJECT
private slots:
    void aQueueIsTheLastRowOfItsProcess()
    {
        const auto trace = sent();
        const auto rows = threadRows(*trace, {});
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows.back().actor == queueOf(*trace));
        for (const Row& row : rows)
            QVERIFY(!row.heading);
    }

    void itsWorkIsOnTheThreadsAxis()
    {
        const auto trace = sent();
        const Frame frame = frameOf(trace, Time{5ms});
        const QRectF rect{QPointF{}, size};
        const auto view = findView("thread-timeline")->make();
        const QRectF lanes = view->timeArea(rect, frame);
        QRectF row;
        for (const Spot& spot : view->spots(rect, frame))
            if (spot.actor == queueOf(*trace))
                row = spot.rect;
        const QImage image = painted("thread-timeline", frame);
        const auto colorsAt = [&](double ms) {
            QSet<QRgb> colors;
            const int x = int(lanes.left() + lanes.width() * ms / 10);
            for (int dx = -8; dx < 8; ++dx)
                for (int y = int(row.top()); y < int(row.bottom()); ++y)
                    colors.insert(image.pixel(x + dx, y));
            return colors;
        };
        const Theme theme;
        for (const auto& [ms, state] : {std::pair{2.5, State::Upload},
                 std::pair{4.5, State::Dispatch}, std::pair{7.0, State::Download}}) {
            const auto colors = colorsAt(ms);
            for (const State other : {State::Upload, State::Dispatch, State::Download})
                QCOMPARE(colors.contains(theme.state(other).rgb()), other == state);
            // Copies differ from computing by more than their colour.
            QCOMPARE(patternedThere(colors, state, theme), state != State::Dispatch);
        }
        QVERIFY(!colorsAt(9.0).contains(theme.state(State::Dispatch).rgb()));
    }

    void itsBarsAndLegendAreNamed()
    {
        TextRecorder recorder{size.toSize()};
        {
            QPainter painter{&recorder};
            findView("thread-timeline")
                ->make()
                ->draw(painter, QRectF{QPointF{}, size}, frameOf(sent(), Time{5ms}));
        }
        QStringList words;
        for (const TextRecorder::Text& text : recorder.texts())
            words << text.text;
        for (const char* word : {"upload", "dispatch", "download", "dispatch on the GPU"})
            QVERIFY2(words.contains(QLatin1String{word}), qPrintable(words.join(u'|')));
    }

    void itSaysWhatItDidAndHowWellItsTimeIsKnown()
    {
        const auto trace = sent();
        const QString dispatch = describeSlice(*trace, queueOf(*trace), 1);
        for (const char* part : {"Q0 software Vulkan on the CPU", "ran the dispatch for 3",
                 "put onto the CPU's clock within ± 2", "by its driver"})
            QVERIFY2(dispatch.contains(QString::fromUtf8(part)), qPrintable(dispatch));
        QVERIFY(describeSlice(*trace, queueOf(*trace), 3).contains("idle"));
        QVERIFY(describeSlice(*sent(trace::Basis::Inferred), queueOf(*trace), 1)
                    .contains("by looking at both"));
        QVERIFY(describeSlice(*sent(trace::Basis::Sampled), queueOf(*trace), 1)
                    .contains("the device keeps no time"));
        QVERIFY(describeQueueClock(*trace).contains(QStringLiteral("within ± 2")));
        QVERIFY(describeQueueClock(*sent(trace::Basis::Sampled)).contains("keeps no time"));
        QVERIFY(describeQueueClock(*pictured()).isEmpty());
    }

    void noOtherViewTakesItForAThread()
    {
        const auto trace = sent();
        for (const char* id : {"state-flow", "wait-for", "cpu-timeline"})
            for (const Spot& spot :
                findView(id)->make()->spots(QRectF{QPointF{}, size}, frameOf(trace, Time{5ms})))
                QVERIFY2(spot.actor != queueOf(*trace), id);
    }

    void thePictureIsTheLatestOneAtThePlayhead()
    {
        const auto trace = pictured();
        const auto view = findView("picture")->make();
        QVERIFY(view->spots(QRectF{QPointF{}, size}, frameOf(trace, Time{4ms})).empty());
        const QImage before = painted("picture", frameOf(trace, Time{4ms}));
        const QImage first = painted("picture", frameOf(trace, Time{7ms}));
        const QImage last = painted("picture", frameOf(trace, Time{15ms}));
        QVERIFY(before != first && first != last);
        QVERIFY(painted("picture", frameOf(trace, Time{9'999us})) == first);
        QVERIFY(pixelsOf(last, Qt::black) > 30'000); // "no end", all over the picture
        QVERIFY(pixelsOf(first, Qt::black) < pixelsOf(last, Qt::black) / 10);
    }

    void itsSubtitleSaysWhatHowLargeHowFastAndByWhom()
    {
        const auto view = findView("picture")->make();
        const QString words = view->subtitle(frameOf(pictured(), Time{15ms}));
        for (const char* part :
            {"Mandelbrot", "64 × 36", "600", "pictures/s", "software Vulkan on the CPU", "2 of 4"})
            QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
    }

    void aCellCanBePointedAt()
    {
        const auto view = findView("picture")->make();
        const Frame frame = frameOf(pictured(), Time{7ms});
        const QRectF rect{QPointF{}, size};
        const QRectF whole = view->spots(rect, frame).at(0).rect;
        const auto spot = view->spotAt(
            whole.topLeft() + QPointF{whole.width() * 10.5 / 64, whole.height() * 3.5 / 36}, rect,
            frame);
        QVERIFY(spot);
        QVERIFY2(spot->text.contains("column 10, row 3: 10 of 63"), qPrintable(spot->text));
        QVERIFY(!view->spotAt({1, 1}, rect, frame));
    }

    /// Against one pixel at a time.
    void pixelsAreThoseOfTheirCells()
    {
        const auto trace = pictured();
        const trace::Picture& shown = *trace->pictures()[0];
        const CellColors colors = cellColors(shown.top, {});
        const QImage same = scaledPixels(shown, {64, 36}, colors);
        const QImage larger = scaledPixels(shown, {192, 108}, colors);
        const QImage smaller = scaledPixels(shown, {32, 18}, colors);
        for (int y = 0; y < 36; ++y)
            for (int x = 0; x < 64; ++x) {
                const QRgb expected = colors[(*shown.cells)[std::size_t(y * 64 + x)]];
                QCOMPARE(same.pixel(x, y), expected);
                for (int k = 0; k < 9; ++k)
                    QCOMPARE(larger.pixel(3 * x + k % 3, 3 * y + k / 3), expected);
            }
        for (int y = 0; y < 18; ++y)
            for (int x = 0; x < 32; ++x) {
                int red = 0;
                for (int k = 0; k < 4; ++k)
                    red += qRed(same.pixel(2 * x + k % 2, 2 * y + k / 2));
                QCOMPARE(qRed(smaller.pixel(x, y)), red / 4);
            }
        QVERIFY(scaledPixels(shown, {0, 5}, colors).isNull());
    }

    void largerValuesAreLighterAndTheLargestIsBlack()
    {
        for (const int top : {2, 64, 255}) {
            const CellColors colors = cellColors(static_cast<std::uint8_t>(top), {});
            QCOMPARE(colors[std::size_t(top)], qRgb(0, 0, 0));
            for (int value = 1; value < top; ++value)
                QVERIFY(qGray(colors[std::size_t(value)]) >= qGray(colors[std::size_t(value - 1)]));
        }
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const CellColors colors = cellColors(1, {.mode = mode});
            QVERIFY(contrast(QColor{colors[0]}, QColor{colors[1]}) >= 4.5);
        }
    }

private:
    /// Whether the marks of a pattern are among the colours.
    static bool patternedThere(const QSet<QRgb>& colors, State state, const Theme& theme)
    {
        return colors.contains(mixed(theme.state(state), theme.onState(state), 0.6).rgb());
    }
};

QTEST_MAIN(TestGpuViews)
#include "tst_gpu_views.moc"
