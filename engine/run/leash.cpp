#include "engine/run/leash.h"

#include "engine/run/family.h"

#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace engine {

Leash::Leash(int socket)
    : m_socket{socket}
    , m_listener{[this](std::stop_token ended) { listen(std::move(ended)); }}
{
}

bool Leash::waitForGo()
{
    const Word word = Word::Waiting;
    if (::send(m_socket, &word, sizeof word, MSG_NOSIGNAL) != sizeof word)
        return false;
    m_said.acquire();
    return m_go;
}

void Leash::listen(std::stop_token ended)
{
    ::pthread_setname_np(::pthread_self(), runnerThread);
    const std::stop_callback wake{ended, [this] { ::shutdown(m_socket, SHUT_RD); }};
    Word word{};
    while (::recv(m_socket, &word, sizeof word, 0) == sizeof word) {
        if (word == Word::Stop)
            m_stop.request_stop();
        if (word == Word::Go) {
            m_go = true;
            m_said.release();
        }
    }
    m_stop.request_stop();
    m_said.release();
}

} // namespace engine
