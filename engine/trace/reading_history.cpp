#include "engine/trace/reading_history.h"

#include <algorithm>
#include <utility>

namespace trace {
namespace {

/// Readings come nearly in order.
template <class T, class Projection>
void sortByTime(std::vector<T>& all, Projection time)
{
    if (!std::ranges::is_sorted(all, {}, time))
        std::ranges::stable_sort(all, {}, time);
}

Time timeOf(const std::pair<Time, float>& row)
{
    return row.first;
}

} // namespace

bool ReadingHistory::goesOn(const Trace& trace) const
{
    return m_followed > 0 && trace.readings().size() >= m_followed
        && trace.quantities().size() == m_counts.size() && trace.provenance() == m_provenance
        && trace.readings()[m_followed - 1] == *m_last;
}

void ReadingHistory::follow(const Trace& trace)
{
    if (!goesOn(trace)) {
        m_followed = 0;
        m_settings.clear();
        m_rows.clear();
        m_counts.clear();
        m_isModel.clear();
        for (const Quantity& quantity : trace.quantities()) {
            m_counts.push_back(m_figure.empty() || quantity.figure == m_figure);
            m_isModel.push_back(quantity.source == Source::Model);
        }
        m_provenance = trace.provenance();
    }
    for (; m_followed < trace.readings().size(); ++m_followed)
        add(trace.readings()[m_followed]);
    if (m_followed > 0)
        m_last = trace.readings()[m_followed - 1];
    for (auto& [key, setting] : m_settings)
        if (std::exchange(setting.isTouched, false)) {
            sortByTime(setting.entries, &Entry::at);
            for (Summary& summary : setting.summaries)
                summary.isStale = true;
        }
    sortByTime(m_rows, timeOf);
}

void ReadingHistory::add(const Reading& reading)
{
    if (!m_counts[index(reading.quantity)])
        return;
    Setting& setting = m_settings[{reading.quantity, reading.x, reading.y}];
    setting.entries.push_back({reading.at, reading.value, reading.kept()});
    setting.isTouched = true;
    m_rows.emplace_back(reading.at, reading.y);
}

std::optional<float> ReadingHistory::latestRow(Time time) const
{
    const auto after = std::ranges::upper_bound(m_rows, time, {}, timeOf);
    return after == m_rows.begin() ? std::nullopt : std::optional{std::prev(after)->second};
}

void ReadingHistory::summarise(const Key& key, const Setting& setting, Summary& summary) const
{
    const auto& [quantity, x, y] = key;
    std::vector<double> values;
    summary.kept = 0;
    for (std::size_t i = 0; i < summary.count; ++i) {
        if (!setting.entries[i].kept)
            continue;
        ++summary.kept;
        if (m_isModel[index(quantity)])
            values.clear(); // a formula that was worked out again
        values.push_back(setting.entries[i].value);
    }
    std::ranges::sort(values);
    summary.point = {.x = x,
        .y = y,
        .rejected = summary.count - summary.kept,
        .kept = spread(values),
        .median = medianInterval(values),
        .mean = meanOf(values)};
}

const std::vector<ReadCurve>& ReadingHistory::curves(Curves& curves, Time time)
{
    curves.all.resize(m_counts.size());
    for (std::size_t i = 0; i < curves.all.size(); ++i) {
        ReadCurve& curve = curves.all[i];
        curve.quantity = QuantityId{static_cast<std::uint32_t>(i)};
        curve.kept = curve.rejected = 0;
        curve.points.clear();
    }
    for (auto& [key, setting] : m_settings) {
        const auto after = std::ranges::upper_bound(setting.entries, time, {}, &Entry::at);
        const auto count = static_cast<std::size_t>(after - setting.entries.begin());
        if (count == 0)
            continue;
        Summary& summary = setting.summaries[curves.moment];
        if (summary.isStale || summary.count != count) {
            summary.count = count;
            summary.isStale = false;
            summarise(key, setting, summary);
        }
        ReadCurve& curve = curves.all[index(std::get<0>(key))];
        curve.kept += summary.kept;
        curve.rejected += count - summary.kept;
        curve.points.push_back(summary.point);
    }
    return curves.all;
}

} // namespace trace
