#include "engine/run/ending.h"

#include "engine/run/quantity.h"
#include "engine/trace/sentences.h"

#include <csignal>
#include <cstring>

#include <sys/wait.h>

namespace engine {
namespace {

using trace::filled;
using trace::shown;
namespace sentence = trace::sentence;

std::string withLastLine(std::string text, const std::string& lastLine)
{
    return lastLine.empty() ? text : filled(sentence::lastSaid, {text, lastLine});
}

std::string signalName(int signal)
{
    const char* name = ::sigabbrev_np(signal);
    return name != nullptr ? std::string{"SIG"} + name : "signal " + std::to_string(signal);
}

News news(trace::OutcomeKind kind, const std::string& text)
{
    News said{.kind = News::Kind::Ended, .outcome = kind};
    said.say(text);
    return said;
}

News bySignal(int signal, const Ending& facts)
{
    using enum trace::OutcomeKind;
    if (signal == SIGKILL && facts.stopped)
        return news(
            Stopped, shown("engine", "stopped; it did not end by itself, so it was killed"));
    if (signal == SIGXFSZ)
        return news(LimitExceeded, filled(sentence::largeFile, {bytes(facts.fileSize)}));
    return news(
        Crashed, withLastLine(filled(sentence::killedBy, {signalName(signal)}), facts.lastLine));
}

News byExit(int code, const Ending& facts)
{
    using enum trace::OutcomeKind;
    if (code != 0)
        return news(Failed,
            withLastLine(filled(sentence::exitCode, {std::to_string(code)}), facts.lastLine));
    // It may have said what it could not do.
    return facts.stopped ? news(Stopped, withLastLine(shown("engine", "stopped"), facts.note))
                         : news(Finished, withLastLine(shown("engine", "finished"), facts.note));
}

} // namespace

News ending(const Ending& facts)
{
    News said = !facts.exceeded.empty() ? news(trace::OutcomeKind::LimitExceeded, facts.exceeded)
        : WIFSIGNALED(facts.status)     ? bySignal(WTERMSIG(facts.status), facts)
                                        : byExit(WEXITSTATUS(facts.status), facts);
    said.exitCode = WIFEXITED(facts.status) ? WEXITSTATUS(facts.status) : 0;
    said.signal = WIFSIGNALED(facts.status) ? WTERMSIG(facts.status) : 0;
    return said;
}

} // namespace engine
