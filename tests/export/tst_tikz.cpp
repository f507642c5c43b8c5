#include "rasterize.h"
#include "sample_figure.h"
#include "views/export/tex_text.h"
#include "views/export/tikz_writer.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace views;

namespace {

constexpr QSize page{320, 200};
using Scene = std::function<void(QPainter&)>;

QByteArray tikzOf(const Scene& scene)
{
    TikzWriter writer{{.size = page, .comments = {"a\nb"}}};
    VectorDevice device{writer, page};
    QPainter painter{&device};
    scene(painter);
    painter.end();
    return writer.document();
}

/// Why LaTeX documents cannot be compiled here; empty where they can.
QString missing()
{
    for (const char* program : {"pdflatex", "kpsewhich", "pdftoppm", "pdftotext"})
        if (QStandardPaths::findExecutable(program).isEmpty())
            return QString{"%1 is not installed"}.arg(program);
    if (convertedBy("kpsewhich", {"standalone.cls"}, {})->isEmpty())
        return "the LaTeX class standalone is not installed (texlive-latex-extra)";
    return {};
}

/// The document as a PDF by pdflatex, which must not complain; its log where it does.
struct Compiled {
    QByteArray pdf{};
    QByteArray log{};
};

Compiled compiled(const QByteArray& tikz)
{
    const QTemporaryDir folder;
    QFile file{folder.filePath("figure.tex")};
    if (file.open(QIODevice::WriteOnly))
        file.write(tikz);
    file.close();
    QProcess latex;
    latex.setWorkingDirectory(folder.path());
    latex.start("pdflatex", {"-interaction=nonstopmode", "-halt-on-error", "figure.tex"});
    latex.waitForFinished(60'000);
    QFile pdf{folder.filePath("figure.pdf")};
    const bool good = latex.exitCode() == 0 && pdf.open(QIODevice::ReadOnly);
    const QByteArray log = latex.readAllStandardOutput();
    return {
        good ? pdf.readAll() : QByteArray{}, log.mid(std::max<qsizetype>(0, log.indexOf("\n!")))};
}

QImage raster(const QByteArray& pdf, QSize size)
{
    const auto png = convertedBy("pdftoppm", {"-r", "96", "-png", "-"}, pdf);
    return QImage::fromData(*png, "PNG").convertToFormat(QImage::Format_RGB32).copy({{}, size});
}

QImage rasterOf(const Scene& scene)
{
    QImage image{page, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    scene(painter);
    return image;
}

void clips(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ring;
    ring.addEllipse(QPointF{120, 90}, 80, 80);
    ring.addEllipse(QPointF{120, 90}, 30, 30);
    painter.save();
    painter.setClipPath(ring);
    painter.fillRect(QRectF{0, 0, 320, 200}, QColor{0, 158, 115});
    painter.translate(40, 20);
    painter.rotate(20);
    painter.setClipRect(QRectF{20, 10, 120, 60}, Qt::IntersectClip);
    painter.fillRect(QRectF{-50, -50, 300, 300}, QColor{213, 94, 0});
    painter.restore();
    painter.fillRect(QRectF{250, 150, 60, 40}, Qt::black);
}

void pens(QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor{0, 114, 178, 128});
    painter.setPen(QPen{Qt::red, 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawPolygon(QPolygonF{{20, 20}, {100, 30}, {60, 90}});
    painter.setPen(QPen{Qt::black, 4, Qt::DashLine, Qt::FlatCap});
    painter.drawPolyline(QPolygonF{{120, 20}, {300, 30}, {160, 90}});
    painter.setPen(QPen{Qt::black, 2});
    painter.setOpacity(0.4);
    painter.drawRoundedRect(QRectF{200, 110, 100, 60}, 10, 10);
}

void pictures(QPainter& painter)
{
    QImage strip{4, 1, QImage::Format_RGB32};
    for (int x = 0; x < 4; ++x)
        strip.setPixel(x, 0, QColor::fromHsv(x * 90, 255, 200).rgb());
    painter.drawImage(QRectF{20, 110, 120, 60}, strip);
    QImage tile{8, 8, QImage::Format_RGB32};
    tile.fill(Qt::darkCyan);
    for (int i = 0; i < 8; ++i)
        for (int j = 0; j < 4; ++j)
            tile.setPixel(i, j, qRgb(255, 200, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush{tile});
    painter.drawRect(160, 112, 120, 56);
    painter.fillRect(QRectF{20, 10, 120, 80}, QBrush{Qt::black, Qt::HorPattern});
    painter.fillRect(QRectF{160, 10, 120, 80}, QBrush{Qt::black, Qt::BDiagPattern});
}

/// How dark the picture is on the whole, 0 to 1.
double inkOf(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += 255 - qGray(image.pixel(x, y));
    return sum / (255.0 * image.width() * image.height());
}

} // namespace

class TikzTest : public QObject {
    Q_OBJECT
private slots:
    void latexSpecialsAreEscaped()
    {
        QCOMPARE(tex::escaped("50 % & a_b {c} #1 $x$ ~ ^ \\"),
            QByteArray{"50 \\% \\& a\\_b \\{c\\} \\#1 \\$x\\$ \\textasciitilde{} "
                       "\\textasciicircum{} \\textbackslash{}"});
        QCOMPARE(tex::escaped(QString::fromUtf8("38\u00a0µs · ä \U0001F600")),
            QByteArray{"38~\\textmu{}s \\textperiodcentered{} \xc3\xa4 ?"});
    }

    void aCommentStaysOneLine()
    {
        const QByteArray tikz = tikzOf([](QPainter&) {});
        QVERIFY2(tikz.startsWith("% a b\n"), tikz);
    }

    void rendersAsOnTheScreen_data()
    {
        QTest::addColumn<Scene>("scene");
        QTest::addColumn<double>("most");
        QTest::newRow("clips") << Scene{clips} << 0.01;
        QTest::newRow("pens") << Scene{pens} << 0.02;
    }

    void rendersAsOnTheScreen()
    {
        QFETCH(Scene, scene);
        QFETCH(double, most);
        if (const QString why = missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Compiled made = compiled(tikzOf(scene));
        QVERIFY2(!made.pdf.isEmpty(), made.log);
        const double share = difference(rasterOf(scene), raster(made.pdf, page), 1);
        QVERIFY2(share <= most, qPrintable(QString::number(share)));
    }

    void patternsAndPicturesCoverAsMuchAsOnTheScreen()
    {
        if (const QString why = missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Compiled made = compiled(tikzOf(pictures));
        QVERIFY2(!made.pdf.isEmpty(), made.log);
        const double expected = inkOf(rasterOf(pictures));
        const double actual = inkOf(raster(made.pdf, page));
        QVERIFY2(std::abs(actual / expected - 1) < 0.2,
            qPrintable(QString{"%1 against %2"}.arg(actual).arg(expected)));
    }

    void everyViewCompilesAndLooksAsOnTheScreen_data()
    {
        QTest::addColumn<QByteArray>("view");
        for (const ViewType* type : catalog())
            QTest::newRow(type->id.data())
                << QByteArray{type->id.data(), qsizetype(type->id.size())};
    }

    void everyViewCompilesAndLooksAsOnTheScreen()
    {
        QFETCH(QByteArray, view);
        if (const QString why = missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Figure figure = sampleFigure(view.data());
        const Compiled made = compiled(figureFile(figure, PictureFormat::Tikz));
        QVERIFY2(!made.pdf.isEmpty(), made.log);
        const QImage png = QImage::fromData(figureFile(figure, PictureFormat::Png));
        const QImage tikz = raster(made.pdf, png.size());
        // LaTeX has its own fonts, so letters differ; shapes and places do not.
        const double share = difference(png, tikz, 2);
        if (share > 0.02)
            tikz.save(QString{"%1-tikz.actual.png"}.arg(view));
        QVERIFY2(share <= 0.02, qPrintable(QString::number(share)));
        const auto text = convertedBy("pdftotext", {"-enc", "UTF-8", "-", "-"}, made.pdf);
        for (const char* words : {"Life of a <thread> & more", "Threads 8", "seed 42"})
            QVERIFY2(text->contains(words), *text);
    }

    void theFileCarriesWhatIsNeededToRunItAgain()
    {
        const QByteArray tikz = figureFile(sampleFigure("thread-timeline"), PictureFormat::Tikz);
        for (const char* line : {"% Demo: thread-life\n", "% Parameters: threads=8 work=250µs\n",
                 "% Seed: 42\n", "% Machine: Test CPU, 2 CPUs, Linux 6.1\n"})
            QVERIFY2(tikz.contains(line), tikz);
    }
};

QTEST_MAIN(TikzTest)
#include "tst_tikz.moc"
