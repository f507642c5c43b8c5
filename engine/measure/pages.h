#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <span>

namespace engine {

enum class PageSize {
    Small, ///< huge ones forbidden
    Huge, ///< asked for; the kernel may refuse
};

/// Memory of its own to measure on, aligned to 2 MiB and zeroed, that nobody has touched yet: the
/// CPU that first does decides on its node. Movable.
class Pages {
public:
    /// Error: no memory to be had. `bytes` is rounded up to whole pages (of 2 MiB where huge).
    /// Source: mmap(2), madvise(2) MADV_HUGEPAGE and MADV_NOHUGEPAGE.
    static Result<Pages> make(std::size_t bytes, PageSize size);
    Pages(Pages&& other) noexcept;
    Pages& operator=(Pages&& other) noexcept;
    ~Pages();

    std::span<std::byte> bytes() const { return m_bytes; }

    /// How many of the bytes lie in huge pages now, which the kernel's word alone tells: asking for
    /// them is no promise. Source: proc_pid_smaps(5), AnonHugePages. Takes about a ms.
    std::size_t hugeBytes() const;

private:
    Pages(std::span<std::byte> mapping, std::span<std::byte> bytes)
        : m_mapping{mapping}
        , m_bytes{bytes}
    {
    }

    std::span<std::byte> m_mapping{};
    std::span<std::byte> m_bytes{};
};

inline constexpr std::size_t smallPage = 4096; ///< what the probes' patterns take a page to be
inline constexpr std::size_t hugePage = std::size_t{2} << 20;

} // namespace engine
