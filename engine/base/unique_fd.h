#pragma once

#include <utility>

namespace engine {

/// Sole owner of a file descriptor. Closes it on destruction.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) noexcept
        : m_fd{fd}
    {
    }
    UniqueFd(UniqueFd&& other) noexcept
        : m_fd{std::exchange(other.m_fd, -1)}
    {
    }
    UniqueFd& operator=(UniqueFd&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~UniqueFd();

    int get() const noexcept { return m_fd; }
    int release() noexcept { return std::exchange(m_fd, -1); }
    void reset() noexcept { UniqueFd{std::move(*this)}; }
    explicit operator bool() const noexcept { return m_fd >= 0; }

private:
    int m_fd = -1;
};

} // namespace engine
