#include "engine/measure/growth.h"

#include "engine/trace/repeats.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include <Eigen/Dense>

namespace engine {
namespace {

Eigen::VectorXd logsOf(std::span<const Dated> points)
{
    Eigen::VectorXd logs(static_cast<Eigen::Index>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        assert(points[i].value > 0);
        logs(static_cast<Eigen::Index>(i)) = std::log2(points[i].value);
    }
    return logs;
}

/// The year's distance from `middle`, one row each, beside a column of ones.
Eigen::MatrixXd designOf(std::span<const Dated> points, double middle)
{
    Eigen::MatrixXd design(static_cast<Eigen::Index>(points.size()), 2);
    for (std::size_t i = 0; i < points.size(); ++i)
        design.row(static_cast<Eigen::Index>(i)) << 1, points[i].year - middle;
    return design;
}

} // namespace

double Growth::valueIn(double year) const
{
    return std::exp2(logMiddle + perYear * (year - middle));
}

std::optional<double> Growth::doubling() const
{
    return perYear > 0 ? std::optional{1 / perYear} : std::nullopt;
}

std::optional<Interval> Growth::doublingInterval() const
{
    if (!perYearInterval || perYearInterval->high <= 0)
        return {};
    return Interval{1 / perYearInterval->high,
        perYearInterval->low > 0 ? 1 / perYearInterval->low
                                 : std::numeric_limits<double>::infinity()};
}

Result<Growth> fitGrowth(std::span<const Dated> points)
{
    const auto isOther = [&](const Dated& point) { return point.year != points.front().year; };
    if (std::ranges::none_of(points, isOther))
        return failure("growth needs figures of two years");
    double middle = 0;
    for (const Dated& point : points)
        middle += point.year / static_cast<double>(points.size());
    const Eigen::MatrixXd design = designOf(points, middle);
    const Eigen::VectorXd logs = logsOf(points);
    const Eigen::VectorXd line = design.colPivHouseholderQr().solve(logs);
    Growth growth{.middle = middle, .logMiddle = line(0), .perYear = line(1)};
    if (points.size() > 2) {
        const double freedom = static_cast<double>(points.size()) - 2;
        const double squares = (logs - design * line).squaredNorm();
        const double spread = design.col(1).squaredNorm();
        const double half = trace::studentT95(freedom) * std::sqrt(squares / freedom / spread);
        growth.perYearInterval = {growth.perYear - half, growth.perYear + half};
    }
    return growth;
}

std::optional<Bend> fitBend(std::span<const Dated> points)
{
    constexpr std::ptrdiff_t leastEach = 3;
    if (std::ssize(points) < 2 * leastEach)
        return {};
    const auto [first, last] = std::ranges::minmax(points, {}, &Dated::year);
    const Eigen::VectorXd logs = logsOf(points);
    std::optional<Bend> best;
    double least = std::numeric_limits<double>::infinity();
    for (double year = first.year; year <= last.year; year += 0.25) {
        const auto before =
            std::ranges::count_if(points, [year](const Dated& p) { return p.year < year; });
        if (before < leastEach || std::ssize(points) - before < leastEach)
            continue;
        Eigen::MatrixXd design(static_cast<Eigen::Index>(points.size()), 3);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double away = points[i].year - year;
            design.row(static_cast<Eigen::Index>(i)) << 1, std::min(away, 0.0), std::max(away, 0.0);
        }
        const Eigen::VectorXd lines = design.colPivHouseholderQr().solve(logs);
        const double squares = (logs - design * lines).squaredNorm();
        if (squares < least) {
            least = squares;
            best = Bend{year, lines(1), lines(2)};
        }
    }
    return best;
}

} // namespace engine
