#pragma once

#include "engine/base/result.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace engine {

/// How a line on stderr begins that a demo means for a person: the run's outcome carries the last
/// one (run/ending.h).
inline constexpr std::string_view notePrefix{"note: "};

/// Writes one.
void tellPerson(const std::string& what);

/// What a running demo could not get from the machine, told to a person. A demo asks again and
/// again; the same answer twice in a row is told once. Not thread-safe.
class Refusals {
public:
    /// `what`: how each sentence begins: "without the GPU".
    explicit Refusals(std::string what)
        : m_what{std::move(what)}
    {
    }

    /// Tells why, unless it told that last.
    void tell(const std::string& why);

    /// Whether it was done. If not, tells why and sleeps a while, until `stop` at most, so that a
    /// demo that tries again keeps no CPU busy.
    template <class T>
    bool wasDone(const Result<T>& result, const std::stop_token& stop)
    {
        if (!result)
            refused(result.error().message, stop);
        return result.has_value();
    }

    const std::string& last() const { return m_told; } ///< told; empty: nothing

private:
    void refused(const std::string& why, const std::stop_token& stop);

    std::string m_what;
    std::string m_told{};
};

} // namespace engine
