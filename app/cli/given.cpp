#include "app/cli/given.h"

#include "app/cli/formats.h"
#include "app/cli/theme_word.h"
#include "app/cli/values.h"
#include "app/cli/words.h"
#include "app/window/language.h"
#include "engine/measure/topology.h"
#include "engine/workloads/machine_choice.h"
#include "views/view.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace app::cli {
namespace {

using engine::Workload;

Expected<trace::Time> timeOf(const std::string& option, const std::string& text)
{
    if (const auto duration = parseDuration(text))
        return trace::Time{*duration};
    return misuse(option + ": " + inQuotes(text)
        + " is not a time; give a number and its unit, such as 12.48ms, 250us or 2s");
}

/// Names and what they stand for; the first is meant where none is given.
constexpr std::pair<std::string_view, engine::ScalingModel> models[]{
    {"usl", engine::ScalingModel::Usl}, {"amdahl", engine::ScalingModel::Amdahl},
    {"gustafson", engine::ScalingModel::Gustafson}};
constexpr std::pair<std::string_view, engine::FitMethod> methods[]{
    {"least-squares", engine::FitMethod::LeastSquares}, {"relative", engine::FitMethod::Relative},
    {"robust", engine::FitMethod::Robust}};

template <class Entries>
std::vector<std::string_view> namesOf(const Entries& entries)
{
    std::vector<std::string_view> names;
    for (const auto& entry : entries)
        names.push_back(entry.first);
    return names;
}

template <class T, std::size_t n>
Expected<std::pair<std::string_view, T>> named(const std::pair<std::string_view, T> (&entries)[n],
    const std::string& word, const std::string& kind)
{
    if (word.empty())
        return entries[0];
    for (const auto& entry : entries)
        if (entry.first == word)
            return entry;
    return misuse("--" + kind + ": " + unknown(kind, word, kind + "s", namesOf(entries)));
}

/// What the words mean, checked here and not by the grammar, to say it clearly.
class Meaning {
public:
    explicit Meaning(const Given& given)
        : m_given{given}
    {
    }

    Expected<Request> request() const
    {
        if (m_given.pressRun && !m_given.command.empty())
            return misuse("--run presses Run in the window: it goes with a demo alone");
        if (const auto codes = languageCodes();
            !m_given.language.empty() && std::ranges::count(codes, m_given.language) == 0)
            return misuse(unknown("language", m_given.language, "languages", codes));
        if (!m_given.language.empty() && !opensWindow())
            return misuse("--language is the window's: the command line speaks English");
        if (m_given.command == "list")
            return ListDemos{m_given.json};
        if (m_given.command == "run")
            return runRequest();
        if (m_given.command == "render")
            return renderRequest();
        if (m_given.command == "compare")
            return compareRequest();
        if (m_given.command == "explain")
            return explainRequest();
        if (m_given.command == "slides")
            return slidesRequest();
        if (m_given.command == "convert")
            return convertRequest();
        if (m_given.command == "lesson")
            return m_given.check
                ? Request{CheckLessons{m_given.what}}
                : Request{OpenWindow{.lesson = m_given.what, .language = m_given.language}};
        if (m_given.command == "lecture")
            return OpenWindow{
                .lesson = m_given.what, .language = m_given.language, .lecture = true};
        if (m_given.command == "law")
            return m_given.law.request(m_given.json);
        if (m_given.command == "fit")
            return fitRequest();
        if (m_given.command == "measure")
            return m_given.measure.request(m_given.json);
        if (m_given.command == "doctor")
            return Examine{m_given.json};
        if (m_given.command == "topology")
            return topologyRequest();
        return windowRequest();
    }

    bool opensWindow() const
    {
        return m_given.command.empty() || (m_given.command == "lesson" && !m_given.check)
            || m_given.command == "lecture";
    }

private:
    Expected<Request> windowRequest() const
    {
        if (m_given.what.empty())
            return OpenWindow{.language = m_given.language, .run = m_given.pressRun};
        if (engine::findWorkload(m_given.what) != nullptr)
            return OpenWindow{
                .demo = m_given.what, .language = m_given.language, .run = m_given.pressRun};
        if (const std::string suffix = suffixOf(m_given.what);
            suffix == "interleave" || suffix == "xml")
            return OpenWindow{.file = m_given.what, .language = m_given.language};
        std::vector<std::string_view> choices{"list", "run", "render", "slides", "compare",
            "explain", "convert", "lesson", "lecture", "law", "fit", "measure", "topology",
            "doctor"};
        std::ranges::copy(demoIds(), std::back_inserter(choices));
        return misuse(unknown("command or demo", m_given.what, "commands and demos", choices)
            + ", or a file ending in .interleave, or a machine's in .xml");
    }

