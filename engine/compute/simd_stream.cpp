// Vectors of values: sum, SAXPY, triad, reduction, diverging branches. Compiled once per target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/compute/simd_stream.cpp"
#include "engine/compute/simd_families.h"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;

/// Calls `compute` for the first element of every whole vector of `d` from `i` on, four in a row,
/// as the loop itself would cost as much as they do; returns where it stopped.
template <class D, class Compute>
HWY_INLINE std::size_t forVectors(std::size_t i, std::size_t size, D d, Compute compute)
{
    const std::size_t lanes = hn::Lanes(d);
    for (; i + 4 * lanes <= size; i += 4 * lanes) {
        compute(i);
        compute(i + lanes);
        compute(i + 2 * lanes);
        compute(i + 3 * lanes);
    }
    for (; i + lanes <= size; i += lanes)
        compute(i);
    return i;
}

template <class D>
HWY_INLINE std::size_t addFrom(
    std::size_t i, D d, std::span<const float> a, std::span<const float> b, std::span<float> sum)
{
    return forVectors(i, sum.size(), d, [&](std::size_t at) HWY_ATTR {
        hn::StoreU(hn::Add(hn::LoadU(d, &a[at]), hn::LoadU(d, &b[at])), d, &sum[at]);
    });
}

/// Four values are one operation, however wide the vectors.
void add(std::span<const float> a, std::span<const float> b, std::span<float> sum)
{
    std::size_t i = addFrom(0, Floats{}, a, b, sum);
    i = addFrom(i, hn::CappedTag<float, 4>{}, a, b, sum);
    for (; i < sum.size(); ++i)
        sum[i] = a[i] + b[i];
}

template <class D>
HWY_INLINE hn::Vec<D> operated(D d, LaneOperation operation, const float* a, const float* b)
{
    switch (operation) {
    case LaneOperation::Multiply: return hn::Mul(hn::LoadU(d, a), hn::LoadU(d, b));
    case LaneOperation::Add: return hn::Add(hn::LoadU(d, a), hn::LoadU(d, b));
    case LaneOperation::Copy: break;
    }
    return hn::LoadU(d, a);
}

template <class D>
HWY_INLINE std::size_t operateFrom(std::size_t i, D d, LaneOperation operation,
    std::span<const float> a, std::span<const float> b, std::span<float> out)
{
    const std::size_t lanes = hn::Lanes(d);
    for (; i + lanes <= out.size(); i += lanes)
        hn::StoreU(operated(d, operation, &a[i], &b[i]), d, &out[i]);
    return i;
}

void operate(LaneOperation operation, std::span<const float> a, std::span<const float> b,
    std::span<float> out)
{
    std::size_t i = operateFrom(0, Floats{}, operation, a, b, out);
    i = operateFrom(i, hn::CappedTag<float, 4>{}, operation, a, b, out);
    operateFrom(i, hn::CappedTag<float, 1>{}, operation, a, b, out);
}

void saxpy(float alpha, std::span<const float> x, std::span<float> y)
{
    const Floats d;
    const auto factor = hn::Set(d, alpha);
    std::size_t i = forVectors(0, y.size(), d, [&](std::size_t at) HWY_ATTR {
        hn::StoreU(hn::Add(hn::Mul(factor, hn::LoadU(d, &x[at])), hn::LoadU(d, &y[at])), d, &y[at]);
    });
    for (; i < y.size(); ++i)
        y[i] = alpha * x[i] + y[i];
}

void triad(float scale, std::span<const float> b, std::span<const float> c, std::span<float> a)
{
    const Floats d;
    const auto factor = hn::Set(d, scale);
    std::size_t i = forVectors(0, a.size(), d, [&](std::size_t at) HWY_ATTR {
        hn::StoreU(hn::Add(hn::LoadU(d, &b[at]), hn::Mul(factor, hn::LoadU(d, &c[at]))), d, &a[at]);
    });
    for (; i < a.size(); ++i)
        a[i] = b[i] + scale * c[i];
}

/// Four vectors of partial sums, because one addition need not wait for the one before.
float sum(std::span<const float> values)
{
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    auto s0 = hn::Zero(d);
    auto s1 = hn::Zero(d);
    auto s2 = hn::Zero(d);
    auto s3 = hn::Zero(d);
    std::size_t i = 0;
    for (; i + 4 * lanes <= values.size(); i += 4 * lanes) {
        s0 = hn::Add(s0, hn::LoadU(d, &values[i]));
        s1 = hn::Add(s1, hn::LoadU(d, &values[i + lanes]));
        s2 = hn::Add(s2, hn::LoadU(d, &values[i + 2 * lanes]));
        s3 = hn::Add(s3, hn::LoadU(d, &values[i + 3 * lanes]));
    }
    for (; i + lanes <= values.size(); i += lanes)
        s0 = hn::Add(s0, hn::LoadU(d, &values[i]));
    float total = hn::GetLane(hn::SumOfLanes(d, hn::Add(hn::Add(s0, s1), hn::Add(s2, s3))));
    for (; i < values.size(); ++i)
        total += values[i];
    return total;
}

/// All lanes walk through every branch; the mask says whose result counts.
void diverge(const Divergence& what, std::size_t first, std::span<float> values)
{
    const Floats d;
    const hn::RebindToUnsigned<Floats> du;
    const std::size_t lanes = hn::Lanes(d);
    const auto half = hn::Set(d, 0.5F);
    HWY_ALIGN std::uint32_t branchOf[hn::MaxLanes(d)];
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        std::uint32_t branch = static_cast<std::uint32_t>((first + i) % what.branches);
        std::uint64_t taken = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            branchOf[lane] = branch;
            branch = branch + 1 == what.branches ? 0 : branch + 1;
        }
        const auto branches = hn::Load(du, branchOf);
        auto result = hn::LoadU(d, &values[i]);
        for (std::size_t lane = 0; lane < lanes && taken < what.branches; ++lane, ++taken) {
            const auto mask = hn::RebindMask(d, hn::Eq(branches, hn::Set(du, branchOf[lane])));
            const auto addend = hn::Set(d, static_cast<float>(branchOf[lane]));
            auto value = result;
            for (std::uint32_t step = 0; step < what.steps; ++step)
                value = hn::Add(hn::Mul(value, half), addend);
            result = hn::IfThenElse(mask, value, result);
        }
        hn::StoreU(result, d, &values[i]);
    }
    for (; i < values.size(); ++i) {
        const auto branch = static_cast<float>((first + i) % what.branches);
        for (std::uint32_t step = 0; step < what.steps; ++step)
            values[i] = values[i] * 0.5F + branch;
    }
}

void fillStream(Kernels& kernels)
{
    kernels.lanes = hn::Lanes(Floats{});
    kernels.add = add;
    kernels.saxpy = saxpy;
    kernels.triad = triad;
    kernels.sum = sum;
    kernels.diverge = diverge;
    kernels.operate = operate;
}

} // namespace engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine {

HWY_EXPORT(fillStream);

void fillStreamKernels(std::int64_t target, Kernels& kernels)
{
    fillBy(HWY_DISPATCH_TABLE(fillStream), target, kernels);
}

} // namespace engine
#endif
