#include "app/cli/measure_grammar.h"

#include "app/cli/values.h"
#include "app/cli/words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include <CLI/CLI.hpp>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using Probe = Measure::Probe;

constexpr std::size_t mostMemory = std::size_t{64} << 30;

template <class T>
struct Word {
    std::string_view name{};
    T means{};
};

constexpr std::array probes{Word<Probe>{"latency", Probe::Latency},
    Word<Probe>{"bandwidth", Probe::Bandwidth}, Word<Probe>{"core-to-core", Probe::CoreToCore},
    Word<Probe>{"false-sharing", Probe::FalseSharing}, Word<Probe>{"stride", Probe::Stride},
    Word<Probe>{"numa", Probe::Numa}};
constexpr std::array orders{Word<engine::ChaseOrder>{"random", engine::ChaseOrder::Random},
    Word<engine::ChaseOrder>{"page-local", engine::ChaseOrder::PageLocal},
    Word<engine::ChaseOrder>{"sequential", engine::ChaseOrder::Sequential}};
constexpr std::array pageSizes{Word<engine::PageSize>{"small", engine::PageSize::Small},
    Word<engine::PageSize>{"huge", engine::PageSize::Huge}};
constexpr std::array exchanges{
    Word<engine::ExchangeMethod>{"compare-and-swap", engine::ExchangeMethod::CompareAndSwap},
    Word<engine::ExchangeMethod>{"load-and-store", engine::ExchangeMethod::LoadAndStore}};
constexpr std::array<Word<std::string_view>, 3> kernels{
    {{"compiled", "compiled"}, {"scalar", "scalar"}, {"vector", "vector"}}};

std::vector<Word<engine::SharingAccess>> accesses()
{
    std::vector<Word<engine::SharingAccess>> words;
    for (const engine::SharingAccess access : engine::sharingAccesses)
        words.push_back({engine::sharingAccessName(access), access});
    return words;
}

std::vector<std::string_view> namesOf(const auto& words)
{
    std::vector<std::string_view> names;
    for (const auto& word : words)
        names.push_back(word.name);
    return names;
}

template <class Words, class T>
Expected<void> choose(std::string_view option, const Words& words, const std::string& text, T& into)
{
    const auto found = std::ranges::find(words, text, [](const auto& word) { return word.name; });
    if (found == words.end())
        return misuse(
            std::string{option} + ": " + unknown("choice", text, "choices", namesOf(words)));
    into = found->means;
    return {};
}

Expected<void> whole(
    std::string_view option, const std::string& text, unsigned most, unsigned& into)
{
    const auto number = parseWhole(text);
    if (!number || *number < 1 || *number > most)
        return misuse(std::string{option} + ": " + inQuotes(text)
            + " is not a whole number from 1 to " + std::to_string(most));
    into = static_cast<unsigned>(*number);
    return {};
}

Expected<void> duration(const std::string& text, std::chrono::milliseconds& into)
{
    const auto duration = parseDuration(text);
    if (!duration || *duration < 1ms || *duration > 1h)
        return misuse(
            "--duration: " + inQuotes(text) + " is not a duration from 1ms to 60min, such as 10s");
    into = std::chrono::duration_cast<std::chrono::milliseconds>(*duration);
    return {};
}

/// "64MiB", "4096B".
Expected<void> size(std::string_view option, const std::string& text, std::size_t& into)
{
    const auto unit = text.find_first_not_of("0123456789");
    const auto number = parseWhole(text.substr(0, unit));
    std::size_t bytes = 0;
    for (const auto& [name, factor] : {Word<std::size_t>{"B", 1}, {"KiB", std::size_t{1} << 10},
             {"MiB", std::size_t{1} << 20}, {"GiB", std::size_t{1} << 30}})
        if (unit != std::string::npos && text.substr(unit) == name)
            bytes = factor;
    if (!number || bytes == 0 || *number > mostMemory / bytes || *number * bytes < 4096)
        return misuse(std::string{option} + ": " + inQuotes(text)
            + " is not a size; give a number and its unit, 4KiB to 64GiB, such as 64MiB");
    into = *number * bytes;
    return {};
}

/// "1,2,4".
Expected<void> list(std::string_view option, const std::string& text, std::uint64_t least,
    std::vector<unsigned>& into)
{
    std::vector<unsigned> numbers;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const auto number = parseWhole(text.substr(begin, end - begin));
        if (!number || *number < least || *number > 8191)
            return misuse(std::string{option} + ": " + inQuotes(text) + " is not a list such as "
                + (least == 0 ? "0,1,5" : "1,2,4"));
        if (std::ranges::count(numbers, static_cast<unsigned>(*number)) > 0)
            return misuse(std::string{option} + ": " + std::to_string(*number) + " is named twice");
        numbers.push_back(static_cast<unsigned>(*number));
        begin = end + 1;
    }
    into = std::move(numbers);
    return {};
}

} // namespace

