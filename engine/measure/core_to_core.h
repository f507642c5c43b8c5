#pragma once

#include "engine/measure/sampling.h"

#include <string_view>
#include <vector>

namespace engine {

/// How long a cache line takes from one core to another and back: two threads pass it to and fro.
/// What comes out depends on how they do it, so name the method beside every figure.
enum class ExchangeMethod {
    CompareAndSwap, ///< each tries to swap until it is its turn: one transfer each way
    LoadAndStore, ///< each loads until it is its turn, then stores: the line comes shared first and
                  ///< once more to be written, about two transfers each way
};

/// "compare-and-swap", "load-and-store".
std::string_view exchangeMethodName(ExchangeMethod method);

struct ExchangePlan {
    ExchangeMethod method = ExchangeMethod::CompareAndSwap;
};

struct ExchangeResult {
    struct Pair {
        unsigned a = 0, b = 0; ///< CPUs
        Figure roundTrip{}; ///< ns; half of it is one way
    };
    std::vector<Pair> pairs{}; ///< of all the CPUs, each once
    std::vector<unsigned> cpus{};
    bool isWhole = false;
    unsigned slowdowns = 0;
};

/// On a fresh page in each sweep, as its place makes a difference. Points of the sink: the pairs.
/// Source: E. Rigtorp, c2clat; N. Viennot, core-to-core-latency (both methods are theirs). Errors:
/// Sampler::make(); fewer than two CPUs.
Result<ExchangeResult> measureCoreToCore(const ExchangePlan& plan, const Sampling& how);

} // namespace engine