    Expected<Request> runRequest() const
    {
        if (m_given.demo == nullptr)
            return misuse(unknown("demo", m_given.demoId, "demos", demoIds()));
        RunDemo run{.exports = m_given.exports, .json = m_given.json};
        run.request.workload = m_given.demo;
        for (const auto& [param, text] : m_given.values) {
            const auto value = text.empty() ? param->start() : parseValue(*param, text);
            if (!value)
                return tl::unexpected{value.error()};
            run.request.values.push_back(*value);
        }
        for (const auto check : {&Meaning::takeMachine, &Meaning::takeSeed, &Meaning::takeDuration,
                 &Meaning::takeTier, &Meaning::takeRepeat, &Meaning::checkExports})
            if (const auto taken = (this->*check)(run); !taken)
                return tl::unexpected{taken.error()};
        return run;
    }

    Expected<void> takeMachine(RunDemo& run) const
    {
        std::vector<std::int64_t>& values = run.request.values;
        run.machine = m_given.machine;
        if (!m_given.machine.empty()) {
            const auto choice = engine::choiceOfOpened(*m_given.demo);
            const auto& typed = m_given.values[choice->param];
            if (!typed.second.empty() && values[choice->param] != choice->value)
                return misuse(
                    "--machine-file and --" + std::string{typed.first->key} + " name two machines");
            values[choice->param] = choice->value;
        } else if (engine::showsOpened(*m_given.demo, values)) {
            return misuse("which file? Name it by --machine-file FILE.xml");
        }
        return {};
    }

    Expected<void> takeSeed(RunDemo& run) const
    {
        if (m_given.seed.empty())
            return {};
        const auto seed = parseWhole(m_given.seed);
        if (!seed)
            return misuse(
                "--seed: " + inQuotes(m_given.seed) + " is not a whole number from 0 to 2^64 - 1");
        run.request.seed = *seed;
        return {};
    }

    Expected<void> takeDuration(RunDemo& run) const
    {
        using namespace std::chrono;
        if (m_given.duration.empty())
            return {};
        const auto duration = parseDuration(m_given.duration);
        if (!duration)
            return misuse("--duration: " + inQuotes(m_given.duration)
                + " is not a duration; give a number and its unit, such as 2s or 500ms");
        if (*duration < 1ms || *duration > 1h)
            return misuse(
                "--duration: " + m_given.duration + " is out of range; valid: 1ms to 60min");
        run.request.duration = duration_cast<milliseconds>(*duration);
        return {};
    }

    Expected<void> takeTier(RunDemo& run) const
    {
        if (m_given.tier.empty())
            return {};
        const auto tier = tierNamed(m_given.tier);
        if (!tier)
            return misuse("--tier: " + unknown("tier", m_given.tier, "tiers", tierNames()));
        run.request.best = *tier;
        return {};
    }

    Expected<void> takeRepeat(RunDemo& run) const
    {
        run.sameSeed = m_given.sameSeed;
        if (m_given.repeat.empty()) {
            if (m_given.sameSeed)
                return misuse("--same-seed goes with --repeat");
            return {};
        }
        const auto repeat = repeatOf(1);
        if (!repeat)
            return tl::unexpected{repeat.error()};
        run.repeat = *repeat;
        return {};
    }

    Expected<std::uint64_t> repeatOf(std::uint64_t least) const
    {
        static constexpr std::uint64_t most = 1000;
        const auto repeat = parseWhole(m_given.repeat);
        if (!repeat || *repeat < least || *repeat > most)
            return misuse("--repeat: " + inQuotes(m_given.repeat)
                + " is not a number of runs; valid: " + std::to_string(least) + " to "
                + std::to_string(most));
        return *repeat;
    }

    Expected<void> checkExports(RunDemo&) const { return checkPaths(exportSuffixes()); }

    Expected<void> checkPaths(std::span<const std::string_view> suffixes) const
    {
        for (auto path = m_given.exports.begin(); path != m_given.exports.end(); ++path) {
            if (const auto known = checkSuffix("--export", *path, suffixes); !known)
                return known;
            if (std::find(m_given.exports.begin(), path, *path) != path)
                return misuse("--export: " + inQuotes(*path) + " is named twice");
        }
        return {};
    }

    Expected<Request> renderRequest() const
    {
        RenderFile render{.file = m_given.file, .out = m_given.out};
        if (views::findView(m_given.view) == nullptr)
            return misuse("--view: " + unknown("view", m_given.view, "views", viewIds()));
        if (const auto known = checkSuffix("--out", m_given.out, renderSuffixes()); !known)
            return tl::unexpected{known.error()};
        for (const auto& [name, text, time] : {std::tuple{"--at", &m_given.at, &render.at},
                 std::tuple{"--from", &m_given.from, &render.from},
                 std::tuple{"--to", &m_given.to, &render.to}}) {
            if (text->empty())
                continue;
            const auto parsed = timeOf(name, *text);
            if (!parsed)
                return tl::unexpected{parsed.error()};
            *time = *parsed;
        }
        if (render.from && render.to && *render.from >= *render.to)
            return misuse("--from " + m_given.from + " must be before --to " + m_given.to);
        const auto figure = m_given.figure.options(suffixOf(m_given.out));
        if (!figure)
            return tl::unexpected{figure.error()};
        render.figure = *figure;
        render.figure.views = {m_given.view};
        return render;
    }

