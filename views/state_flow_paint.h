#pragma once

#include "views/state_flow_scene.h"

class QPainter;

namespace views {

/// Draws boxes, arrows, reasons, the foot and the tokens, moving ones last.
void drawFlow(QPainter& painter, const Flow& flow);

} // namespace views
