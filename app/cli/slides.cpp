// interleave slides: a whole set of pictures per demo or recording.
#include "app/cli/commands.h"
#include "app/cli/interruption.h"
#include "app/cli/json_text.h"
#include "app/cli/open_recording.h"
#include "app/cli/picture.h"
#include "app/cli/progress_text.h"
#include "app/cli/staged_folder.h"
#include "app/cli/words.h"
#include "engine/files/interleave_file.h"

#include <filesystem>
#include <iostream>
#include <set>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using Subject = WriteSlides::Subject;

constexpr int usualSteps = 4;

std::string nameOf(const Subject& subject)
{
    return subject.demo != nullptr ? std::string{subject.demo->id}
                                   : std::filesystem::path{subject.file}.stem().string();
}

/// Files are named after their subject, so no two may have one name.
Expected<void> checkNames(const std::vector<Subject>& subjects)
{
    std::set<std::string> names;
    for (const Subject& subject : subjects)
        if (!names.insert(nameOf(subject)).second)
            return misuse("two sets of slides would be named " + inQuotes(nameOf(subject)));
    return {};
}

/// A demo's own views; those of any run for a recording of something else.
std::vector<std::string> viewsOf(const trace::Trace& trace)
{
    if (const engine::Workload* demo = engine::findWorkload(trace.provenance().demo))
        return {demo->views.begin(), demo->views.end()};
    return {"thread-timeline", "cpu-timeline", "state-flow"};
}

/// One call of the command.
class Slides {
public:
    Slides(const WriteSlides& request, StagedFolder& folder, Interruption& interruption)
        : m_request{request}
        , m_folder{folder}
        , m_interruption{interruption}
    {
    }

    Expected<void> write(const Subject& subject)
    {
        m_name = nameOf(subject);
        const auto trace = subject.demo != nullptr ? run(*subject.demo) : open(subject.file);
        if (!trace)
            return tl::unexpected{trace.error()};
        if ((*trace)->extent().empty())
            return refused(m_name + ": the run is empty, so there is nothing to show");
        const auto recorded = engine::save(**trace, m_folder.pathFor(m_name + ".interleave"));
        if (!recorded)
            return refused(recorded.error().message);
        return writePictures(*trace);
    }

    /// What went wrong with the demos whose slides were written nevertheless.
    const std::string& problem() const { return m_problem; }

private:
    Expected<trace::Snapshot> open(const std::string& file)
    {
        const auto trace = openRecording(file);
        if (!trace)
            return tl::unexpected{trace.error()};
        return *trace;
    }

    Expected<trace::Snapshot> run(const engine::Workload& demo)
    {
        engine::RunRequest asked{.workload = &demo, .seed = m_request.seed};
        for (const engine::Param& param : demo.params)
            asked.values.push_back(param.start());
        const auto run = engine::Run::start(asked, &Interruption::wake);
        if (!run)
            return refused(run.error().message);
        while (!(*run)->finished() && !m_interruption.asked()) {
            m_interruption.wait(250ms);
            m_progress.show("running " + m_name);
        }
        if (m_interruption.asked())
            return cancelled();
        const trace::Snapshot trace = (*run)->wait();
        const trace::Outcome& outcome = trace->outcome();
        if (outcome.kind != trace::OutcomeKind::Finished
            && outcome.kind != trace::OutcomeKind::Stopped)
            m_problem += (m_problem.empty() ? "" : "; ") + m_name + ": "
                + std::string{trace::name(outcome.kind)}
                + (outcome.text.empty() ? "" : ", " + outcome.text);
        return trace;
    }

    Expected<void> writePictures(const trace::Snapshot& trace)
    {
        const std::vector<std::string> views = viewsOf(*trace);
        FigureOptions picture = m_request.figure;
        picture.strip = 0;
        picture.steps.clear();
        for (const std::string& view : views)
            if (const auto done = write(trace, picture, {view}, "-" + view, {"svg", "png"}); !done)
                return done;
        FigureOptions strip = m_request.figure;
        if (strip.strip == 0 && strip.steps.empty())
            strip.strip = usualSteps;
        if (const auto done = write(trace, strip, {views.front()}, "-steps", {"svg", "png"}); !done)
            return done;
        if (m_request.animate.empty())
            return {};
        picture.transparent = picture.transparent && m_request.animate == "webp";
        return write(trace, picture, {views.front()}, "", {m_request.animate});
    }

    Expected<void> write(const trace::Snapshot& trace, FigureOptions options,
        const std::vector<std::string>& views, const std::string& ending,
        const std::vector<std::string>& suffixes)
    {
        options.views = views;
        for (const std::string& suffix : suffixes) {
            const std::string name = m_name + ending + '.' + suffix;
            preparePainting();
            const auto done = writeFigure(
                figureFileOf(options, frameOf(trace)), m_folder.pathFor(name), [&](double share) {
                    m_progress.show("writing " + name, share);
                    return !m_interruption.asked();
                });
            if (m_interruption.asked())
                return cancelled();
            if (!done)
                return done;
        }
        return {};
    }

    static tl::unexpected<Refusal> cancelled() { return refused("cancelled; nothing was written"); }

    const WriteSlides& m_request;
    StagedFolder& m_folder;
    Interruption& m_interruption;
    ProgressText m_progress;
    std::string m_name;
    std::string m_problem;
};

std::string textOf(const WriteSlides& request, const std::vector<std::string>& paths)
{
    if (request.json)
        return jsonText({{"folder", request.folder}, {"files", paths}});
    std::string text;
    for (const std::string& path : paths)
        text += "wrote " + path + '\n';
    return text;
}

} // namespace

Expected<int> writeSlides(const WriteSlides& request)
{
    if (const auto checked = checkNames(request.subjects); !checked)
        return tl::unexpected{checked.error()};
    if (request.animate == "mp4" && !views::canWriteMp4())
        return refused("--animate mp4 needs the program ffmpeg, which is not installed (sudo apt "
                       "install ffmpeg); gif and webp need nothing");
    Interruption interruption; // before there is something to leave behind
    auto folder = StagedFolder::create(request.folder);
    if (!folder)
        return tl::unexpected{folder.error()};
    Slides slides{request, *folder, interruption};
    for (const Subject& subject : request.subjects)
        if (const auto written = slides.write(subject); !written)
            return tl::unexpected{written.error()};
    const auto paths = folder->commit();
    if (!paths)
        return tl::unexpected{paths.error()};
    std::cout << textOf(request, *paths);
    if (!slides.problem().empty())
        return std::cout.flush(), refused(slides.problem() + "; its slides are written");
    return succeeded;
}

} // namespace app::cli
