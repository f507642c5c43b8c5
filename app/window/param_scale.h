#pragma once

#include "engine/workloads/workload.h"

#include <QString>

namespace app {

/// Slider positions of one parameter: evenly spaced for short ranges; logarithmic, on round
/// values, for ranges over three decades.
class ParamScale {
public:
    explicit ParamScale(const engine::Param& param);

    int positions() const { return m_positions; } ///< 0 … positions()
    std::int64_t value(int position) const;
    int position(std::int64_t value) const;

    /// The nearest value the parameter may have.
    std::int64_t nearest(double value) const;

private:
    std::int64_t m_low;
    std::int64_t m_high;
    std::int64_t m_step;
    bool m_logarithmic;
    int m_positions;
};

/// "250 µs", "20 %"; for choices their word.
QString valueText(const engine::Param& param, std::int64_t value);

} // namespace app
