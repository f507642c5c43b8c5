#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; float scale; }; // count: of groups of four
layout(binding = 0) readonly buffer A { vec4 a[]; };
layout(binding = 1) readonly buffer B { vec4 b[]; };
layout(binding = 2) writeonly buffer Sum { vec4 sum[]; };

void main()
{
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total())
        sum[i] = a[i] + b[i];
}
