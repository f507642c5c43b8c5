#include "engine/measure/sharing.h"

#include "engine/measure/pages.h"
#include "engine/measure/topology.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <numeric>

namespace engine {
namespace {

using Field = volatile std::uint64_t; // the compiler must access it each time
using Bin = volatile std::uint32_t;

constexpr std::size_t manyLines = 64;

template <class T>
T* at(std::byte* place)
{
    return reinterpret_cast<T*>(place);
}

void increment(std::byte* own, std::uint64_t operations)
{
    Field* const field = at<Field>(own);
    for (std::uint64_t i = 0; i < operations; ++i)
        *field = *field + 1;
}

void store(std::byte* own, std::uint64_t operations)
{
    Field* const field = at<Field>(own);
    for (std::uint64_t i = 0; i < operations; ++i)
        *field = i;
}

void fetchAdd(std::byte* own, std::uint64_t operations)
{
    auto* const field = at<std::atomic<std::uint64_t>>(own);
    for (std::uint64_t i = 0; i < operations; ++i)
        field->fetch_add(1);
}

void orderedStore(std::byte* own, std::uint64_t operations)
{
    auto* const field = at<std::atomic<std::uint64_t>>(own);
    for (std::uint64_t i = 0; i < operations; ++i)
        field->store(i);
}

void twoFields(std::byte* own, std::uint64_t operations)
{
    Field* const written = at<Field>(own);
    Field* const read = written + 1;
    for (std::uint64_t i = 0; i < operations; ++i) {
        *written = i;
        [[maybe_unused]] const std::uint64_t value = *read;
    }
}

void histogram(std::byte* own, std::uint64_t operations)
{
    Bin* const bins = at<Bin>(own);
    std::uint64_t data = 1;
    for (std::uint64_t i = 0; i < operations; ++i) {
        data = data * 6364136223846793005U + 1442695040888963407U;
        Bin& bin = bins[data >> 61];
        bin = bin + 1;
    }
}

void manyIncrements(
    std::byte* memory, const SharingLayout& layout, unsigned thread, std::uint64_t operations)
{
    const std::size_t step = layout.offset(thread, 1) - layout.offset(thread, 0);
    std::byte* const first = memory + layout.offset(thread, 0);
    for (std::uint64_t i = 0; i < operations; ++i) {
        Field* const field = at<Field>(first + i % manyLines * step);
        *field = *field + 1;
    }
}

void perform(
    std::byte* memory, const SharingLayout& layout, unsigned thread, std::uint64_t operations)
{
    std::byte* const own = memory + layout.offset(thread, 0);
    switch (layout.access) {
    case SharingAccess::Increment: return increment(own, operations);
    case SharingAccess::Store: return store(own, operations);
    case SharingAccess::FetchAdd: return fetchAdd(own, operations);
    case SharingAccess::OrderedStore: return orderedStore(own, operations);
    case SharingAccess::TwoFields: return twoFields(own, operations);
    case SharingAccess::Histogram: return histogram(own, operations);
    case SharingAccess::ManyLines: return manyIncrements(memory, layout, thread, operations);
    }
}

SharingLayout layoutOf(const SharingPlan& plan, std::size_t point)
{
    return {plan.access, plan.lineSize, plan.distances[point], plan.threads};
}

/// A sampler and what it has to measure with `threads`.
class Bench {
public:
    static Result<Bench> make(unsigned threads, const Sampling& how)
    {
        auto sampler = Sampler::make(how);
        if (!sampler)
            return tl::unexpected{sampler.error()};
        if (threads < 1 || threads > sampler->workers())
            return failure(std::to_string(threads)
                + " threads need as many CPUs; this program may use "
                + std::to_string(sampler->workers()));
        return Bench{std::move(*sampler), threads};
    }

    /// One sweep of one point.
    Result<void> sweep(std::size_t point, Series& series, const SharingLayout& layout, bool isAlone)
    {
        // Fresh memory each time: which physical page a line lies in makes a difference, too.
        const auto pages = Pages::make(layout.bytes(), PageSize::Small);
        if (!pages)
            return tl::unexpected{pages.error()};
        const Work work{.run = [&](unsigned thread, std::uint64_t operations) {
            perform(pages->bytes().data(), layout, thread, operations);
        }};
        sampler.turnTo(point);
        sampler.sweep(series, std::span{m_members}.first(isAlone ? 1 : m_members.size()), work);
        return {};
    }

