#include "engine/run/last_words.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <unistd.h>

namespace engine {

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

std::string LastWords::line() const
{
    const std::size_t end = m_tail.find_last_not_of("\n\r \t");
    if (end == std::string::npos)
        return {};
    const std::size_t newline = m_tail.find_last_of('\n', end);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    std::string line = m_tail.substr(begin, std::min<std::size_t>(end + 1 - begin, 200));
    std::ranges::replace_if(
        line, [](char c) { return c >= 0 && (c < ' ' || c == 127); }, '?');
    return line;
}

} // namespace engine
