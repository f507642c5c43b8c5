#include "views/chart/figure_readings.h"

#include "views/chart/reading_text.h"

namespace views {

std::vector<Shown> FigureReadings::of(const Frame& frame, std::string_view figure, Rows rows) const
{
    const trace::Trace& trace = *frame.trace;
    if (trace.readings().empty())
        return {};
    const auto place = m_figures.find(figure);
    Figure& known = place != m_figures.end()
        ? place->second
        : m_figures.emplace(std::string{figure}, Figure{trace::ReadingHistory{std::string{figure}}})
              .first->second;
    if (known.trace.lock() != frame.trace) {
        known.history.follow(trace);
        known.trace = frame.trace;
    }
    // At the end of a run all that it measured is there, also what came late.
    const trace::Time until =
        frame.playhead >= trace.extent().end ? trace::Time::max() : frame.playhead;
    const std::vector<trace::ReadCurve>& whole = known.history.whole();
    known.latest = known.history.until(until);
    const auto row = rows == Rows::Latest ? known.history.latestRow(until) : std::optional<float>{};
    if (row)
        for (trace::ReadCurve& curve : known.latest)
            std::erase_if(
                curve.points, [row](const trace::ReadPoint& point) { return point.y != *row; });

    std::vector<Shown> found;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const trace::Quantity& quantity = trace.quantities()[i];
        if (quantity.figure == figure && !whole[i].points.empty())
            found.push_back({&quantity, &known.latest[i], &whole[i]});
    }
    return found;
}

QString samplesOf(const std::vector<Shown>& all)
{
    std::size_t kept = 0;
    std::size_t rejected = 0;
    for (const Shown& shown : all)
        if (shown.measured()) {
            kept += shown.now->kept;
            rejected += shown.now->rejected;
        }
    return kept + rejected == 0 ? QString{} : samplesSentence(kept, rejected);
}

} // namespace views
