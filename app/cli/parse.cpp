#include "app/cli/parse.h"

#include "app/cli/figure_grammar.h"
#include "app/cli/formats.h"
#include "app/cli/values.h"
#include "app/cli/words.h"
#include "app/window/language.h"
#include "views/view.h"

#include <algorithm>
#include <array>
#include <deque>

#include <CLI/CLI.hpp>

namespace app::cli {
namespace {

using engine::Workload;

std::vector<std::string_view> demoIds()
{
    std::vector<std::string_view> ids;
    for (const Workload* workload : engine::catalog())
        ids.push_back(workload->id);
    return ids;
}

std::vector<std::string_view> viewIds()
{
    std::vector<std::string_view> ids;
    for (const views::ViewType* view : views::catalog())
        ids.push_back(view->id);
    return ids;
}

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

Expected<trace::Time> timeOf(const std::string& option, const std::string& text)
{
    if (const auto duration = parseDuration(text))
        return trace::Time{*duration};
    return misuse(option + ": " + inQuotes(text)
        + " is not a time; give a number and its unit, such as 12.48ms, 250us or 2s");
}

std::vector<std::string_view> languageCodes()
{
    std::vector<std::string_view> codes;
    for (const Language& language : languages())
        codes.push_back(language.code);
    return codes;
}

/// The command line's grammar, by CLI11; what the words mean is checked here, to say it clearly.
class Grammar {
public:
    explicit Grammar(const Workload* demo)
        : m_demo{demo}
    {
        m_app.set_help_flag("-h,--help", "Show this and exit");
        m_app.set_version_flag("--version", "interleave " INTERLEAVE_VERSION);
        m_app.require_subcommand(0, 1);
        m_app.add_option("WHAT", m_what, "A demo or an .interleave file to open in the window");
        m_app.add_flag("--run", m_pressRun, "Press Run as soon as the window is open");
        m_app.add_option("--language", m_language,
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
        return request();
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
        m_list->add_flag("--json", m_json, "As JSON");
    }

    void addRun()
    {
        m_run = add("run", "Run a demo, print its figures and write pictures or data of it");
        m_run->add_option("DEMO", m_demoId, "One of: " + joined(demoIds()))->required();
        if (m_demo != nullptr)
            for (const engine::Param& param : m_demo->params)
                m_run->add_option("--" + std::string{param.key},
                    m_values.emplace_back(&param, std::string{}).second, helpOf(param));
        m_run->add_option("--seed", m_seed, "What the demo's random choices start from [1]");
        m_run->add_option("--duration", m_duration, "When to stop it, such as 2s or 500ms");
        m_run->add_option("--tier", m_tier, "Observe no better than: " + joined(tierNames()));
        m_run
            ->add_option("--export", m_exports,
                "Write a file, by its suffix: " + joined(exportSuffixes()) + " (repeatable)")
            ->allow_extra_args(false);
        m_run->add_option("--repeat", m_repeat,
            "Run it so many times, with this seed and those after it [1]; files get numbers");
        m_run->add_flag("--same-seed", m_sameSeed, "Repeat it with one seed");
        m_run->add_flag("--json", m_json, "Print the figures as JSON");
    }

    void addRender()
    {
        m_render = add("render", "Draw a view of a recorded run, as a slide");
        m_render->add_option("FILE", m_file, "An .interleave file")->required();
        m_render->add_option("--view", m_view, "One of: " + joined(viewIds()))->required();
        m_render->add_option(
            "--at", m_at, "The moment shown, such as 12.48ms [of a part: its middle]");
        m_render->add_option("--from", m_from, "Where the time axis begins [the run's start]");
        m_render->add_option("--to", m_to, "Where it ends [the run's end]");
        m_figure.addTo(*m_render);
        m_render->add_option("--out", m_out, "By its suffix: " + joined(renderSuffixes()))
            ->required();
    }

    void addCompare()
    {
        m_compare = add("compare", "Put two recorded runs side by side");
        m_compare->add_option("A", m_file, "An .interleave file")->required();
        m_compare->add_option("B", m_other, "Another, compared with A")->required();
        m_compare
            ->add_option("--export", m_exports,
                "Write a picture of both on one time axis: " + joined(pictureSuffixes())
                    + " (repeatable)")
            ->allow_extra_args(false);
        m_compare->add_option("--theme", m_theme, "Of the picture: light or dark [light]");
        m_compare->add_flag("--json", m_json, "Print the differences as JSON");
    }

    void addExplain()
    {
        m_explain = add("explain", "Say why a thread was not running at a moment");
        m_explain->add_option("FILE", m_file, "An .interleave file")->required();
        m_explain->add_option("--thread", m_thread, "As pictures call it: T3 or \"T3 worker\"")
            ->required();
        m_explain->add_option("--at", m_at, "The moment, such as 12.48ms")->required();
        m_explain->add_flag("--json", m_json, "As JSON");
    }

    void addSlides()
    {
        m_slides = add("slides", "Run demos and write a set of pictures of each");
        m_slides->add_option("WHAT", m_subjects, "Demos and .interleave files")->required();
        m_slides->add_option("--out", m_out, "The folder for the files; made where missing")
            ->required();
        m_slides->add_option("--animate", m_animate, "gif, webp or mp4 as well");
        m_slides->add_option("--seed", m_seed, "What random choices start from [1]");
        m_figure.addTo(*m_slides);
        m_slides->add_flag("--json", m_json, "Name the files as JSON");
    }

    void addConvert()
    {
        m_convert = add("convert", "Write a recorded run in another format");
        m_convert->add_option("FILE", m_file, "An .interleave file")->required();
        m_convert->add_option("OUT", m_out, "By its suffix: " + joined(dataSuffixes()))->required();
    }

    void addLesson()
    {
        m_lesson = add("lesson", "Open a lesson in the window, or check it");
        m_lesson->add_option("PATH", m_what, "A lesson (.md) or a folder of them")->required();
        m_lesson->add_flag("--check", m_check, "Only say what is wrong with it; needs no display");
    }

    void addLecture()
    {
        m_lecture = add("lecture", "Open a lesson or a playlist of demos in front of a room");
        m_lecture->add_option("PATH", m_what, "A lesson (.md) or a folder of them")->required();
    }

    void addDoctor()
    {
        m_doctor = add("doctor", "What this machine permits, and what would improve it");
        m_doctor->add_flag("--json", m_json, "As JSON");
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
        if (m_run->parsed() && m_demo == nullptr)
            return unknown("demo", m_demoId, "demos", demoIds());
        if (!word.starts_with('-'))
            return "unexpected " + inQuotes(word) + "; see " + helpCommand();
        std::vector<std::string> names;
        for (const CLI::Option* option : chosen().get_options())
            if (!option->get_lnames().empty())
                names.push_back("--" + option->get_lnames().front());
        const std::vector<std::string_view> choices{names.begin(), names.end()};
        const std::string kind = m_demo != nullptr ? "parameter" : "option";
        return unknown(kind, word.substr(0, word.find('=')), kind + "s", choices);
    }

    Expected<Request> request() const
    {
        if (m_pressRun && !m_app.get_subcommands().empty())
            return misuse("--run presses Run in the window: it goes with a demo alone");
        if (const auto codes = languageCodes();
            !m_language.empty() && std::ranges::count(codes, m_language) == 0)
            return misuse(unknown("language", m_language, "languages", codes));
        if (!m_language.empty() && !opensWindow())
            return misuse("--language is the window's: the command line speaks English");
        if (m_list->parsed())
            return ListDemos{m_json};
        if (m_run->parsed())
            return runRequest();
        if (m_render->parsed())
            return renderRequest();
        if (m_compare->parsed())
            return compareRequest();
        if (m_explain->parsed())
            return explainRequest();
        if (m_slides->parsed())
            return slidesRequest();
        if (m_convert->parsed())
            return convertRequest();
        if (m_lesson->parsed())
            return m_check ? Request{CheckLessons{m_what}}
                           : Request{OpenWindow{.lesson = m_what, .language = m_language}};
        if (m_lecture->parsed())
            return OpenWindow{.lesson = m_what, .language = m_language, .lecture = true};
        if (m_doctor->parsed())
            return Examine{m_json};
        return windowRequest();
    }

    bool opensWindow() const
    {
        return m_app.get_subcommands().empty() || (m_lesson->parsed() && !m_check)
            || m_lecture->parsed();
    }

    Expected<Request> windowRequest() const
    {
        if (m_what.empty())
            return OpenWindow{.language = m_language, .run = m_pressRun};
        if (engine::findWorkload(m_what) != nullptr)
            return OpenWindow{.demo = m_what, .language = m_language, .run = m_pressRun};
        if (suffixOf(m_what) == "interleave")
            return OpenWindow{.file = m_what, .language = m_language};
        std::vector<std::string_view> choices{"list", "run", "render", "slides", "compare",
            "explain", "convert", "lesson", "lecture", "doctor"};
        std::ranges::copy(demoIds(), std::back_inserter(choices));
        return misuse(unknown("command or demo", m_what, "commands and demos", choices)
            + ", or a file ending in .interleave");
    }

    Expected<Request> runRequest() const
    {
        if (m_demo == nullptr)
            return misuse(unknown("demo", m_demoId, "demos", demoIds()));
        RunDemo run{.exports = m_exports, .json = m_json};
        run.request.workload = m_demo;
        for (const auto& [param, text] : m_values) {
            const auto value = text.empty() ? param->start() : parseValue(*param, text);
            if (!value)
                return tl::unexpected{value.error()};
            run.request.values.push_back(*value);
        }
        for (const auto check : {&Grammar::takeSeed, &Grammar::takeDuration, &Grammar::takeTier,
                 &Grammar::takeRepeat, &Grammar::checkExports})
            if (const auto taken = (this->*check)(run); !taken)
                return tl::unexpected{taken.error()};
        return run;
    }

    Expected<void> takeSeed(RunDemo& run) const
    {
        if (m_seed.empty())
            return {};
        const auto seed = parseWhole(m_seed);
        if (!seed)
            return misuse(
                "--seed: " + inQuotes(m_seed) + " is not a whole number from 0 to 2^64 - 1");
        run.request.seed = *seed;
        return {};
    }

    Expected<void> takeDuration(RunDemo& run) const
    {
        using namespace std::chrono;
        if (m_duration.empty())
            return {};
        const auto duration = parseDuration(m_duration);
        if (!duration)
            return misuse("--duration: " + inQuotes(m_duration)
                + " is not a duration; give a number and its unit, such as 2s or 500ms");
        if (*duration < 1ms || *duration > 1h)
            return misuse("--duration: " + m_duration + " is out of range; valid: 1ms to 60min");
        run.request.duration = duration_cast<milliseconds>(*duration);
        return {};
    }

    Expected<void> takeTier(RunDemo& run) const
    {
        if (m_tier.empty())
            return {};
        const auto tier = tierNamed(m_tier);
        if (!tier)
            return misuse("--tier: " + unknown("tier", m_tier, "tiers", tierNames()));
        run.request.best = *tier;
        return {};
    }

    Expected<void> takeRepeat(RunDemo& run) const
    {
        static constexpr std::uint64_t most = 1000;
        run.sameSeed = m_sameSeed;
        if (m_repeat.empty()) {
            if (m_sameSeed)
                return misuse("--same-seed goes with --repeat");
            return {};
        }
        const auto repeat = parseWhole(m_repeat);
        if (!repeat || *repeat < 1 || *repeat > most)
            return misuse("--repeat: " + inQuotes(m_repeat)
                + " is not a number of runs; valid: 1 to " + std::to_string(most));
        run.repeat = *repeat;
        return {};
    }

    Expected<void> checkExports(RunDemo&) const { return checkPaths(exportSuffixes()); }

    Expected<void> checkPaths(std::span<const std::string_view> suffixes) const
    {
        for (auto path = m_exports.begin(); path != m_exports.end(); ++path) {
            if (const auto known = checkSuffix("--export", *path, suffixes); !known)
                return known;
            if (std::find(m_exports.begin(), path, *path) != path)
                return misuse("--export: " + inQuotes(*path) + " is named twice");
        }
        return {};
    }

    Expected<bool> isDark() const
    {
        static constexpr std::array<std::string_view, 2> themes{"light", "dark"};
        if (!m_theme.empty() && std::ranges::find(themes, m_theme) == themes.end())
            return misuse("--theme: " + unknown("theme", m_theme, "themes", themes));
        return m_theme == "dark";
    }

    Expected<Request> renderRequest() const
    {
        RenderFile render{.file = m_file, .out = m_out};
        if (views::findView(m_view) == nullptr)
            return misuse("--view: " + unknown("view", m_view, "views", viewIds()));
        if (const auto known = checkSuffix("--out", m_out, renderSuffixes()); !known)
            return tl::unexpected{known.error()};
        for (const auto& [name, text, time] :
            {std::tuple{"--at", &m_at, &render.at}, std::tuple{"--from", &m_from, &render.from},
                std::tuple{"--to", &m_to, &render.to}}) {
            if (text->empty())
                continue;
            const auto parsed = timeOf(name, *text);
            if (!parsed)
                return tl::unexpected{parsed.error()};
            *time = *parsed;
        }
        if (render.from && render.to && *render.from >= *render.to)
            return misuse("--from " + m_from + " must be before --to " + m_to);
        const auto figure = m_figure.options(suffixOf(m_out));
        if (!figure)
            return tl::unexpected{figure.error()};
        render.figure = *figure;
        render.figure.views = {m_view};
        return render;
    }

    Expected<Request> compareRequest() const
    {
        if (const auto checked = checkPaths(pictureSuffixes()); !checked)
            return tl::unexpected{checked.error()};
        const auto dark = isDark();
        if (!dark)
            return tl::unexpected{dark.error()};
        return CompareFiles{
            .a = m_file, .b = m_other, .exports = m_exports, .dark = *dark, .json = m_json};
    }

    Expected<Request> explainRequest() const
    {
        const auto at = timeOf("--at", m_at);
        if (!at)
            return tl::unexpected{at.error()};
        return ExplainFile{.file = m_file, .thread = m_thread, .at = *at, .json = m_json};
    }

    Expected<Request> slidesRequest() const
    {
        WriteSlides slides{.animate = m_animate, .folder = m_out, .json = m_json};
        for (const std::string& what : m_subjects) {
            const Workload* const demo = engine::findWorkload(what);
            if (demo == nullptr && suffixOf(what) != "interleave")
                return misuse(unknown("demo", what, "demos", demoIds())
                    + ", or a file ending in .interleave");
            slides.subjects.push_back({demo, demo != nullptr ? std::string{} : what});
        }
        if (!m_animate.empty()
            && std::ranges::find(animationSuffixes(), m_animate) == animationSuffixes().end())
            return misuse(
                "--animate: " + unknown("format", m_animate, "formats", animationSuffixes()));
        const auto seed = m_seed.empty() ? std::optional{slides.seed} : parseWhole(m_seed);
        if (!seed)
            return misuse(
                "--seed: " + inQuotes(m_seed) + " is not a whole number from 0 to 2^64 - 1");
        slides.seed = *seed;
        const auto figure = m_figure.options("svg");
        if (!figure)
            return tl::unexpected{figure.error()};
        slides.figure = *figure;
        return slides;
    }

    Expected<Request> convertRequest() const
    {
        if (const auto known = checkSuffix("OUT", m_out, dataSuffixes()); !known)
            return tl::unexpected{known.error()};
        return ConvertFile{.file = m_file, .out = m_out};
    }

    const Workload* m_demo;
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

    std::deque<std::pair<const engine::Param*, std::string>> m_values; ///< addresses are kept
    std::vector<std::string> m_exports;
    std::string m_language;
    bool m_pressRun = false;
    bool m_sameSeed = false;
    std::string m_what, m_demoId, m_seed, m_duration, m_tier, m_repeat;
    std::string m_file, m_other, m_view, m_at, m_from, m_to, m_theme, m_out, m_thread, m_animate;
    std::vector<std::string> m_subjects;
    FigureGrammar m_figure;
    bool m_json = false;
    bool m_check = false;
};

} // namespace

Expected<Request> parse(int argc, const char* const* argv)
{
    return Grammar{demoIn(argc, argv)}.parse(argc, argv);
}

} // namespace app::cli
