#include "views/chart/figure_readings.h"

#include "views/chart/reading_text.h"

namespace views {
namespace {

/// Readings of different threads may stand out of order.
std::size_t countUntil(const trace::Trace& trace, trace::Time time)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < trace.readings().size(); ++i)
        count += trace.readings()[i].at <= time;
    return count;
}

/// The row of the figure's latest reading up to `time`.
std::optional<float> latestRow(const trace::Trace& trace, std::string_view figure, trace::Time time)
{
    std::optional<float> row;
    trace::Time latest{};
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        if (reading.at <= time && (!row || latest <= reading.at)
            && trace.quantity(reading.quantity).figure == figure) {
            row = reading.y;
            latest = reading.at;
        }
    }
    return row;
}

} // namespace

std::vector<Shown> FigureReadings::of(const Frame& frame, std::string_view figure, Rows rows) const
{
    const trace::Trace& trace = *frame.trace;
    if (trace.readings().empty())
        return {};
    // At the end of a run all that it measured is there, also what came late.
    const bool atEnd = frame.playhead >= trace.extent().end;
    const std::size_t until = atEnd ? trace.readings().size() : countUntil(trace, frame.playhead);
    const bool same = m_trace.lock() == frame.trace;
    if (!same)
        m_whole = trace::readCurves(trace, trace::Time::max());
    if (!same || until != m_until)
        m_now =
            until == trace.readings().size() ? m_whole : trace::readCurves(trace, frame.playhead);
    m_trace = frame.trace;
    m_until = until;

    const auto row = rows == Rows::Latest
        ? latestRow(trace, figure, atEnd ? trace::Time::max() : frame.playhead)
        : std::nullopt;
    m_latest = m_now;
    if (row)
        for (trace::ReadCurve& curve : m_latest)
            std::erase_if(
                curve.points, [row](const trace::ReadPoint& point) { return point.y != *row; });

    std::vector<Shown> found;
    for (std::size_t i = 0; i < m_whole.size(); ++i) {
        const trace::Quantity& quantity = trace.quantities()[i];
        if (quantity.figure == figure && !m_whole[i].points.empty())
            found.push_back({&quantity, &m_latest[i], &m_whole[i]});
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
