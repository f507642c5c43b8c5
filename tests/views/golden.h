#pragma once

#include <QImage>

/// Compares `image` with golden/<name>.png: same size, no channel of any pixel off by more than
/// `tolerance` of 255. On failure the actual image is left beside the test. Set UPDATE_GOLDEN=1 to
/// accept the new image after looking at it. Only for pictures without text.
inline bool matchesGolden(const QImage& image, const QString& name, int tolerance = 2)
{
    const QString path = QStringLiteral(GOLDEN_DIR "/%1.png").arg(name);
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN"))
        return image.save(path);

    const QImage golden = QImage{path}.convertToFormat(QImage::Format_RGB32);
    const QImage actual = image.convertToFormat(QImage::Format_RGB32);
    bool same = !golden.isNull() && golden.size() == actual.size();
    for (int y = 0; same && y < actual.height(); ++y) {
        for (int x = 0; same && x < actual.width(); ++x) {
            const QColor a = actual.pixelColor(x, y);
            const QColor g = golden.pixelColor(x, y);
            same = qAbs(a.red() - g.red()) <= tolerance && qAbs(a.green() - g.green()) <= tolerance
                && qAbs(a.blue() - g.blue()) <= tolerance;
        }
    }
    if (!same)
        actual.save(name + QStringLiteral(".actual.png"));
    return same;
}
