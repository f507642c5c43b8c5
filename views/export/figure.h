#pragma once

#include "views/view.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace views {

/// From how far a figure is read, which decides how large its text is.
enum class Medium {
    Slide, ///< from the last row: laid out for slideSize, scaled with the page
    Paper, ///< in the hand: text keeps its size whatever the page's
};

/// A slide: title, one or more pictures with what they show, the badge, and one line with machine,
/// parameters and date. A pure function of its members.
struct Figure {
    Frame frame{}; ///< theme.fontScale, still and legend are set by the figure
    std::vector<const ViewType*> views{}; ///< top to bottom; not empty
    QSizeF size = slideSize; ///< in pixels of 1/96 inch
    Medium medium = Medium::Slide;
    double fontScale = 1; ///< of all text
    bool title = true; ///< of the demo and of each picture
    bool legend = true;
    bool badge = true;
    bool playhead = true; ///< mark the moment on time axes; else they show an interval alone
    std::optional<QString> caption{}; ///< instead of machine, parameters and date; empty: nothing
    std::vector<trace::Time> steps{}; ///< not empty: each picture once per moment, side by side

    static constexpr QSizeF slideSize{1280, 720};
};

/// No text of a slide is smaller than this, in points at slide size: legible from the last row.
inline constexpr double smallestText = 14;
/// The same for a figure in a paper, at its own size.
inline constexpr double smallestPaperText = 7;

/// Sides that can be asked for: below, there is no room for the text; above, no memory.
inline constexpr int leastSide = 64;
inline constexpr int mostSide = 8192;

/// Font scales that can be asked for.
inline constexpr double leastFontScale = 0.5;
inline constexpr double mostFontScale = 3;

/// Paints the figure into (0, 0, size). On a smaller or larger slide all of it is scaled alike.
/// Needs a QGuiApplication, for the fonts.
void drawFigure(QPainter& painter, const Figure& figure);

/// As wide as a slide and as high as all its pictures want to be, at least a slide: for several
/// pictures on one page. Needs a QGuiApplication.
QSizeF fittingSize(const Figure& figure);

/// "Life of a thread: Timeline".
QString figureTitle(const Figure& figure);

enum class PictureFormat { Svg, Pdf, Png, Tikz };

/// By the file's suffix, in either case: svg, pdf, png, tikz or tex.
std::optional<PictureFormat> pictureFormat(QStringView suffix);

/// The figure as a file's bytes: text stays text in SVG, PDF and TikZ; parameters, seed and machine
/// are inside (SVG <metadata>, PDF XMP, PNG tEXt, TikZ comments). `pixelRatio`: PNG pixels per
/// pixel of `size`. Empty only if there is no memory for the PNG. Pre: sides within [leastSide,
/// mostSide].
QByteArray figureFile(const Figure& figure, PictureFormat format, double pixelRatio = 1);

} // namespace views