    Expected<Request> compareRequest() const
    {
        if (const auto checked = checkPaths(pictureSuffixes()); !checked)
            return tl::unexpected{checked.error()};
        if (m_given.overlaid && m_given.exports.empty())
            return misuse("--overlaid says how the picture of --export looks, and there is none; "
                          "suffixes: "
                + joined(pictureSuffixes()));
        const auto theme = parseTheme(m_given.theme);
        if (!theme)
            return tl::unexpected{theme.error()};
        std::uint64_t repeat = 0;
        if (!m_given.repeat.empty()) {
            const auto times = repeatOf(2);
            if (!times)
                return tl::unexpected{times.error()};
            repeat = *times;
        }
        return CompareFiles{.a = m_given.file,
            .b = m_given.other,
            .exports = m_given.exports,
            .theme = *theme,
            .json = m_given.json,
            .overlaid = m_given.overlaid,
            .repeat = repeat};
    }

    Expected<Request> explainRequest() const
    {
        const auto at = timeOf("--at", m_given.at);
        if (!at)
            return tl::unexpected{at.error()};
        return ExplainFile{
            .file = m_given.file, .thread = m_given.thread, .at = *at, .json = m_given.json};
    }

    Expected<Request> slidesRequest() const
    {
        WriteSlides slides{.animate = m_given.animate, .folder = m_given.out, .json = m_given.json};
        for (const std::string& what : m_given.subjects) {
            const Workload* const demo = engine::findWorkload(what);
            if (demo == nullptr && suffixOf(what) != "interleave")
                return misuse(unknown("demo", what, "demos", demoIds())
                    + ", or a file ending in .interleave, or a machine's in .xml");
            slides.subjects.push_back({demo, demo != nullptr ? std::string{} : what});
        }
        if (!m_given.animate.empty()
            && std::ranges::find(animationSuffixes(), m_given.animate) == animationSuffixes().end())
            return misuse(
                "--animate: " + unknown("format", m_given.animate, "formats", animationSuffixes()));
        const auto seed =
            m_given.seed.empty() ? std::optional{slides.seed} : parseWhole(m_given.seed);
        if (!seed)
            return misuse(
                "--seed: " + inQuotes(m_given.seed) + " is not a whole number from 0 to 2^64 - 1");
        slides.seed = *seed;
        const auto figure = m_given.figure.options("svg");
        if (!figure)
            return tl::unexpected{figure.error()};
        slides.figure = *figure;
        return slides;
    }

    Expected<Request> convertRequest() const
    {
        if (const auto known = checkSuffix("OUT", m_given.out, dataSuffixes()); !known)
            return tl::unexpected{known.error()};
        return ConvertFile{.file = m_given.file, .out = m_given.out};
    }

    Expected<Request> topologyRequest() const
    {
        const LookAtMachine look{.file = m_given.file,
            .synthetic = m_given.synthetic,
            .sample = m_given.sample,
            .json = m_given.json};
        if (!look.file.empty() + !look.synthetic.empty() + !look.sample.empty() > 1)
            return misuse("FILE, --synthetic and --sample exclude each other: name one machine");
        std::vector<std::string_view> samples;
        for (const engine::SampleMachine& machine : engine::sampleMachines())
            samples.push_back(machine.id);
        if (!look.sample.empty() && std::ranges::count(samples, look.sample) == 0)
            return misuse("--sample: " + unknown("machine", look.sample, "machines", samples));
        return look;
    }

    Expected<Request> fitRequest() const
    {
        FitTable fit{.file = m_given.file, .json = m_given.json};
        const auto model = named(models, m_given.model, "model");
        if (!model)
            return tl::unexpected{model.error()};
        const auto method = named(methods, m_given.method, "method");
        if (!method)
            return tl::unexpected{method.error()};
        std::tie(fit.modelName, fit.model) = *model;
        std::tie(fit.methodName, fit.method) = *method;
        return fit;
    }

    const Given& m_given;
};

} // namespace

Expected<Request> requestOf(const Given& given)
{
    return Meaning{given}.request();
}

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

std::vector<std::string_view> languageCodes()
{
    std::vector<std::string_view> codes;
    for (const Language& language : languages())
        codes.push_back(language.code);
    return codes;
}

std::vector<std::string_view> modelNames()
{
    return namesOf(models);
}

std::vector<std::string_view> methodNames()
{
    return namesOf(methods);
}

} // namespace app::cli
