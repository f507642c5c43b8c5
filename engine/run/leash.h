#pragma once

#include <semaphore>
#include <stop_token>
#include <thread>

namespace engine {

/// What goes over the socket between guardian and demo.
enum class Word : char {
    Waiting = 'w', ///< demo to guardian: I exist, bounded, and wait
    Go = 'g', ///< guardian to demo
    Stop = 's', ///< guardian to demo
};

/// The demo's end of it: turns the guardian's words into a start and a stop token, on a thread of
/// its own that sleeps all the while.
class Leash {
public:
    /// `socket` must outlive it.
    explicit Leash(int socket);

    /// Tells the guardian that we wait, and blocks until it says Go. False if it never will.
    bool waitForGo();
    std::stop_token stop() const { return m_stop.get_token(); }

private:
    void listen(std::stop_token ended);

    int m_socket;
    bool m_go = false;
    std::binary_semaphore m_said{0};
    std::stop_source m_stop;
    std::jthread m_listener;
};

} // namespace engine
