#include "app/cli/law_grammar.h"

#include "app/cli/values.h"
#include "app/cli/words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

#include <CLI/CLI.hpp>

namespace app::cli {
namespace {

constexpr double endless = std::numeric_limits<double>::max();

/// A value that a law needs, and where it may lie.
struct Quantity {
    std::string_view option{};
    double least = 0;
    double most = 0;
    std::string_view range{};
    double ApplyLaw::*place = nullptr;
};

constexpr Quantity serial{"--serial", 0, 1, "a share from 0 to 1", &ApplyLaw::serial};
constexpr Quantity processors{
    "--processors", 1, 1e9, "a number from 1 to 1000000000", &ApplyLaw::processors};
constexpr Quantity severalProcessors{
    "--processors", 2, 1e9, "a number from 2 to 1000000000", &ApplyLaw::processors};
constexpr Quantity sigma{"--sigma", 0, 1, "a number from 0 to 1", &ApplyLaw::sigma};
constexpr Quantity kappa{"--kappa", 0, endless, "a number from 0 on", &ApplyLaw::kappa};
constexpr Quantity speedup{
    "--speedup", 1e-9, endless, "a number from 0.000000001 on", &ApplyLaw::speedup};

constexpr std::array amdahlNeeds{serial, processors};
constexpr std::array uslNeeds{sigma, kappa, processors};
constexpr std::array karpFlattNeeds{speedup, severalProcessors};
/// What may be left out of the USL.
constexpr Quantity gamma{
    "--gamma", 1e-9, endless, "a number from 0.000000001 on", &ApplyLaw::gamma};

struct Named {
    std::string_view name{};
    ApplyLaw::Law law{};
    std::span<const Quantity> needs{};
};

constexpr std::array laws{
    Named{"amdahl", ApplyLaw::Law::Amdahl, amdahlNeeds},
    Named{"gustafson", ApplyLaw::Law::Gustafson, amdahlNeeds},
    Named{"usl", ApplyLaw::Law::Usl, uslNeeds},
    Named{"karp-flatt", ApplyLaw::Law::KarpFlatt, karpFlattNeeds},
};

std::vector<std::string_view> lawNames()
{
    std::vector<std::string_view> names;
    std::ranges::transform(laws, std::back_inserter(names), &Named::name);
    return names;
}

Expected<void> take(const Quantity& quantity, const std::string& text, ApplyLaw& into)
{
    const auto number = parseNumber(text);
    if (!number || *number < quantity.least || *number > quantity.most)
        return misuse(std::string{quantity.option} + ": " + inQuotes(text) + " is not "
            + std::string{quantity.range});
    into.*quantity.place = *number;
    return {};
}

} // namespace

void LawGrammar::addTo(CLI::App& command)
{
    command.add_option("LAW", m_law, "One of: " + joined(lawNames()))->required();
    command.add_option("--serial", m_serial,
        "amdahl, gustafson: the share that is not divided, 0 to 1; of the run on one processor "
        "(amdahl) or on N (gustafson)");
    command.add_option("--sigma", m_sigma, "usl: contention, 0 to 1");
    command.add_option("--kappa", m_kappa, "usl: coherency, 0 or more");
    command.add_option("--gamma", m_gamma, "usl: the throughput of one processor [1]");
    command.add_option("--speedup", m_speedup, "karp-flatt: as measured");
    command.add_option("--processors", m_processors, "How many, from 1 on");
}

Expected<Request> LawGrammar::request(bool json) const
{
    const auto law = std::ranges::find(laws, m_law, &Named::name);
    if (law == laws.end())
        return misuse(unknown("law", m_law, "laws", lawNames()));
    std::vector<Quantity> known(law->needs.begin(), law->needs.end());
    if (law->law == ApplyLaw::Law::Usl)
        known.push_back(gamma);
    std::vector<std::string_view> options;
    std::ranges::transform(known, std::back_inserter(options), &Quantity::option);

    ApplyLaw apply{.law = law->law, .name = law->name, .json = json};
    for (const auto& [option, text] :
        {std::pair<std::string_view, const std::string&>{"--serial", m_serial},
            {"--sigma", m_sigma}, {"--kappa", m_kappa}, {"--gamma", m_gamma},
            {"--speedup", m_speedup}, {"--processors", m_processors}}) {
        const auto quantity = std::ranges::find(known, option, &Quantity::option);
        if (quantity == known.end()) {
            if (!text.empty())
                return misuse(std::string{option} + " is no value of " + std::string{law->name}
                    + "; its values: " + joined(options));
        } else if (!text.empty()) {
            if (const auto taken = take(*quantity, text, apply); !taken)
                return tl::unexpected{taken.error()};
        } else if (option != gamma.option) {
            return misuse(std::string{law->name} + " needs " + std::string{option} + ", "
                + std::string{quantity->range});
        }
    }
    return apply;
}

} // namespace app::cli
