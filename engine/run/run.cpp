#include "engine/run/run.h"

#include "engine/base/guarded.h"
#include "engine/measure/machine_map.h"
#include "engine/measure/other_machine.h"
#include "engine/observe/machine.h"
#include "engine/run/family.h"
#include "engine/run/ingest.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace engine {
namespace {

constexpr auto pass = 4ms; ///< between two looks at the arena
constexpr auto betweenPublished = 16ms;
constexpr auto graceAtEnd = 4000ms; ///< to end by itself when its time is up

std::string nowInUtc()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32]{};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/// The other machine that is shown instead of this one; empty: none.
std::string_view machineOf(const Workload& workload, std::span<const std::int64_t> values)
{
    return workload.otherMachine != nullptr ? workload.otherMachine(values) : std::string_view{};
}

/// As a person calls it.
std::string nameOf(std::string_view otherMachine)
{
    const auto opened = otherMachine == openedMachineId ? openedMachine() : nullptr;
    return opened != nullptr ? opened->name : std::string{otherMachine};
}

trace::Provenance provenanceOf(
    const RunRequest& request, std::span<const std::int64_t> values, const Observation& observation)
{
    const Workload& workload = *request.workload;
    trace::Provenance provenance{.source = machineOf(workload, values).empty()
            ? trace::Source::Measured
            : trace::Source::Model,
        .tier = observation.observer->tier(),
        .tierReason = observation.reason,
        .demo = std::string{workload.id},
        .title = std::string{workload.title},
        .seed = request.seed,
        .machine = thisMachine(),
        .started = nowInUtc(),
        .version = INTERLEAVE_VERSION};
    for (std::size_t i = 0; i < values.size(); ++i)
        provenance.parameters.push_back(settingOf(workload.params[i], values[i]));
    if (machineOf(workload, values) == openedMachineId) // its parameter only says that it is a file
        for (trace::Setting& setting : provenance.parameters)
            if (setting.key == "machine")
                setting.text = nameOf(openedMachineId);
    return provenance;
}

std::vector<trace::Quantity> quantitiesOf(const Workload& workload)
{
    std::vector<trace::Quantity> quantities;
    for (const Measure& measure : workload.measures)
        quantities.push_back({.key = std::string{measure.key},
            .figure = std::string{measure.figure},
            .label = std::string{measure.label},
            .unit = std::string{measure.unit},
            .xLabel = std::string{measure.xLabel},
            .xUnit = std::string{measure.xUnit},
            .source = measure.model ? trace::Source::Model
                : measure.published ? trace::Source::Published
                                    : trace::Source::Measured});
    return quantities;
}

std::vector<std::int64_t> valuesOf(const RunRequest& request)
{
    std::vector<std::int64_t> values = request.values;
    for (std::size_t i = values.size(); i < request.workload->params.size(); ++i)
        values.push_back(request.workload->params[i].start());
    return values;
}

/// Owns all of one run. The ingest thread owns the observer, the reader and the builder (in
/// Ingest); it shares with callers: the arena's atomics, two atomic flags and m_latest (guarded).
class ObservedRun final : public Run {
public:
    ObservedRun(const RunRequest& request, Arena arena, Family family, Observation observation,
        trace::Provenance provenance, UniqueFd wake, std::function<void()> published,
        std::string_view otherMachine)
        : m_workload{*request.workload}
        , m_otherMachine{otherMachine}
        , m_duration{request.duration.value_or(request.workload->duration)}
        , m_mayHang{request.workload->mayHang}
        , m_arena{std::move(arena)}
        , m_family{std::move(family)}
        , m_ingest{m_arena, std::move(observation.observer), std::move(provenance),
              quantitiesOf(*request.workload), m_family.target()}
        , m_wake{std::move(wake)}
        , m_published{std::move(published)}
        , m_latest{m_ingest.snapshot()}
    {
    }

    ~ObservedRun() override { stop(); }

    Result<void> go()
    {
        if (auto released = m_family.release(); !released)
            return released;
        m_thread = std::jthread{[this] { watch(); }};
        return {};
    }

    void stop() override
    {
        m_stopRequested = true;
        m_arena.requestStop();
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake.get(), &one, sizeof one);
    }

    void setValue(std::size_t param, std::int64_t value) override
    {
        m_arena.setValue(param, value);
    }

    trace::Snapshot latest() const override
    {
        const std::scoped_lock lock{m_mutex};
        return m_latest;
    }

    bool finished() const override { return m_finished; }

    trace::Snapshot wait() override
    {
        std::unique_lock lock{m_mutex};
        m_ended.wait(lock, [this] { return m_finished.load(); });
        return m_latest;
    }

