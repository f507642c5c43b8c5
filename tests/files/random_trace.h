#pragma once

#include "engine/trace/builder.h"

#include <QString>

#include <random>
#include <string>

namespace tests {

/// Traces that no run would make, but that are allowed: every field takes every kind of value.
class RandomTrace {
public:
    explicit RandomTrace(std::uint32_t seed)
        : m_random{seed}
    {
    }

    trace::Snapshot make(std::size_t mostSlices = 300)
    {
        using namespace trace;
        Builder builder{provenance()};
        const std::size_t resources = below(6);
        for (std::size_t i = 0; i < resources; ++i)
            builder.addResource(static_cast<ResourceKind>(below(12)), text());
        const std::size_t actors = below(10);
        for (std::size_t i = 0; i < actors; ++i)
            builder.addActor(
                static_cast<ActorKind>(below(7)), text(), {}, number<int>(), number<int>());
        // Any tree: children point to numbers above or below their own.
        const bool upwards = below(2) == 0;
        for (std::size_t i = 0; i < actors; ++i) {
            const std::size_t parent = upwards ? i + 1 + below(3) : i - 1 - below(3);
            if (parent < actors && below(3) != 0)
                builder.setProcess(actorId(i), actorId(parent), number<int>());
        }
        for (std::size_t i = 0; i < actors; ++i) {
            fillLane(builder, actorId(i), below(mostSlices + 1), actors, resources);
            fillMarks(builder, actorId(i), below(40), resources);
        }
        for (std::size_t i = actors == 0 ? 0 : below(50); i > 0; --i)
            builder.flow({.from = actorId(below(actors)),
                .sent = Time{Duration{number<std::int32_t>()}},
                .to = actorId(below(actors)),
                .received = Time{Duration{number<std::int32_t>()}},
                .kind = static_cast<FlowKind>(below(5)),
                .size = number<std::int64_t>()});
        fillReadings(builder);
        fillPictures(builder);
        if (below(3) == 0)
            builder.setMachineMap(map());
        std::vector<Bookmark> bookmarks(below(4));
        for (Bookmark& bookmark : bookmarks)
            bookmark = {.at = Time{Duration{number<std::int32_t>()}}, .note = text()};
        builder.setBookmarks(bookmarks);
        builder.lose({.kernel = below(1000), .program = number<std::uint64_t>()});
        builder.setOutcome({.kind = static_cast<OutcomeKind>(below(6)),
            .exitCode = number<int>(),
            .signal = static_cast<int>(below(65)),
            .text = text()});
        builder.advance(Time{Duration{below(1'000'000'000)}});
        auto snapshot = builder.snapshot();
        if (below(3) == 0)
            return snapshot;
        return std::make_shared<const Trace>(snapshot->withStaging(staging(actors)));
    }

    std::size_t below(std::size_t limit)
    {
        return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>{0, limit - 1}(m_random);
    }

    template <class T>
    T number()
    {
        switch (below(4)) {
        case 0: return 0;
        case 1: return std::numeric_limits<T>::max();
        case 2: return std::numeric_limits<T>::min();
        default: return static_cast<T>(m_random());
        }
    }

    std::string text()
    {
        static const std::string samples[]{"", "worker 3", "a,b \"c\"\n",
            "Drossel\xC3\xBC\xE2\x82\xAC", std::string{"nul\0inside", 10}, "\xFF\xFE not text",
            std::string(3000, 'x'), "'; DROP"};
        return samples[below(std::size(samples))];
    }

private:
    static trace::ActorId actorId(std::size_t i)
    {
        return trace::ActorId{static_cast<std::uint32_t>(i)};
    }

    trace::Provenance provenance()
    {
        trace::Provenance from{.source = static_cast<trace::Source>(below(4)),
            .tier = static_cast<trace::Tier>(below(3)),
            .tierReason = text(),
            .demo = text(),
            .title = text(),
            .seed = number<std::uint64_t>(),
            .machine = {.cpu = text(), .kernel = text(), .cpus = number<int>(), .usable = cpus()},
            .started = text(),
            .version = text()};
        from.parameters.resize(below(5));
        for (trace::Setting& setting : from.parameters)
            setting = {.key = text(),
                .label = text(),
                .unit = text(),
                .value = number<std::int64_t>(),
                .text = text()};
        return from;
    }

    std::vector<trace::CpuId> cpus()
    {
        std::vector<trace::CpuId> some;
        for (std::size_t cpu = below(5); cpu < 65'536 && some.size() < 40; cpu += 1 + below(9'000))
            some.push_back(static_cast<trace::CpuId>(cpu));
        some.resize(below(some.size() + 1));
        return some;
    }

    trace::Window someWindow()
    {
        const trace::Time begin{trace::Duration{number<std::int32_t>()}};
        return {begin, begin + trace::Duration{1 + below(1000)}};
    }

    /// Of any size, none as well: they must come back to the last bit.
    std::vector<double> numbers()
    {
        std::vector<double> all;
        for (std::size_t i = below(5); i > 0; --i)
            all.push_back(static_cast<double>(number<std::int64_t>()) / 3e7);
        return all;
    }

    trace::MachineMap map()
    {
        trace::MachineMap map{.name = text()};
        for (std::size_t i = below(6); i > 0; --i)
            map.parts.push_back({.kind = static_cast<trace::MachineMap::Kind>(below(4)),
                .name = text(),
                .size = number<std::uint64_t>(),
                .number = number<std::uint32_t>(),
                .cpus = cpus()});
        return map;
    }

    void fillReadings(trace::Builder& builder)
    {
        const std::size_t quantities = below(4);
        for (std::size_t i = 0; i < quantities; ++i)
            builder.addQuantity({.key = text(),
                .figure = text(),
                .label = text(),
                .unit = text(),
                .xLabel = text(),
                .xUnit = text(),
                .source = static_cast<trace::Source>(below(4))});
        for (std::size_t i = quantities == 0 ? 0 : below(200); i > 0; --i)
            builder.read({.at = trace::Time{trace::Duration{number<std::int32_t>()}},
                .value = static_cast<double>(number<std::int64_t>()) / 3e7,
                .x = static_cast<float>(number<std::int64_t>()) / 3e7F,
                .y = static_cast<float>(number<std::int32_t>()),
                .quantity = trace::QuantityId{static_cast<std::uint32_t>(below(quantities))},
                .verdict = static_cast<trace::Verdict>(below(5))});
    }

    trace::Staging staging(std::size_t actors)
    {
        trace::Staging staging;
        if (below(2) == 0)
            staging.playhead = trace::Time{trace::Duration{number<std::int32_t>()}};
        if (below(2) == 0)
            staging.window = someWindow();
        if (below(2) == 0)
            staging.selection = someWindow();
        for (std::size_t i = 0; i < actors; ++i)
            if (below(3) == 0)
                staging.pinned.push_back(actorId(i));
        if (actors > 0 && below(2) == 0)
            staging.selectedActor = actorId(below(actors));
        for (std::size_t i = below(4); i > 0; --i)
            staging.views.push_back("view-" + std::to_string(i));
        if (below(2) == 0)
            staging.slowdown = static_cast<std::int64_t>(1 + below(10'000'000));
        if (below(2) == 0)
            staging.prediction.option = "about half";
        for (std::size_t i = below(4); i > 0; --i)
            staging.prediction.estimates.push_back(numbers());
        for (std::size_t i = below(4); i > 0; --i)
            staging.prediction.hands.push_back(static_cast<int>(below(1000)));
        staging.prediction.hidden = below(2) == 0;
        return staging;
    }

    void fillPictures(trace::Builder& builder)
    {
        trace::Picture picture;
        for (std::size_t i = below(2) == 0 ? 0 : below(6); i > 0; --i) {
            picture.at += trace::Duration{below(1000)};
            picture.number += below(3);
            picture.width = static_cast<std::uint32_t>(1 + below(40));
            picture.height = static_cast<std::uint32_t>(1 + below(40));
            picture.top = static_cast<std::uint8_t>(1 + below(255));
            picture.what = text();
            picture.way = text();
            std::vector<std::uint8_t> cells(picture.width * picture.height);
            for (std::uint8_t& cell : cells)
                cell = static_cast<std::uint8_t>(below(picture.top + std::size_t{1}));
            picture.cells = std::make_shared<const std::vector<std::uint8_t>>(std::move(cells));
            builder.show(picture);
        }
    }

    trace::Duration step()
    {
        switch (below(20)) {
        case 0: return trace::Duration{0};
        case 1: return trace::Duration{4'294'967'290 + static_cast<std::int64_t>(below(10))};
        case 2: return std::chrono::hours{3};
        default: return trace::Duration{below(100'000)};
        }
    }

    void fillLane(trace::Builder& builder, trace::ActorId actor, std::size_t count,
        std::size_t actors, std::size_t resources)
    {
        trace::Time at{trace::Duration{static_cast<std::int64_t>(below(2000)) - 1000}};
        for (; count > 0; --count) {
            trace::SliceStart slice{.begin = at,
                .state = static_cast<trace::State>(below(trace::stateCount)),
                .basis = static_cast<trace::Basis>(below(4)),
                .preempted = below(2) == 0,
                .line = below(2) == 0 ? number<std::uint16_t>() : std::uint16_t{0}};
            if (below(2) == 0)
                slice.cpu = number<trace::CpuId>();
            if (resources > 0 && below(2) == 0)
                slice.resource = trace::ResourceId{static_cast<std::uint32_t>(below(resources))};
            if (below(3) == 0)
                slice.peer = actorId(below(actors));
            builder.append(actor, slice);
            at += step();
        }
    }

    void fillMarks(
        trace::Builder& builder, trace::ActorId actor, std::size_t count, std::size_t resources)
    {
        trace::Time at{};
        for (; count > 0; --count) {
            at += step();
            trace::Mark mark{.at = at,
                .value = number<std::int64_t>(),
                .line = number<std::uint16_t>(),
                .kind = static_cast<trace::MarkKind>(below(6))};
            if (resources > 0 && below(2) == 0)
                mark.resource = trace::ResourceId{static_cast<std::uint32_t>(below(resources))};
            builder.mark(actor, mark);
        }
    }

    std::mt19937 m_random;
};

/// Where two traces differ, looking through everything public; empty if nowhere.
inline QString difference(const trace::Trace& a, const trace::Trace& b)
{
    if (a.extent() != b.extent())
        return "extent";
    if (!std::ranges::equal(a.actors(), b.actors()))
        return "actors";
    if (!std::ranges::equal(a.resources(), b.resources()))
        return "resources";
    if (a.provenance() != b.provenance())
        return "provenance";
    if (a.losses() != b.losses() || a.outcome() != b.outcome() || a.finished() != b.finished())
        return "losses or outcome";
    if (!std::ranges::equal(a.bookmarks(), b.bookmarks()))
        return "bookmarks";
    if ((a.staging() == nullptr) != (b.staging() == nullptr)
        || (a.staging() != nullptr && *a.staging() != *b.staging()))
        return "staging";
    if (a.wakeLatency() != b.wakeLatency())
        return "wake-up latency";
    if (a.sliceCount() != b.sliceCount() || a.flows().size() != b.flows().size())
        return "number of slices or flows";
    for (std::size_t i = 0; i < a.flows().size(); ++i)
        if (a.flows()[i] != b.flows()[i])
            return QString{"flow %1"}.arg(i);
    if ((a.machineMap() == nullptr) != (b.machineMap() == nullptr)
        || (a.machineMap() != nullptr && *a.machineMap() != *b.machineMap()))
        return "machine map";
    if (!std::ranges::equal(a.quantities(), b.quantities())
        || a.readings().size() != b.readings().size())
        return "quantities or number of readings";
    for (std::size_t i = 0; i < a.readings().size(); ++i)
        if (a.readings()[i] != b.readings()[i])
            return QString{"reading %1"}.arg(i);
    if (a.pictures().size() != b.pictures().size())
        return "number of pictures";
    for (std::size_t i = 0; i < a.pictures().size(); ++i) {
        const trace::Picture& one = *a.pictures()[i];
        const trace::Picture& other = *b.pictures()[i];
        if (one.at != other.at || one.number != other.number || one.width != other.width
            || one.height != other.height || one.top != other.top || one.what != other.what
            || one.way != other.way || *one.cells != *other.cells)
            return QString{"picture %1"}.arg(i);
    }
    for (const trace::Actor& actor : a.actors()) {
        const QString who = QString{" of actor %1"}.arg(index(actor.id));
        if (a.counters(actor.id) != b.counters(actor.id))
            return "counters" + who;
        const trace::Lane& lane = a.lane(actor.id);
        const trace::Lane& other = b.lane(actor.id);
        if (lane.size() != other.size() || lane.extent() != other.extent())
            return "lane" + who;
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (lane[i] != other[i])
                return QString{"slice %1"}.arg(i) + who;
        if (lane.timeIn(a.extent()) != other.timeIn(a.extent()))
            return "sums" + who;
        const auto& marks = a.marks(actor.id);
        if (marks.size() != b.marks(actor.id).size())
            return "number of marks" + who;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i] != b.marks(actor.id)[i])
                return QString{"mark %1"}.arg(i) + who;
    }
    return {};
}

} // namespace tests
