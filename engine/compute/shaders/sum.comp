#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; };
layout(binding = 0) readonly buffer Values { float values[]; };
layout(binding = 1) writeonly buffer Sums { float sums[]; }; // one per workgroup

shared float part[gl_WorkGroupSize.x];

// Each invocation sums its items; then, in each round, the lower half adds the upper half's.
void main()
{
    float sum = 0;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total())
        sum += values[i];
    const uint me = gl_LocalInvocationIndex;
    part[me] = sum;
    for (uint left = gl_WorkGroupSize.x; left > 1;) {
        const uint half_ = (left + 1) / 2;
        barrier();
        if (me + half_ < left)
            part[me] += part[me + half_];
        left = half_;
    }
    if (me == 0)
        sums[gl_WorkGroupID.x] = part[0];
}
