#pragma once

#include "app/cli/refusal.h"
#include "app/cli/request.h"

#include <string>

namespace CLI {
class App;
}

namespace app::cli {

/// The words of `interleave measure`: which probe, and how.
class MeasureGrammar {
public:
    void addTo(CLI::App& command);

    /// What they ask for. Refused where the probe is unknown, is given what it does not have, or
    /// something out of range.
    Expected<Request> request(bool json) const;

private:
    Expected<void> checkOptions(Measure::Probe probe) const;

    std::string m_probe{}, m_order{}, m_pages{}, m_method{}, m_access{}, m_kernel{}, m_size{};
    std::string m_threads{}, m_cpus{}, m_sweeps{}, m_samples{}, m_duration{}, m_memory{};
};

} // namespace app::cli
