#pragma once

#include <string>
#include <system_error>

#include <tl/expected.hpp>

namespace engine {

/// What the world refused. `code` is the errno where the system gave one (0 else), `message` one
/// clear sentence for a person: what happened, to what, and where known what to do.
struct Error {
    int code = 0;
    std::string message{};
};

/// A value, or what the world refused. Programming mistakes are asserts, not Errors.
template <class T>
using Result = tl::expected<T, Error>;

/// An Error from an errno: "open recording.interleave: Permission denied".
inline tl::unexpected<Error> failure(int code, std::string during)
{
    during += ": " + std::generic_category().message(code);
    return tl::unexpected{Error{.code = code, .message = std::move(during)}};
}

/// An Error that no system call made.
inline tl::unexpected<Error> failure(std::string message)
{
    return tl::unexpected{Error{.message = std::move(message)}};
}

} // namespace engine
