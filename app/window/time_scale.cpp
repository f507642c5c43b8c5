#include "app/window/time_scale.h"

#include <cmath>

namespace app {

trace::Time TimeScale::at(double x) const
{
    if (!valid())
        return window.begin;
    return window.begin + perPixels(x - area.left());
}

double TimeScale::x(trace::Time time) const
{
    if (!valid())
        return area.left();
    const auto passed = static_cast<double>((time - window.begin).count());
    return area.left() + passed / static_cast<double>(window.length().count()) * area.width();
}

trace::Duration TimeScale::perPixels(double pixels) const
{
    return trace::Duration{
        std::llround(pixels / area.width() * static_cast<double>(window.length().count()))};
}

trace::Window within(trace::Window window, trace::Window extent)
{
    if (window.length() >= extent.length())
        return extent;
    if (window.begin < extent.begin)
        return {extent.begin, extent.begin + window.length()};
    if (window.end > extent.end)
        return {extent.end - window.length(), extent.end};
    return window;
}

trace::Window zoomed(trace::Window window, trace::Time anchor, double factor, trace::Window extent)
{
    const auto length = static_cast<double>(window.length().count());
    const double target =
        std::clamp(length * factor, std::min(static_cast<double>(closest.count()), length),
            std::max(length, static_cast<double>(extent.length().count())));
    const double share = static_cast<double>((anchor - window.begin).count()) / length;
    const trace::Time begin = anchor - trace::Duration{std::llround(share * target)};
    return within({begin, begin + trace::Duration{std::llround(target)}}, extent);
}

trace::Window panned(trace::Window window, trace::Duration by, trace::Window extent)
{
    return within({window.begin + by, window.end + by}, extent);
}

} // namespace app
