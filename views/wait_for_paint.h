#pragma once

#include "views/wait_for_picture.h"

class QPainter;

namespace views {

/// Draws the headline, the nodes with their arrows (a ring, or rows where it is crowded), the foot.
void drawWaits(QPainter& painter, const WaitPicture& picture);

} // namespace views
