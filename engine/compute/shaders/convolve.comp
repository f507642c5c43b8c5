#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; uint width; uint height; uint side; };
layout(binding = 0) readonly buffer In { float pixels[]; };
layout(binding = 1) readonly buffer Weights { float weights[]; };
layout(binding = 2) writeonly buffer Out { float result[]; };

void main()
{
    const int reach = int(side) / 2;
    const ivec2 last = ivec2(width, height) - 1;
    for (uint at = gl_GlobalInvocationID.x; at < count; at += total()) {
        const ivec2 middle = ivec2(at % width, at / width);
        precise float sum = 0;
        uint weight = 0;
        for (int j = -reach; j <= reach; ++j)
            for (int i = -reach; i <= reach; ++i) {
                const ivec2 from = clamp(middle + ivec2(i, j), ivec2(0), last);
                sum = sum + weights[weight++] * pixels[from.y * int(width) + from.x];
            }
        result[at] = sum;
    }
}