    Sampler sampler;

private:
    Bench(Sampler given, unsigned threads)
        : sampler{std::move(given)}
        , m_members(threads)
    {
        std::iota(m_members.begin(), m_members.end(), std::size_t{0});
    }

    std::vector<std::size_t> m_members;
};

} // namespace

std::string_view sharingAccessName(SharingAccess access)
{
    switch (access) {
    case SharingAccess::Increment: return "increment";
    case SharingAccess::Store: return "store";
    case SharingAccess::FetchAdd: return "fetch_add";
    case SharingAccess::OrderedStore: return "ordered-store";
    case SharingAccess::TwoFields: return "two-fields";
    case SharingAccess::Histogram: return "histogram";
    case SharingAccess::ManyLines: return "64-lines";
    }
    return {};
}

std::size_t SharingLayout::fieldBytes() const
{
    switch (access) {
    case SharingAccess::TwoFields: return 2 * sizeof(std::uint64_t);
    case SharingAccess::Histogram: return 8 * sizeof(std::uint32_t);
    default: return sizeof(std::uint64_t);
    }
}

std::size_t SharingLayout::places() const
{
    return access == SharingAccess::ManyLines ? manyLines : 1;
}

std::size_t SharingLayout::apart() const
{
    return std::max(distance, fieldBytes());
}

std::size_t SharingLayout::offset(unsigned thread, std::size_t place) const
{
    assert(thread < threads && place < places());
    // From one place to the next: room for every thread's fields. An odd number of lines, so that
    // the places spread over all sets of a cache.
    const std::size_t lines = ((threads - 1) * apart() + fieldBytes() + lineSize - 1) / lineSize;
    return place * (lines | 1) * lineSize + thread * apart();
}

std::size_t SharingLayout::bytes() const
{
    return offset(threads - 1, places() - 1) + fieldBytes();
}

Result<SharingResult> measureSharing(const SharingPlan& plan, const Sampling& how)
{
    auto bench = Bench::make(plan.threads, how);
    if (!bench)
        return tl::unexpected{bench.error()};
    SharingResult result;
    const std::size_t count = plan.distances.size();
    std::vector<Series> all(count);
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < count && !bench->sampler.isOver(); ++i) {
            if (const auto done = bench->sweep(i, all[i], layoutOf(plan, i), false); !done)
                return tl::unexpected{done.error()};
            bench->sampler.progress(sweep * count + i + 1, how.sweeps * count);
        }
    for (std::size_t i = 0; i < count; ++i)
        result.points.push_back(
            {SharingLayout{plan.access, plan.lineSize, plan.distances[i]}.apart(),
                all[i].figure()});
    result.isWhole = !bench->sampler.isOver();
    result.slowdowns = bench->sampler.slowdowns();
    return result;
}

std::optional<double> SharingTable::Row::ratio() const
{
    if (!same.value || !padded.value)
        return {};
    return *same.value / *padded.value;
}

Result<SharingTable> measureSharingTable(std::span<const SharingAccess> accesses, unsigned threads,
    std::size_t lineSize, const Sampling& how)
{
    auto bench = Bench::make(threads, how);
    if (!bench)
        return tl::unexpected{bench.error()};
    const std::size_t count = 3 * accesses.size();
    std::vector<Series> all(count);
    for (unsigned sweep = 0; sweep < how.sweeps; ++sweep)
        for (std::size_t i = 0; i < count && !bench->sampler.isOver(); ++i) {
            const bool isSame = i % 3 == 2;
            const SharingLayout layout{
                accesses[i / 3], lineSize, isSame ? 8 : 2 * lineSize, threads};
            if (const auto done = bench->sweep(i, all[i], layout, i % 3 == 0); !done)
                return tl::unexpected{done.error()};
            bench->sampler.progress(sweep * count + i + 1, how.sweeps * count);
        }
    SharingTable table{.threads = threads,
        .isWhole = !bench->sampler.isOver(),
        .slowdowns = bench->sampler.slowdowns()};
    for (std::size_t row = 0; row < accesses.size(); ++row)
        table.rows.push_back({accesses[row], all[3 * row].figure(), all[3 * row + 1].figure(),
            all[3 * row + 2].figure()});
    return table;
}

std::size_t lineSizeHere()
{
    if (const auto topology = thisTopology())
        for (const Topology::Cache& cache : topology->caches)
            if (cache.lineSize != 0)
                return cache.lineSize;
    return 64;
}

} // namespace engine
