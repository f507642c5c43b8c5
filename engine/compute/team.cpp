#include "engine/compute/team.h"

#include <algorithm>
#include <cassert>

namespace engine {
namespace {

template <class T>
std::span<T> part(std::span<T> all, Rows share)
{
    return all.subspan(share.begin, share.end - share.begin);
}

} // namespace

ThreadTeam::ThreadTeam(std::size_t size)
{
    assert(size > 0);
    m_threads.reserve(size - 1);
    try {
        for (std::size_t member = 1; member < size; ++member)
            m_threads.emplace_back(
                [this, member](const std::stop_token& stop) { serve(stop, member); });
    } catch (...) {
        for (std::jthread& thread : m_threads)
            thread.request_stop();
        ++m_round;
        m_round.notify_all();
        throw;
    }
}

ThreadTeam::~ThreadTeam()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    ++m_round;
    m_round.notify_all();
}

void ThreadTeam::together(const std::function<void(std::size_t)>& work)
{
    m_work = &work;
    m_working = m_threads.size();
    ++m_round;
    m_round.notify_all();
    work(0);
    for (std::size_t left = m_working; left > 0; left = m_working)
        m_working.wait(left);
}

void ThreadTeam::serve(const std::stop_token& stop, std::size_t member)
{
    for (std::uint32_t done = 0;; ++done) {
        m_round.wait(done);
        if (stop.stop_requested())
            return;
        (*m_work)(member);
        if (--m_working == 0)
            m_working.notify_one();
    }
}

Rows shareOf(std::size_t count, std::size_t member, std::size_t members)
{
    const std::size_t each = count / members;
    const std::size_t more = count % members;
    const std::size_t begin = member * each + std::min(member, more);
    return {begin, begin + each + (member < more ? 1 : 0)};
}

void TeamKernels::shared(std::size_t count, const std::function<void(Rows)>& work) const
{
    m_team.together([&](std::size_t member) { work(shareOf(count, member, m_team.size())); });
}

void TeamKernels::add(
    std::span<const float> a, std::span<const float> b, std::span<float> sum) const
{
    shared(sum.size(),
        [&](Rows share) { m_each.add(part(a, share), part(b, share), part(sum, share)); });
}

void TeamKernels::saxpy(float alpha, std::span<const float> x, std::span<float> y) const
{
    shared(y.size(), [&](Rows share) { m_each.saxpy(alpha, part(x, share), part(y, share)); });
}

void TeamKernels::triad(
    float scale, std::span<const float> b, std::span<const float> c, std::span<float> a) const
{
    shared(a.size(),
        [&](Rows share) { m_each.triad(scale, part(b, share), part(c, share), part(a, share)); });
}

float TeamKernels::sum(std::span<const float> values) const
{
    std::vector<float> sums(m_team.size());
    m_team.together([&](std::size_t member) {
        sums[member] = m_each.sum(part(values, shareOf(values.size(), member, m_team.size())));
    });
    return scalarKernels().sum(sums);
}

void TeamKernels::diverge(const Divergence& what, std::span<float> values) const
{
    shared(
        values.size(), [&](Rows share) { m_each.diverge(what, share.begin, part(values, share)); });
}

void TeamKernels::convolve(
    const Convolution& what, std::span<const float> in, std::span<float> out) const
{
    shared(what.grid.height, [&](Rows rows) { m_each.convolve(what, rows, in, out); });
}

void TeamKernels::mandelbrot(const MandelbrotView& view, std::span<std::uint32_t> iterations) const
{
    m_team.together([&](std::size_t member) {
        for (std::size_t y = member; y < view.grid.height; y += m_team.size())
            m_each.mandelbrot(view, {y, y + 1}, iterations);
    });
}

void TeamKernels::life(
    const Grid& grid, std::span<const std::uint8_t> before, std::span<std::uint8_t> after) const
{
    shared(grid.height, [&](Rows rows) { m_each.life(grid, rows, before, after); });
}

void TeamKernels::rotate(
    const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after) const
{
    shared(after.size(),
        [&](Rows share) { m_each.rotate(matrix, part(before, share), part(after, share)); });
}

} // namespace engine
