#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { vec4 rows[4]; uint count; };
layout(binding = 0) readonly buffer Before { vec4 before[]; };
layout(binding = 1) writeonly buffer After { vec4 after[]; };

void main()
{
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total()) {
        const vec4 v = before[i];
        precise vec4 result;
        for (int r = 0; r < 4; ++r)
            result[r] = ((rows[r].x * v.x + rows[r].y * v.y) + rows[r].z * v.z) + rows[r].w * v.w;
        after[i] = result;
    }
}
