#pragma once

#include <string>
#include <string_view>

namespace engine {

/// The end of what a process says on standard error, however much it says.
class LastWords {
public:
    enum class Pipe { Spoke, Silent, Closed };

    /// Takes what the pipe holds now, at most 64 KiB. Blocks if `pipe` does.
    Pipe listen(int pipe);

    /// The last line that is not empty, at most 200 bytes, control characters replaced.
    std::string line() const;

    /// The last line that a demo wrote for a person (workloads/refusals.h), likewise; what its
    /// libraries say is none.
    std::string note() const;

private:
    std::string lineEndingAt(std::size_t end, std::size_t& begin) const;

    static constexpr std::size_t kept = 4096;
    std::string m_tail;
};

} // namespace engine
