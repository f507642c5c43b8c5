#pragma once

#include <QIcon>

namespace app {

enum class Glyph { Play, Pause, StepBack, StepForward, Stop, Search, Loop, Flag };

/// A drawn icon in the palette's text colour, sharp at every scale.
QIcon glyph(Glyph glyph);

/// The same in white, for coloured buttons.
QIcon whiteGlyph(Glyph glyph);

} // namespace app
