#pragma once

#include "engine/compute/kernels.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <vector>

/// Random inputs for every kernel, from a seed.
class Problems {
public:
    explicit Problems(std::uint32_t seed)
        : m_random{seed}
    {
    }

    std::vector<float> floats(std::size_t count)
    {
        std::uniform_real_distribution<float> between{-100, 100};
        std::vector<float> all(count);
        for (float& value : all)
            value = between(m_random);
        return all;
    }

    std::vector<std::uint8_t> cells(std::size_t count)
    {
        std::vector<std::uint8_t> all(count);
        for (std::uint8_t& cell : all)
            cell = static_cast<std::uint8_t>(m_random() % 3 == 0);
        return all;
    }

    std::vector<engine::Vertex> vertices(std::size_t count)
    {
        std::vector<engine::Vertex> all(count);
        for (engine::Vertex& vertex : all)
            vertex = {floats(1)[0], floats(1)[0], floats(1)[0], floats(1)[0]};
        return all;
    }

    engine::Matrix matrix()
    {
        engine::Matrix matrix;
        std::ranges::copy(floats(16), matrix.m);
        return matrix;
    }

private:
    std::mt19937 m_random;
};

/// Whether two results agree bit for bit: −0 is not 0, and a NaN equals itself.
template <class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b)
{
    return a.size() == b.size()
        && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

/// None, one, around every vector's width, odd, and more than any of them.
inline const std::vector<std::size_t> oddSizes{
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 1000, 4099};

inline const std::vector<engine::Grid> oddGrids{{0, 0}, {1, 1}, {1, 5}, {5, 1}, {2, 2}, {3, 3},
    {7, 4}, {16, 3}, {17, 9}, {33, 2}, {64, 5}, {67, 21}, {130, 3}};
