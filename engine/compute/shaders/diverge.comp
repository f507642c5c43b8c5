#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments { uint count; uint branches; uint steps; };
layout(binding = 0) buffer Values { float values[]; };

// The subgroup walks through every branch that one of its lanes takes.
void main()
{
    for (uint i = gl_GlobalInvocationID.x; i < count; i += total()) {
        const uint mine = i % branches;
        precise float value = values[i];
        for (uint branch = 0; branch < branches; ++branch)
            if (branch == mine)
                for (uint step_ = 0; step_ < steps; ++step_)
                    value = value * 0.5 + float(branch);
        values[i] = value;
    }
}
