#include "rasterize.h"
#include "sample_figure.h"
#include "views/export/figure.h"
#include "views/export/provenance_text.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace views;

namespace {

struct Text {
    QString text{};
    double pixels = 0;
};

std::vector<Text> textsOf(const QByteArray& svg)
{
    std::vector<Text> texts;
    QXmlStreamReader xml{svg};
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String{"text"})
            continue;
        const double pixels = xml.attributes().value("font-size").toDouble();
        texts.push_back({xml.readElementText(), pixels});
    }
    return texts;
}

/// A name inside a token is as large as its token, and those share the room there is.
bool isTokenName(const QString& text)
{
    return QRegularExpression{QStringLiteral("^T\\d+$")}.match(text).hasMatch();
}

QString allText(const QByteArray& svg)
{
    QStringList words;
    for (const Text& text : textsOf(svg))
        words << text.text;
    return words.join('\n');
}

/// Rows of threads whose names are there.
int rowNames(const QByteArray& svg)
{
    const QRegularExpression name{QStringLiteral("^T\\d+ worker")};
    const auto texts = textsOf(svg);
    return int(std::ranges::count_if(
        texts, [&](const Text& text) { return name.match(text.text).hasMatch(); }));
}

void addViews()
{
    QTest::addColumn<QByteArray>("view");
    for (const ViewType* type : catalog())
        QTest::newRow(type->id.data()) << QByteArray{type->id.data(), qsizetype(type->id.size())};
}

} // namespace

class FigureTest : public QObject {
    Q_OBJECT
private slots:
    void everyViewIsLegibleFromTheLastRow_data() { addViews(); }
    void everyViewIsLegibleFromTheLastRow()
    {
        QFETCH(QByteArray, view);
        constexpr double least = smallestText * 96 / 72 - 0.5; // sizes are whole pixels
        for (const Text& text : textsOf(figureFile(sampleFigure(view.data()), PictureFormat::Svg)))
            QVERIFY2(text.pixels >= least || isTokenName(text.text),
                qPrintable(QString{"%1 px: %2"}.arg(text.pixels).arg(text.text)));
    }

    void everyViewIsTheSameInSvgAndOnTheScreen_data() { addViews(); }
    void everyViewIsTheSameInSvgAndOnTheScreen()
    {
        QFETCH(QByteArray, view);
        const Figure figure = sampleFigure(view.data());
        const QSize size = figure.size.toSize();
        const QImage png = QImage::fromData(figureFile(figure, PictureFormat::Png));
        const QImage svg = rasterized(figureFile(figure, PictureFormat::Svg), size);
        const double share = difference(png, svg, 1);
        if (share > 0.02) {
            png.save(QString{"%1-png.actual.png"}.arg(view));
            svg.save(QString{"%1-svg.actual.png"}.arg(view));
        }
        QVERIFY2(share <= 0.02, qPrintable(QString::number(share)));
    }

    void everyThreadIsOnASlideOfTwoViews_data()
    {
        QTest::addColumn<QByteArray>("beside");
        QTest::newRow("state flow") << QByteArray{"state-flow"};
        QTest::newRow("waiting") << QByteArray{"wait-for"};
    }
    void everyThreadIsOnASlideOfTwoViews()
    {
        QFETCH(QByteArray, beside);
        Figure figure = sampleFigure(beside.data());
        const int alone = rowNames(figureFile(figure, PictureFormat::Svg));
        figure.views.push_back(findView("thread-timeline"));
        const QByteArray svg = figureFile(figure, PictureFormat::Svg);
        QCOMPARE(rowNames(svg) - alone, 8);
        QVERIFY(!allText(svg).contains("do not fit"));
    }

