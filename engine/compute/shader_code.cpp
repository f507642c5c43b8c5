#include "engine/compute/shader_code.h"

namespace engine {
namespace text {
extern const std::string_view add_shader;
extern const std::string_view saxpy_shader;
extern const std::string_view triad_shader;
extern const std::string_view sum_shader;
extern const std::string_view diverge_shader;
extern const std::string_view convolve_shader;
extern const std::string_view mandelbrot_shader;
extern const std::string_view life_shader;
extern const std::string_view rotate_shader;
} // namespace text

namespace {

constexpr std::uint32_t add[] =
#include "add.inc"
    ;
constexpr std::uint32_t saxpy[] =
#include "saxpy.inc"
    ;
constexpr std::uint32_t triad[] =
#include "triad.inc"
    ;
constexpr std::uint32_t sum[] =
#include "sum.inc"
    ;
constexpr std::uint32_t diverge[] =
#include "diverge.inc"
    ;
constexpr std::uint32_t convolve[] =
#include "convolve.inc"
    ;
constexpr std::uint32_t mandelbrot[] =
#include "mandelbrot.inc"
    ;
constexpr std::uint32_t life[] =
#include "life.inc"
    ;
constexpr std::uint32_t rotate[] =
#include "rotate.inc"
    ;

struct Shader {
    std::span<const std::uint32_t> code;
    const std::string_view& text;
};

/// In the order of GpuKernel.
constexpr Shader shaders[gpuKernels]{{add, text::add_shader}, {saxpy, text::saxpy_shader},
    {triad, text::triad_shader}, {sum, text::sum_shader}, {diverge, text::diverge_shader},
    {convolve, text::convolve_shader}, {mandelbrot, text::mandelbrot_shader},
    {life, text::life_shader}, {rotate, text::rotate_shader}};

} // namespace

std::span<const std::uint32_t> shaderCode(GpuKernel kernel)
{
    return shaders[static_cast<std::size_t>(kernel)].code;
}

std::string_view shaderText(GpuKernel kernel)
{
    return shaders[static_cast<std::size_t>(kernel)].text;
}

} // namespace engine
