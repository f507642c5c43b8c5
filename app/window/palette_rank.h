#pragma once

#include "app/window/fuzzy.h"

namespace app {

/// Something that can be found in the palette.
struct Findable {
    QString title{};
    QString keywords{}; ///< what it is about, in any words
    bool place = false; ///< a demo, not a command
};

/// How well what was typed fits, larger is better, and which letters of the title were meant.
/// First what has every typed word at the beginning of a word of its title, then what has it in
/// its keywords (then the title has no marks, unless the word is there, too), then what has the
/// letters in this order anywhere in its title. Among equals a demo goes before a command. None:
/// it does not fit. Everything fits where nothing is typed. Pure.
std::optional<FuzzyMatch> paletteMatch(const QString& typed, const Findable& findable);

} // namespace app
