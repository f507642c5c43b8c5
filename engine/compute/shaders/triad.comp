#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; float scale; }; // count: of groups of four
layout(binding = 0) readonly buffer B { vec4 b[]; };
layout(binding = 1) readonly buffer C { vec4 c[]; };
layout(binding = 2) writeonly buffer A { vec4 a[]; };

void main()
{
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total()) {
        precise vec4 result = b[i] + scale * c[i];
        a[i] = result;
    }
}
