#include "rasterize.h"
#include "views/export/svg_text.h"
#include "views/export/svg_writer.h"

#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <functional>

using namespace views;

namespace {

constexpr QSize page{320, 200};
using Scene = std::function<void(QPainter&)>;

QByteArray svgOf(const Scene& scene)
{
    SvgWriter writer{{.size = page, .title = "A <title> & more", .description = "d"}};
    VectorDevice device{writer, page};
    QPainter painter{&device};
    scene(painter);
    painter.end();
    return writer.document();
}

QImage rasterOf(const Scene& scene)
{
    QImage image{page, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    scene(painter);
    return image;
}

struct Elements {
    QStringList texts{};
    int clipPaths = 0;
    bool wellFormed = false;
};

Elements read(const QByteArray& svg)
{
    Elements elements;
    QXmlStreamReader xml{svg};
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String{"clipPath"})
            ++elements.clipPaths;
        if (xml.isStartElement() && xml.name() == QLatin1String{"text"})
            elements.texts << xml.readElementText();
    }
    elements.wellFormed = !xml.hasError();
    return elements;
}

void bars(QPainter& painter)
{
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 20; ++i) {
        painter.setBrush(QColor::fromHsv(i * 18, 200, 200));
        painter.drawRect(QRectF{i * 30.0 - 100, 10, 27, 150});
    }
}

void clippedBars(QPainter& painter)
{
    painter.save();
    painter.setClipRect(QRectF{40, 30, 200, 100});
    bars(painter);
    painter.restore();
    painter.fillRect(QRectF{250, 150, 60, 40}, Qt::black);
}

void nestedClips(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath circle;
    circle.addEllipse(QPointF{120, 90}, 80, 80);
    painter.setClipPath(circle);
    painter.save();
    painter.translate(40, 20);
    painter.rotate(20);
    painter.setClipRect(QRectF{20, 10, 120, 60}, Qt::IntersectClip);
    painter.resetTransform();
    bars(painter);
    painter.restore();
    painter.setPen(QPen{Qt::black, 6});
    painter.drawLine(0, 0, 320, 200);
    painter.setClipping(false);
    painter.drawLine(0, 190, 320, 190);
}

void pens(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor{0, 114, 178, 128});
    painter.setPen(QPen{Qt::red, 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolygon(QPolygonF{{20, 20}, {100, 30}, {60, 90}});
    painter.setPen(QPen{Qt::black, 4, Qt::DashLine, Qt::FlatCap});
    painter.drawPolyline(QPolygonF{{120, 20}, {300, 30}, {160, 90}});
    painter.scale(2, 0.5);
    painter.setPen(QPen{Qt::darkGreen, 6});
    painter.drawEllipse(QPointF{60, 280}, 40, 60);
    painter.resetTransform();
    painter.setPen(QPen{Qt::black, 0});
    painter.setOpacity(0.4);
    painter.drawRoundedRect(QRectF{200, 110, 100, 60}, 10, 10);
}

void fills(QPainter& painter)
{
    painter.setPen(Qt::NoPen);
    QLinearGradient along{20, 0, 140, 0};
    along.setColorAt(0, Qt::white);
    along.setColorAt(1, Qt::blue);
    painter.fillRect(QRectF{20, 10, 120, 80}, along);
    QRadialGradient around{QPointF{220, 50}, 40};
    around.setColorAt(0, Qt::yellow);
    around.setColorAt(1, Qt::red);
    painter.fillRect(QRectF{160, 10, 120, 80}, around);
    QImage strip{4, 1, QImage::Format_RGB32};
    for (int x = 0; x < 4; ++x)
        strip.setPixel(x, 0, QColor::fromHsv(x * 90, 255, 200).rgb());
    painter.drawImage(QRectF{20, 110, 120, 60}, strip);
    QImage tile{8, 8, QImage::Format_RGB32};
    tile.fill(Qt::darkCyan);
    for (int i = 0; i < 8; ++i)
        for (int j = 0; j < 4; ++j)
            tile.setPixel(i, j, qRgb(255, 200, 0));
    painter.setBrush(QBrush{tile});
    painter.drawRect(160, 112, 120, 56);
}

} // namespace

class SvgTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsDrawnIsWellFormed()
    {
        const QByteArray svg = svgOf([](QPainter& painter) {
            nestedClips(painter);
            pens(painter);
            fills(painter);
            painter.setFont(QFont{QStringLiteral("O'\"<Brien>&")});
            painter.drawText(20, 20, QStringLiteral("a < b & \"c\" \x01 \U0001F600"));
        });
        QVERIFY2(read(svg).wellFormed, svg);
    }

    void textStaysText()
    {
        const Elements elements = read(svgOf([](QPainter& painter) {
            painter.drawText(QPointF{20, 40}, "T1 worker");
            painter.rotate(90);
            painter.drawText(QRectF{20, -80, 200, 40}, Qt::AlignCenter, "38 µs");
        }));
        QCOMPARE(elements.texts, (QStringList{"T1 worker", "38 µs"}));
    }

    void textSizeIsThatOfThePage()
    {
        const QByteArray svg = svgOf([](QPainter& painter) {
            QFont font;
            font.setPointSizeF(12);
            painter.setFont(font);
            painter.drawText(QPointF{20, 40}, "12 pt");
        });
        QVERIFY2(svg.contains("font-size=\"16\""), svg);
    }

    void aClipIsAClipPath()
    {
        const QByteArray svg = svgOf(clippedBars);
        QCOMPARE(read(svg).clipPaths, 1);
        QVERIFY(svg.contains("M40 30h200v100h-200z"));
        // What follows the restore is outside the clipped group.
        QVERIFY(svg.indexOf("M250 150") > svg.indexOf("</g>"));
    }

    void clipsIntersect()
    {
        const QByteArray svg = svgOf(nestedClips);
        QCOMPARE(read(svg).clipPaths, 2);
        QVERIFY(svg.contains("<clipPath id=\"clip2\" clip-path=\"url(#clip1)\">"));
    }

    void theSameClipIsWrittenOnce()
    {
        const QByteArray svg = svgOf([](QPainter& painter) {
            for (int i = 0; i < 10; ++i)
                clippedBars(painter);
        });
        QCOMPARE(read(svg).clipPaths, 1);
    }

    void rendersAsOnTheScreen_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::newRow("bars") << Scene{bars};
        QTest::newRow("a clip") << Scene{clippedBars};
        QTest::newRow("nested clips") << Scene{nestedClips};
        QTest::newRow("pens") << Scene{pens};
        QTest::newRow("fills") << Scene{fills};
    }

    void rendersAsOnTheScreen()
    {
        QFETCH(Scene, scene);
        const QImage expected = rasterOf(scene);
        const QImage actual = rasterized(svgOf(scene), page);
        const double share = difference(expected, actual);
        if (share > 0.01) {
            expected.save(QString{"expected-%1.png"}.arg(QTest::currentDataTag()));
            actual.save(QString{"actual-%1.png"}.arg(QTest::currentDataTag()));
        }
        QVERIFY2(share <= 0.01, qPrintable(QString::number(share)));
    }

    void patternsCoverAsMuchAsOnTheScreen_data()
    {
        QTest::addColumn<Qt::BrushStyle>("style");
        QTest::newRow("horizontal") << Qt::HorPattern;
        QTest::newRow("vertical") << Qt::VerPattern;
        QTest::newRow("cross") << Qt::CrossPattern;
        QTest::newRow("diagonal /") << Qt::BDiagPattern;
        QTest::newRow("diagonal \\") << Qt::FDiagPattern;
        QTest::newRow("cross-hatch") << Qt::DiagCrossPattern;
    }

    void patternsCoverAsMuchAsOnTheScreen()
    {
        QFETCH(Qt::BrushStyle, style);
        const Scene scene = [style](QPainter& painter) {
            painter.fillRect(QRectF{0, 0, 320, 200}, QBrush{Qt::black, style});
        };
        const auto ink = [](const QImage& image) {
            double sum = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    sum += 255 - qGray(image.pixel(x, y));
            return sum / (255.0 * image.width() * image.height());
        };
        const double expected = ink(rasterOf(scene));
        const double actual = ink(rasterized(svgOf(scene), page));
        QVERIFY2(std::abs(actual / expected - 1) < 0.5,
            qPrintable(QString{"%1 against %2"}.arg(actual).arg(expected)));
    }

    void numbersAreShort()
    {
        QCOMPARE(svg::number(12), QByteArray{"12"});
        QCOMPARE(svg::number(0.5), QByteArray{"0.5"});
        QCOMPARE(svg::number(-3.254), QByteArray{"-3.25"});
        QCOMPARE(svg::number(-0.001), QByteArray{"0"});
        QCOMPARE(svg::number(NAN), QByteArray{"0"});
    }
};

QTEST_MAIN(SvgTest)
#include "tst_svg.moc"
