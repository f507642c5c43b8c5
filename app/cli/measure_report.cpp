#include "app/cli/measure_report.h"

#include "engine/compute/simd_target.h"
#include "engine/measure/bandwidth.h"
#include "engine/measure/latency.h"
#include "engine/measure/numa.h"
#include "engine/measure/stride.h"
#include "engine/measure/topology.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace app::cli {
namespace {

using engine::Figure;
using engine::Result;
using Json = nlohmann::ordered_json;

/// Three digits that count.
std::string digits(double number)
{
    char text[32];
    const int behind = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
    std::snprintf(text, sizeof text, "%.*f", behind, number);
    return text;
}

std::string bytesText(double bytes)
{
    for (const auto& [unit, size] :
        {std::pair{" GiB", 1073741824.0}, {" MiB", 1048576.0}, {" KiB", 1024.0}})
        if (bytes >= size) {
            char text[32];
            std::snprintf(text, sizeof text, "%.4g", bytes / size);
            return text + std::string{unit};
        }
    return std::to_string(static_cast<long>(bytes)) + " B";
}

std::string valueText(const Figure& figure)
{
    return figure.value ? digits(*figure.value) : "none clean";
}

std::string bandText(const Figure& figure)
{
    return figure.value ? digits(figure.low) + " to " + digits(figure.high) : "";
}

std::size_t rejectedOf(const Figure& figure)
{
    std::size_t sum = 0;
    for (const std::size_t count : figure.rejected)
        sum += count;
    return sum;
}

std::string countText(const Figure& figure)
{
    return std::to_string(figure.accepted) + " of "
        + std::to_string(figure.accepted + rejectedOf(figure));
}

Json figureJson(const Figure& figure)
{
    Json rejected;
    for (std::size_t i = 0; i < engine::rejectionKinds; ++i)
        rejected[engine::rejectionName(static_cast<engine::Rejection>(i))] = figure.rejected[i];
    const auto known = [&figure](
                           double number) { return figure.value ? Json(number) : Json(nullptr); };
    return {{"value", known(figure.value.value_or(0))}, {"low", known(figure.low)},
        {"high", known(figure.high)}, {"accepted", figure.accepted}, {"rejected", rejected}};
}

/// A row: what the point is, its figure; and both in JSON.
void addPoint(MeasureReport& report, std::vector<std::string> cells, Json point,
    const std::string& key, const Figure& figure)
{
    for (const std::string& cell : {valueText(figure), bandText(figure), countText(figure)})
        cells.push_back(cell);
    report.table.push_back(std::move(cells));
    point[key] = figureJson(figure);
    report.json["points"].push_back(std::move(point));
    report.figures.push_back(figure);
}

template <class T>
MeasureReport reportOf(const T& result, const Measure& request)
{
    return {.json = {{"probe", request.name}},
        .isWhole = result.isWhole,
        .slowdowns = result.slowdowns};
}

std::string pagesName(engine::PageSize pages)
{
    return pages == engine::PageSize::Huge ? "huge" : "small";
}

/// What the machine says of its data caches, beside what was found.
void addSaidCaches(MeasureReport& report)
{
    Json said = Json::array();
    std::string text;
    if (const auto topology = engine::thisTopology())
        for (const auto& cache : topology->caches) {
            if (cache.kind == engine::Topology::CacheKind::Instruction || cache.size == 0)
                continue;
            const Json entry{{"level", cache.level}, {"bytes", cache.size}};
            if (std::ranges::find(said, entry) != said.end())
                continue;
            said.push_back(entry);
            text += (text.empty() ? "" : ", ") + std::string{"L"} + std::to_string(cache.level)
                + " " + bytesText(static_cast<double>(cache.size));
        }
    report.json["caches_said"] = said;
    report.foot.push_back("the machine says: " + (text.empty() ? "nothing" : text));
}

Result<MeasureReport> latency(const Measure& request)
{
    engine::LatencyPlan plan{
        .order = request.order, .pages = request.pages, .lineSize = engine::lineSizeHere()};
    if (request.size != 0)
        plan.workingSets = engine::workingSets(request.size);
    const auto result = engine::measureLatency(plan, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    const auto order = engine::chaseOrderName(request.order);
    report.json["order"] = order;
    report.json["pages"] = pagesName(request.pages);
    report.json["bytes"] = result->bytes;
    report.json["huge_bytes"] = result->hugeBytes;
    report.json["cpu"] = result->cpu;
    report.head.push_back("latency of a load, " + std::string{order} + " order, on CPU "
        + std::to_string(result->cpu)
        + ", huge pages: " + bytesText(static_cast<double>(result->hugeBytes)) + " of "
        + bytesText(static_cast<double>(result->bytes)));
    report.table.push_back({"working set", "ns", "quartiles", "samples"});
    for (const auto& point : result->points)
        addPoint(report, {bytesText(static_cast<double>(point.workingSet))},
            {{"working_set", point.workingSet}}, "ns", point.time);
    report.json["plateaus"] = Json::array();
    for (const trace::Plateau& plateau : result->plateaus) {
        report.json["plateaus"].push_back(
            {{"from", plateau.from}, {"to", plateau.to}, {"ns", plateau.level}});
        report.foot.push_back("found: " + digits(plateau.level) + " ns from "
            + bytesText(plateau.from) + " to " + bytesText(plateau.to));
    }
    addSaidCaches(report);
    if (result->leftOut > 0)
        report.foot.push_back(std::to_string(result->leftOut)
            + " working sets need more memory than may be used: see --memory");
    return report;
}

engine::TriadKernel kernelOf(std::string_view name)
{
    if (name == "scalar")
        return engine::scalarTriad();
    if (name == "compiled")
        return engine::compiledTriad();
    const engine::Kernels& kernels = engine::simdKernels();
    return engine::triadOf(
        "vector, " + std::string{engine::commonName(kernels.name)}, kernels.triad);
}

Result<MeasureReport> bandwidth(const Measure& request)
{
    engine::BandwidthPlan plan{
        .threads = request.threads, .kernel = kernelOf(request.kernel), .pages = request.pages};
    if (request.size != 0)
        plan.workingSets = {request.size};
    const auto result = engine::measureBandwidth(plan, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    report.json["kernel"] = result->kernel;
    report.json["pages"] = pagesName(request.pages);
    report.head.push_back("triad a = b + s c (" + result->kernel + "), GB/s of all threads");
    report.table.push_back({"of each thread", "threads", "GB/s", "quartiles", "samples"});
    for (const auto& point : result->points)
        addPoint(report,
            {bytesText(static_cast<double>(point.workingSet)), std::to_string(point.threads)},
            {{"working_set", point.workingSet}, {"threads", point.threads}}, "gb_per_s",
            point.rate);
    if (result->leftOut > 0)
        report.foot.push_back(std::to_string(result->leftOut)
            + " points need more memory than may be used: see --memory");
    return report;
}

Result<MeasureReport> coreToCore(const Measure& request)
{
    const auto result = engine::measureCoreToCore({request.method}, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    const auto method = engine::exchangeMethodName(request.method);
    report.json["method"] = method;
    report.head.push_back("a cache line to another core and back, by " + std::string{method});
    report.table.push_back({"CPUs", "one way ns", "round trip ns", "quartiles", "samples"});
    for (const auto& pair : result->pairs) {
        const auto& value = pair.roundTrip.value;
        addPoint(report,
            {std::to_string(pair.a) + " and " + std::to_string(pair.b),
                value ? digits(*value / 2) : "none clean"},
            {{"a", pair.a}, {"b", pair.b}}, "round_trip_ns", pair.roundTrip);
    }
    return report;
}

Result<MeasureReport> sharingSlider(const Measure& request, unsigned threads)
{
    engine::SharingPlan plan{
        .access = *request.access, .threads = threads, .lineSize = engine::lineSizeHere()};
    if (plan.lineSize > 64)
        for (const std::size_t more : {plan.lineSize, 2 * plan.lineSize})
            if (more > plan.distances.back())
                plan.distances.push_back(more);
    const auto result = engine::measureSharing(plan, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    report.json["access"] = engine::sharingAccessName(plan.access);
    report.json["threads"] = threads;
    report.json["line_size"] = plan.lineSize;
    report.head.push_back(std::string{engine::sharingAccessName(plan.access)} + " by "
        + std::to_string(threads) + " threads on fields of their own; a line has "
        + std::to_string(plan.lineSize) + " B");
    report.table.push_back({"fields apart", "ns", "quartiles", "samples"});
    for (const auto& point : result->points)
        addPoint(report, {std::to_string(point.distance) + " B"}, {{"distance", point.distance}},
            "ns", point.time);
    return report;
}

Result<MeasureReport> sharingTable(const Measure& request, unsigned threads)
{
    const std::size_t line = engine::lineSizeHere();
    const auto result =
        engine::measureSharingTable(engine::sharingAccesses, threads, line, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    report.json["threads"] = threads;
    report.json["line_size"] = line;
    report.head.push_back(std::to_string(threads)
        + " threads on fields of their own, ns for an operation; padded: two lines of "
        + std::to_string(line) + " B apart");
    report.table.push_back({"access", "alone", "padded", "same line", "same / padded", "samples"});
    report.json["points"] = Json::array();
    for (const auto& row : result->rows) {
        const auto ratio = row.ratio();
        std::size_t accepted = 0;
        std::size_t all = 0;
        for (const Figure* figure : {&row.alone, &row.padded, &row.same}) {
            accepted += figure->accepted;
            all += figure->accepted + rejectedOf(*figure);
            report.figures.push_back(*figure);
        }
        report.table.push_back({std::string{engine::sharingAccessName(row.access)},
            valueText(row.alone), valueText(row.padded), valueText(row.same),
            ratio ? digits(*ratio) : "", std::to_string(accepted) + " of " + std::to_string(all)});
        report.json["points"].push_back({{"access", engine::sharingAccessName(row.access)},
            {"alone_ns", figureJson(row.alone)}, {"padded_ns", figureJson(row.padded)},
            {"same_ns", figureJson(row.same)}, {"ratio", ratio ? Json(*ratio) : Json(nullptr)}});
    }
    return report;
}

Result<MeasureReport> falseSharing(const Measure& request)
{
    const unsigned threads = request.threads.empty() ? 2 : request.threads.front();
    return request.access ? sharingSlider(request, threads) : sharingTable(request, threads);
}

Result<MeasureReport> stride(const Measure& request)
{
    const auto result =
        engine::measureStride({.workingSet = request.size, .pages = request.pages}, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    report.json["pages"] = pagesName(request.pages);
    report.json["working_set"] = result->workingSet;
    report.head.push_back("a load by how far it is from the one before, through "
        + bytesText(static_cast<double>(result->workingSet)));
    report.table.push_back({"stride", "ns", "quartiles", "samples"});
    for (const auto& point : result->points)
        addPoint(report, {bytesText(static_cast<double>(point.stride))}, {{"stride", point.stride}},
            "ns", point.time);
    return report;
}

Result<MeasureReport> numa(const Measure& request)
{
    const auto result = engine::measureNuma({request.size}, request.how);
    if (!result)
        return tl::unexpected{result.error()};
    MeasureReport report = reportOf(*result, request);
    report.json["nodes"] = result->nodes;
    report.json["points"] = Json::array();
    report.head.push_back("from the CPUs of a memory node to the memory of another");
    report.table.push_back({"nodes", "latency ns", "triad GB/s", "pages in place"});
    for (const auto& cell : result->cells) {
        report.table.push_back({std::to_string(cell.from) + " to " + std::to_string(cell.to),
            valueText(cell.latency), valueText(cell.bandwidth),
            std::to_string(cell.placed) + " of " + std::to_string(cell.pages)});
        report.json["points"].push_back(
            {{"from", cell.from}, {"to", cell.to}, {"latency_ns", figureJson(cell.latency)},
                {"bandwidth_gb_per_s", figureJson(cell.bandwidth)}, {"pages", cell.pages},
                {"placed", cell.placed}});
        report.figures.push_back(cell.latency);
        report.figures.push_back(cell.bandwidth);
    }
    if (result->isUniform())
        report.foot.push_back(
            "this machine has one memory node: every CPU reaches all memory alike");
    return report;
}

} // namespace

Result<MeasureReport> measured(const Measure& request)
{
    switch (request.probe) {
    case Measure::Probe::Latency: return latency(request);
    case Measure::Probe::Bandwidth: return bandwidth(request);
    case Measure::Probe::CoreToCore: return coreToCore(request);
    case Measure::Probe::FalseSharing: return falseSharing(request);
    case Measure::Probe::Stride: return stride(request);
    case Measure::Probe::Numa: return numa(request);
    }
    return engine::failure("no such probe");
}

std::vector<std::string> notesOf(const MeasureReport& report)
{
    std::size_t accepted = 0;
    engine::Rejections rejected{};
    for (const Figure& figure : report.figures) {
        accepted += figure.accepted;
        for (std::size_t i = 0; i < rejected.size(); ++i)
            rejected[i] += figure.rejected[i];
    }
    std::size_t all = accepted;
    std::string why;
    for (std::size_t i = 0; i < rejected.size(); ++i) {
        all += rejected[i];
        why += (i == 0 ? "" : ", ")
            + std::string{engine::rejectionName(static_cast<engine::Rejection>(i))} + " "
            + std::to_string(rejected[i]);
    }
    std::vector<std::string> notes;
    if (!report.isWhole)
        notes.push_back("it ended before every point had all its samples");
    if (10 * (all - accepted) > all)
        notes.push_back("this machine is shared: " + std::to_string(all - accepted) + " of "
            + std::to_string(all) + " samples do not count (" + why + ")");
    if (report.slowdowns > 0)
        notes.push_back("a CPU became slower while it was measured, "
            + std::to_string(report.slowdowns) + (report.slowdowns == 1 ? " time" : " times")
            + ": heat, power or a lasting neighbour");
    return notes;
}

} // namespace app::cli