void MeasureGrammar::addTo(CLI::App& command)
{
    command.add_option("PROBE", m_probe, "One of: " + joined(namesOf(probes)))->required();
    command.add_option("--order", m_order,
        "latency: how memory is gone through: " + joined(namesOf(orders)) + " [random]");
    command.add_option("--pages", m_pages,
        "latency, bandwidth, stride: " + joined(namesOf(pageSizes)) + " [small]");
    command.add_option("--size", m_size,
        "latency, bandwidth (of a thread), stride, numa: the largest working set, such as 64MiB "
        "[four times the last cache]");
    command.add_option("--threads", m_threads,
        "bandwidth: such as 1,2,4 [1, 2, 4 … all CPUs]; false-sharing: how many [2]");
    command.add_option("--kernel", m_kernel,
        "bandwidth: how the triad is computed: " + joined(namesOf(kernels)) + " [compiled]");
    command.add_option("--method", m_method,
        "core-to-core: " + joined(namesOf(exchanges)) + " [compare-and-swap]");
    command.add_option("--access", m_access,
        "false-sharing: one access at all distances: " + joined(namesOf(accesses()))
            + " [a table of all]");
    command.add_option("--cpus", m_cpus, "Which to measure on, such as 0,2 [all]");
    command.add_option("--sweeps", m_sweeps, "How often to go through all points [3]");
    command.add_option(
        "--samples", m_samples, "How many that count to take of a point each time [20]");
    command.add_option("--duration", m_duration, "When to stop at the latest [60s]");
    command.add_option("--memory", m_memory, "How much may be used [512MiB]");
}

Expected<void> MeasureGrammar::checkOptions(Measure::Probe probe) const
{
    struct Option {
        std::string_view name{};
        const std::string& text;
        std::vector<Probe> of{};
    };
    for (const Option& option : {Option{"--order", m_order, {Probe::Latency}},
             Option{"--pages", m_pages, {Probe::Latency, Probe::Bandwidth, Probe::Stride}},
             Option{
                 "--size", m_size, {Probe::Latency, Probe::Bandwidth, Probe::Stride, Probe::Numa}},
             Option{"--threads", m_threads, {Probe::Bandwidth, Probe::FalseSharing}},
             Option{"--kernel", m_kernel, {Probe::Bandwidth}},
             Option{"--method", m_method, {Probe::CoreToCore}},
             Option{"--access", m_access, {Probe::FalseSharing}}})
        if (!option.text.empty() && std::ranges::count(option.of, probe) == 0)
            return misuse(std::string{option.name} + " is no option of " + m_probe);
    return {};
}

Expected<Request> MeasureGrammar::request(bool json) const
{
    const auto probe = std::ranges::find(probes, m_probe, &Word<Probe>::name);
    if (probe == probes.end())
        return misuse(unknown("probe", m_probe, "probes", namesOf(probes)));
    Measure measure{
        .probe = probe->means, .name = probe->name, .kernel = kernels[0].name, .json = json};

    if (const auto allowed = checkOptions(probe->means); !allowed)
        return tl::unexpected{allowed.error()};

    Expected<void> all;
    const auto take = [&all](const std::string& text, auto&& meaning) {
        if (all && !text.empty())
            all = meaning(text);
    };
    take(m_order, [&](auto& text) { return choose("--order", orders, text, measure.order); });
    take(m_pages, [&](auto& text) { return choose("--pages", pageSizes, text, measure.pages); });
    take(m_method, [&](auto& text) { return choose("--method", exchanges, text, measure.method); });
    take(
        m_access, [&](auto& text) { return choose("--access", accesses(), text, measure.access); });
    take(m_kernel, [&](auto& text) { return choose("--kernel", kernels, text, measure.kernel); });
    take(m_size, [&](auto& text) { return size("--size", text, measure.size); });
    take(m_memory, [&](auto& text) { return size("--memory", text, measure.how.mostMemory); });
    take(m_threads, [&](auto& text) { return list("--threads", text, 1, measure.threads); });
    take(m_cpus, [&](auto& text) { return list("--cpus", text, 0, measure.how.cpus); });
    take(m_sweeps, [&](auto& text) { return whole("--sweeps", text, 1000, measure.how.sweeps); });
    take(m_samples,
        [&](auto& text) { return whole("--samples", text, 100'000, measure.how.samples); });
    take(m_duration, [&](auto& text) { return duration(text, measure.how.most); });
    if (!all)
        return tl::unexpected{all.error()};
    if (measure.probe == Probe::FalseSharing && measure.threads.size() > 1)
        return misuse("--threads: false-sharing takes one number");
    return measure;
}

} // namespace app::cli
