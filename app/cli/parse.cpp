#include "app/cli/parse.h"

#include "app/cli/formats.h"
#include "app/cli/given.h"
#include "app/cli/values.h"
#include "app/cli/words.h"
#include "engine/measure/topology.h"
#include "engine/workloads/machine_choice.h"

#include <algorithm>

#include <CLI/CLI.hpp>

namespace app::cli {
namespace {

using engine::Workload;

/// The demo that `run` is given, so that its parameters can become options.
const Workload* demoIn(int argc, const char* const* argv)
{
    if (argc < 2 || std::string_view{argv[1]} != "run")
        return nullptr;
    for (int i = 2; i < argc; ++i)
        if (const Workload* workload = engine::findWorkload(argv[i]))
            return workload;
    return nullptr;
}

std::string helpOf(const engine::Param& param)
{
    const std::string_view what = param.hint.empty() ? param.label : param.hint;
    return std::string{what} + " [" + validValues(param) + "; " + valueText(param, param.start())
        + "]";
}

/// The command line's grammar, by CLI11. What the words mean is not checked here.
class Grammar {
public:
    explicit Grammar(const Workload* demo)
        : m_given{.demo = demo}
    {
        m_app.set_help_flag("-h,--help", "Show this and exit");
        m_app.set_version_flag("--version", "interleave " INTERLEAVE_VERSION);
        m_app.require_subcommand(0, 1);
        m_app.add_option(
            "WHAT", m_given.what, "A demo or an .interleave file to open in the window");
        m_app.add_flag("--run", m_given.pressRun, "Press Run as soon as the window is open");
        m_app.add_option("--language", m_given.language,
            "What the window speaks: " + joined(languageCodes()) + " [as chosen in the window]");
        addList();
        addRun();
        addRender();
        addCompare();
        addExplain();
        addSlides();
        addConvert();
        addLesson();
        addLecture();
        addLaw();
        addFit();
        addMeasure();
        addTopology();
        addDoctor();
        m_app.allow_extras();
        for (CLI::App* command : m_app.get_subcommands({}))
            for (CLI::Option* option : command->get_options())
                option->check(notEmpty);
    }

    Expected<Request> parse(int argc, const char* const* argv)
    {
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::CallForVersion&) {
            return ShowText{"interleave " INTERLEAVE_VERSION "\n"};
        } catch (const CLI::Success&) {
            return ShowText{helpText()};
        } catch (const CLI::ParseError& error) {
            return misuse(oneLine(error.what()) + "; see " + helpCommand());
        }
        if (const auto extra = m_app.remaining(true); !extra.empty())
            return misuse(aboutExtra(extra.front()));
        if (!m_app.get_subcommands().empty())
            m_given.command = m_app.get_subcommands().front()->get_name();
        return requestOf(m_given);
    }

private:
    CLI::App* add(const std::string& name, const std::string& what)
    {
        CLI::App* const command = m_app.add_subcommand(name, what);
        command->allow_extras();
        return command;
    }

    void addList()
    {
        m_list = add("list", "Every demo with its parameters");
        m_list->add_flag("--json", m_given.json, "As JSON");
    }

    void addRun()
    {
        m_run = add("run", "Run a demo, print its figures and write pictures or data of it");
        m_run->add_option("DEMO", m_given.demoId, "One of: " + joined(demoIds()))->required();
        if (m_given.demo != nullptr)
            for (const engine::Param& param : m_given.demo->params)
                m_run->add_option("--" + std::string{param.key},
                    m_given.values.emplace_back(&param, std::string{}).second, helpOf(param));
        if (m_given.demo != nullptr && engine::choiceOfOpened(*m_given.demo))
            m_run->add_option("--machine-file", m_given.machine,
                "Show the machine of this XML file, which lstopo wrote");
        m_run->add_option("--seed", m_given.seed, "What the demo's random choices start from [1]");
        m_run->add_option("--duration", m_given.duration, "When to stop it, such as 2s or 500ms");
        m_run->add_option("--tier", m_given.tier, "Observe no better than: " + joined(tierNames()));
        m_run
            ->add_option("--export", m_given.exports,
                "Write a file, by its suffix: " + joined(exportSuffixes()) + " (repeatable)")
            ->allow_extra_args(false);
        m_run->add_option("--repeat", m_given.repeat,
            "Run it so many times, with this seed and those after it [1]; files get numbers");
        m_run->add_flag("--same-seed", m_given.sameSeed, "Repeat it with one seed");
        m_run->add_flag("--json", m_given.json, "Print the figures as JSON");
    }

