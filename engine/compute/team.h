#pragma once

#include "engine/compute/kernels.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace engine {

/// Who computes the shares of a problem at the same time. A demo that wants to be watched brings
/// its own, made of engine/sync's threads.
class Team {
public:
    Team() = default;
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;
    virtual ~Team() = default;

    virtual std::size_t size() const = 0;
    /// Calls work(0) … work(size() − 1), each on a thread of its own, and returns when all have.
    /// From one thread at a time. `work` does not throw.
    virtual void together(const std::function<void(std::size_t member)>& work) = 0;
};

/// Threads that stay, and sleep between two calls; the caller is member 0. Errors: as std::jthread,
/// std::system_error if no thread can be had.
class ThreadTeam final : public Team {
public:
    /// Pre: size > 0.
    explicit ThreadTeam(std::size_t size);
    ~ThreadTeam() override;

    std::size_t size() const override { return m_threads.size() + 1; }
    void together(const std::function<void(std::size_t member)>& work) override;

private:
    void serve(const std::stop_token& stop, std::size_t member);

    const std::function<void(std::size_t)>* m_work = nullptr; ///< of the present round
    std::atomic<std::uint32_t> m_round = 0;
    std::atomic<std::size_t> m_working = 0;
    std::vector<std::jthread> m_threads;
};

/// What member `member` of `members` takes of `count` items: shares differ by at most one.
Rows shareOf(std::size_t count, std::size_t member, std::size_t members);

/// The kernels, each problem cut into one contiguous share per member. Same preconditions as
/// Kernels; both arguments outlive this.
class TeamKernels {
public:
    TeamKernels(Team& team, const Kernels& each)
        : m_team{team}
        , m_each{each}
    {
    }

    void add(std::span<const float> a, std::span<const float> b, std::span<float> sum) const;
    void saxpy(float alpha, std::span<const float> x, std::span<float> y) const;
    void triad(
        float scale, std::span<const float> b, std::span<const float> c, std::span<float> a) const;
    float sum(std::span<const float> values) const;
    void diverge(const Divergence& what, std::span<float> values) const;
    void convolve(const Convolution& what, std::span<const float> in, std::span<float> out) const;
    /// Row y is computed by member y % size(): neighbouring rows cost alike.
    void mandelbrot(const MandelbrotView& view, std::span<std::uint32_t> iterations) const;
    void life(const Grid& grid, std::span<const std::uint8_t> before,
        std::span<std::uint8_t> after) const;
    void rotate(
        const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after) const;

private:
    /// Calls work(share) for each member's share of `count`.
    void shared(std::size_t count, const std::function<void(Rows)>& work) const;

    Team& m_team;
    const Kernels& m_each;
};

} // namespace engine
