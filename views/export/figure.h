#pragma once

#include "views/view.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace views {

/// A slide: title, one or more pictures with what they show, the badge, and one line with machine,
/// parameters and date. A pure function of its members.
struct Figure {
    Frame frame{}; ///< theme.fontScale and still are set by the figure
    std::vector<const ViewType*> views{}; ///< top to bottom; not empty
    QSizeF size = slideSize; ///< in pixels of 1/96 inch

    static constexpr QSizeF slideSize{1280, 720};
};

/// No text of a slide is smaller than this, in points at slide size: legible from the last row.
inline constexpr double smallestText = 14;

/// Sides that can be asked for: below, there is no room for the text; above, no memory.
inline constexpr int leastSide = 64;
inline constexpr int mostSide = 8192;

/// Paints the figure into (0, 0, size). On a smaller or larger page all of it is scaled alike.
/// Needs a QGuiApplication, for the fonts.
void drawFigure(QPainter& painter, const Figure& figure);

/// As wide as a slide and as high as all its pictures want to be, at least a slide: for several
/// pictures on one page. Needs a QGuiApplication.
QSizeF fittingSize(const Figure& figure);

/// "Life of a thread: Timeline".
QString figureTitle(const Figure& figure);

enum class PictureFormat { Svg, Pdf, Png };

/// By the file's suffix, in either case.
std::optional<PictureFormat> pictureFormat(QStringView suffix);

/// The figure as a file's bytes: text stays text in SVG and PDF; parameters, seed and machine are
/// inside (SVG <metadata>, PDF XMP, PNG tEXt). `pixelRatio`: PNG pixels per pixel of `size`. Empty
/// only if there is no memory for the PNG. Pre: sides within [leastSide, mostSide].
QByteArray figureFile(const Figure& figure, PictureFormat format, double pixelRatio = 1);

} // namespace views
