#pragma once

#include "engine/measure/core_to_core.h"
#include "engine/measure/cycle.h"
#include "engine/measure/pages.h"
#include "engine/measure/sampling.h"
#include "engine/measure/sharing.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace app::cli {

struct Measure { ///< of this machine; what a probe does not have stays as it is
    enum class Probe { Latency, Bandwidth, CoreToCore, FalseSharing, Stride, Numa };
    Probe probe = Probe::Latency;
    std::string_view name{}; ///< as typed
    engine::Sampling how{};
    engine::ChaseOrder order = engine::ChaseOrder::Random;
    engine::PageSize pages = engine::PageSize::Small;
    engine::ExchangeMethod method = engine::ExchangeMethod::CompareAndSwap;
    std::optional<engine::SharingAccess> access{}; ///< none: the table of them all
    std::string_view kernel{}; ///< of the triad
    std::size_t size = 0; ///< bytes, of a working set; 0: the probe's own
    std::vector<unsigned> threads{}; ///< none: the probe's own
    bool json = false;
};

} // namespace app::cli
