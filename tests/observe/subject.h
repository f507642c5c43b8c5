#pragma once

#include "engine/base/monotonic.h"
#include "engine/base/unique_fd.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test {

/// What a thread of the subject read of itself, from the kernel. See subject.cpp.
struct Account {
    pid_t tid = 0;
    engine::MonotonicTime at{};
    engine::MonotonicTime running{};
    std::uint64_t stretches = 0;
};

/// A process that waits, until started, to play a scenario of subject.cpp. Killed with this object.
class Subject {
public:
    Subject(std::string scenario, int count = 0)
    {
        int toIt[2]{};
        int fromIt[2]{};
        if (::pipe2(toIt, O_CLOEXEC) != 0 || ::pipe2(fromIt, O_CLOEXEC) != 0)
            std::abort();
        m_start = engine::UniqueFd{toIt[1]};
        m_told = engine::UniqueFd{fromIt[0]};
        const engine::UniqueFd input{toIt[0]};
        const engine::UniqueFd output{fromIt[1]};
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, input.get(), STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, output.get(), STDOUT_FILENO);
        std::string path = OBSERVED_SUBJECT;
        std::string number = std::to_string(count);
        char* arguments[]{path.data(), scenario.data(), number.data(), nullptr};
        if (::posix_spawn(&m_pid, path.c_str(), &actions, nullptr, arguments, environ) != 0)
            std::abort();
        ::posix_spawn_file_actions_destroy(&actions);
    }
    ~Subject()
    {
        if (m_running)
            ::kill(m_pid, SIGKILL);
        wait();
    }
    Subject(const Subject&) = delete;

    pid_t pid() const { return m_pid; }
    void start()
    {
        if (::write(m_start.get(), "x", 1) != 1)
            std::abort();
    }

    /// True once it has ended, or after `milliseconds`.
    bool ended(int milliseconds)
    {
        pollfd poll{.fd = m_told.get(), .events = POLLIN, .revents = 0};
        ::poll(&poll, 1, milliseconds);
        if (poll.revents & POLLIN) {
            char text[4096];
            const auto length = ::read(m_told.get(), text, sizeof(text));
            m_text.append(text, length > 0 ? static_cast<std::size_t>(length) : 0);
            m_asked += static_cast<int>(std::erase(m_text, '?'));
        }
        const bool closed = (poll.revents & POLLHUP) && !(poll.revents & POLLIN);
        if (closed)
            wait();
        return !m_running;
    }

    /// Answers what a scenario asked until ended() was called last: may it go on?
    void letGoOn()
    {
        for (; m_asked > 0; --m_asked)
            start();
    }

    std::vector<Account> accounts() const
    {
        std::vector<Account> accounts;
        std::istringstream lines{m_text};
        std::int64_t at = 0;
        std::int64_t running = 0;
        for (Account one; lines >> one.tid >> at >> running >> one.stretches;) {
            one.at = engine::MonotonicTime{at};
            one.running = engine::MonotonicTime{running};
            accounts.push_back(one);
        }
        return accounts;
    }

private:
    void wait()
    {
        if (!m_running)
            return;
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_running = false;
    }

    pid_t m_pid = 0;
    bool m_running = true;
    int m_asked = 0;
    engine::UniqueFd m_start;
    engine::UniqueFd m_told;
    std::string m_text;
};

} // namespace test
