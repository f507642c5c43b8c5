#include "engine/workloads/refusals.h"

#include "engine/sync/pace.h"

#include <cstdio>

namespace engine {
namespace {

constexpr std::chrono::milliseconds pause{250};
constexpr std::uint32_t nowhere = 0; ///< lines of this file are none of a demo's

} // namespace

void tellPerson(const std::string& what)
{
    std::fprintf(stderr, "%s%s\n", std::string{notePrefix}.c_str(), what.c_str());
}

void Refusals::tell(const std::string& why)
{
    if (why != m_told)
        tellPerson(m_what + ": " + why);
    m_told = why;
}

void Refusals::refused(const std::string& why, const std::stop_token& stop)
{
    tell(why);
    sleepFor(pause, stop, nowhere);
}

} // namespace engine
