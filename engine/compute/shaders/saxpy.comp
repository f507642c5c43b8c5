#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; float alpha; }; // count: of groups of four
layout(binding = 0) readonly buffer X { vec4 x[]; };
layout(binding = 1) buffer Y { vec4 y[]; };

void main()
{
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total()) {
        precise vec4 result = alpha * x[i] + y[i];
        y[i] = result;
    }
}
