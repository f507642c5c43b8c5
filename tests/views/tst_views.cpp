#include "sample_trace.h"
#include "views/overview.h"
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
};

QTEST_MAIN(TestViews)

#include "tst_views.moc"
