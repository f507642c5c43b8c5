#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/parse.h"

#include <QLocale>

#include <csignal>
#include <cstdio>
#include <iostream>

namespace app::cli {
namespace {

Expected<int> obey(const ShowText& request)
{
    std::cout << request.text;
    return succeeded;
}

Expected<int> obey(const OpenWindow&)
{
    return succeeded; // done above: it needs the arguments
}

Expected<int> obey(const CheckLessons& request)
{
    return checkLessons(request);
}

Expected<int> obey(const ListDemos& request)
{
    return listDemos(request);
}

Expected<int> obey(const RunDemo& request)
{
    return runDemo(request);
}

Expected<int> obey(const RenderFile& request)
{
    return renderFile(request);
}

Expected<int> obey(const CompareFiles& request)
{
    return compareFiles(request);
}

Expected<int> obey(const ExplainFile& request)
{
    return explainFile(request);
}

Expected<int> obey(const WriteSlides& request)
{
    return writeSlides(request);
}

Expected<int> obey(const ConvertFile& request)
{
    return convertFile(request);
}

Expected<int> obey(const ApplyLaw& request)
{
    return applyLaw(request);
}

Expected<int> obey(const FitTable& request)
{
    return fitTable(request);
}

Expected<int> obey(const Measure& request)
{
    return measureMachine(request);
}

Expected<int> obey(const Examine& request)
{
    return examine(request);
}

Expected<int> obey(const LookAtMachine& request)
{
    return lookAtMachine(request);
}

Expected<int> flushed(int exitCode)
{
    if (!std::cout.flush())
        return refused("standard output: the result could not be written");
    return exitCode;
}

} // namespace

int commandLine(int argc, char** argv)
{
    // A reader that went away is a failed write, not the end of a run and its exports.
    std::signal(SIGPIPE, SIG_IGN);
    QLocale::setDefault(QLocale::c()); // what it prints is read by programs, and is English
    const auto obeyed = [&](const Request& request) -> Expected<int> {
        if (const auto* window = std::get_if<OpenWindow>(&request))
            return openWindow(*window, argc, argv);
        return std::visit([](const auto& r) { return obey(r); }, request);
    };
    const auto result = parse(argc, argv).and_then(obeyed).and_then(flushed);
    if (result)
        return *result;
    std::cerr << "interleave: " << result.error().message << std::endl;
    return result.error().exitCode;
}

} // namespace app::cli