    void everyStepOfAStripIsLegibleAndHasItsRows_data()
    {
        QTest::addColumn<QByteArray>("view");
        QTest::addColumn<QString>("row");
        QTest::newRow("state flow") << QByteArray{"state-flow"} << QStringLiteral("Runnable");
        QTest::newRow("threads") << QByteArray{"thread-timeline"} << QStringLiteral("T3 worker");
        QTest::newRow("CPUs") << QByteArray{"cpu-timeline"} << QStringLiteral("cpu1");
    }
    void everyStepOfAStripIsLegibleAndHasItsRows()
    {
        QFETCH(QByteArray, view);
        QFETCH(QString, row);
        using namespace std::chrono_literals;
        trace::Builder builder{sampleProvenance()};
        fillSample(builder);
        const trace::ActorId ran = builder.snapshot()->actors().front().id;
        for (const int number : {0, 1}) {
            const auto cpu = builder.addActor(
                trace::ActorKind::Cpu, "cpu" + std::to_string(number), {}, 0, number);
            builder.append(
                cpu, {.begin = trace::Time{0ns}, .state = trace::State::Running, .peer = ran});
        }
        Figure figure{.frame = sampleFrame(builder.snapshot()), .views = {findView(view.data())}};
        for (const auto at : {4ms, 9ms, 14ms, 19ms})
            figure.steps.push_back(trace::Time{at});
        int rows = 0;
        for (const Text& text : textsOf(figureFile(figure, PictureFormat::Svg))) {
            rows += text.text == row;
            QVERIFY2(text.pixels >= smallestText * 96 / 72 - 0.75 || isTokenName(text.text),
                qPrintable(QString{"%1 px: %2"}.arg(text.pixels).arg(text.text)));
        }
        QCOMPARE(rows, 4);
    }

    void rowsThatFindNoRoomAreCounted()
    {
        for (const int threads : {30, 64}) {
            trace::Builder builder{sampleProvenance()};
            fillSample(builder, threads);
            const Figure figure{.frame = sampleFrame(builder.snapshot()),
                .views = {findView("state-flow"), findView("thread-timeline")}};
            const QByteArray svg = figureFile(figure, PictureFormat::Svg);
            const auto told =
                QRegularExpression{QStringLiteral("(\\d+) more rows do not fit")}.match(
                    allText(svg));
            QVERIFY2(told.hasMatch(), qPrintable(allText(svg)));
            QVERIFY(rowNames(svg) > 3);
            QCOMPARE(rowNames(svg) + told.captured(1).toInt(), threads);
        }
    }