private:
    /// Takes some 40 ms, so nobody else should wait for it.
    void lookAtMachine()
    {
        if (std::ranges::find(m_workload.views, "memory-map") == m_workload.views.end())
            return;
        const bool other = !m_otherMachine.empty();
        if (const auto topology = other ? otherMachine(m_otherMachine) : thisTopology())
            m_ingest.setMachineMap(mapOf(*topology,
                other ? nameOf(m_otherMachine) : trace::shown("engine", "this machine")));
    }

    void watch()
    {
        lookAtMachine();
        bool asked = false;
        bool killed = false;
        auto lastPublished = MonotonicTime{};
        while (!m_family.outcome()) {
            const auto ran = monotonicNow() - m_ingest.epoch();
            if (!asked && ran >= m_duration) {
                m_family.askToStop();
                asked = true;
            }
            const auto grace = m_mayHang ? pass : graceAtEnd;
            if (!killed && (m_stopRequested || ran >= m_duration + grace)) {
                m_family.stop();
                killed = true;
            }
            m_ingest.pass();
            if (monotonicNow() - lastPublished >= betweenPublished) {
                publish();
                lastPublished = monotonicNow();
            }
            sleepUntilNews();
        }
        m_ingest.finish(outcome());
        m_finished = true;
        publish();
        m_ended.notify_all();
    }

    /// What the family said, in the light of what was asked of it.
    trace::Outcome outcome()
    {
        trace::Outcome outcome = *m_family.outcome();
        const bool ours = outcome.kind == trace::OutcomeKind::Finished
            || outcome.kind == trace::OutcomeKind::Stopped;
        if (ours && m_stopRequested)
            return {.kind = trace::OutcomeKind::Stopped, .text = trace::shown("engine", "stopped")};
        if (ours && m_mayHang)
            return {.kind = trace::OutcomeKind::Finished,
                .text = trace::shown("engine", "ended when its time was up")};
        return outcome;
    }

    void sleepUntilNews()
    {
        pollfd descriptors[]{{m_family.statusFd(), POLLIN, 0}, {m_wake.get(), POLLIN, 0},
            {m_ingest.wakeup(), POLLIN, 0}};
        ::poll(descriptors, std::size(descriptors), static_cast<int>(pass.count()));
        std::uint64_t count = 0;
        if ((descriptors[1].revents & POLLIN) != 0) [[maybe_unused]]
            const auto taken = ::read(m_wake.get(), &count, sizeof count);
    }

    void publish()
    {
        trace::Snapshot snapshot = m_ingest.snapshot();
        {
            const std::scoped_lock lock{m_mutex};
            m_latest = std::move(snapshot);
        }
        if (m_published)
            m_published();
    }

    const Workload& m_workload;
    const std::string_view m_otherMachine; ///< that is shown instead of this one; empty: none
    const MonotonicTime m_duration;
    const bool m_mayHang;
    Arena m_arena;
    Family m_family;
    Ingest m_ingest;
    UniqueFd m_wake;
    std::function<void()> m_published;
    std::atomic<bool> m_stopRequested = false;
    std::atomic<bool> m_finished = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    trace::Snapshot m_latest;
    std::jthread m_thread; ///< last: joined before anything it uses goes
};

} // namespace

trace::Setting settingOf(const Param& param, std::int64_t value)
{
    std::string text;
    if (!param.choices.empty())
        text = param.choices[static_cast<std::size_t>(value)];
    else
        text = std::to_string(value) + (param.unit.empty() ? "" : " ") + std::string{param.unit};
    return {.key = std::string{param.key},
        .label = std::string{param.label},
        .unit = std::string{param.unit},
        .value = value,
        .text = std::move(text)};
}

Result<std::unique_ptr<Run>> Run::start(const RunRequest& request, std::function<void()> published)
{
    const std::vector<std::int64_t> values = valuesOf(request);
    if (const auto other = machineOf(*request.workload, values); !other.empty())
        if (const auto topology = otherMachine(other); !topology)
            return tl::unexpected{topology.error()};
    UniqueFd wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    if (!wake)
        return failure(errno, "eventfd");
    auto arena = Arena::create(
        {.workload = std::string{request.workload->id}, .seed = request.seed, .values = values});
    if (!arena)
        return tl::unexpected{arena.error()};
    auto family = Family::spawn(*arena, request.limits);
    if (!family)
        return tl::unexpected{family.error()};

    Observation observation = observe(family->target(), request.best);
    trace::Provenance provenance = provenanceOf(request, values, observation);
    auto run = std::make_unique<ObservedRun>(request, std::move(*arena), std::move(*family),
        std::move(observation), std::move(provenance), std::move(wake), std::move(published),
        machineOf(*request.workload, values));
    if (auto gone = run->go(); !gone)
        return tl::unexpected{gone.error()};
    return run;
}

} // namespace engine
