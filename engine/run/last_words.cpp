#include "engine/run/last_words.h"

#include "engine/workloads/refusals.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <unistd.h>

namespace engine {
namespace {

constexpr const char* blank = "\n\r \t";

} // namespace

LastWords::Pipe LastWords::listen(int pipe)
{
    std::array<char, 1U << 16> piece;
    const ssize_t length = ::read(pipe, piece.data(), piece.size());
    if (length <= 0)
        return length < 0 && errno == EAGAIN ? Pipe::Silent : Pipe::Closed;
    m_tail.append(piece.data(), static_cast<std::size_t>(length));
    if (m_tail.size() > kept)
        m_tail.erase(0, m_tail.size() - kept);
    return Pipe::Spoke;
}

/// The line whose last letter is at `end`; `begin`: of it.
std::string LastWords::lineEndingAt(std::size_t end, std::size_t& begin) const
{
    const std::size_t newline = m_tail.find_last_of('\n', end);
    begin = newline == std::string::npos ? 0 : newline + 1;
    std::string line = m_tail.substr(begin, std::min<std::size_t>(end + 1 - begin, 200));
    std::ranges::replace_if(
        line, [](char c) { return c >= 0 && (c < ' ' || c == 127); }, '?');
    return line;
}

std::string LastWords::line() const
{
    const std::size_t end = m_tail.find_last_not_of(blank);
    std::size_t begin = 0;
    return end == std::string::npos ? std::string{} : lineEndingAt(end, begin);
}

std::string LastWords::note() const
{
    std::size_t end = m_tail.find_last_not_of(blank);
    while (end != std::string::npos) {
        std::size_t begin = 0;
        const std::string line = lineEndingAt(end, begin);
        if (line.starts_with(notePrefix))
            return line.substr(notePrefix.size());
        end = begin == 0 ? std::string::npos : m_tail.find_last_not_of(blank, begin - 1);
    }
    return {};
}

} // namespace engine
