// Published figures beside what this machine is, and the ranges that it reaches.
#include "sample_readings.h"
#include "text_recorder.h"
#include "views/view.h"

#include <QImage>
#include <QTest>

#include <limits>

using namespace views;

namespace {

Frame frameOf(trace::Snapshot trace)
{
    Frame frame;
    frame.playhead = trace->extent().end;
    frame.trace = std::move(trace);
    frame.rate = 0;
    return frame;
}

QString plain(QString text)
{
    return text.replace(QChar{0x00a0}, u' ')
        .replace(QChar{0x2009}, u' ')
        .replace(QChar{0x202f}, u' ');
}

QString wordsOf(const char* id, const Frame& frame, QSize size = {1100, 460})
{
    TextRecorder recorder{size};
    QPainter painter{&recorder};
    findView(id)->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
    painter.end();
    QStringList words;
    for (const TextRecorder::Text& text : recorder.texts())
        words << text.text;
    return plain(words.join(u'|'));
}

QString toldOf(const char* id, const Frame& frame)
{
    QStringList told;
    for (const Spot& spot : findView(id)->make()->spots(QRectF{0, 0, 1100, 460}, frame))
        told << spot.text;
    return plain(told.join(u'\n'));
}

/// Three processors, a fit, a line, and this machine of two cores.
SampleReadings history()
{
    SampleReadings all;
    const auto of = [&](const char* key, const char* unit, trace::Source source) {
        return all.add("moores-law", key, key, unit, "year", "", source);
    };
    const auto transistors = of("transistors", "", trace::Source::Published);
    const auto clock = of("clock", "MHz", trace::Source::Published);
    const auto cores = of("cores", "", trace::Source::Published);
    const auto line = of("line", "", trace::Source::Model);
    const auto fit = of("fit", "", trace::Source::Model);
    const auto doubling = of("doubling", "years", trace::Source::Model);
    const auto stall = of("stall", "", trace::Source::Model);
    const auto ownClock = of("own-clock", "MHz", trace::Source::Measured);
    const auto ownCores = of("own-cores", "", trace::Source::Measured);
    const char* const names[]{"First", "Second", "Third"};
    for (int row = 0; row < 3; ++row) {
        all.builder().addResource(trace::ResourceKind::Other, names[row]);
        all.builder().addResource(trace::ResourceKind::File, std::string{"Paper of "} + names[row]);
        const double year = 1971 + 20 * (row > 0);
        all.read(transistors, 2300 * std::pow(100, row), year, row);
        all.read(clock, 0.74 * std::pow(50, row), year, row);
        all.read(cores, row + 1, year, row);
    }
    for (double year = 1971; year <= 2026; ++year) {
        all.read(line, 2300 * std::exp2((year - 1971) / 1.5), year);
        all.read(fit, 2300 * std::exp2((year - 1971) / 2.1), year);
    }
    all.read(doubling, 2.1, 0);
    all.read(doubling, 2.0, 1);
    all.read(doubling, 2.2, 2);
    all.read(stall, 2005, 0);
    for (int i = 0; i < 9; ++i)
        all.read(ownClock, 3000 + i, 2026.5);
    all.read(ownCores, 2, 2026.5);
    return all;
}

SampleReadings ranges(int usable)
{
    SampleReadings all{usable};
    const auto add = [&](const char* key, double threads, double rate) {
        const auto id = all.add("martelli-ranges", key, key, "jobs/s", "threads", "");
        for (int i = 0; i < 7; ++i)
            all.read(id, rate, threads, 500);
    };
    add("one", 1, 2000);
    if (usable >= 2)
        add("few", std::min(usable, 8), 2000 * 0.9 * std::min(usable, 8));
    if (usable > 8)
        add("many", usable, 2000 * 0.8 * usable);
    return all;
}

} // namespace

class TestMooresLaw : public QObject {
    Q_OBJECT
private slots:
    void itSaysWhatIsPublishedWhatIsAModelAndWhatIsMeasured()
    {
        const QString words = wordsOf("moores-law", frameOf(history().build()));
        QCOMPARE(words.count("published"), 3);
        QVERIFY2(words.contains("transistors, thousands|"), qPrintable(words));
        QVERIFY2(words.contains("fit: every 2.1 years (2–2.2)")
                || words.contains("fit: every 2.10 years (2.00–2.20)"),
            qPrintable(words));
        QVERIFY2(words.contains("doubling every 18 months")
                || words.contains("doubling every 18.0 months"),
            qPrintable(words));
        QVERIFY2(words.contains("MHz, measured"), qPrintable(words));
        QVERIFY2(words.contains("here: 2"), qPrintable(words));
        QVERIFY2(words.contains("2005"), qPrintable(words));
    }