    void addRender()
    {
        m_render = add("render", "Draw a view of a recorded run, as a slide");
        m_render->add_option("FILE", m_given.file, "An .interleave file")->required();
        m_render->add_option("--view", m_given.view, "One of: " + joined(viewIds()))->required();
        m_render->add_option(
            "--at", m_given.at, "The moment shown, such as 12.48ms [of a part: its middle]");
        m_render->add_option(
            "--from", m_given.from, "Where the time axis begins [the run's start]");
        m_render->add_option("--to", m_given.to, "Where it ends [the run's end]");
        m_given.figure.addTo(*m_render);
        m_render->add_option("--out", m_given.out, "By its suffix: " + joined(renderSuffixes()))
            ->required();
    }

    void addCompare()
    {
        m_compare = add("compare", "Put two recorded runs side by side");
        m_compare->add_option("A", m_given.file, "An .interleave file")->required();
        m_compare->add_option("B", m_given.other, "Another, compared with A")->required();
        m_compare
            ->add_option("--export", m_given.exports,
                "Write a picture of both on one time axis: " + joined(pictureSuffixes())
                    + " (repeatable)")
            ->allow_extra_args(false);
        m_compare->add_option(
            "--theme", m_given.theme, std::string{"Of the picture: "} + themeHelp);
        m_compare->add_flag("--json", m_given.json, "Print the differences as JSON");
        m_compare->add_flag("--overlaid", m_given.overlaid,
            "Of the picture: each thread of A above the same of B, not run above run");
        m_compare->add_option("--repeat", m_given.repeat,
            "Run what A and B are recordings of N times each, in turn, and tell which differences "
            "exceed the noise: 2 to 1000");
    }

    void addExplain()
    {
        m_explain = add("explain", "Say why a thread was not running at a moment");
        m_explain->add_option("FILE", m_given.file, "An .interleave file")->required();
        m_explain
            ->add_option("--thread", m_given.thread, "As pictures call it: T3 or \"T3 worker\"")
            ->required();
        m_explain->add_option("--at", m_given.at, "The moment, such as 12.48ms")->required();
        m_explain->add_flag("--json", m_given.json, "As JSON");
    }

    void addSlides()
    {
        m_slides = add("slides", "Run demos and write a set of pictures of each");
        m_slides->add_option("WHAT", m_given.subjects, "Demos and .interleave files")->required();
        m_slides->add_option("--out", m_given.out, "The folder for the files; made where missing")
            ->required();
        m_slides->add_option("--animate", m_given.animate, "gif, webp or mp4 as well");
        m_slides->add_option("--seed", m_given.seed, "What random choices start from [1]");
        m_given.figure.addTo(*m_slides);
        m_slides->add_flag("--json", m_given.json, "Name the files as JSON");
    }

    void addConvert()
    {
        m_convert = add("convert", "Write a recorded run in another format");
        m_convert->add_option("FILE", m_given.file, "An .interleave file")->required();
        m_convert->add_option("OUT", m_given.out, "By its suffix: " + joined(dataSuffixes()))
            ->required();
    }

    void addLesson()
    {
        m_lesson = add("lesson", "Open a lesson in the window, or check it");
        m_lesson->add_option("PATH", m_given.what, "A lesson (.md) or a folder of them")
            ->required();
        m_lesson->add_flag(
            "--check", m_given.check, "Only say what is wrong with it; needs no display");
    }

    void addLecture()
    {
        m_lecture = add("lecture", "Open a lesson or a playlist of demos in front of a room");
        m_lecture->add_option("PATH", m_given.what, "A lesson (.md) or a folder of them")
            ->required();
    }

