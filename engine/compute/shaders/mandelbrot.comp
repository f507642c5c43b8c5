#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

layout(push_constant) uniform Arguments
{
    uint count;
    uint width;
    uint limit;
    float left;
    float top;
    float step_;
};
layout(binding = 0) writeonly buffer Iterations { uint iterations[]; };

void main()
{
    for (uint at = gl_GlobalInvocationID.x; at < count; at += total()) {
        precise float real = left + float(at % width) * step_;
        precise float imaginary = top + float(at / width) * step_;
        precise float zr = 0;
        precise float zi = 0;
        uint taken = 0;
        // Four steps between two looks, which cost a subgroup as much as a step: what has escaped
        // never comes back, so those four are only taken again if they end outside.
        while (taken + 4 <= limit) {
            const float beforeR = zr;
            const float beforeI = zi;
            precise float size;
            for (int k = 0; k < 4; ++k) {
                precise float rr = zr * zr;
                precise float ii = zi * zi;
                size = rr + ii;
                precise float ri = zr * zi;
                zr = (rr - ii) + real;
                zi = (ri + ri) + imaginary;
            }
            if (!(size <= 4)) {
                zr = beforeR;
                zi = beforeI;
                break;
            }
            taken += 4;
        }
        while (taken < limit) { // the last few, one by one
            precise float rr = zr * zr;
            precise float ii = zi * zi;
            precise float size = rr + ii;
            if (!(size <= 4))
                break;
            precise float ri = zr * zi;
            zr = (rr - ii) + real;
            zi = (ri + ri) + imaginary;
            ++taken;
        }
        iterations[at] = taken;
    }
}
