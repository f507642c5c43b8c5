#include "rasterize.h"

#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>

#include <algorithm>
#include <cstdlib>

std::optional<QByteArray> convertedBy(
    const QString& program, const QStringList& arguments, const QByteArray& input)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return std::nullopt;
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QByteArray{};
    return process.readAllStandardOutput();
}

QImage rasterized(const QByteArray& svg, QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    if (const auto png = convertedBy("rsvg-convert", {}, svg))
        painter.drawImage(image.rect(), QImage::fromData(*png, "PNG"));
    else
        QSvgRenderer{svg}.render(&painter);
    return image;
}

double difference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 1;
    const auto apart = [](QRgb x, QRgb y) {
        return std::max({std::abs(qRed(x) - qRed(y)), std::abs(qGreen(x) - qGreen(y)),
                   std::abs(qBlue(x) - qBlue(y))})
            > 24;
    };
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += apart(a.pixel(x, y), b.pixel(x, y)) ? 1 : 0;
    return double(count) / (double(a.width()) * a.height());
}
