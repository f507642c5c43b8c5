#pragma once

#include "engine/trace/builder.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

/// Made-up readings that could have been measured, for tests of what shows them. The levels are
/// those of a server of 2020; nothing of it is measured. Equal calls give equal traces.
class SampleReadings {
public:
    explicit SampleReadings(int usable = 2, unsigned seed = 1)
        : m_random{seed}
        , m_builder{provenance(usable)}
    {
        m_builder.append(m_builder.addActor(trace::ActorKind::Thread, "prober"),
            {.state = trace::State::Running});
    }

    trace::Builder& builder() { return m_builder; }

    trace::QuantityId add(const std::string& figure, const std::string& key,
        const std::string& label, const std::string& unit, const std::string& xLabel,
        const std::string& xUnit, trace::Source source = trace::Source::Measured)
    {
        return m_builder.addQuantity({.key = key,
            .figure = figure,
            .label = label,
            .unit = unit,
            .xLabel = xLabel,
            .xUnit = xUnit,
            .source = source});
    }

    void read(trace::QuantityId id, double value, double x, double y = 0,
        trace::Verdict verdict = trace::Verdict::Kept)
    {
        m_now += trace::Duration{250'000};
        m_builder.read({.at = trace::Time{m_now},
            .value = value,
            .x = float(x),
            .y = float(y),
            .quantity = id,
            .verdict = verdict});
    }

    /// `n` samples around `value`, a few of them disturbed.
    void sample(trace::QuantityId id, double value, double x, double y = 0, int n = 9,
        double noise = 0.03, double disturbed = 0.04)
    {
        std::lognormal_distribution<> around{0, noise};
        std::bernoulli_distribution lost{disturbed};
        for (int i = 0; i < n; ++i) {
            if (lost(m_random))
                read(id, value * 3, x, y, trace::Verdict::Preempted);
            else
                read(id, value * around(m_random), x, y);
        }
    }

    SampleReadings& latency()
    {
        const std::vector<std::pair<const char*, const char*>> orders{{"random", "random order"},
            {"page", "within a page, then the next"}, {"sequential", "one after the other"}};
        for (std::size_t order = 0; order < orders.size(); ++order) {
            const auto id = add("latency-staircase", orders[order].first, orders[order].second,
                "ns", "working set", "B");
            for (double x = 4096; x <= 256e6; x *= std::sqrt(2.0))
                sample(id, latencyOf(x, int(order)), x);
        }
        return *this;
    }

    SampleReadings& bandwidth()
    {
        const auto vector = add("bandwidth", "dram", "memory", "GB/s", "threads", "");
        const auto cache = add("bandwidth", "l2", "L2 cache", "GB/s", "threads", "");
        const auto bus = add("bandwidth", "bus", "the bus at its limit", "GB/s", "threads", "",
            trace::Source::Model);
        for (int threads = 1; threads <= 4; ++threads) {
            sample(vector, std::min(11.7 * threads, 21.9), threads, 0, 15);
            sample(cache, 36.0 * std::min(threads, 2), threads, 0, 15);
            read(bus, 24, threads);
        }
        return *this;
    }

    SampleReadings& falseSharing()
    {
        const auto add1 =
            add("false-sharing", "fetch-add", "atomic addition", "ns", "distance", "B");
        const auto plain = add("false-sharing", "plain", "plain x++", "ns", "distance", "B");
        const auto alone = add("false-sharing", "alone", "one thread alone", "ns", "distance", "B");
        for (double x = 8; x <= 256; x *= 2) {
            sample(add1, x < 64 ? 28.7 : 5.85, x);
            sample(plain, x < 64 ? 2.4 : 1.77, x);
            sample(alone, 5.83, x);
        }
        return *this;
    }

    SampleReadings& speedup(double serial = 0.1, int most = 64, int measured = 8, int runs = 15)
    {
        const auto model = trace::Source::Model;
        const auto job = add("speedup", "job", "measured", "×", "threads", "");
        const auto ideal = add("speedup", "ideal", "ideal", "×", "threads", "", model);
        const auto amdahl = add("speedup", "amdahl", "Amdahl, B = 10 %", "×", "threads", "", model);
        const auto usl = add("speedup", "usl", "USL, fitted", "×", "threads", "", model);
        const auto gustafson = add("speedup", "gustafson", "Gustafson", "×", "threads", "", model);
        const auto limit = add("speedup", "limit", "limit 1/B", "×", "threads", "", model);
        for (double n = 1; n <= most; n += n < 16 ? 0.5 : 2) {
            read(ideal, n, n);
            read(amdahl, 1 / (serial + (1 - serial) / n), n);
            read(usl, n / (1 + 0.1 * (n - 1) + 0.0008 * n * (n - 1)), n);
            read(gustafson, n - serial * (n - 1), n);
            read(limit, 1 / serial, n);
        }
        for (int n = 1; n <= measured; n *= 2) {
            const double on = std::min(n, 2);
            sample(job, 1 / (serial + (1 - serial) / on) * (n > 2 ? 0.97 : 1), n, 0, runs, 0.02);
        }
        return *this;
    }

    SampleReadings& coreToCore(int cpus)
    {
        const auto id = add("core-to-core", "cas", "compare-and-swap", "ns", "CPU", "");
        for (int row = 0; row < cpus; ++row)
            for (int column = 0; column < cpus; ++column)
                if (row != column)
                    sample(id, row / 4 == column / 4 ? 52 + (row * 7 + column * 3) % 9 : 121,
                        column, row, 3);
        return *this;
    }

    SampleReadings& throughput()
    {
        const std::vector<std::pair<const char*, double>> ways{{"scalar", 1.71},
            {"SIMD, 8 lanes", 16.3}, {"2 threads", 3.34}, {"2 threads × SIMD", 31.3},
            {"Vulkan in software", 9.8}};
        for (const auto& [label, rate] : ways)
            sample(add("throughput", label, label, "Gflop/s", "rows", ""), rate, 384, 0, 7);
        const auto id = add(
            "throughput", "peak", "peak of the CPU", "Gflop/s", "rows", "", trace::Source::Model);
        read(id, 42, 384);
        return *this;
    }

    /// A machine of so many nodes, each with a package of so many cores.
    SampleReadings& machine(int nodes, int coresEach)
    {
        using Kind = trace::MachineMap::Kind;
        trace::MachineMap map{.name = "sample machine"};
        for (int node = 0; node < nodes; ++node) {
            std::vector<trace::CpuId> cpus;
            for (int i = 0; i < coresEach; ++i)
                cpus.push_back(trace::CpuId(node * coresEach + i));
            const auto number = std::uint32_t(node);
            map.parts.push_back({Kind::Node, "NUMA node " + std::to_string(node),
                std::uint64_t{96} << 30, number, cpus});
            map.parts.push_back({Kind::Cache, "L3", std::uint64_t{36} << 20, 3, cpus});
            for (const trace::CpuId cpu : cpus) {
                map.parts.push_back({Kind::Cache, "L2", std::uint64_t{1} << 20, 2, {cpu}});
                map.parts.push_back({Kind::Cache, "L1", std::uint64_t{32} << 10, 1, {cpu}});
                map.parts.push_back({Kind::Core, "core " + std::to_string(cpu), 0, cpu, {cpu}});
            }
        }
        m_builder.setMachineMap(std::move(map));
        return *this;
    }

    /// CPU 1 reads its own memory, then that of each other node.
    SampleReadings& accesses(int nodes, trace::Source source = trace::Source::Measured)
    {
        const auto id = add("memory-map", "memory", "memory", "ns", "CPU", "", source);
        for (int node = 0; node < nodes; ++node)
            sample(id, node == 0 ? 81 : 139, 1, node, 12, 0.005, 0.15);
        return *this;
    }

    trace::Snapshot build()
    {
        m_builder.setOutcome({.kind = trace::OutcomeKind::Finished, .text = "finished"});
        m_builder.advance(trace::Time{m_now + trace::Duration{1}});
        return m_builder.snapshot();
    }

private:
    static trace::Provenance provenance(int usable)
    {
        trace::Provenance from{.title = "Sample readings",
            .machine = {.cpu = "Sample CPU", .kernel = "6.1", .cpus = usable},
            .started = "2026-01-01T10:00:00Z",
            .version = "0.1.0"};
        for (int cpu = 0; cpu < usable; ++cpu)
            from.machine.usable.push_back(trace::CpuId(cpu));
        return from;
    }

    static double latencyOf(double bytes, int order)
    {
        const double kib = bytes / 1024;
        if (kib <= 33)
            return 1.29;
        const double random = kib <= 300 ? 4.52
            : kib < 1500                 ? 4.52 * std::pow(kib / 300, 0.95)
            : kib < 4200                 ? 23 * std::pow(kib / 1500, 0.05)
            : kib < 8000                 ? 60
                                         : 104 * std::pow(kib / 8000, 0.03);
        return order == 0 ? random
            : order == 1  ? 1.2 * std::pow(random, 0.72)
                          : 1.2 * std::pow(random, 0.5);
    }

    std::mt19937 m_random;
    trace::Builder m_builder;
    trace::Duration m_now{};
};
