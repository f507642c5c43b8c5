#pragma once

#include "app/window/banner.h"
#include "engine/trace/trace.h"

#include <QString>

#include <vector>

namespace app {

/// Something about a run that must be said above its pictures.
struct Notice {
    QString topic{}; ///< "outcome", "lost", "tier"
    BannerKind kind{};
    QString text{};
};

/// What a finished or growing run calls for: how it crashed, what was lost, why nothing better
/// was seen. Pure.
std::vector<Notice> noticesFor(const trace::Trace& trace);

/// "finished in 2.01 s", "stopped after 1.24 s": one or two words for the header. Pure.
QString outcomeText(const trace::Trace& trace);

} // namespace app
