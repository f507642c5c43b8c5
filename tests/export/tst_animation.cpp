#include "rasterize.h"
#include "sample_figure.h"
#include "views/export/animation.h"
#include "views/export/frame_painter.h"
#include "views/export/palette.h"
#include "views/export/slide.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace std::chrono_literals;
using namespace views;

namespace {

Animation sampleAnimation(std::string_view view = "thread-timeline")
{
    Animation animation{.figure = sampleFigure(view), .seconds = 1, .framesPerSecond = 10};
    animation.figure.size = {640, 360};
    return animation;
}

QByteArray contents(const QString& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// What the program prints about a file; none where it is not installed.
std::optional<QString> said(const QString& program, const QStringList& arguments)
{
    const auto out = convertedBy(program, arguments, {});
    return out ? std::optional{QString::fromUtf8(*out)} : std::nullopt;
}

QStringList matches(const QString& text, const char* pattern)
{
    QStringList found;
    auto all = QRegularExpression{pattern}.globalMatch(text);
    while (all.hasNext())
        found << all.next().captured(1);
    return found;
}

} // namespace

class AnimationTest : public QObject {
    Q_OBJECT
private slots:
    void formatsGoBySuffix()
    {
        QVERIFY(animationFormat(u"GIF") == AnimationFormat::Gif);
        QVERIFY(animationFormat(u"webp") == AnimationFormat::WebP);
        QVERIFY(animationFormat(u"mp4") == AnimationFormat::Mp4);
        QVERIFY(!animationFormat(u"png"));
    }

    void framesRunFromTheBeginningToTheEndOfTheInterval()
    {
        Animation animation = sampleAnimation();
        animation.interval = {trace::Time{5ms}, trace::Time{14ms}};
        const FramePainter painter{animation};
        QCOMPARE(painter.count(), 10);
        QVERIFY(painter.momentOf(0) == trace::Time{5ms});
        QVERIFY(painter.momentOf(3) == trace::Time{8ms});
        QVERIFY(painter.momentOf(9) == trace::Time{14ms});
    }

    void aFrameIsTheFigureAtItsMoment_data()
    {
        QTest::addColumn<QByteArray>("view");
        QTest::addColumn<bool>("transparent");
        for (const ViewType* type : catalog())
            for (const bool transparent : {false, true})
                QTest::addRow("%s%s", type->id.data(), transparent ? ", transparent" : "")
                    << QByteArray{type->id.data(), qsizetype(type->id.size())} << transparent;
    }

    void aFrameIsTheFigureAtItsMoment()
    {
        QFETCH(QByteArray, view);
        QFETCH(bool, transparent);
        Animation animation = sampleAnimation(view.data());
        animation.figure.frame.theme.transparent = transparent;
        FramePainter painter{animation};
        painter.paint(2); // what it leaves behind must not show
        Figure figure = animation.figure;
        figure.frame.playhead = painter.momentOf(7);
        figure.frame.rate = double(figure.frame.trace->extent().length().count()) / 1e9;
        const QImage frame = painter.paint(7);
        QImage whole{frame.size(), frame.format()};
        whole.fill(Qt::transparent);
        QPainter onWhole{&whole};
        const Slide slide{figure}; // at its rate; drawFigure() lets everything stand
        onWhole.scale(slide.scale(), slide.scale());
        slide.draw(onWhole);
        onWhole.end();
        // Half-covered pixels may be painted twice where a view keeps nothing.
        const double share = difference(whole, frame);
        QVERIFY2(share < 0.002, qPrintable(QString::number(share)));
    }

    void aGifHoldsEveryFrameForItsTimeAndRepeats()
    {
        const QString path = write(sampleAnimation(), "gif");
        const auto text = said("giftext", {path});
        if (!text)
            QSKIP("giftext is not installed");
        QVERIFY2(text->contains("Screen Size - Width = 640, Height = 360"), qPrintable(*text));
        QVERIFY(contents(path).contains(QByteArray{"NETSCAPE2.0\3\1\0\0", 15})); // for ever
        int hundredths = 0;
        const QStringList delays = matches(*text, "DelayTime: (\\d+)");
        for (const QString& delay : delays)
            hundredths += delay.toInt();
        QCOMPARE(hundredths, 100);
        QVERIFY(delays.size() > 5 && delays.size() <= 10);
        QVERIFY(contents(path).contains("Seed: 42"));
    }

    void aGifShowsWhatTheFramesShow_data() { addViews(); }
    void aGifShowsWhatTheFramesShow()
    {
        QFETCH(QByteArray, view);
        const Animation animation = sampleAnimation(view.data());
        const QString path = write(animation, "gif");
        // By ImageMagick, which puts the parts of frames together.
        const auto last =
            convertedBy("convert", {path, "-coalesce", "-delete", "0--2", "png:-"}, {});
        if (!last)
            QSKIP("ImageMagick is not installed");
        FramePainter painter{animation};
        const QImage expected = painter.paint(painter.count() - 1);
        const QImage actual = QImage::fromData(*last).convertToFormat(QImage::Format_RGB32);
        const double share = difference(expected, actual);
        QVERIFY2(share < 0.01, qPrintable(QString::number(share)));
    }