    void aFigureSaysWhatItIsAndWhereItComesFrom()
    {
        const QString text =
            allText(figureFile(sampleFigure("thread-timeline"), PictureFormat::Svg));
        for (const char* words : {"Life of a <thread> & more", "Timeline", "one lane per thread",
                 "Measured · kernel switch records", "Test CPU, 2 CPUs, Linux 6.1", "Threads 8",
                 "Work per step 250\u00a0µs", "seed 42", "2026-01-02 03:04 UTC"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
        QVERIFY(!text.contains("drag"));
    }

    void lostEventsAreOnTheBadge()
    {
        trace::Builder builder{sampleProvenance()};
        fillSample(builder);
        builder.lose({.kernel = 1200, .program = 34});
        QCOMPARE(badgeText(*builder.snapshot()),
            QString::fromUtf8("Measured · kernel switch records · 1\u2009234 events lost"));
    }

    void aCrashIsOnTheFigure()
    {
        trace::Builder builder{sampleProvenance()};
        fillSample(builder);
        builder.setOutcome({.kind = trace::OutcomeKind::Crashed, .text = "killed by SIGSEGV"});
        Figure figure{.frame = sampleFrame(builder.snapshot()), .views = {findView("state-flow")}};
        QVERIFY(allText(figureFile(figure, PictureFormat::Svg)).contains("killed by SIGSEGV"));
    }

    void anEmptyTraceHasAFigureToo()
    {
        Figure figure{.frame = {.trace = std::make_shared<trace::Trace>()},
            .views = {findView("thread-timeline")}};
        for (const auto format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png})
            QVERIFY(figureFile(figure, format).size() > 500);
    }

    void aSmallerPageIsTheSameFigureScaled()
    {
        Figure figure = sampleFigure("thread-timeline");
        const QImage large = QImage::fromData(figureFile(figure, PictureFormat::Png));
        figure.size /= 2;
        const QImage small = QImage::fromData(figureFile(figure, PictureFormat::Png));
        QCOMPARE(large.size(), QSize(1280, 720));
        QCOMPARE(small.size(), QSize(640, 360));
        const QImage shrunk =
            large.scaled(small.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(difference(shrunk.convertToFormat(QImage::Format_RGB32),
                    small.convertToFormat(QImage::Format_RGB32))
            < 0.15);
    }

    void aPixelRatioGivesMorePixelsOfTheSamePicture()
    {
        const QByteArray png = figureFile(sampleFigure("state-flow"), PictureFormat::Png, 2);
        QCOMPARE(QImage::fromData(png).size(), QSize(2560, 1440));
    }

    void severalPicturesFitOnAHigherPage()
    {
        Figure figure = sampleFigure("state-flow");
        figure.views.push_back(findView("thread-timeline"));
        figure.size = fittingSize(figure);
        QCOMPARE(figure.size.width(), 1280.0);
        QVERIFY(figure.size.height() > 720);
        const QByteArray svg = figureFile(figure, PictureFormat::Svg);
        for (const Text& text : textsOf(svg))
            QVERIFY2(text.pixels >= 18 || isTokenName(text.text), qPrintable(text.text));
        QVERIFY(allText(svg).contains("T7 worker")); // no row is cut off
    }

    void whiteByDefaultTransparentOnRequest()
    {
        Figure figure = sampleFigure("state-flow");
        const auto corner = [&] {
            return QImage::fromData(figureFile(figure, PictureFormat::Png)).pixelColor(1, 1);
        };
        QCOMPARE(corner(), QColor{Qt::white});
        figure.frame.theme.transparent = true;
        QCOMPARE(corner().alpha(), 0);
        figure.frame.theme = {.mode = Mode::Dark};
        QVERIFY(corner().lightness() < 60);
    }

    void theFileCarriesWhatIsNeededToRunItAgain()
    {
        const Figure figure = sampleFigure("thread-timeline");
        const QImage png = QImage::fromData(figureFile(figure, PictureFormat::Png));
        QCOMPARE(png.text("Parameters"), QString::fromUtf8("threads=8 work=250µs"));
        QCOMPARE(png.text("Seed"), QString{"42"});
        QVERIFY(png.text("Machine").contains("Test CPU"));
        const QByteArray svg = figureFile(figure, PictureFormat::Svg);
        QVERIFY(svg.contains("<Seed>42</Seed>") && svg.contains("<Demo>thread-life</Demo>"));
        const QByteArray pdf = figureFile(figure, PictureFormat::Pdf);
        QVERIFY(pdf.contains("<i:Seed>42</i:Seed>"));
        QVERIFY(pdf.contains(QByteArray{"threads=8"}));
    }

    void textStaysTextInAPdf()
    {
        const QByteArray pdf = figureFile(sampleFigure("thread-timeline"), PictureFormat::Pdf);
        const auto text = convertedBy("pdftotext", {"-enc", "UTF-8", "-", "-"}, pdf);
        if (!text)
            QSKIP("pdftotext is not installed");
        for (const char* words : {"Life of a <thread> & more", "T3 worker", "seed 42"})
            QVERIFY2(text->contains(words), *text);
    }

    void aPdfPageIsTheSlide()
    {
        const QByteArray pdf = figureFile(sampleFigure("thread-timeline"), PictureFormat::Pdf);
        const auto info = convertedBy("pdfinfo", {"-"}, pdf);
        if (!info)
            QSKIP("pdfinfo is not installed");
        QVERIFY2(info->contains("960 x 540 pts"), *info);
        QVERIFY2(info->contains("Life of a <thread> & more: Timeline"), *info);
    }

    void formatsGoBySuffix()
    {
        QVERIFY(pictureFormat(u"SVG") == PictureFormat::Svg);
        QVERIFY(pictureFormat(u"pdf") == PictureFormat::Pdf);
        QVERIFY(!pictureFormat(u"gif"));
    }
};

QTEST_MAIN(FigureTest)
#include "tst_figure.moc"
