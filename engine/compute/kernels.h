#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace engine {

/// The problems that one processor, its vectors, its threads and a GPU all solve, and the ways a
/// CPU has. Every way does the same operations on an element in the same order, without fused
/// multiply-add, so results agree bit for bit; only `sum` adds up in another order.

/// Rows [begin, end) of a grid: what one thread takes of it.
struct Rows {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Rows&) const = default;
};

/// A row-major grid of width × height values.
struct Grid {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t count() const { return width * height; }
    Rows rows() const { return {0, height}; }
    bool operator==(const Grid&) const = default;
};

/// A part of the complex plane: the pixel (x, y) is c = left + x·step + i (top + y·step). What is
/// computed for it is how many z ← z² + c from 0 keep |z| ≤ 2, at most `limit`.
/// Source: R. Brooks, J. P. Matelski, The dynamics of 2-generator subgroups of PSL(2,C) (1978).
struct MandelbrotView {
    Grid grid{};
    float left = -2;
    float top = -1.25F;
    float step = 0;
    std::uint32_t limit = 256;
};

/// Every pixel becomes the weighted sum of the side × side pixels around it; beyond the edge lies
/// the pixel of the edge. The weights are not mirrored (a correlation, as in image processing).
/// Pre: `side` is odd, weights.size() == side².
struct Convolution {
    Grid grid{};
    std::size_t side = 1;
    std::span<const float> weights{};
};

/// A point in homogeneous coordinates.
struct Vertex {
    float x = 0, y = 0, z = 0, w = 1;
    bool operator==(const Vertex&) const = default;
};

/// Row-major: the new x is m[0] x + m[1] y + m[2] z + m[3] w.
struct Matrix {
    float m[16]{};
};

/// About the axis (x, y, z), which need not be of length 1 but is not 0, by `radians`.
/// Source: O. Rodrigues (1840).
Matrix rotationAbout(float x, float y, float z, float radians);

/// Every value v does `steps` steps v ← v · 0.5 + b on one of `branches` branches b, value i on
/// branch i % branches: each value costs the same, but lanes that go together have to walk through
/// every branch that one of them takes. Pre: branches > 0.
struct Divergence {
    std::uint32_t branches = 1;
    std::uint32_t steps = 1;
};

/// What `add` and `saxpy` are made of.
enum class LaneOperation : std::uint8_t { Copy, Multiply, Add };

/// One way to compute the kernels on one CPU. Every function is thread-safe; none allocates.
/// Pre: spans of one call are of equal size, or as large as the grid; outputs overlap no input.
/// `rows` lie within the grid, and only they are written.
struct Kernels {
    std::string_view name{}; ///< "scalar", "AVX2"
    std::size_t lanes = 1; ///< floats at a time

    void (*add)(std::span<const float> a, std::span<const float> b, std::span<float> sum){};
    /// y ← alpha · x + y
    void (*saxpy)(float alpha, std::span<const float> x, std::span<float> y){};
    /// a ← b + scale · c, as in J. D. McCalpin's STREAM (1995)
    void (*triad)(
        float scale, std::span<const float> b, std::span<const float> c, std::span<float> a){};
    /// In an order of its own: see sumTolerance().
    float (*sum)(std::span<const float> values){};
    /// `first`: the index of values[0] in all values.
    void (*diverge)(const Divergence& what, std::size_t first, std::span<float> values){};

    void (*convolve)(
        const Convolution& what, Rows rows, std::span<const float> in, std::span<float> out){};
    void (*mandelbrot)(
        const MandelbrotView& view, Rows rows, std::span<std::uint32_t> iterations){};
    /// How the lanes at (x, y), (x + 1, y) … fare: bit l of masks[k] says that lane l still
    /// iterates after step k. Returns the steps until none does or masks are full. Lanes beyond
    /// the grid's last column are off from the start; a mask has at most 64 lanes.
    std::size_t (*mandelbrotMasks)(
        const MandelbrotView& view, std::size_t x, std::size_t y, std::span<std::uint64_t> masks){};
    /// One generation of J. H. Conway's Game of Life on a torus (M. Gardner, Scientific American
    /// 223, 1970). Cells are 0 or 1.
    void (*life)(const Grid& grid, Rows rows, std::span<const std::uint8_t> before,
        std::span<std::uint8_t> after){};

    void (*rotate)(const Matrix& matrix, std::span<const Vertex> before, std::span<Vertex> after){};

    /// For who looks on: one operation of add and saxpy, as many lanes at a time as they take. Copy
    /// leaves `b` alone. `out` may be `a`.
    void (*operate)(LaneOperation operation, std::span<const float> a, std::span<const float> b,
        std::span<float> out){};
    /// One step of mandelbrot for the lanes at (x, y), (x + 1, y) …, which are at z; bit l of
    /// `active` says that lane l still iterates. Returns who does afterwards. Pre: zr.size() and
    /// zi.size() are `lanes`, at most 64.
    std::uint64_t (*mandelbrotStep)(const MandelbrotView& view, std::size_t x, std::size_t y,
        std::span<float> zr, std::span<float> zi, std::uint64_t active){};
};

/// The baseline: one value at a time. Its file is compiled without automatic vectorisation.
const Kernels& scalarKernels();

/// By how much two sums of the same values in any two orders may differ: 2 n ε Σ|v|, where ε is
/// half a unit in the last place of a float. Source: N. J. Higham, The accuracy of floating point
/// summation, SIAM J. Sci. Comput. 14 (1993).
float sumTolerance(std::span<const float> values);

} // namespace engine