    void aWebPHoldsTheFramesExactlyAndRepeats()
    {
        const Animation animation = sampleAnimation("state-flow");
        const QString path = write(animation, "webp");
        const auto text = said("webpinfo", {path});
        if (!text)
            QSKIP("webpinfo is not installed");
        QVERIFY2(text->contains("No error detected"), qPrintable(*text));
        QVERIFY(text->contains("Canvas size 640 x 360"));
        QVERIFY(text->contains(QRegularExpression{"Loop count\\s*:\\s*0"}));
        QCOMPARE(matches(*text, "Canvas size (\\d+)").size(), 1);
        int milliseconds = 0;
        for (const QString& duration : matches(*text, "Duration: (\\d+)"))
            milliseconds += duration.toInt();
        QCOMPARE(milliseconds, 1000);
        QVERIFY(contents(path).contains("<i:Seed>42</i:Seed>"));
    }

    void aTransparentWebPHasTransparentPixels()
    {
        Animation animation = sampleAnimation();
        animation.figure.frame.theme.transparent = true;
        const auto text = said("webpinfo", {write(animation, "webp")});
        if (!text)
            QSKIP("webpinfo is not installed");
        QVERIFY2(text->contains(QRegularExpression{"Alpha: 1"}), qPrintable(*text));
    }

    void anMp4IsReadByFfprobe()
    {
        if (!canWriteMp4())
            QSKIP("ffmpeg is not installed");
        Animation animation = sampleAnimation();
        animation.figure.size = {641, 361}; // H.264 has no odd sides
        const auto text = said("ffprobe",
            {"-v", "error", "-count_frames", "-show_entries",
                "stream=codec_name,width,height,nb_read_frames:format=duration:format_tags",
                write(animation, "mp4")});
        for (const char* line : {"codec_name=h264", "width=642", "height=362", "nb_read_frames=10",
                 "duration=1.000000", "Seed: 42", "TAG:title=Life of a"})
            QVERIFY2(text->contains(line), qPrintable(*text));
    }

    void withoutFfmpegThereIsAClearMessage()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const Written written =
            writeAnimation(sampleAnimation(), AnimationFormat::Mp4, m_folder.filePath("none.mp4"));
        qputenv("PATH", path);
        QVERIFY(!written && !written.error().cancelled);
        QVERIFY(written.error().message.contains("apt install ffmpeg"));
        QVERIFY(!QFile::exists(m_folder.filePath("none.mp4")));
    }

    void cancellingStopsAfterTheFrame_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"gif", "webp", "mp4"})
            QTest::newRow(suffix) << QString{suffix};
    }

    void cancellingStopsAfterTheFrame()
    {
        QFETCH(QString, suffix);
        if (suffix == "mp4" && !canWriteMp4())
            QSKIP("ffmpeg is not installed");
        std::vector<double> seen;
        const Written written = writeAnimation(sampleAnimation(), *animationFormat(suffix),
            m_folder.filePath("cancelled." + suffix), [&](double done) {
                seen.push_back(done);
                return seen.size() < 3;
            });
        QVERIFY(!written && written.error().cancelled);
        QCOMPARE(seen, (std::vector{0.1, 0.2, 0.3}));
    }

    void aFileThatCannotBeWrittenIsRefused_data() { cancellingStopsAfterTheFrame_data(); }
    void aFileThatCannotBeWrittenIsRefused()
    {
        QFETCH(QString, suffix);
        if (suffix == "mp4" && !canWriteMp4())
            QSKIP("ffmpeg is not installed");
        const Written written = writeAnimation(
            sampleAnimation(), *animationFormat(suffix), "/nowhere/at/all." + suffix);
        QVERIFY(!written && !written.error().message.isEmpty());
    }

    void aPaletteHoldsFewColorsExactly()
    {
        QImage image{16, 15, QImage::Format_RGB32};
        for (int i = 0; i < 240; ++i)
            image.setPixel(i % 16, i / 16, qRgb(i, 255 - i, i / 2));
        const std::array always{qRgb(1, 2, 3)};
        Palette palette{std::span{&image, 1}, always};
        QVERIFY(palette.colors().size() <= 255);
        QCOMPARE(palette.colors()[palette.indexOf(qRgb(1, 2, 3))], qRgb(1, 2, 3));
        for (int i = 0; i < 240; ++i) {
            const QRgb found = palette.colors()[palette.indexOf(qRgb(i, 255 - i, i / 2))];
            QVERIFY(std::abs(qRed(found) - i) <= 1);
        }
    }

    void aPaletteOfManyColorsIsNearToEach()
    {
        std::mt19937 random{1};
        QImage image{256, 256, QImage::Format_RGB32};
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x)
                image.setPixel(x, y, QRgb(random()) | 0xff000000);
        Palette palette{std::span{&image, 1}, {}};
        QVERIFY(palette.colors().size() <= 255);
        double sum = 0;
        for (int i = 0; i < 256; ++i) {
            const QRgb color = image.pixel(i, i);
            const QRgb found = palette.colors()[palette.indexOf(color)];
            sum += std::abs(qRed(found) - qRed(color)) + std::abs(qGreen(found) - qGreen(color))
                + std::abs(qBlue(found) - qBlue(color));
        }
        QVERIFY2(sum / 256 / 3 < 26, qPrintable(QString::number(sum / 256 / 3)));
    }

private:
    static void addViews()
    {
        QTest::addColumn<QByteArray>("view");
        for (const ViewType* type : catalog())
            QTest::newRow(type->id.data())
                << QByteArray{type->id.data(), qsizetype(type->id.size())};
    }

    QString write(const Animation& animation, const QString& suffix)
    {
        const QString path = m_folder.filePath("animation." + suffix);
        const Written written = writeAnimation(animation, *animationFormat(suffix), path);
        if (!written)
            qWarning() << written.error().message;
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(AnimationTest)
#include "tst_animation.moc"
