#include "engine/measure/sampling.h"

#include "engine/measure/topology.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace engine {
namespace {

using namespace std::chrono_literals;

constexpr unsigned mostAttempts = 8; ///< for one clean sample
constexpr std::chrono::nanoseconds warmUp = 40ms; ///< a last-level cache settles within it
constexpr int mostFittings = 16;
constexpr std::uint64_t portions = 16; ///< of a sample of several: their ends lie no further apart

double perOperation(const Stretch& stretch)
{
    return static_cast<double>(std::max<std::int64_t>(1, stretch.wall().count()))
        / static_cast<double>(stretch.operations);
}

/// ns per operation and worker, the harmonic mean.
double meanOf(std::span<const Stretch> crew)
{
    double rate = 0;
    for (const Stretch& stretch : crew)
        rate += 1 / perOperation(stretch);
    return static_cast<double>(crew.size()) / rate;
}

/// A pause for a hidden neighbour to go, cut short by a wish to stop.
void rest(const std::stop_token& stop, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::unique_lock lock{mutex};
    std::condition_variable_any{}.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

Result<Sampler> Sampler::make(const Sampling& how)
{
    if (how.crew)
        return Sampler{how, how.crew};
    auto crew = Crew::on(how.cpus.empty() ? cpusForWork() : how.cpus, how.startThread);
    if (!crew)
        return tl::unexpected{crew.error()};
    return Sampler{how, std::move(*crew)};
}

Sampler::Sampler(const Sampling& how, std::shared_ptr<Crew> crew)
    : m_how{how}
    , m_crew{std::move(crew)}
    , m_end{std::chrono::steady_clock::now() + how.most}
{
}

bool Sampler::isOver() const
{
    return m_how.stop.stop_requested() || isOutOfTime();
}

void Sampler::turnTo(std::size_t point) const
{
    if (m_how.sink != nullptr)
        m_how.sink->turnsTo(point);
}

void Sampler::progress(std::size_t done, std::size_t of) const
{
    if (m_how.progress)
        m_how.progress(
            static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(1, of)));
}

Dose Sampler::fitting(std::span<const std::size_t> members, const Work& work)
{
    const double wanted = std::chrono::duration<double, std::nano>{m_how.length}.count();
    std::uint64_t operations = 64;
    for (int i = 0; i < mostFittings && !isOver(); ++i) {
        const auto crew = m_crew->sample(members, work.run, {operations});
        sing(members, crew); // the best it can do must be known before samples count
        if (crew.empty())
            continue;
        const Stretch& longest = std::ranges::max(crew, {}, &Stretch::wall);
        const double factor = wanted / std::max(1.0, static_cast<double>(longest.wall().count()));
        if (factor > 0.8 && factor < 1.25)
            break;
        operations = std::max<std::uint64_t>(8,
            static_cast<std::uint64_t>(
                static_cast<double>(operations) * std::clamp(factor, 1.0 / 16, 16.0)));
    }
    if (work.isTogether || members.size() == 1)
        return {operations};
    return {std::max<std::uint64_t>(1, operations / portions), m_how.length};
}

std::optional<Rejection> Sampler::verdict(
    std::span<const std::size_t> members, std::span<const Stretch> crew)
{
    if (crew.empty())
        return Rejection::Apart;
    if (const auto rejection = judged(crew))
        return rejection;
    return sing(members, crew) ? std::nullopt : std::optional{Rejection::Neighbour};
}

bool Sampler::sing(std::span<const std::size_t> members, std::span<const Stretch> crew)
{
    const auto now = std::chrono::steady_clock::now();
    bool all = true;
    for (std::size_t i = 0; i < crew.size(); ++i) {
        // A CPU is as fast as the company it keeps allows: by number of members.
        const std::size_t place = m_crew->cpuOf(members[i]) * mostCpus + members.size();
        all = m_canary.sings(place, crew[i].canary, now) && all;
    }
    return all;
}

void Sampler::sweep(Series& series, std::span<const std::size_t> members, const Work& work,
    std::uint64_t enough, const std::function<double(double)>& unit)
{
    series.beginSweep();
    Dose dose = fitting(members, work);
    if (enough > 0 && !isOver()) {
        const auto each = static_cast<double>(m_how.length / 1ns)
            / static_cast<double>(dose.operations * (dose.length > 0ns ? portions : 1));
        const auto most = static_cast<std::uint64_t>(static_cast<double>(warmUp / 1ns) / each);
        m_crew->prepare(members, work.run, std::max<std::uint64_t>(1, std::min(enough, most)));
        dose = fitting(members, work);
    }
    auto pause = 1ms;
    unsigned accepted = 0;
    for (unsigned i = 0; i < mostAttempts * m_how.samples && accepted < m_how.samples; ++i) {
        if (isOver())
            return;
        const auto crew = m_crew->sample(members, work.run, dose);
        if (const auto rejection = verdict(members, crew)) {
            series.reject(*rejection);
            if (m_how.sink != nullptr)
                m_how.sink->rejected(*rejection);
            if (*rejection == Rejection::Neighbour)
                rest(m_how.stop, std::exchange(pause, std::min(pause * 2, 8ms)));
            continue;
        }
        const double value = meanOf(crew);
        series.accept(value);
        ++accepted;
        pause = 1ms;
        if (m_how.sink != nullptr)
            m_how.sink->accepted(unit ? unit(value) : value);
    }
}

} // namespace engine
