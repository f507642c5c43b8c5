#pragma once

#include "engine/base/result.h"

#include <string>
#include <utility>

namespace app::cli {

/// Exit codes, part of the contract.
inline constexpr int succeeded = 0;
inline constexpr int hasFailed = 1; ///< the world refused, or the demo did not end well
inline constexpr int wasMisused = 2; ///< the command line cannot be obeyed

/// Why a command ends here: one line for standard error, and the exit code.
struct Refusal {
    int exitCode = hasFailed;
    std::string message{};
};

template <class T>
using Expected = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> misuse(std::string message)
{
    return tl::unexpected{Refusal{wasMisused, std::move(message)}};
}

inline tl::unexpected<Refusal> refused(std::string message)
{
    return tl::unexpected{Refusal{hasFailed, std::move(message)}};
}

} // namespace app::cli
