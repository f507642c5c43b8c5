#include "engine/observe/observer.h"
#include "engine/observe/perf_observer.h"
#include "engine/observe/proc_observer.h"
#include "engine/trace/sentences.h"

#include <cerrno>
#include <fstream>

namespace engine {
namespace {

using trace::filled;
namespace sentence = trace::sentence;

constexpr const char* paranoidFile = "/proc/sys/kernel/perf_event_paranoid";
constexpr const char* lowerParanoid = "sudo sysctl kernel.perf_event_paranoid=2";

int paranoidSetting()
{
    int setting = -1;
    std::ifstream file{paranoidFile};
    return file >> setting ? setting : -1;
}

std::string settingText(int paranoid)
{
    return "kernel.perf_event_paranoid = " + std::to_string(paranoid);
}

bool sandboxRefused(const Error& error)
{
    return error.code == EPERM || error.code == ENOSYS;
}

/// Why there are no switch records.
Permission explainProgramTier(const Error& error)
{
    Permission permission{.tier = trace::Tier::Program, .paranoid = paranoidSetting()};
    if (sandboxRefused(error)) {
        permission.reason = filled(sentence::sandbox, {error.message});
    } else if (error.code == EACCES) {
        permission.reason =
            filled(sentence::paranoid, {settingText(permission.paranoid), lowerParanoid});
        permission.command = lowerParanoid;
    } else {
        permission.reason = filled(sentence::unreadable, {error.message});
    }
    return permission;
}

/// Why there are no wake-up records.
Permission explainSwitchTier(const Error& error)
{
    return {
        .tier = trace::Tier::KernelSwitches,
        .reason = filled(sentence::wakeUps, {error.message}),
        .paranoid = paranoidSetting(),
    };
}

} // namespace

Observation observe(pid_t target, trace::Tier best)
{
    Observation observation;
    for (const bool wakeups : {true, false}) {
        const auto tier = wakeups ? trace::Tier::KernelWakeups : trace::Tier::KernelSwitches;
        if (tier < best)
            continue;
        auto observer = observeByPerf(target, {.wakeups = wakeups});
        if (observer) {
            observation.observer = std::move(*observer);
            return observation;
        }
        observation.reason =
            (wakeups ? explainSwitchTier(observer.error()) : explainProgramTier(observer.error()))
                .reason;
    }
    observation.observer = observeByProc(target);
    return observation;
}

Permission permission()
{
    if (const auto switches = PerfFeed::tryOut(false); !switches)
        return explainProgramTier(switches.error());
    if (const auto wakeups = PerfFeed::tryOut(true); !wakeups)
        return explainSwitchTier(wakeups.error());
    return {.tier = trace::Tier::KernelWakeups, .paranoid = paranoidSetting()};
}

} // namespace engine