    void addLaw()
    {
        CLI::App* const law = add("law", "What a law of speedup says, as a number");
        m_given.law.addTo(*law);
        law->add_flag("--json", m_given.json, "As JSON, with what follows from it");
    }

    void addFit()
    {
        CLI::App* const fit = add("fit", "Fit a law of speedup to a table of your own");
        fit->add_option("FILE", m_given.file,
               "A table (CSV, TSV) with the columns processors and throughput or time")
            ->required();
        fit->add_option("--model", m_given.model, "One of: " + joined(modelNames()) + " [usl]");
        fit->add_option("--method", m_given.method,
            "How the measurements err: " + joined(methodNames()) + " [least-squares]");
        fit->add_flag("--json", m_given.json, "As JSON");
    }

    void addMeasure()
    {
        CLI::App* const measure = add("measure", "Measure this machine's caches, memory and cores");
        m_given.measure.addTo(*measure);
        measure->add_flag("--json", m_given.json, "As JSON");
    }

    void addTopology()
    {
        std::vector<std::string_view> samples;
        for (const engine::SampleMachine& machine : engine::sampleMachines())
            samples.push_back(machine.id);
        CLI::App* const topology =
            add("topology", "What a machine is made of: this one, or one that a file describes");
        topology->add_option(
            "FILE", m_given.file, "An XML file that lstopo wrote on another machine");
        topology->add_option("--synthetic", m_given.synthetic,
            "As hwloc describes machines, such as \"pack:2 [numa] l3:1 core:8 pu:2\"");
        topology->add_option("--sample", m_given.sample, "One of: " + joined(samples));
        topology->add_flag("--json", m_given.json, "As JSON");
    }

    void addDoctor()
    {
        m_doctor = add("doctor", "What this machine permits, and what would improve it");
        m_doctor->add_flag("--json", m_given.json, "As JSON");
    }

    CLI::App& chosen()
    {
        const auto commands = m_app.get_subcommands();
        return commands.empty() ? m_app : *commands.front();
    }

    std::string helpText()
    {
        return m_app.get_subcommands().empty() ? m_app.help() : chosen().help("interleave");
    }

    std::string helpCommand()
    {
        const auto commands = m_app.get_subcommands();
        return commands.empty() ? "interleave --help"
                                : "interleave " + commands.front()->get_name() + " --help";
    }

    static std::string notEmpty(const std::string& text)
    {
        return text.empty() ? "the value is empty" : std::string{};
    }

    static std::string oneLine(std::string text)
    {
        std::ranges::replace(text, '\n', ' ');
        return text;
    }

    std::string aboutExtra(const std::string& word)
    {
        if (m_run->parsed() && m_given.demo == nullptr)
            return unknown("demo", m_given.demoId, "demos", demoIds());
        if (!word.starts_with('-'))
            return "unexpected " + inQuotes(word) + "; see " + helpCommand();
        std::vector<std::string> names;
        for (const CLI::Option* option : chosen().get_options())
            if (!option->get_lnames().empty())
                names.push_back("--" + option->get_lnames().front());
        const std::vector<std::string_view> choices{names.begin(), names.end()};
        const std::string kind = m_given.demo != nullptr ? "parameter" : "option";
        return unknown(kind, word.substr(0, word.find('=')), kind + "s", choices);
    }

    Given m_given;
    CLI::App m_app{"Makes concurrency visible. Without a command, opens the window.", "interleave"};
    CLI::App* m_list = nullptr;
    CLI::App* m_run = nullptr;
    CLI::App* m_render = nullptr;
    CLI::App* m_compare = nullptr;
    CLI::App* m_explain = nullptr;
    CLI::App* m_slides = nullptr;
    CLI::App* m_convert = nullptr;
    CLI::App* m_lesson = nullptr;
    CLI::App* m_lecture = nullptr;
    CLI::App* m_doctor = nullptr;
};

} // namespace

Expected<Request> parse(int argc, const char* const* argv)
{
    return Grammar{demoIn(argc, argv)}.parse(argc, argv);
}

} // namespace app::cli
