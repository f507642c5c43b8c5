// A lesson's text, line by line, into its steps.
#include "app/cli/words.h"
#include "app/lesson/command.h"
#include "app/lesson/formula.h"
#include "app/lesson/lesson_file.h"
#include "app/lesson/lines.h"

#include <algorithm>
#include <array>

namespace app::lesson {
namespace {

/// A fenced block: what it holds and what it is.
enum class Fence { None, Stage, Notes, Text };

class LessonReader {
public:
    LessonReader(std::span<const engine::Workload* const> demos, const engine::Workload* implied)
        : m_demos{demos}
        , m_implied{implied}
    {
    }

    tl::expected<Lesson, std::vector<Mistake>> read(std::string_view text)
    {
        if (text.size() > largestLesson)
            return tl::unexpected{std::vector{Mistake{1, "a lesson is at most 1 MiB"}}};
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty()) {
            ++m_line;
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (!isText(line)) {
                wrong("this is not text in UTF-8");
                return finished();
            }
            take(line);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        end();
        return finished();
    }

private:
    struct Line {
        int number = 0;
        std::string_view text{};
    };

    void wrong(int line, std::string what) { m_mistakes.push_back({line, std::move(what)}); }
    void wrong(std::string what) { wrong(m_line, std::move(what)); }

    Step& step() { return m_lesson.steps.back(); }

    void take(std::string_view line)
    {
        if (m_fence != Fence::None)
            return takeFenced(line);
        if (line.starts_with("```"))
            return openFence(line);
        if (line.starts_with("# ") || line == "#")
            return takeTitle(trimmed(line.substr(1)));
        if (line.starts_with("## ") || line == "##")
            return takeStep(trimmed(line.substr(2)));
        if (m_lesson.steps.empty()) {
            if (!isBlank(line))
                takeUntitled();
            else
                return;
        }
        takeText(line);
    }

    void takeText(std::string_view line)
    {
        step().text += line;
        step().text += '\n';
    }

    void takeTitle(std::string_view title)
    {
        if (!m_lesson.steps.empty())
            return wrong("a lesson has one title; a step begins with \"## \"");
        if (title.empty())
            wrong("the title is empty; write \"# Title\"");
        m_lesson.steps.push_back({.line = m_line, .title = std::string{title}});
        m_textLine.push_back(m_line + 1);
    }

    void takeUntitled()
    {
        wrong("a lesson begins with its title; write \"# Title\" before this line");
        m_lesson.steps.push_back({.line = m_line});
        m_textLine.push_back(m_line);
    }

    void takeStep(std::string_view title)
    {
        if (m_lesson.steps.empty())
            takeUntitled();
        if (title.empty())
            wrong("the step has no title; write \"## Title\"");
        if (m_lesson.steps.size() == mostSteps + 1)
            wrong("a lesson has at most " + std::to_string(mostSteps) + " steps");
        m_lesson.steps.push_back({.line = m_line, .title = std::string{title}});
        m_textLine.push_back(m_line + 1);
    }

    void openFence(std::string_view line)
    {
        const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
        const std::string_view info = trimmed(line.substr(ticks));
        m_fence = info == "stage" ? Fence::Stage : info == "notes" ? Fence::Notes : Fence::Text;
        m_ticks = ticks;
        m_opened = m_line;
        if (m_lesson.steps.empty())
            takeUntitled();
        static constexpr std::array<std::string_view, 2> ours{"stage", "notes"};
        if (const auto meant = cli::nearest(info, ours);
            m_fence == Fence::Text && meant && !info.empty())
            wrong("unknown block " + cli::inQuotes(info) + "; did you mean " + cli::inQuotes(*meant)
                + '?');
        takeText(m_fence == Fence::Text ? line : std::string_view{}); // lines keep their places
    }

    void takeFenced(std::string_view line)
    {
        const std::string_view bare = trimmed(line);
        const bool closes = bare.size() >= m_ticks
            && bare.find_first_not_of('`') == std::string_view::npos && !bare.empty();
        takeText(m_fence == Fence::Text ? line : std::string_view{});
        if (closes)
            m_fence = Fence::None;
        else if (m_fence == Fence::Notes)
            step().notes += std::string{line} + '\n';
        else if (m_fence == Fence::Stage && !bare.empty() && !bare.starts_with('#'))
            m_commands.push_back({m_lesson.steps.size() - 1, {m_line, bare}});
    }

    void end()
    {
        if (m_fence != Fence::None)
            wrong(m_opened, "this block is not closed; end it with a line ```");
        if (m_lesson.steps.empty())
            wrong(1, "the lesson is empty; it begins with \"# Title\"");
        else if (m_lesson.steps.size() == 1)
            wrong(std::max(1, m_line), "the lesson has no step; a step begins with \"## Title\"");
        findDemos();
        readCommands();
        for (std::size_t i = 0; i < m_lesson.steps.size(); ++i)
            finish(m_lesson.steps[i], m_textLine[i], m_tellsDemo[i]);
    }

