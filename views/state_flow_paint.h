#pragma once

#include "views/state_flow_scene.h"

class QPainter;

namespace views {

/// Draws what no playhead moves: boxes and arrows.
void drawStillFlow(QPainter& painter, const Flow& flow);

/// Draws, over that, words and counts, the arrows just taken, reasons, the foot and the tokens,
/// moving ones last.
void drawMovingFlow(QPainter& painter, const Flow& flow);

/// The tokens alone, moving ones last.
void drawTokens(QPainter& painter, const Flow& flow);

} // namespace views
