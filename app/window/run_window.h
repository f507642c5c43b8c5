#pragma once

#include <QString>

namespace app {

/// How the window opens.
struct WindowOptions {
    QString demo{}; ///< id; empty: the last one
    QString file{}; ///< a recording to open
    QString lesson{}; ///< a lesson, or a folder of them, to open
    QString language{}; ///< "de"; empty: as chosen in the window, else as the system has it
    bool run = false; ///< press Run at once
    bool lecture = false; ///< the lesson in lecture mode
};

/// Opens the window and returns the application's exit code when it is closed. Needs a display.
/// No QCoreApplication may exist yet.
int runWindow(int& argc, char** argv, const WindowOptions& options);

} // namespace app
