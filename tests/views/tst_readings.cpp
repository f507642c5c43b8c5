// The views of measured readings, by what they paint and say.
#include "sample_readings.h"
#include "text_recorder.h"
#include "views/chart/chart_layout.h"
#include "views/chart/chart_paint.h"
#include "views/chart/reading_text.h"
#include "views/chart/ticks.h"
#include "views/export/figure.h"
#include "views/memory_access.h"
#include "views/memory_map_layout.h"
#include "views/view.h"

#include <QImage>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <cmath>
#include <set>

using namespace views;

namespace {

Frame frameOf(trace::Snapshot trace, double at = 1)
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

struct Sample {
    const char* id;
    trace::Snapshot trace;
};

std::vector<Sample> samples()
{
    return {{"latency-staircase", SampleReadings{}.latency().build()},
        {"bandwidth", SampleReadings{}.bandwidth().build()},
        {"false-sharing", SampleReadings{}.falseSharing().build()},
        {"speedup", SampleReadings{}.speedup().build()},
        {"core-to-core", SampleReadings{8}.coreToCore(8).build()},
        {"throughput", SampleReadings{}.throughput().build()},
        {"memory-map", SampleReadings{}.machine(2, 4).accesses(2).build()}};
}

std::vector<TextRecorder::Text> textsOf(const char* id, const Frame& frame, QSize size)
{
    TextRecorder recorder{size};
    QPainter painter{&recorder};
    findView(id)->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    painter.end();
    return recorder.texts();
}

QString wordsOf(const char* id, const Frame& frame, QSize size = {1100, 500})
{
    QStringList words;
    for (const TextRecorder::Text& text : textsOf(id, frame, size))
        words << text.text;
    return words.join(u'|').replace(QChar{0x00a0}, u' ').replace(QChar{0x2009}, u' ');
}

QString spotWords(const char* id, const Frame& frame, QSizeF size = {1100, 500})
{
    QStringList words;
    for (const Spot& spot : findView(id)->make()->spots(QRectF{QPointF{}, size}, frame))
        words << spot.text;
    return words.join(u'|').replace(QChar{0x00a0}, u' ');
}

/// How many pixels have just this colour.
int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb();
    return count;
}

} // namespace

class TestReadings : public QObject {
    Q_OBJECT

private slots:
    void everyViewOfReadingsPaintsInEveryLook()
    {
        for (const auto& [id, trace] : samples()) {
            const auto view = findView(id)->make();
            for (const double at : {0.1, 1.0})
                for (const Theme& theme : {Theme{}, Theme{.mode = Mode::Dark},
                         Theme{.patterns = true, .highContrast = true}, Theme{.fontScale = 2.5},
                         Theme{.transparent = true}})
                    for (const QSizeF& size : {QSizeF{1100, 500}, QSizeF{520, 300}, QSizeF{120, 60},
                             QSizeF{41, 31}, QSizeF{3, 200}}) {
                        Frame frame = frameOf(trace, at);
                        frame.theme = theme;
                        const QImage image = painted(*view, frame, size);
                        QVERIFY2(painted(*view, frame, size) == image, id);
                        QVERIFY2(painted(*findView(id)->make(), frame, size) == image, id);
                        const QRectF rect{QPointF{}, size};
                        for (const Spot& spot : view->spots(rect, frame)) {
                            QVERIFY2(!spot.text.isEmpty(), id);
                            QVERIFY2(rect.adjusted(-1, -1, 1, 1).intersects(spot.rect), id);
                        }
                    }
        }
    }

