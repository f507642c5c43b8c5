#include "views/flynn_steps.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

namespace views {
namespace {

constexpr std::size_t mostLanes = 64;
constexpr std::size_t mostStreams = 16;
constexpr std::size_t mostIterations = 256;

enum class Told : std::uint8_t { Guess = 8, Answer, Fault, Vote };

enum class Key : std::uint8_t {
    None,
    Begin,
    Sisd,
    Simd,
    Mimd,
    Datum,
    Root,
    Winner,
    Subgroup,
    Busy,
    Differing,
    Program, ///< and those after it
};

Key keyOf(const trace::Quantity& quantity)
{
    if (quantity.figure != "flynn-streams")
        return Key::None;
    constexpr std::pair<std::string_view, Key> keys[]{{"begin", Key::Begin}, {"sisd", Key::Sisd},
        {"simd", Key::Simd}, {"mimd", Key::Mimd}, {"datum", Key::Datum}, {"root", Key::Root},
        {"winner", Key::Winner}, {"subgroup", Key::Subgroup}, {"busy", Key::Busy},
        {"differing", Key::Differing}};
    const auto found =
        std::ranges::find(keys, quantity.key, &std::pair<std::string_view, Key>::first);
    if (found != std::end(keys))
        return found->second;
    const std::string_view key = quantity.key;
    const bool program =
        key.size() == 6 && key.starts_with("misd-") && key.back() >= '1' && key.back() <= '9';
    return program ? Key(unsigned(Key::Program) + unsigned(key.back() - '1')) : Key::None;
}

struct Said {
    trace::Reading reading{};
    Key key{};
    const trace::Quantity* quantity = nullptr;
};

/// All of the figure that can be read, in order of time.
std::vector<Said> saidIn(const trace::Trace& trace)
{
    std::vector<Key> keys;
    for (const trace::Quantity& quantity : trace.quantities())
        keys.push_back(keyOf(quantity));
    std::vector<Said> all;
    if (std::ranges::all_of(keys, [](Key key) { return key == Key::None; }))
        return all;
    constexpr float mostX = mostLanes * mostStreams;
    constexpr float mostY = 1 << 20;
    for (std::size_t i = 0; i < trace.readings().size(); ++i) {
        const trace::Reading& reading = trace.readings()[i];
        const Key key = keys[trace::index(reading.quantity)];
        const bool sound = key != Key::None && reading.kept() && reading.x >= 0 && reading.x < mostX
            && reading.y >= 0 && reading.y < mostY && std::abs(reading.value) < 1e15;
        if (sound)
            all.push_back({reading, key, &trace.quantity(reading.quantity)});
    }
    std::ranges::stable_sort(all, {}, [](const Said& said) { return said.reading.at; });
    return all;
}

bool begins(const Said& said)
{
    return said.key == Key::Begin && said.reading.x < 3 && said.reading.value >= 1
        && said.reading.value <= double(mostLanes) && said.reading.y >= 1
        && said.reading.y <= float(mostLanes);
}

FlynnStream& streamAt(FlynnMachine& machine, std::size_t number)
{
    if (machine.streams.size() <= number)
        machine.streams.resize(number + 1);
    return machine.streams[number];
}

void iterate(FlynnMachine& machine, FlynnStream& stream, std::size_t iteration, double value)
{
    if (iteration >= mostIterations || value < 0)
        return;
    const auto mask = std::uint64_t(value);
    ++machine.steps;
    stream.now = FlynnInstruction::Iterate;
    stream.iteration = std::uint32_t(iteration);
    stream.active = mask;
    if (mask == 0)
        return; // all have left: nobody waits for anybody
    for (std::size_t lane = 0; lane < stream.lanes; ++lane) {
        if (stream.element + lane >= machine.elements.size())
            break;
        std::vector<bool>& went = machine.elements[stream.element + lane].went;
        went.resize(iteration + 1);
        went[iteration] = (mask >> lane & 1) != 0;
        machine.busy += went[iteration] ? 1 : 0;
        ++machine.offered;
    }
}

void execute(FlynnMachine& machine, const trace::Reading& reading)
{
    const auto place = std::size_t(reading.x);
    const auto what = unsigned(reading.y) % 16;
    const std::size_t n = unsigned(reading.y) / 16;
    const std::size_t lane = place % mostLanes;
    if (what > unsigned(FlynnInstruction::Iterate))
        return;
    FlynnStream& stream = streamAt(machine, place / mostLanes);
    const auto instruction = FlynnInstruction(what);
    if (instruction == FlynnInstruction::Iterate)
        return iterate(machine, stream, n, reading.value);
    if (n >= machine.elements.size())
        return;
    machine.steps += lane == 0 ? 1 : 0;
    stream.now = instruction;
    stream.element = n >= lane ? n - lane : 0;
    stream.lanes = lane + 1;
    stream.active = ~std::uint64_t{0};
    FlynnElement& element = machine.elements[n];
    element.stream = place / mostLanes;
    switch (instruction) {
    case FlynnInstruction::LoadFirst: element.first = reading.value; break;
    case FlynnInstruction::LoadSecond: element.second = reading.value; break;
    case FlynnInstruction::Multiply: element.product = reading.value; break;
    case FlynnInstruction::Add: element.sum = reading.value; break;
    case FlynnInstruction::Store: element.stored = reading.value; break;
    case FlynnInstruction::Begin: element.went.clear(); break;
    case FlynnInstruction::Iterate: break;
    }
}

void answer(FlynnWalked& walked, std::size_t number, const Said& said)
{
    if (walked.programs.size() <= number)
        walked.programs.resize(number + 1);
    FlynnProgram& program = walked.programs[number];
    program.name = said.quantity->label;
    const double value = said.reading.value;
    switch (Told(unsigned(said.reading.y) % 16)) {
    case Told::Guess:
        program.guess = value;
        program.around = unsigned(said.reading.y) / 16 + 1;
        break;
    case Told::Answer: program.answer = value; break;
    case Told::Fault:
        if (value >= 0 && value < 64)
            program.fault = unsigned(value);
        break;
    case Told::Vote: program.vote = value > 0 ? 1 : value < 0 ? -1 : 0; break;
    }
}

FlynnWalked walkedBy(std::span<const Said> walk, std::optional<trace::Time> until)
{
    const trace::Reading& begin = walk.front().reading;
    FlynnWalked walked{.problem = FlynnProblem(unsigned(begin.x)),
        .elements = std::size_t(begin.value),
        .vectorLanes = std::size_t(begin.y)};
    for (FlynnMachine* machine : {&walked.sisd, &walked.simd, &walked.mimd})
        machine->elements.resize(walked.elements);
    for (const Said& said : walk) {
        if (until && said.reading.at > *until)
            break;
        const double value = said.reading.value;
        switch (said.key) {
        case Key::None:
        case Key::Begin: break;
        case Key::Sisd: execute(walked.sisd, said.reading); break;
        case Key::Simd: execute(walked.simd, said.reading); break;
        case Key::Mimd: execute(walked.mimd, said.reading); break;
        case Key::Datum: walked.datum = value; break;
        case Key::Root: walked.root = value; break;
        case Key::Winner: walked.winner = value; break;
        case Key::Subgroup: walked.subgroup = value; break;
        case Key::Busy: walked.busyShare = std::clamp(value / 100, 0.0, 1.0); break;
        case Key::Differing: walked.differing = walked.differing.value_or(0) + value; break;
        default: answer(walked, unsigned(said.key) - unsigned(Key::Program), said);
        }
    }
    for (const FlynnMachine* machine : {&walked.sisd, &walked.simd, &walked.mimd})
        for (const FlynnElement& element : machine->elements)
            walked.iterations = std::max(walked.iterations, element.went.size());
    return walked;
}

} // namespace

std::size_t FlynnMachine::stored() const
{
    return std::size_t(std::ranges::count_if(
        elements, [](const FlynnElement& element) { return element.stored.has_value(); }));
}

std::optional<FlynnMoment> flynnMoment(const trace::Trace& trace, trace::Time at)
{
    const std::vector<Said> all = saidIn(trace);
    std::optional<std::size_t> first;
    std::size_t end = all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!begins(all[i]))
            continue;
        if (first && all[i].reading.at > at) {
            end = i;
            break;
        }
        first = i;
    }
    if (!first)
        return {};
    const auto walk = std::span{all}.subspan(*first, end - *first);
    return FlynnMoment{.now = walkedBy(walk, at), .whole = walkedBy(walk, {})};
}

} // namespace views
