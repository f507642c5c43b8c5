#include "engine/run/ingest.h"

#include <utility>

namespace engine {
namespace {

constexpr int stepsAPass = 64; ///< more waits for the next pass
constexpr std::size_t mostPictures = 32; ///< that wait until the trace is known up to them

} // namespace

Ingest::Ingest(const Arena& arena, std::unique_ptr<Observer> observer, trace::Provenance provenance,
    std::vector<trace::Quantity> quantities, pid_t root)
    : m_observer{std::move(observer)}
    , m_reader{arena}
    , m_builder{std::move(provenance)}
    , m_joiner{m_builder, m_epoch, root, m_observer->tier(),
          [this](std::uint32_t number) { return m_reader.resource(number); },
          [this](std::uint32_t lane) { return m_reader.threadName(lane); }}
{
    for (trace::Quantity& quantity : quantities)
        m_builder.addQuantity(std::move(quantity));
}

void Ingest::pass()
{
    m_records.clear();
    const MonotonicTime complete = m_observer->drain(m_records);
    m_joiner.kernel(m_records, complete);
    for (int step = 0; step < stepsAPass && takeProgram(); ++step)
        continue;
    m_joiner.flush(monotonicNow());
    showPictures(false);
    countLosses();
}

bool Ingest::takeProgram()
{
    m_events.clear();
    const MonotonicTime complete = m_reader.drain(m_events, eventsAStep);
    m_joiner.program(m_events, complete);
    return m_events.size() == eventsAStep;
}

/// In order with all else: none before the trace is known up to its time.
void Ingest::showPictures(bool all)
{
    for (ShownPicture& shown : m_reader.takePictures())
        m_pictures.push_back(std::move(shown));
    while (m_pictures.size() > mostPictures) // their numbers tell that they are missing
        m_pictures.pop_front();
    while (!m_pictures.empty()) {
        trace::Picture& picture = m_pictures.front().picture;
        picture.at = trace::Time{std::max(m_pictures.front().at - m_epoch, MonotonicTime{})};
        if (all)
            picture.at = std::min(picture.at, m_builder.until());
        else if (picture.at > m_builder.until())
            return;
        m_builder.show(std::move(picture));
        m_pictures.pop_front();
    }
}

void Ingest::finish(trace::Outcome outcome)
{
    const MonotonicTime end = monotonicNow();
    while (takeProgram())
        continue;
    m_records.clear();
    m_observer->finish(m_records);
    m_joiner.kernel(m_records, end);
    m_joiner.finish(end);
    showPictures(true);
    countLosses();
    m_builder.setOutcome(std::move(outcome));
}

void Ingest::countLosses()
{
    const trace::Losses all{.kernel = m_observer->lost(), .program = m_reader.lost()};
    m_builder.lose(
        {.kernel = all.kernel - m_counted.kernel, .program = all.program - m_counted.program});
    m_counted = all;
}

} // namespace engine
