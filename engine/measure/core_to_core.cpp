#include "engine/measure/core_to_core.h"

#include "engine/measure/pages.h"

#include <array>
#include <atomic>

namespace engine {
namespace {

using Line = std::atomic<std::uint32_t>; ///< whose turn it is: that of place 0 or 1

void swapTurns(Line& line, std::uint32_t mine, std::uint64_t rounds)
{
    for (std::uint64_t i = 0; i < rounds; ++i)
        for (std::uint32_t turn = mine; !line.compare_exchange_strong(turn, 1 - mine);)
            turn = mine;
}

void storeTurns(Line& line, std::uint32_t mine, std::uint64_t rounds)
{
    for (std::uint64_t i = 0; i < rounds; ++i) {
        while (line.load(std::memory_order_acquire) != mine) { }
        line.store(1 - mine, std::memory_order_release);
    }
}

} // namespace

std::string_view exchangeMethodName(ExchangeMethod method)
{
    return method == ExchangeMethod::CompareAndSwap ? "compare-and-swap" : "load-and-store";
}

Result<ExchangeResult> measureCoreToCore(const ExchangePlan& plan, const Sampling& how)
{
    auto sampler = Sampler::make(how);
    if (!sampler)
        return tl::unexpected{sampler.error()};
    if (sampler->workers() < 2)
        return failure("a line needs two CPUs to go from one to another; there is one");
    ExchangeResult result;
    std::vector<std::array<std::size_t, 2>> members;
    for (std::size_t a = 0; a < sampler->workers(); ++a) {
        result.cpus.push_back(sampler->cpuOf(a));
        for (std::size_t b = a + 1; b < sampler->workers(); ++b) {
            members.push_back({a, b});
            result.pairs.push_back({.a = sampler->cpuOf(a), .b = sampler->cpuOf(b)});
        }
    }

    const auto turns = plan.method == ExchangeMethod::CompareAndSwap ? swapTurns : storeTurns;
    std::vector<Series> all(members.size());
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < all.size() && !sampler->isOver(); ++i) {
            const auto page = Pages::make(smallPage, PageSize::Small);
            if (!page)
                return tl::unexpected{page.error()};
            Line& line = *new (page->bytes().data()) Line{0};
            const Work work{
                .run = [&](unsigned place, std::uint64_t rounds) { turns(line, place, rounds); },
                .isTogether = true};
            sampler->turnTo(i);
            sampler->sweep(all[i], members[i], work);
            sampler->progress(sweep * all.size() + i + 1, how.sweeps * all.size());
        }
    for (std::size_t i = 0; i < all.size(); ++i)
        result.pairs[i].roundTrip = all[i].figure();
    result.isWhole = !sampler->isOver();
    result.slowdowns = sampler->slowdowns();
    return result;
}

} // namespace engine
