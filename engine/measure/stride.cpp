#include "engine/measure/stride.h"

#include "engine/measure/latency.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

/// Loads at one stride, round and round; each round begins 8 bytes further, so that a stride beyond
/// the line does not always meet the same lines.
class Strides {
public:
    Strides(std::span<std::byte> memory, std::size_t stride)
        : m_memory{memory}
        , m_stride{stride}
    {
    }

    void load(std::uint64_t loads)
    {
        while (loads > 0) {
            const std::size_t left = (m_memory.size() - 8 - m_at) / m_stride + 1;
            const std::size_t now = std::min<std::uint64_t>(loads, left);
            const std::byte* at = m_memory.data() + m_at;
            for (std::size_t i = 0; i < now; ++i, at += m_stride) {
                const auto value = *reinterpret_cast<const volatile std::uint64_t*>(at);
                asm volatile("" : : "r"(value)); // one load after the other, and each
            }
            loads -= now;
            m_at += now * m_stride;
            if (m_at + 8 > m_memory.size())
                m_at = m_begin = (m_begin + 8) % m_stride;
        }
    }

private:
    std::span<std::byte> m_memory;
    std::size_t m_stride;
    std::size_t m_at = 0;
    std::size_t m_begin = 0; ///< of this round
};

} // namespace

Result<StrideResult> measureStride(const StridePlan& plan, const Sampling& how)
{
    const std::size_t wanted = plan.workingSet == 0 ? beyondTheCaches() : plan.workingSet;
    StrideResult result{.workingSet = std::min(wanted, how.mostMemory) / 8 * 8};
    for (const std::size_t stride : plan.strides)
        if (stride == 0 || stride % 8 != 0 || 2 * stride > result.workingSet)
            return failure("a stride of " + std::to_string(stride)
                + " bytes: it has to be a multiple of 8 and at most half of the "
                + std::to_string(result.workingSet) + " bytes it goes through");
    auto sampler = Sampler::make(how);
    if (!sampler)
        return tl::unexpected{sampler.error()};
    const auto pages = Pages::make(result.workingSet, plan.pages);
    if (!pages)
        return tl::unexpected{pages.error()};
    const auto memory = pages->bytes().first(result.workingSet);
    constexpr std::array<std::size_t, 1> alone{0};
    sampler->crew().prepare(
        alone, [&](unsigned, std::uint64_t) { std::ranges::fill(memory, std::byte{1}); }, 1);

    std::vector<Series> all(plan.strides.size());
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < all.size() && !sampler->isOver(); ++i) {
            Strides strides{memory, plan.strides[i]};
            const Work work{.run = [&](unsigned, std::uint64_t loads) { strides.load(loads); }};
            sampler->turnTo(i);
            sampler->sweep(all[i], alone, work, 10 * memory.size() / plan.strides[i]);
            sampler->progress(sweep * all.size() + i + 1, how.sweeps * all.size());
        }
    for (std::size_t i = 0; i < all.size(); ++i)
        result.points.push_back({plan.strides[i], all[i].figure()});
    result.isWhole = !sampler->isOver();
    result.slowdowns = sampler->slowdowns();
    return result;
}

} // namespace engine
