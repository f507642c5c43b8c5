#include "engine/workloads/architectures/flynn_walk.h"

#include "engine/compute/team.h"
#include "engine/sync/pace.h"
#include "engine/sync/thread.h"

#include <algorithm>
#include <random>
#include <string>

namespace engine {
namespace {

/// A machine's stream of instructions, as it is told.
struct Stream {
    const Context& run;
    const FlynnWalk& what;
    const Measure& machine;
    std::size_t number = 0;
    std::uint32_t line = 0;
    bool ownPace = false; ///< others do not keep step with it
    std::mt19937_64 random{number + 1};

    bool over() const { return run.stop.stop_requested(); }

    void tell(unsigned told, std::size_t n, double value, std::size_t lane = 0) const
    {
        run.read(machine, static_cast<double>(64 * number + lane), value,
            static_cast<double>(16 * n + told));
    }
    void tell(WalkTold told, std::size_t n, double value) const
    {
        tell(static_cast<unsigned>(told), n, value);
    }
    void tell(const WalkStep& step) const
    {
        const auto told = static_cast<unsigned>(step.instruction);
        if (step.instruction == Instruction::Iterate)
            return tell(told, step.iteration, static_cast<double>(step.active));
        for (std::size_t lane = 0; lane < step.lanes.size(); ++lane)
            tell(told, step.element + lane, double{step.lanes[lane]}, lane);
    }
    void wait()
    {
        const auto most = what.pace(run).count();
        const auto length = ownPace
            ? std::uniform_int_distribution<std::int64_t>{most / 2, most * 3 / 2}(random)
            : most;
        sleepFor(std::chrono::microseconds{length}, run.stop, line);
    }

    std::vector<float> walk(const Kernels& kernels, Rows share)
    {
        LaneWalk lanes{what.problem, kernels, share};
        while (!over()) {
            const auto step = lanes.next();
            if (!step)
                break;
            tell(*step);
            wait();
        }
        return lanes.results();
    }

    std::uint32_t answer()
    {
        std::size_t around = 0;
        const std::uint32_t right = voters()[number].watched(what.datum, [&](std::uint64_t root) {
            if (over())
                return; // the rest of it unwatched
            tell(WalkTold::Guess, around++, static_cast<double>(root));
            wait();
        });
        const std::uint32_t said = faulted(number, right, what.faults);
        if (over())
            return said;
        for (const Fault& fault : what.faults)
            if (fault.voter == number)
                tell(WalkTold::Fault, around, fault.bit);
        tell(WalkTold::Answer, around, said);
        wait();
        return said;
    }
};

void tellVerdict(const Context& run, const FlynnWalk& what, std::span<const std::uint32_t> said)
{
    const Verdict verdict = majority(said);
    for (std::size_t voter = 0; voter < said.size(); ++voter) {
        const bool lost = std::ranges::find(verdict.outvoted, voter) != verdict.outvoted.end();
        const double vote = !verdict.winner ? -1 : lost ? 0 : 1;
        Stream{run, what, walked::misd[voter], voter}.tell(WalkTold::Vote, 0, vote);
    }
    if (verdict.winner)
        run.read(walked::winner, 0, *verdict.winner);
}

} // namespace

WalkResults walk(const Context& run, const FlynnWalk& what, std::uint32_t line)
{
    const std::size_t elements = what.problem.elements;
    run.read(walked::begin, static_cast<double>(what.problem.kind), static_cast<double>(elements),
        static_cast<double>(what.vectors.lanes));
    run.read(walked::alpha, 0, double{what.problem.alpha});
    run.read(walked::datum, 0, static_cast<double>(what.datum));
    run.read(walked::root, 0, what.root);
    run.read(walked::busy, 0, 100 * what.busyShare);
    if (what.subgroup > 0)
        run.read(walked::subgroup, 0, what.subgroup);

    WalkResults results;
    results.mimd.resize(what.threads);
    std::vector<std::uint32_t> said(voters().size());
    std::vector<Thread> programs;
    std::vector<Thread> others;
    const auto start = [line](std::vector<Thread>& all, std::string name, auto body) {
        all.push_back(Thread{std::move(name), std::move(body), line});
    };
    start(others, "SISD", [&] {
        results.sisd =
            Stream{run, what, walked::sisd, 0, line}.walk(scalarKernels(), {0, elements});
    });
    start(others, "SIMD", [&] {
        results.simd = Stream{run, what, walked::simd, 0, line}.walk(what.vectors, {0, elements});
    });
    for (std::size_t i = 0; i < what.threads; ++i)
        start(others, "MIMD " + std::to_string(i + 1), [&, i] {
            results.mimd[i] = Stream{run, what, walked::mimd, i, line, true}.walk(
                scalarKernels(), shareOf(elements, i, what.threads));
        });
    for (std::size_t i = 0; i < said.size(); ++i)
        start(programs, "MISD " + std::to_string(i + 1), [&, i] {
            said[i] = Stream{run, what, walked::misd[i], i, line, true}.answer();
        });
    for (Thread& program : programs)
        program.join(line);
    if (!run.stop.stop_requested())
        tellVerdict(run, what, said);
    for (Thread& each : others)
        each.join(line);
    return results;
}

} // namespace engine
