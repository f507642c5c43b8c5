#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/table.h"
#include "engine/measure/laws.h"
#include "engine/measure/scaling_table.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <sstream>

namespace app::cli {
namespace {

using engine::Coefficient;
using engine::ScalingFit;
using engine::ScalingModel;
using Json = nlohmann::ordered_json;

constexpr double hardlyCounts = 0.25; ///< a weight
constexpr std::size_t fewProcessors = 6; ///< different numbers of them, for three unknowns

std::string text(double number)
{
    std::ostringstream out;
    out << number;
    return out.str();
}

/// A fit and what is to be said of it.
class Report {
public:
    Report(const FitTable& request, const engine::ScalingTable& table, const ScalingFit& fit)
        : m_request{request}
        , m_table{table}
        , m_fit{fit}
    {
        for (const engine::ScalingPoint& point : table.points)
            m_numbers.push_back(point.processors);
        std::ranges::sort(m_numbers);
        const auto repeated = std::ranges::unique(m_numbers);
        m_numbers.erase(repeated.begin(), repeated.end());
    }

    Json json() const
    {
        Json json{{"file", m_request.file}, {"model", m_request.modelName},
            {"method", m_request.methodName}, {"rows", m_table.points.size()},
            {"processors",
                {{"low", m_numbers.front()}, {"high", m_numbers.back()},
                    {"different", m_numbers.size()}}}};
        for (const auto& [key, coefficient] : coefficients())
            json[key] = {{"value", coefficient.value}, {"low", bound(coefficient, &low)},
                {"high", bound(coefficient, &high)}};
        json["confidence"] = 0.95;
        json["r_squared"] = m_fit.rSquared ? Json(*m_fit.rSquared) : Json(nullptr);
        json["deviation"] = m_fit.deviation;
        if (isUsl())
            json["peak"] = peak() ? Json{{"processors", *peak()},
                               {"throughput", engine::throughputOf(m_fit, *peak())},
                               {"measured", *peak() <= m_numbers.back()}}
                                  : Json(nullptr);
        if (m_fit.model == ScalingModel::Amdahl)
            json["limit"] = m_fit.serial.value > 0 ? Json(1 / m_fit.serial.value) : Json(nullptr);
        json["outlier_lines"] = outliers();
        json["notes"] = notes();
        return json;
    }

    void print() const
    {
        std::cout << m_request.modelName << ": " << formula() << '\n'
                  << m_table.points.size() << (m_table.points.size() == 1 ? " row" : " rows")
                  << " of " << m_request.file << ", N from " << text(m_numbers.front()) << " to "
                  << text(m_numbers.back()) << (m_table.isTime ? ", X = 1 / time" : "") << '\n';
        std::vector<std::vector<std::string>> rows{{"", "value", "95 % interval"}};
        for (const auto& [key, coefficient] : coefficients())
            rows.push_back({key, text(coefficient.value), intervalText(coefficient)});
        std::cout << tableText(rows);
        if (isUsl())
            std::cout << "peak at N = " << (peak() ? text(*peak()) : "none: more never hurts")
                      << (peak() ? ", X = " + text(engine::throughputOf(m_fit, *peak())) : "")
                      << '\n';
        if (m_fit.model == ScalingModel::Amdahl && m_fit.serial.value > 0)
            std::cout << "at most " << text(1 / m_fit.serial.value)
                      << " times as fast as one processor\n";
        std::cout << "R² " << (m_fit.rSquared ? text(*m_fit.rSquared) : "unknown")
                  << "; the rows deviate by " << text(std::round(m_fit.deviation * 1000) / 10)
                  << " % (root mean square)\n";
        for (const std::string& note : notes())
            std::cout << "note: " << note << '\n';
    }

private:
    static double low(const engine::Interval& interval) { return interval.low; }
    static double high(const engine::Interval& interval) { return interval.high; }
    static Json bound(const Coefficient& coefficient, double (*end)(const engine::Interval&))
    {
        if (!coefficient.interval || !std::isfinite(end(*coefficient.interval)))
            return nullptr;
        return end(*coefficient.interval);
    }

    static std::string intervalText(const Coefficient& coefficient)
    {
        if (!coefficient.interval)
            return "unknown";
        const auto [from, to] = *coefficient.interval;
        return text(from) + (std::isfinite(to) ? " to " + text(to) : " or more");
    }

    bool isUsl() const { return m_fit.model == ScalingModel::Usl; }

    std::vector<std::pair<std::string, Coefficient>> coefficients() const
    {
        if (isUsl())
            return {{"gamma", m_fit.gamma}, {"sigma", m_fit.sigma}, {"kappa", m_fit.kappa}};
        return {{"gamma", m_fit.gamma}, {"serial", m_fit.serial}};
    }

    std::string formula() const
    {
        switch (m_fit.model) {
        case ScalingModel::Amdahl: return "X(N) = gamma / (serial + (1 - serial) / N)";
        case ScalingModel::Gustafson: return "X(N) = gamma (serial + (1 - serial) N)";
        case ScalingModel::Usl: break;
        }
        return "X(N) = gamma N / (1 + sigma (N - 1) + kappa N (N - 1))";
    }

    std::optional<double> peak() const
    {
        return engine::uslBestProcessors({m_fit.gamma.value, m_fit.sigma.value, m_fit.kappa.value});
    }

    std::vector<std::size_t> outliers() const
    {
        std::vector<std::size_t> lines;
        for (std::size_t i = 0; i < m_fit.weights.size(); ++i)
            if (m_fit.weights[i] < hardlyCounts)
                lines.push_back(m_table.lines[i]);
        return lines;
    }

    std::vector<std::string> notes() const
    {
        std::vector<std::string> notes;
        if (!m_fit.gamma.interval)
            notes.push_back("as many unknowns as rows: there is nothing to tell chance by");
        if (isUsl() && m_numbers.size() < fewProcessors)
            notes.push_back("sigma and kappa are hard to tell apart with fewer than "
                + std::to_string(fewProcessors)
                + " different numbers of processors; --model amdahl needs less");
        if (isUsl() && peak() && *peak() > m_numbers.back())
            notes.push_back("the peak lies beyond what was measured");
        for (const std::size_t line : outliers())
            notes.push_back("line " + std::to_string(line) + " lies far off and hardly counts");
        return notes;
    }

    const FitTable& m_request;
    const engine::ScalingTable& m_table;
    const ScalingFit& m_fit;
    std::vector<double> m_numbers{}; ///< of processors, ascending, each once
};

} // namespace

Expected<int> fitTable(const FitTable& request)
{
    const auto table = engine::openScalingTable(request.file);
    if (!table)
        return refused(table.error().message);
    if (table->isTime && request.model == ScalingModel::Gustafson)
        return refused(request.file
            + ": Gustafson's law is about a job that grows with the processors; give its "
              "throughput, not its time");
    const auto fit = engine::fitScaling(request.model, table->points, request.method);
    if (!fit)
        return refused(request.file + ": " + fit.error().message);
    const Report report{request, *table, *fit};
    if (request.json)
        std::cout << jsonText(report.json());
    else
        report.print();
    return succeeded;
}

} // namespace app::cli