    void wordsNeitherCoverOneAnotherNorLeaveThePicture()
    {
        for (const auto& [id, trace] : samples())
            for (const QSize size : {QSize{1100, 500}, QSize{700, 360}}) {
                const auto texts = textsOf(id, frameOf(trace), size);
                QVERIFY2(texts.size() > 6, id);
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    QVERIFY2(
                        QRectF(-1, -1, size.width() + 2, size.height() + 2).contains(texts[i].rect),
                        qPrintable(QLatin1String{id} + u' ' + texts[i].text));
                    for (std::size_t j = 0; j < i; ++j)
                        QVERIFY2(!texts[i]
                                      .rect.adjusted(0, 2, 0, -2)
                                      .intersects(texts[j].rect.adjusted(0, 2, 0, -2)),
                            qPrintable(QStringLiteral("%1: “%2” and “%3”")
                                           .arg(QLatin1String{id}, texts[i].text, texts[j].text)));
                }
            }
    }

    void aViewSaysWhatWillAppearAndHowManySamplesWereRejected()
    {
        for (const auto& [id, trace] : samples()) {
            const Frame nothing = frameOf(trace::Builder{}.snapshot());
            QVERIFY2(wordsOf(id, nothing).contains(QStringLiteral("Nothing is measured yet")), id);
            QVERIFY2(findView(id)->make()->spots({0, 0, 900, 400}, nothing).empty(), id);
            static const QRegularExpression rejected{
                QStringLiteral("\\d+ of \\d+ samples rejected: this machine is shared")};
            QVERIFY2(wordsOf(id, frameOf(trace)).contains(rejected), id);
            QVERIFY2(spotWords(id, frameOf(trace)).contains(rejected), id);
        }
        SampleReadings quiet;
        const auto one = quiet.add("bandwidth", "dram", "memory", "GB/s", "threads", "");
        for (int i = 0; i < 8; ++i)
            quiet.read(one, 11.5, 1);
        QVERIFY(wordsOf("bandwidth", frameOf(quiet.build()))
                    .contains(QStringLiteral("8 samples, none rejected")));
    }

    void theStaircaseGrowsWithThePlayheadAndItsAxesStandStill()
    {
        const auto trace = SampleReadings{}.latency().build();
        const QColor blue = chartColor(Theme{}, 0);
        const auto view = findView("latency-staircase")->make();
        int before = -1;
        for (const double at : {0.02, 0.1, 0.2, 0.32}) {
            const Frame frame = frameOf(trace, at);
            const int now = pixelsOf(painted(*view, frame, {1100, 500}), blue);
            QVERIFY(now > before);
            before = now;
            for (const char* tick : {"4 KiB", "64 MiB", "1 ns", "100 ns"})
                QVERIFY2(wordsOf("latency-staircase", frame).contains(QLatin1String{tick}), tick);
        }
    }

    void levelsAreNamedOnlyWhereTheDataHaveSteps()
    {
        const QString all =
            wordsOf("latency-staircase", frameOf(SampleReadings{}.latency().build()));
        for (const char* level : {"L1 · 1.", "L2 · 4.", "L3 · 23", "DRAM · 1"})
            QVERIFY2(all.contains(QString::fromUtf8(level)), level);
        SampleReadings flat;
        const auto id = flat.add("latency-staircase", "random", "random", "ns", "working set", "B");
        for (double x = 4096; x < 1e8; x *= 2)
            flat.sample(id, 1.3, x);
        flat.builder().setMachineMap({.name = "this machine",
            .parts = {{.kind = trace::MachineMap::Kind::Cache, .size = 32768, .number = 1}}});
        const QString words = wordsOf("latency-staircase", frameOf(flat.build()));
        QVERIFY(!words.contains(QStringLiteral("L1 ·")) && !words.contains(QStringLiteral("DRAM")));
        QVERIFY(words.contains(QStringLiteral("The machine says of itself: L1 32 KiB.")));
    }

    void whereTheLineEndsIsFoundInTheData()
    {
        QVERIFY(wordsOf("false-sharing", frameOf(SampleReadings{}.falseSharing().build()))
                    .contains(QStringLiteral("from 64 B on: no line in common")));
        SampleReadings flat;
        const auto id = flat.add("false-sharing", "plain", "x++", "ns", "distance", "B");
        for (double x = 8; x <= 256; x *= 2)
            flat.sample(id, 2, x);
        QVERIFY(!wordsOf("false-sharing", frameOf(flat.build())).contains(QStringLiteral("line")));
    }

    void speedupSaysWhatIsAModelAndWhereThreadsShareCpus()
    {
        const Frame frame = frameOf(SampleReadings{}.speedup().build());
        const QString words = wordsOf("speedup", frame);
        QCOMPARE(words.split(u'|').count(QStringLiteral("model")), 5);
        QVERIFY(words.contains(QStringLiteral("beyond the CPUs that the run may use (2)")));
        const QString spots = spotWords("speedup", frame);
        QVERIFY(spots.contains(QStringLiteral("more threads than CPUs: they share them")));
        QVERIFY(spots.contains(QStringLiteral("95 % interval of the median")));
        // With a CPU for each thread there is nothing to say.
        const Frame alone = frameOf(SampleReadings{8}.speedup(0.1, 8, 8).build());
        QVERIFY(!wordsOf("speedup", alone).contains(QStringLiteral("beyond")));
        QVERIFY(!wordsOf("speedup", alone).contains(QStringLiteral("|1.5|"))); // of a thread
        QVERIFY(!spotWords("speedup", alone).contains(QStringLiteral("share them")));
    }

    void fewRunsHaveNoInterval()
    {
        const QString few = QStringLiteral("Of fewer than six samples the bars show");
        const Frame five = frameOf(SampleReadings{}.speedup(0.1, 8, 2, 5).build());
        QVERIFY(wordsOf("speedup", five).contains(few));
        QVERIFY(!spotWords("speedup", five).contains(QStringLiteral("95 %")));
        const Frame many = frameOf(SampleReadings{}.speedup(0.1, 8, 2, 15).build());
        QVERIFY(!wordsOf("speedup", many).contains(few));
    }

    /// The upper end of the interval bar of a point is where the axis has that value.
    void barsAreWhereTheirIntervalsAre()
    {
        SampleReadings few;
        const auto id = few.add("bandwidth", "dram", "memory", "GB/s", "threads", "");
        for (int i = 0; i < 15; ++i)
            few.read(id, 10 + i, 1);
        few.read(id, 20, 2);
        const Frame frame = frameOf(few.build());
        const QImage image = painted(*findView("bandwidth")->make(), frame, {600, 400});
        const QColor blue = chartColor(Theme{}, 0);
        std::vector<TextRecorder::Text> texts = textsOf("bandwidth", frame, {600, 400});
        const auto heightOf = [&](const QString& tick) {
            for (const auto& text : texts)
                if (QString{text.text}.replace(QChar{0x00a0}, u' ') == tick)
                    return text.rect.center().y();
            return -1.0;
        };
        const double ten = heightOf(QStringLiteral("10 GB/s"));
        const double twenty = heightOf(QStringLiteral("20 GB/s"));
        QVERIFY(ten > twenty && twenty > 0);
        // The column through the first point: 4th to 12th of fifteen, 13 to 21.
        int column = 0;
        int most = 0;
        for (int x = 40; x < 200; ++x) {
            int count = 0;
            for (int y = 0; y < 400; ++y)
                count += image.pixelColor(x, y).rgb() == blue.rgb();
            if (count > most) {
                most = count;
                column = x;
            }
        }
        int top = 400;
        int bottom = 0;
        for (int y = 0; y < 400; ++y)
            if (qAbs(image.pixelColor(column, y).red() - blue.red()) < 60) {
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        const double perUnit = (ten - twenty) / 10;
        QVERIFY2(std::abs(top - (twenty - perUnit)) < 3, qPrintable(QString::number(top)));
        QVERIFY2(std::abs(bottom - (ten - 3 * perUnit)) < 3, qPrintable(QString::number(bottom)));
    }

    void theMatrixHasNumbersAndADash()
    {
        const auto texts =
            textsOf("core-to-core", frameOf(SampleReadings{8}.coreToCore(8).build()), {1100, 500});
        QCOMPARE(std::ranges::count(texts, QStringLiteral("–"), &TextRecorder::Text::text), 8);
        QVERIFY(texts.size() >= 64 + 16);
        // Many CPUs have no room for numbers, but still for colours.
        const Frame many = frameOf(SampleReadings{64}.coreToCore(64).build());
        const QImage image = painted(*findView("core-to-core")->make(), many, {500, 400});
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        QVERIFY(colors.size() > 10);
        QVERIFY(findView("core-to-core")->make()->spots({0, 0, 500, 400}, many).size() <= 301);
    }

    void theBarsAreAsLongAsTheirValues()
    {
        SampleReadings work;
        for (const auto& [label, value] : {std::pair{"scalar", 10.0}, {"SIMD", 40.0}})
            work.read(work.add("throughput", label, label, "op/s", "", ""), value, 1);
        const Frame frame = frameOf(work.build());
        const QString words = wordsOf("throughput", frame);
        QVERIFY(words.contains(QStringLiteral("× 4")) && words.contains(QStringLiteral("40 op/s")));
        const QImage image = painted(*findView("throughput")->make(), frame, {800, 200});
        const int simd = pixelsOf(image, Theme{}.accent());
        const int scalar = pixelsOf(image, Theme{}.secondary());
        QVERIFY2(std::abs(double(simd) / scalar - 4) < 0.25, // the text's pixels are among them
            qPrintable(QString::number(double(simd) / scalar)));
    }

    void thePacketGoesToWhatServesItAndBack()
    {
        const Frame frame = frameOf(SampleReadings{}.machine(2, 4).accesses(2).build());
        const QString words = wordsOf("memory-map", frame);
        for (const char* word : {"NUMA node 1", "memory · 96 GiB", "L3 · 36 MiB", "core 5",
                 "CPU 1 reads memory of node 1: 13", "of its own: 8", "ratio 1.7",
                 "in its measured time slowed 1 : 1 000."})
            QVERIFY2(words.contains(QString::fromUtf8(word)), word);

        const FigureReadings readings;
        const auto access = accessAt(frame, readings, 0, 0);
        QVERIFY(access && access->cpu == 1 && access->node == 1 && !access->cache);
        const double slow = slowdownOf(*frame.trace);
        const auto after = [&](double shareOfTrip) {
            return phaseOf(*access, slow,
                access->since
                    + trace::Duration{std::int64_t(access->nanoseconds * slow * shareOfTrip)});
        };
        QVERIFY(std::abs(after(0)) < 1e-3);
        QVERIFY(std::abs(after(0.25) - 0.5) < 1e-3);
        QVERIFY(std::abs(after(0.75) - 1.5) < 1e-3);
        QVERIFY(std::abs(after(1.25) - 0.5) < 1e-3); // the next access

        const MapLayout layout{*frame.trace->machineMap(), {0, 0, 900, 300}, Theme{}};
        const QPolygonF path = layout.pathToMemory(1, 1);
        QVERIFY(layout.coreOf(1)->rect.adjusted(-1, -1, 1, 1).contains(alongPath(path, 0)));
        QVERIFY(layout.nodes[1].memory.contains(alongPath(path, 1)));
        const QPolygonF near = layout.pathToCache(5, 2);
        QCOMPARE(near.size(), qsizetype{2});
        for (const QPointF& corner : near)
            QVERIFY(layout.nodes[1].frame.contains(corner));
        QVERIFY(layout.pathToCache(99, 2).isEmpty() && layout.pathToCache(1, 7).isEmpty());
    }

    void theWorkingSetDecidesWhatServesIt()
    {
        const auto trace = SampleReadings{}.machine(1, 2).latency().build();
        const FigureReadings readings;
        std::set<std::uint32_t> levels;
        bool memory = false;
        for (double at = 0.01; at < 0.33; at += 0.005) {
            const auto access = accessAt(frameOf(trace, at), readings, 0, 0);
            QVERIFY(access && access->workingSet);
            if (access->cache) {
                QVERIFY(!memory); // the sweep goes up
                levels.insert(*access->cache);
                QVERIFY(*access->workingSet > 4e6 || *access->cache <= 3);
            }
            memory = !access->cache;
        }
        QVERIFY((levels == std::set<std::uint32_t>{1, 2, 3}) && memory);
        QVERIFY(wordsOf("memory-map", frameOf(trace, 0.05)).contains(QStringLiteral("level 1 of")));
        QVERIFY(!accessAt(frameOf(trace, -0.1), readings, 0, 0));
    }

    void everyMachineHasAMap_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("cores");
        for (const auto& [nodes, cores] :
            {std::pair{1, 1}, {1, 2}, {2, 4}, {4, 16}, {8, 8}, {1, 128}, {24, 16}})
            QTest::addRow("%d nodes of %d", nodes, cores) << nodes << cores;
    }

    void everyMachineHasAMap()
    {
        QFETCH(int, nodes);
        QFETCH(int, cores);
        const auto trace = SampleReadings{}.machine(nodes, cores).accesses(nodes).build();
        const QRectF area{0, 0, 1000, 440};
        const MapLayout layout{*trace->machineMap(), area, Theme{}};
        QCOMPARE(layout.nodes.size(), std::size_t(nodes));
        for (const MapNode& node : layout.nodes) {
            QVERIFY(area.adjusted(-0.1, -0.1, 0.1, 0.1).contains(node.frame));
            QCOMPARE(node.cores.size(), std::size_t(cores));
            QCOMPARE(node.caches.size(), std::size_t(2 * cores + 1));
            std::vector<QRectF> boxes{node.memory};
            for (const auto* part : {&node.caches, &node.cores})
                for (const MapBox& box : *part) {
                    QVERIFY(node.frame.contains(box.rect));
                    for (const QRectF& other : boxes)
                        QVERIFY(!other.intersects(box.rect));
                    boxes.push_back(box.rect);
                }
        }
        for (int node = 0; node < nodes && cores > 1; ++node) {
            const QPolygonF path = layout.pathToMemory(1, std::uint32_t(node));
            QVERIFY(layout.nodes[std::size_t(node)].memory.contains(path.back()));
            for (const QPointF& corner : path)
                QVERIFY(area.contains(corner));
        }
        painted(*findView("memory-map")->make(), frameOf(trace, 0.7), {1000, 440});
    }

    void aModelOfAMachineSaysSo()
    {
        const Frame frame =
            frameOf(SampleReadings{}.machine(2, 4).accesses(2, trace::Source::Model).build());
        const QString words = wordsOf("memory-map", frame);
        QVERIFY(words.split(u'|').contains(QStringLiteral("model")));
        QVERIFY(!words.contains(QStringLiteral("measured")));
    }

    void strangeReadingsAreNoHarm_data()
    {
        QTest::addColumn<QString>("figure");
        for (const char* figure : {"latency-staircase", "bandwidth", "false-sharing", "speedup",
                 "core-to-core", "throughput", "memory-map"})
            QTest::newRow(figure) << QString::fromLatin1(figure);
    }

    void strangeReadingsAreNoHarm()
    {
        QFETCH(QString, figure);
        const std::vector<double> odd{0, -5, 1, 1e300, 1e-300, 1.7e308, -1.7e308, 5e-324, 1e15};
        const std::vector<double> settings{0, -3, -3e38, 1, 3.4e38, 1e-38, 70000, 1e15};
        std::vector<std::vector<double>> sets{settings};
        for (const double x : settings)
            sets.push_back({x});
        for (const std::vector<double>& xs : sets)
            for (const std::size_t values : {std::size_t{1}, odd.size()}) {
                SampleReadings strange;
                strange.machine(2, 2);
                for (const char* key : {"a", "ideal"}) {
                    const auto id = strange.add(figure.toStdString(), key, key, "ns", "x", "B",
                        *key == 'a' ? trace::Source::Measured : trace::Source::Model);
                    for (const double x : xs)
                        for (std::size_t i = 0; i < values; ++i)
                            for (const double y : {0.0, x})
                                strange.read(id, odd[i], x, y,
                                    i == 2 ? trace::Verdict::Disturbed : trace::Verdict::Kept);
                }
                const Frame frame = frameOf(strange.build());
                const auto view = findView(figure.toStdString())->make();
                painted(*view, frame, {600, 300});
                view->spots({0, 0, 600, 300}, frame);
            }
    }

    void veryManySettingsAreNoHarm()
    {
        for (const char* figure : {"core-to-core", "throughput", "bandwidth", "speedup"}) {
            SampleReadings many;
            const auto id = many.add(figure, "a", "a", "ns", "x", "");
            for (int i = 0; i < 20'000; ++i)
                many.read(id, 1 + i % 7, i, i % 100);
            const Frame frame = frameOf(many.build());
            painted(*findView(figure)->make(), frame, {600, 300});
            QVERIFY(findView(figure)->make()->spots({0, 0, 600, 300}, frame).size() <= 400);
        }
    }

    void ticksAreRoundAndWithinTheRange()
    {
        const Range linear{.low = 0, .high = 21.7};
        QCOMPARE(ticks(linear, 5), (std::vector<double>{0, 5, 10, 15, 20}));
        const Range log{.scale = Scale::Log, .low = 0.9, .high = 170};
        QCOMPARE(ticks(log, 4), (std::vector<double>{1, 10, 100}));
        for (const double minor : minorTicks(log))
            QVERIFY(log.holds(minor));
        const Range sizes{.scale = Scale::Log, .low = 4000, .high = 3e8, .base = 2};
        for (const int most : {2, 4, 8, 16, 32}) {
            const auto found = ticks(sizes, most);
            QVERIFY(!found.empty() && found.size() <= std::size_t(std::max(most, 3)) + 1);
            for (const double tick : found)
                QCOMPARE(std::exp2(std::round(std::log2(tick))), tick);
        }
    }

    /// Whatever the width: no word on another, and the same distance between all.
    void wordsUnderAScaleAreEvenlyApart()
    {
        Chart chart{.x = {.range = {.low = 1970, .high = 2028},
                        .text = [](double value) { return QString::number(int(value)); }},
            .y = {.range = {.low = 0, .high = 1}, .text = [](double) { return QString{}; }}};
        for (int width = 200; width < 1400; width += 7) {
            const ChartLayout layout{chart, QRectF(0, 0, width, 300), Theme{}};
            QVERIFY(!layout.xTicks.empty());
            for (std::size_t i = 2; i < layout.xTicks.size(); ++i) {
                const auto apart = [&](std::size_t tick) {
                    return layout.xTicks[tick].at - layout.xTicks[tick - 1].at;
                };
                QVERIFY2(std::abs(apart(i) - apart(1)) < 1e-6, qPrintable(QString::number(width)));
            }
        }
    }

    void readingsAreWrittenInTheirUnits()
    {
        const auto text = [](double value, const char* unit) {
            return readingText(value, unit).replace(QChar{0x00a0}, u' ');
        };
        QCOMPARE(text(1.29, "ns"), QStringLiteral("1.29 ns"));
        QCOMPARE(text(1500, "ns"), QStringLiteral("1.5 µs"));
        QCOMPARE(text(999.7, "ns"), QStringLiteral("1 µs"));
        QCOMPARE(text(65536, "B"), QStringLiteral("64 KiB"));
        QCOMPARE(text(3.5 * 1024 * 1024, "B"), QStringLiteral("3.5 MiB"));
        QCOMPARE(text(21.66, "GB/s"), QStringLiteral("21.7 GB/s"));
        QCOMPARE(text(1.428, "×"), QStringLiteral("× 1.43"));
        QCOMPARE(readingRange({1.291, 1.314}, "ns").replace(QChar{0x00a0}, u' '),
            QStringLiteral("1.29–1.31 ns"));
    }

    void numbersHaveTheDecimalSignOfTheLanguage()
    {
        QLocale::setDefault(QLocale{QLocale::German});
        const QString words = wordsOf("throughput", frameOf(SampleReadings{}.throughput().build()));
        QLocale::setDefault(QLocale::c());
        QVERIFY(words.contains(QStringLiteral("× 9,")) && !words.contains(QStringLiteral("× 9.")));
    }

    void textStaysTextInASlide()
    {
        for (const auto& [id, trace] : samples()) {
            const Figure figure{.frame = frameOf(trace), .views = {findView(id)}};
            const QByteArray svg = figureFile(figure, PictureFormat::Svg);
            QVERIFY2(svg.contains("samples rejected: this machine is shared"), id);
            QVERIFY2(!svg.contains("<image"), id);
            QVERIFY2(figureFile(figure, PictureFormat::Tikz).contains("samples rejected"), id);
            QVERIFY2(figureFile(figure, PictureFormat::Pdf).size() > 4000, id);
        }
    }

    /// Set PICTURES to a folder to look at every view in every look.
    void picturesToLookAt()
    {
        const QString folder = qEnvironmentVariable("PICTURES");
        if (folder.isEmpty())
            QSKIP("PICTURES is not set");
        std::vector<Sample> all = samples();
        all.push_back({"memory-map", SampleReadings{}.machine(4, 16).accesses(4).build()});
        all.push_back({"speedup", SampleReadings{}.speedup(0.25, 4, 4, 5).build()});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto& [name, trace] = all[i];
            const QString id = QString::fromLatin1(name) + QLatin1String{i > 6 ? "-4" : ""};
            const auto view = findView(name)->make();
            Frame frame = frameOf(trace);
            const auto save = [&](const char* look, QSizeF size, double ratio) {
                painted(*view, frame, size, ratio)
                    .save(QStringLiteral("%1/%2-%3.png").arg(folder, id, QLatin1String{look}));
            };
            save("light", {1100, 500}, 1);
            save("card", {520, 300}, 2);
            frame.theme.mode = Mode::Dark;
            save("dark", {1100, 500}, 1);
            frame.theme = {.patterns = true, .highContrast = true};
            save("contrast", {1100, 500}, 1);
            frame.theme.mode = Mode::Dark;
            save("contrast-dark", {1100, 500}, 1);
            frame.theme = {.fontScale = 2.6};
            save("slide", {1920, 1080}, 1);
            frame.theme = {};
            frame.playhead = trace->extent().begin + trace->extent().length() / 3;
            save("third", {1100, 500}, 1);
        }
    }
};

QTEST_MAIN(TestReadings)
#include "tst_readings.moc"
