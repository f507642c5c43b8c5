#include "engine/compute/lane_walk.h"

#include <algorithm>
#include <cassert>

namespace engine {
namespace {

constexpr Instruction adding[]{
    Instruction::LoadFirst, Instruction::LoadSecond, Instruction::Add, Instruction::Store};
constexpr Instruction saxpying[]{Instruction::LoadFirst, Instruction::Multiply,
    Instruction::LoadSecond, Instruction::Add, Instruction::Store};

std::span<const Instruction> programOf(WalkProblem::Kind kind)
{
    return kind == WalkProblem::Kind::Add ? std::span<const Instruction>{adding}
                                          : std::span<const Instruction>{saxpying};
}

} // namespace

LaneWalk::LaneWalk(const WalkProblem& problem, const Kernels& kernels, Rows share)
    : m_problem{problem}
    , m_kernels{kernels}
    , m_share{share}
    , m_element{share.begin}
{
    assert(share.end <= problem.elements && problem.elements <= 64 && kernels.lanes <= 64);
}

std::optional<WalkStep> LaneWalk::next()
{
    if (m_element >= m_share.end)
        return {};
    m_taken = std::min(m_kernels.lanes, m_share.end - m_element);
    const WalkStep step = m_problem.kind == WalkProblem::Kind::Mandelbrot ? iterate() : execute();
    if (step.instruction == Instruction::Store) {
        m_results.insert(m_results.end(), step.lanes.begin(), step.lanes.end());
        m_element += m_taken;
        m_at = 0;
    }
    return step;
}

WalkStep LaneWalk::execute()
{
    const Instruction instruction = programOf(m_problem.kind)[m_at++];
    const auto operate = [&](LaneOperation operation, std::span<const float> a,
                             std::span<const float> b, std::vector<float>& out) {
        out.resize(m_taken);
        m_kernels.operate(operation, a, b, out);
    };
    const auto loaded = [&](std::span<const float> from, std::vector<float>& into) {
        const auto part = from.subspan(m_element, m_taken);
        operate(LaneOperation::Copy, part, part, into);
    };
    switch (instruction) {
    case Instruction::LoadFirst: loaded(m_problem.first, m_r); break;
    case Instruction::LoadSecond: loaded(m_problem.second, m_s); break;
    case Instruction::Multiply: {
        const std::vector<float> factor(m_taken, m_problem.alpha);
        operate(LaneOperation::Multiply, factor, m_r, m_r);
        break;
    }
    case Instruction::Add: operate(LaneOperation::Add, m_r, m_s, m_r); break;
    default: break;
    }
    return {.instruction = instruction,
        .element = m_element,
        .lanes = instruction == Instruction::LoadSecond ? m_s : m_r,
        .active = allLanes()};
}

WalkStep LaneWalk::iterate()
{
    WalkStep step{.instruction = Instruction::Iterate, .element = m_element};
    if (m_at++ == 0) {
        step.instruction = Instruction::Begin;
        m_zr.assign(m_kernels.lanes, 0);
        m_zi.assign(m_kernels.lanes, 0);
        m_r.assign(m_taken, 0);
        m_active = allLanes();
        m_iteration = 0;
    } else if (m_active == 0 || m_iteration == m_problem.view.limit) {
        step.instruction = Instruction::Store;
    } else {
        m_active = m_kernels.mandelbrotStep(
            m_problem.view, m_problem.x + m_element, m_problem.y, m_zr, m_zi, m_active);
        for (std::size_t lane = 0; lane < m_taken; ++lane)
            m_r[lane] += static_cast<float>(m_active >> lane & 1);
        step.iteration = m_iteration++;
    }
    step.lanes = m_r;
    step.active = m_active;
    return step;
}

PixelGroup mostDivergent(const Grid& grid, std::span<const std::uint32_t> iterations,
    std::size_t lanes, std::uint32_t most)
{
    PixelGroup found;
    double least = 1;
    for (std::size_t y = 0; y < grid.height; ++y)
        for (std::size_t x = 0; x + lanes <= grid.width; x += lanes) {
            const auto group = iterations.subspan(y * grid.width + x, lanes);
            const std::uint32_t longest = std::ranges::max(group);
            if (longest < 4 || longest > most)
                continue;
            double all = 0;
            for (const std::uint32_t each : group)
                all += each;
            const double busy = all / (double(lanes) * longest);
            if (busy < least) {
                least = busy;
                found = {x, y};
            }
        }
    return found;
}

double lanesBusy(const Grid& grid, std::span<const std::uint32_t> iterations, std::size_t lanes)
{
    double busy = 0;
    double all = 0;
    for (std::size_t y = 0; y < grid.height; ++y)
        for (std::size_t x = 0; x < grid.width; x += lanes) {
            const auto group =
                iterations.subspan(y * grid.width + x, std::min(lanes, grid.width - x));
            for (const std::uint32_t each : group)
                busy += each;
            all += double(lanes) * std::ranges::max(group);
        }
    return all > 0 ? busy / all : 1;
}

} // namespace engine