    void aPointTellsItsProcessorAndItsSource()
    {
        const QString told = toldOf("moores-law", frameOf(history().build()));
        QVERIFY2(told.contains("First (1971), transistors: 2 300\nSource: Paper of First"),
            qPrintable(told));
        QVERIFY2(told.contains("Second (1991), transistors: 230 000\nSource: Paper of Second"),
            qPrintable(told));
        QVERIFY2(told.contains("Third (1991), transistors: 23") && told.contains("million"),
            qPrintable(told));
        QVERIFY2(told.contains("Third (1991), cores: 3\nSource: Paper of Third"), qPrintable(told));
    }

    void aRangeThatIsNotReachedSaysWhy()
    {
        const QString two = wordsOf("martelli-ranges", frameOf(ranges(2).build()));
        QVERIFY2(two.contains("the job on 1 thread, measured here"), qPrintable(two));
        QVERIFY2(two.contains("the job on 2 threads, measured here"), qPrintable(two));
        QVERIFY2(two.contains("Not reached: this run may use 2 CPUs."), qPrintable(two));
        QVERIFY2(two.contains("× 1.8"), qPrintable(two));
        const QString many = wordsOf("martelli-ranges", frameOf(ranges(16).build()));
        QVERIFY2(many.contains("the job on 8 threads"), qPrintable(many));
        QVERIFY2(many.contains("the job on 16 threads"), qPrintable(many));
        QVERIFY2(!many.contains("Not reached"), qPrintable(many));
        const QString one = wordsOf("martelli-ranges", frameOf(ranges(1).build()));
        QCOMPARE(one.count("Not reached: this run may use 1 CPU."), 2);
    }

    void noWordsOverlapOrLeaveThePicture_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QSize>("size");
        for (const char* id : {"moores-law", "martelli-ranges"})
            for (const QSize size : {QSize{1100, 460}, QSize{700, 380}, QSize{420, 300}})
                QTest::addRow("%s %d", id, size.width()) << QString{id} << size;
    }

    void noWordsOverlapOrLeaveThePicture()
    {
        QFETCH(QString, id);
        QFETCH(QSize, size);
        const auto frame = frameOf(id == "moores-law" ? history().build() : ranges(2).build());
        TextRecorder recorder{size};
        QPainter painter{&recorder};
        findView(id.toStdString())->make()->draw(painter, QRectF{QPointF{}, QSizeF{size}}, frame);
        painter.end();
        const auto& texts = recorder.texts();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            QVERIFY2(
                (QRectF{QPointF{}, QSizeF{size}}.adjusted(-1, -1, 1, 1)).contains(texts[i].rect),
                qPrintable(texts[i].text));
            for (std::size_t j = i + 1; j < texts.size(); ++j)
                QVERIFY2(!texts[i]
                              .rect.adjusted(1, 1, -1, -1)
                              .intersects(texts[j].rect.adjusted(1, 1, -1, -1)),
                    qPrintable(texts[i].text + " / " + texts[j].text));
        }
    }

    void anyReadingOfAFileIsDrawnOrLeftOut()
    {
        SampleReadings all;
        for (const char* figure : {"moores-law", "martelli-ranges"})
            for (const char* key :
                {"transistors", "cores", "line", "fit", "doubling", "stall", "own-clock", "few"})
                for (const auto source : {trace::Source::Measured, trace::Source::Published}) {
                    const auto id = all.add(figure, key, key, "", "", "", source);
                    for (const float odd :
                        {-5.0F, 0.0F, 0.5F, 1e30F, std::numeric_limits<float>::max()})
                        for (const double value : {-1.0, 0.0, 1e300})
                            all.read(id, value, odd, odd);
                }
        const Frame frame = frameOf(all.build());
        for (const char* id : {"moores-law", "martelli-ranges"})
            for (const QSize size : {QSize{1000, 400}, QSize{90, 70}, QSize{5, 5}}) {
                (void)wordsOf(id, frame, size);
                (void)findView(id)->make()->spots(QRectF{QPointF{}, QSizeF{size}}, frame);
            }
    }
};

QTEST_MAIN(TestMooresLaw)
#include "tst_moores_law.moc"
