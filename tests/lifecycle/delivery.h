#pragma once

#include "lifecycle/machine.h"

namespace machine {

/// Hands a machine's records to a joiner as an observer and a reader would: in batches of random
/// size, each side complete up to another instant, the program's events lane by lane.
struct Delivery {
    unsigned seed = 1;
    int longest = 8'000'000; ///< ns between two passes, at most
    bool disorder = true; ///< swap neighbours of one kernel batch
};

inline engine::ArenaReader::ResourceInfo describe(std::uint32_t number)
{
    using Kind = trace::ResourceKind;
    static constexpr Kind kinds[]{Kind::Lock, Kind::Queue, Kind::Pipe, Kind::File};
    return {.kind = number == 0 ? Kind::Other : kinds[(number - 1) % 4],
        .name = "r" + std::to_string(number)};
}

/// The trace that comes of `records` and `events`.
inline trace::Snapshot join(const std::vector<KernelRecord>& records,
    const std::vector<ProgramEvent>& events, MonotonicTime end, trace::Tier tier,
    const Delivery& delivery)
{
    std::mt19937 dice{delivery.seed};
    const auto upTo = [&dice](int most) {
        return std::uniform_int_distribution<int>{0, most}(dice);
    };
    // CPU 9 is there, but nobody ever runs on it.
    trace::Builder builder{{.tier = tier, .machine = {.usable = {0, 1, 9}}}};
    builder.addQuantity({.key = "latency"});
    builder.addQuantity({.key = "bandwidth"});
    engine::Joiner joiner{builder, epoch, root, tier, describe,
        [](std::uint32_t lane) { return "lane " + std::to_string(lane); }};
    std::size_t nextRecord = 0;
    std::size_t nextEvent = 0;
    std::vector<KernelRecord> batch;
    std::vector<ProgramEvent> heard;
    for (MonotonicTime now = epoch; now < end; now += MonotonicTime{1 + upTo(delivery.longest)}) {
        const MonotonicTime byKernel = now - MonotonicTime{upTo(2'000'000)};
        batch.clear();
        while (nextRecord < records.size() && records[nextRecord].at < byKernel)
            batch.push_back(records[nextRecord++]);
        for (std::size_t i = 1; delivery.disorder && i < batch.size(); ++i) {
            // Records of one instant keep their order, as those of one ring do.
            if (upTo(9) == 0 && batch[i - 1].at != batch[i].at
                && batch[i].kind != RecordKind::WakeDelay
                && batch[i - 1].kind != RecordKind::WakeDelay)
                std::swap(batch[i - 1], batch[i]);
        }
        joiner.kernel(batch, byKernel);

        heard.clear();
        const MonotonicTime byProgram = now - MonotonicTime{upTo(200'000)};
        while (nextEvent < events.size() && events[nextEvent].at < byProgram)
            heard.push_back(events[nextEvent++]);
        std::ranges::stable_sort(heard, {}, &ProgramEvent::lane);
        joiner.program(heard, byProgram);
        joiner.flush(now);
        if (upTo(9) == 0)
            static_cast<void>(builder.snapshot());
    }
    joiner.program(std::span{events}.subspan(nextEvent), end);
    joiner.kernel(std::span{records}.subspan(nextRecord), end);
    joiner.finish(end);
    return builder.snapshot();
}

inline trace::Snapshot join(const Machine& machine, trace::Tier tier, const Delivery& delivery)
{
    return join(machine.records, machine.events, machine.end, tier, delivery);
}

} // namespace machine
