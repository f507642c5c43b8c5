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
    bool reducedMotion = false;
    bool transparent = false; ///< draw no background

    QColor background() const;
    QColor card() const;
    QColor ink() const;
    QColor secondary() const;
    QColor line() const;
    QColor accent() const;
    QColor state(trace::State state) const;
    QColor onState(trace::State state) const; ///< text on top of it, at least 4.5 : 1
    QBrush stateBrush(trace::State state) const; ///< the colour, with its pattern where asked for
    QColor thread(std::size_t i) const; ///< identity of the i-th thread on CPU rows
    QFont text(double points = 10) const;
    QFont mono(double points = 10) const; ///< tabular figures

    bool operator==(const Theme&) const = default;
};

} // namespace views
