#pragma once

namespace app {

/// Lets assistive tools find what canvases paint: every spot of a view is a child of its canvas.
/// Call once, before the first window.
void installCanvasAccessibility();

} // namespace app
