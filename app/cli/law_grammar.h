#pragma once

#include "app/cli/refusal.h"
#include "app/cli/request.h"

#include <string>

namespace CLI {
class App;
}

namespace app::cli {

/// The words of `interleave law`: which law, and what it needs to know.
class LawGrammar {
public:
    void addTo(CLI::App& command);

    /// What they ask for. Refused where the law is unknown, lacks a value, is given one that it
    /// does not know, or one out of range.
    Expected<Request> request(bool json) const;

private:
    std::string m_law{}, m_serial{}, m_processors{}, m_sigma{}, m_kappa{}, m_gamma{}, m_speedup{};
};

} // namespace app::cli
