#pragma once

#include "engine/base/result.h"
#include "engine/base/unique_fd.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

/// A file that appears whole or not at all: written under another name in the target's directory
/// and renamed over the target by commit(). Until then the target is untouched; an uncommitted one
/// removes itself, and one whose process was killed is removed by the next in that directory. Keeps
/// the mode of a file it replaces and follows a symbolic link to it. One thread only.
class AtomicFile {
public:
    /// Errors: no such directory, no permission, a target that is no regular file.
    static Result<AtomicFile> create(const std::filesystem::path& target);

    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    /// Buffered. The first error is kept, later writes do nothing, and commit() reports it.
    void write(std::string_view bytes);

    /// False once a write failed: time to stop producing.
    bool good() const { return !m_error; }

    /// Where the bytes go until commit(); a library that wants a path may write there instead.
    const std::filesystem::path& temporary() const { return m_temporary; }

    /// Flushes to the device and replaces the target. Errors: e.g. a full disk.
    Result<void> commit();

private:
    AtomicFile() = default;
    void flush();
    void fail(int code);

    std::filesystem::path m_asked; ///< as the caller named it, for messages
    std::filesystem::path m_target; ///< links resolved
    std::filesystem::path m_temporary;
    UniqueFd m_fd;
    std::string m_buffer;
    std::optional<int> m_error{};
    std::optional<unsigned> m_mode{}; ///< of the file to replace
};

} // namespace engine