    /// The demos are told first of all, as the other commands depend on them: the lesson's own
    /// before the first step, another one in the step that goes over to it.
    void findDemos()
    {
        std::vector<const engine::Workload*> named(m_lesson.steps.size(), nullptr);
        std::vector<bool>& told = m_tellsDemo;
        told.assign(m_lesson.steps.size(), false);
        for (const auto& [step, line] : m_commands) {
            if (firstWord(line.text) != "demo")
                continue;
            if (told[step])
                wrong(line.number, "a step is about one demo; begin another step for another");
            else
                named[step] = demoNamed(line);
            told[step] = true;
        }
        std::erase_if(m_commands,
            [](const auto& command) { return firstWord(command.second.text) == "demo"; });
        const auto first = std::ranges::find(told, true) - told.begin();
        const bool begins = first <= (m_implied == nullptr ? 1 : 0) && first < std::ssize(told);
        m_lesson.demo = begins ? named[static_cast<std::size_t>(first)] : m_implied;
        if (!begins && m_implied == nullptr)
            wrong(m_lesson.steps.empty() ? 1 : m_lesson.steps.front().line,
                "the lesson names no demo; before the first step, write a block ```stage with "
                "the line \"demo "
                    + std::string{m_demos.empty() ? "NAME" : m_demos.front()->id} + '"');
        const engine::Workload* demo = m_lesson.demo;
        for (std::size_t i = 0; i < m_lesson.steps.size(); ++i) {
            if (told[i])
                demo = named[i];
            m_lesson.steps[i].demo = demo;
        }
    }

    const engine::Workload* demoNamed(const Line& line)
    {
        const auto words = wordsOf(line.text);
        if (!words || words->size() != 2) {
            wrong(line.number, "demo takes the name of one demo");
            return nullptr;
        }
        const auto found = std::ranges::find(m_demos, (*words)[1], &engine::Workload::id);
        if (found != m_demos.end())
            return *found;
        std::vector<std::string_view> ids;
        std::ranges::transform(m_demos, std::back_inserter(ids), &engine::Workload::id);
        wrong(line.number, cli::unknown("demo", (*words)[1], "demos", ids));
        return nullptr;
    }

    static std::string_view firstWord(std::string_view text)
    {
        return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
    }

    void readCommands()
    {
        for (const auto& [step, line] : m_commands) {
            auto action = parseAction(line.text, m_lesson.steps[step].demo);
            if (!action)
                wrong(line.number, action.error());
            else
                m_lesson.steps[step].commands.push_back(
                    {line.number, std::string{line.text}, *std::move(action)});
        }
    }

    void finish(Step& step, int firstLine, bool tellsDemo)
    {
        for (const TextPart& part : splitAtFormulas(step.text)) {
            if (!part.formula)
                continue;
            if (const auto formula = parseFormula(part.text); !formula)
                wrong(firstLine + part.line,
                    "formula " + cli::inQuotes("$" + std::string{part.text.substr(0, 60)} + "$")
                        + ": " + formula.error());
        }
        if (isBlank(step.text) && step.commands.empty() && !tellsDemo
            && &step != &m_lesson.steps.front() && m_mistakes.empty())
            wrong(step.line, "the step is empty; say something, or do something");
        step.text = withoutEdges(step.text);
        step.notes = withoutEdges(step.notes);
    }

    tl::expected<Lesson, std::vector<Mistake>> finished()
    {
        if (m_mistakes.empty())
            return std::move(m_lesson);
        std::ranges::stable_sort(m_mistakes, {}, &Mistake::line);
        if (m_mistakes.size() > mostMistakes)
            m_mistakes.resize(mostMistakes);
        return tl::unexpected{std::move(m_mistakes)};
    }

    std::span<const engine::Workload* const> m_demos;
    const engine::Workload* m_implied;
    int m_line = 0;
    Fence m_fence = Fence::None;
    std::size_t m_ticks = 0;
    int m_opened = 0;
    std::vector<bool> m_tellsDemo; ///< of each step
    std::vector<int> m_textLine; ///< of each step: where its text begins
    std::vector<std::pair<std::size_t, Line>> m_commands; ///< step and line
    Lesson m_lesson;
    std::vector<Mistake> m_mistakes;
};

} // namespace

tl::expected<Lesson, std::vector<Mistake>> parseLesson(std::string_view text,
    std::span<const engine::Workload* const> demos, const engine::Workload* implied)
{
    return LessonReader{demos, implied}.read(text);
}

} // namespace app::lesson
