#pragma once

#include "app/cli/refusal.h"
#include "app/cli/request.h"

namespace app::cli {

/// What the command line asks for. Refused where it cannot be obeyed, naming what would do. Knows
/// the catalogues of demos and views; touches no file. Contract: docs/cli.md.
Expected<Request> parse(int argc, const char* const* argv);

} // namespace app::cli
