// The event that LTTng-UST records in bench_lttng: the fields of ours. LTTng's macros read this
// file several times, so it has no `#pragma once`.
#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER interleave_bench

#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "bench/lttng_provider.h"

#if !defined(INTERLEAVE_LTTNG_PROVIDER_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define INTERLEAVE_LTTNG_PROVIDER_H

#include <cstdint>

#include <lttng/tracepoint.h>

// clang-format off
LTTNG_UST_TRACEPOINT_EVENT(interleave_bench, value,
    LTTNG_UST_TP_ARGS(std::int64_t, value, std::uint32_t, resource, std::uint32_t, line),
    LTTNG_UST_TP_FIELDS(
        lttng_ust_field_integer(std::int64_t, value, value)
        lttng_ust_field_integer(std::uint32_t, resource, resource)
        lttng_ust_field_integer(std::uint32_t, line, line)))
// clang-format on

#endif

#include <lttng/tracepoint-event.h>
