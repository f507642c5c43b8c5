// One matrix, many vertices. Compiled once per target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/compute/simd_vertices.cpp"
#include "engine/compute/simd_families.h"

#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace engine::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;

/// A row of the matrix times the vertices whose coordinates lie in four vectors.
template <class V>
HWY_INLINE V row(const float* m, V x, V y, V z, V w)
{
    const Floats d;
    auto total = hn::Mul(hn::Set(d, m[0]), x);
    total = hn::Add(total, hn::Mul(hn::Set(d, m[1]), y));
    total = hn::Add(total, hn::Mul(hn::Set(d, m[2]), z));
    return hn::Add(total, hn::Mul(hn::Set(d, m[3]), w));
}

void rotate(const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after)
{
    static_assert(sizeof(Vertex) == 4 * sizeof(float));
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    const float* m = matrix.m;
    std::size_t i = 0;
    for (; i + lanes <= after.size(); i += lanes) {
        hn::Vec<Floats> x;
        hn::Vec<Floats> y;
        hn::Vec<Floats> z;
        hn::Vec<Floats> w;
        hn::LoadInterleaved4(d, &before[i].x, x, y, z, w);
        hn::StoreInterleaved4(row(m, x, y, z, w), row(m + 4, x, y, z, w), row(m + 8, x, y, z, w),
            row(m + 12, x, y, z, w), d, &after[i].x);
    }
    if (i < after.size())
        scalarKernels().rotate(matrix, before.subspan(i), after.subspan(i));
}

void fillVertices(Kernels& kernels)
{
    kernels.rotate = rotate;
}

} // namespace engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace engine {

HWY_EXPORT(fillVertices);

void fillVertexKernels(std::int64_t target, Kernels& kernels)
{
    fillBy(HWY_DISPATCH_TABLE(fillVertices), target, kernels);
}

} // namespace engine
#endif
