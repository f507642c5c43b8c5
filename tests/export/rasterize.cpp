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

double difference(const QImage& a, const QImage& b, int slack)
{
    if (a.size() != b.size())
        return 1;
    const auto apart = [](QRgb x, QRgb y) {
        return std::max({std::abs(qRed(x) - qRed(y)), std::abs(qGreen(x) - qGreen(y)),
                   std::abs(qBlue(x) - qBlue(y))})
            > 24;
    };
    const auto isNear = [&](int x, int y) {
        for (int v = std::max(0, y - slack); v <= std::min(b.height() - 1, y + slack); ++v)
            for (int u = std::max(0, x - slack); u <= std::min(b.width() - 1, x + slack); ++u)
                if (!apart(a.pixel(x, y), b.pixel(u, v)))
                    return true;
        return false;
    };
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += isNear(x, y) ? 0 : 1;
    return double(count) / (double(a.width()) * a.height());
}
