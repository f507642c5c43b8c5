#pragma once

#include "engine/run/limits.h"
#include "engine/trace/model.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <sys/socket.h>
#include <sys/types.h>

namespace engine {

// What window and guardian say to each other over one SOCK_SEQPACKET socket: one struct a message.
// Both ends come from one build; a message of another size or version is refused.

/// Where the guardian finds its descriptors.
inline constexpr int controlFd = 3;
inline constexpr int arenaFd = 4;
inline constexpr std::uint32_t wireVersion = 1;

struct Order {
    enum class Kind : std::uint32_t { Begin, Release, Ask, Stop, Kill };
    Kind kind{};
    std::uint32_t version = wireVersion;
    pid_t window = 0; ///< Begin: who orders
    Limits limits{}; ///< Begin
};

struct News {
    enum class Kind : std::uint32_t { Ready, Refused, Ended };
    Kind kind{};
    std::uint32_t version = wireVersion;
    pid_t target = 0; ///< Ready
    trace::OutcomeKind outcome{};
    int exitCode = 0;
    int signal = 0;
    std::array<char, 1024> text{}; ///< ends with a zero

    void say(std::string_view words)
    {
        const std::size_t length = std::min(words.size(), text.size() - 1);
        std::memcpy(text.data(), words.data(), length);
        text[length] = 0;
    }
    std::string words() const { return {text.data(), ::strnlen(text.data(), text.size())}; }
};

template <class T>
concept Message =
    std::is_trivially_copyable_v<T> && std::same_as<decltype(T::version), std::uint32_t>;

/// False if the other end is gone or its queue is full. Never blocks, never raises SIGPIPE.
template <Message T>
bool send(int socket, const T& message) noexcept
{
    return ::send(socket, &message, sizeof message, MSG_DONTWAIT | MSG_NOSIGNAL) == sizeof message;
}

enum class Heard : std::uint8_t { Message, Nothing, End };

/// One message if there is one; End also for what is no message of ours. Does not block.
template <Message T>
Heard receive(int socket, T& message) noexcept
{
    const auto take = [&] {
        return ::recv(socket, &message, sizeof message, MSG_DONTWAIT | MSG_TRUNC);
    };
    ssize_t length = take();
    if (length < 0 && errno == ECONNRESET)
        length = take(); // the other end left unread what we sent; its own last words still wait
    if (length < 0 && (errno == EAGAIN || errno == EINTR))
        return Heard::Nothing;
    return length == sizeof message && message.version == wireVersion ? Heard::Message : Heard::End;
}

} // namespace engine
