#pragma once

#include <string>

#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test {

/// Why the ordinary user `nobody` cannot start `program`; empty if that user can, or if we are no
/// root and so an ordinary user ourselves.
inline std::string ordinaryUserObstacle(const std::string& program)
{
    if (::geteuid() != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) { // changing user takes the whole process
        constexpr unsigned nobody = 65534;
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0)
            ::_exit(2);
        ::_exit(::access(program.c_str(), X_OK) == 0 ? 0 : 1);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return "no process can be started here to become an ordinary user";
    if (WEXITSTATUS(status) == 0)
        return {};
    if (WEXITSTATUS(status) == 2)
        return "root may not become an ordinary user here";
    for (auto slash = program.find('/', 1); slash != std::string::npos;
         slash = program.find('/', slash + 1)) {
        const std::string folder = program.substr(0, slash);
        struct stat found { };
        if (::stat(folder.c_str(), &found) == 0 && (found.st_mode & S_IXOTH) == 0)
            return "the build lies in " + folder + ", which an ordinary user may not enter";
    }
    return "an ordinary user may not start " + program;
}

} // namespace test
