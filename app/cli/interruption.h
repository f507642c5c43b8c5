#pragma once

#include <chrono>

namespace app::cli {

/// While it lives, Ctrl+C and SIGTERM are noted instead of ending the program; the second time they
/// end it. Sleeps until something happens. One at a time, on the main thread.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// Ends a wait(). Any thread; async-signal-safe.
    static void wake() noexcept;

    /// Returns when woken, interrupted, or after `most`.
    void wait(std::chrono::milliseconds most);

    bool asked() const;
};

} // namespace app::cli
