#pragma once

#include "engine/trace/reading_stats.h"
#include "engine/trace/trace.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace trace {

/// The readings of one figure, by setting and time, so that a replay and a live run cost what
/// changes: a growing trace adds its new readings, another instant works out anew what else was
/// read by then. One thread at a time.
class ReadingHistory {
public:
    /// `figure`: of the quantities that count; empty: all of them.
    explicit ReadingHistory(std::string figure = {})
        : m_figure{std::move(figure)}
    {
    }

    /// From now on that of `trace`. Cost: O(new · log settings) where it goes on from the one
    /// followed before, else all are new.
    void follow(const Trace& trace);

    /// As readCurves() has them; those of other figures are empty. Valid until the next call of the
    /// same. Cost: O(settings), and the values of those where something else was read.
    const std::vector<ReadCurve>& until(Time time) { return curves(m_until, time); }
    const std::vector<ReadCurve>& whole() { return curves(m_whole, Time::max()); }

    /// The row (Reading::y) of the latest reading up to `time`; none before the first.
    std::optional<float> latestRow(Time time) const;

private:
    struct Entry {
        Time at{};
        double value = 0;
        bool kept = false;
    };
    /// What was made of a setting's first `count` entries.
    struct Summary {
        std::size_t count = 0;
        std::size_t kept = 0;
        bool isStale = true;
        ReadPoint point{};
    };
    enum Moment : std::size_t { Until, Whole };
    struct Setting {
        std::vector<Entry> entries{}; ///< by time
        bool isTouched = false; ///< since they were put in order
        std::array<Summary, 2> summaries{};
    };
    struct Curves {
        Moment moment{};
        std::vector<ReadCurve> all{};
    };
    using Key = std::tuple<QuantityId, float, float>; ///< x, y

    bool goesOn(const Trace& trace) const;
    void add(const Reading& reading);
    const std::vector<ReadCurve>& curves(Curves& curves, Time time);
    void summarise(const Key& key, const Setting& setting, Summary& summary) const;

    std::string m_figure;
    std::vector<bool> m_counts{}; ///< by quantity: it is of the figure
    std::vector<bool> m_isModel{}; ///< likewise
    Provenance m_provenance{};
    std::optional<Reading> m_last{}; ///< of the trace
    std::size_t m_followed = 0; ///< readings of the trace
    std::map<Key, Setting> m_settings{};
    std::vector<std::pair<Time, float>> m_rows{}; ///< by time
    Curves m_until{.moment = Until};
    Curves m_whole{.moment = Whole};
};

} // namespace trace
