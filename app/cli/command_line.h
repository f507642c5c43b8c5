#pragma once

namespace app::cli {

/// The whole program: parses, does it, returns the exit code. What goes wrong is one line on
/// standard error. Contract: docs/cli.md.
int commandLine(int argc, char** argv);

} // namespace app::cli
