#include "app/window/param_scale.h"

#include "app/window/units.h"
#include "views/words.h"

#include <cmath>

namespace app {
namespace {

constexpr int fine = 300;
constexpr std::int64_t wide = 1000;

} // namespace

ParamScale::ParamScale(const engine::Param& param)
    : m_low{param.low}
    , m_high{std::max(param.low, param.highest())}
    , m_step{std::max<std::int64_t>(1, param.step)}
    , m_logarithmic{m_low >= 0 && (m_high - m_low) / m_step > wide}
    , m_positions{m_logarithmic ? fine : static_cast<int>((m_high - m_low) / m_step)}
{
}

std::int64_t ParamScale::value(int position) const
{
    if (position <= 0)
        return m_low;
    if (position >= m_positions)
        return m_high;
    if (!m_logarithmic)
        return m_low + position * m_step;
    const double from = static_cast<double>(std::max(m_low, m_step));
    const double exact = from * std::pow(double(m_high) / from, double(position) / m_positions);
    const double round = std::pow(10.0, std::max(0.0, std::floor(std::log10(exact)) - 1));
    return nearest(std::round(exact / round) * round);
}

int ParamScale::position(std::int64_t value) const
{
    if (!m_logarithmic)
        return static_cast<int>((value - m_low) / m_step);
    const double from = static_cast<double>(std::max(m_low, m_step));
    if (double(value) <= from)
        return value <= m_low ? 0 : 1;
    return static_cast<int>(std::lround(
        std::log(double(value) / from) / std::log(double(m_high) / from) * m_positions));
}

std::int64_t ParamScale::nearest(double value) const
{
    const double clamped = std::clamp(value, double(m_low), double(m_high));
    const double steps = std::round((clamped - double(m_low)) / double(m_step));
    return std::min(m_high, m_low + static_cast<std::int64_t>(steps) * m_step);
}

QString valueText(const engine::Param& param, std::int64_t value)
{
    const auto qString = [](std::string_view text) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    if (!param.choices.empty()) {
        const auto i = static_cast<std::size_t>(value);
        return i < param.choices.size() ? views::shown(param.choices[i]) : QString{};
    }
    const QString unit = qString(param.unit);
    return unit.isEmpty() ? grouped(value) : grouped(value) + QChar{' '} + unit;
}

} // namespace app
