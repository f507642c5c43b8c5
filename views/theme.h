#pragma once

#include "engine/trace/state.h"

#include <QBrush>
#include <QColor>
#include <QFont>

namespace views {

enum class Mode { Light, Dark };

/// Colours, fonts and line widths of one look. A value; equal themes paint equal pictures.
struct Theme {
    Mode mode = Mode::Light;
    double fontScale = 1; ///< 1: screen; larger for slides
    bool patterns = false; ///< high contrast and print: states carry a pattern
    bool highContrast = false; ///< every word at least 7 : 1, every line and mark 3 : 1
    bool reducedMotion = false;
    bool transparent = false; ///< draw no background

    QColor background() const;
    QColor card() const;
    QColor ink() const;
    QColor secondary() const;
    QColor line() const;
    QColor accent() const;
    QColor playhead() const; ///< the line "now" on every time axis
    QColor state(trace::State state) const;
    QColor onState(trace::State state) const; ///< text on top of it, at least 4.5 : 1 (7 : 1)
    QBrush stateBrush(trace::State state) const; ///< the colour, with its pattern where asked for
    QColor thread(std::size_t i) const; ///< identity of the i-th thread on CPU rows
    QFont text(double points = 10) const; ///< sized in pixels (4/3 a point), the same on any device
    QFont mono(double points = 10) const; ///< tabular figures

    bool operator==(const Theme&) const = default;
};

/// Contrast of two opaque colours, 1 to 21. Source: WCAG 2.1, "contrast ratio".
double contrast(const QColor& a, const QColor& b);

/// Dark ink, white or black: the first that has at least 4.5 : 1 on `surface`.
QColor readableOn(const QColor& surface);

/// `share` of `b` over `a`, in [0, 1].
QColor mixed(const QColor& a, const QColor& b, double share);

} // namespace views
