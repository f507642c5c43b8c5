#version 450
#extension GL_GOOGLE_include_directive : require
#include "common.glsl"

// Four cells to a word, a byte each. An invocation makes one word of the next generation.
layout(push_constant) uniform Arguments { uint count; uint width; uint height; };
layout(binding = 0) readonly buffer Before { uint before[]; };
layout(binding = 1) writeonly buffer After { uint after[]; };

uint cell(uint x, uint y)
{
    const uint at = y * width + x;
    return (before[at / 4] >> 8 * (at % 4)) & 1;
}

uint next(uint at)
{
    const uint x = at % width;
    const uint y = at / width;
    const uint left = x == 0 ? width - 1 : x - 1;
    const uint right = x + 1 == width ? 0 : x + 1;
    const uint above = y == 0 ? height - 1 : y - 1;
    const uint below = y + 1 == height ? 0 : y + 1;
    const uint around = cell(left, above) + cell(x, above) + cell(right, above) + cell(left, y)
        + cell(right, y) + cell(left, below) + cell(x, below) + cell(right, below);
    return uint(around == 3 || (around == 2 && cell(x, y) == 1));
}

// Where rows are whole words: the sums of four neighbouring columns at once, a byte each; they
// reach 8 at most, so none spills into the next.
uint row(uint line, uint word, bool middleToo)
{
    const uint words = width / 4;
    const uint here = before[line * words + word];
    const uint left = before[line * words + (word == 0 ? words - 1 : word - 1)];
    const uint right = before[line * words + (word + 1 == words ? 0 : word + 1)];
    const uint sides = (here << 8 | left >> 24) + (here >> 8 | right << 24);
    return middleToo ? sides + here : sides;
}

uint nextFour(uint at)
{
    const uint words = width / 4;
    const uint word = at % words;
    const uint y = at / words;
    const uint around = row(y == 0 ? height - 1 : y - 1, word, true) + row(y, word, false)
        + row(y + 1 == height ? 0 : y + 1, word, true);
    // A cell lives with 3 around it, or with 2 if it lives: around | itself is 3. (8 and more
    // differ in the bits above.)
    const uint unlike = (around | before[at]) ^ 0x03030303u;
    const uint folded = unlike | unlike >> 1 | unlike >> 2 | unlike >> 3;
    return ~folded & 0x01010101u;
}

void main()
{
    for (uint at = gl_GlobalInvocationID.x; at < (count + 3) / 4; at += total()) {
        if (width % 4 == 0) {
            after[at] = nextFour(at);
            continue;
        }
        uint four = 0;
        for (uint i = 0; i < 4 && 4 * at + i < count; ++i)
            four |= next(4 * at + i) << 8 * i;
        after[at] = four;
    }
}
