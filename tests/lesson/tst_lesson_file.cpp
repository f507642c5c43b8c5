// Lessons as text: what is read, and every mistake with its line.
#include "app/lesson/command.h"
#include "app/lesson/formula.h"
#include "app/lesson/lesson_document.h"
#include "app/lesson/lesson_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace app::lesson;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view good = R"(# Locks

Why they wait, by $\frac{1}{s}$.

```stage
demo thread-life
show state-flow
```

```notes
Say hello.
```

## Watch

Eight of them.

```stage
# as the book has it
set threads 8
set work 0.5 ms
run 2s
zoom 10 ms 12ms
at 40%
select "T3 worker"
mark 10ms 90%
speed 1:2000
play
```

## Think

```cpp
## no step, but code
```
)";

tl::expected<Lesson, std::vector<Mistake>> read(std::string_view text)
{
    return parseLesson(text, engine::catalog());
}

std::vector<Mistake> mistakesIn(std::string_view text)
{
    const auto lesson = read(text);
    return lesson ? std::vector<Mistake>{} : lesson.error();
}

/// `commands` as the block of a step; its first line is line 9 of the file.
std::string withCommands(const std::string& commands)
{
    return "# T\n```stage\ndemo thread-life\n```\n## S\nx\n\n```stage\n" + commands + "\n```\n";
}

template <class T>
const T& action(const Lesson& lesson, std::size_t step, std::size_t command)
{
    return std::get<T>(lesson.steps.at(step).commands.at(command).action);
}

} // namespace

class TestLessonFile : public QObject {
    Q_OBJECT

private slots:
    void aStepMayOpenARecordingBesideTheLesson()
    {
        const auto lesson = read(withCommands("open \"runs/long convoy.interleave\"\nat 2ms"));
        QVERIFY(lesson.has_value());
        QCOMPARE(
            action<OpenRecording>(*lesson, 1, 0).file, std::string{"runs/long convoy.interleave"});
        QVERIFY(!mistakesIn(withCommands("open")).empty());
        QVERIFY(!mistakesIn(withCommands("open convoy.svg")).empty());

        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("talk.md").toStdString();
        const auto missing = missingRecordings(*lesson, file);
        QCOMPARE(missing.size(), std::size_t{1});
        QCOMPARE(missing.front().line, 9);
        QVERIFY(missing.front().what.find("long convoy.interleave") != std::string::npos);
        QVERIFY(QDir{folder.path()}.mkdir("runs"));
        QVERIFY(QFile{folder.filePath("runs/long convoy.interleave")}.open(QIODevice::WriteOnly));
        QVERIFY(missingRecordings(*lesson, file).empty());
    }

    void aLessonIsItsStepsWithTextCommandsAndNotes()
    {
        const auto lesson = read(good);
        QVERIFY(lesson.has_value());
        QCOMPARE(lesson->title(), std::string{"Locks"});
        QCOMPARE(lesson->demo->id, std::string_view{"thread-life"});
        QCOMPARE(lesson->steps.size(), std::size_t{3});
        QCOMPARE(lesson->steps[0].text, std::string{"Why they wait, by $\\frac{1}{s}$."});
        QCOMPARE(lesson->steps[0].notes, std::string{"Say hello."});
        QCOMPARE(
            action<ShowViews>(*lesson, 0, 0).views, std::vector<std::string_view>{"state-flow"});
        QCOMPARE(lesson->steps[1].title, std::string{"Watch"});
        QCOMPARE(lesson->steps[1].commands.size(), std::size_t{9});
        QCOMPARE(lesson->steps[1].commands[0].line, 20);
        QCOMPARE(action<SetParameter>(*lesson, 1, 1).value, 500);
        QCOMPARE(action<RunDemo>(*lesson, 1, 2).duration, trace::Duration{2s});
        QCOMPARE(
            action<ZoomTo>(*lesson, 1, 3).between, (Between{trace::Time{10ms}, trace::Time{12ms}}));
        QCOMPARE(std::get<double>(action<GoTo>(*lesson, 1, 4).moment), 0.4);
        QCOMPARE(action<SelectActor>(*lesson, 1, 5).name, std::string{"T3 worker"});
        QCOMPARE(action<MarkInterval>(*lesson, 1, 6).between, (Between{trace::Time{10ms}, 0.9}));
        QCOMPARE(action<PlaySlower>(*lesson, 1, 7).slowdown, 2000.0);
        QVERIFY(lesson->steps[2].text.find("## no step, but code") != std::string::npos);
    }

    void aPlaylistGoesFromDemoToDemo()
    {
        const auto lesson =
            read("# L\n## A\n```stage\ndemo thread-life\nset threads 8\n```\n"
                 "## B\nstill\n## C\n```stage\nset hogs 3\n"
                 "demo scheduler-gantt\n```\n## D\n```stage\ndemo thread-life\n```");
        QVERIFY(lesson.has_value());
        std::vector<std::string_view> demos;
        for (const Step& step : lesson->steps)
            demos.push_back(step.demo->id);
        QCOMPARE(demos,
            (std::vector<std::string_view>{
                "thread-life", "thread-life", "thread-life", "scheduler-gantt", "thread-life"}));
    }

    void windowsLineEndsAndAByteOrderMarkChangeNothing()
    {
        std::string text{good};
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.insert(at, "\r");
        const auto lesson = read("\xEF\xBB\xBF" + text);
        QVERIFY(lesson.has_value());
        QCOMPARE(lesson->steps[0].text, read(good)->steps[0].text);
        QCOMPARE(lesson->steps[1].commands.size(), std::size_t{9});
    }

    void aMistakeNamesItsLineAndWhatWouldBeRight_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& text, int line, const char* says) {
            QTest::newRow(name) << QString::fromStdString(text) << line << says;
        };
        const auto command = [&](const char* text, const char* says) {
            row(text, withCommands("play\n" + std::string{text}), 10, says);
        };
        row("empty", "", 1, "begins with \"# Title\"");
        row("no title", "hello\n## S\nx", 1, "write \"# Title\" before this line");
        row("empty title", "#\n## S\nx", 1, "the title is empty");
        row("two titles", "# A\n```stage\ndemo thread-life\n```\n## S\n# B", 6, "one title");
        row("no step", "# A\n```stage\ndemo thread-life\n```\n", 4, "the lesson has no step");
        row("no step title", "# A\n```stage\ndemo thread-life\n```\n##\nx", 5, "no title");
        row("empty step", "# A\n```stage\ndemo thread-life\n```\n## S\n\n## T\nx", 5, "is empty");
        row("no demo", "# A\n## S\nx", 1, "names no demo");
        row("unknown demo", "# A\n```stage\ndemo thread-lif\n```\n## S\nx", 3,
            "did you mean \"thread-life\"?");
        row("no one demo", "# A\n```stage\ndemo\n```\n## S\nx", 3, "the name of one demo");
        row("open block", "# A\n```stage\ndemo thread-life\n```\n## S\n```notes\nx", 6,
            "not closed");
        row("misspelt block", "# A\n```stgae\n```\n## S\nx", 2, "did you mean \"stage\"?");
        row("formula", "# A\n```stage\ndemo thread-life\n```\n## S\nx\ny $\\frc{1}{2}$", 7,
            "did you mean \"\\frac\"?");
        row("second formula", "# A\n$a$ `$`\n$\\alpha$\n$b^$\n## S\nx", 4, "^ needs something");
        row("bytes", "# A\n\x01\n", 2, "not text in UTF-8");
        command("jump", "unknown command \"jump\"; commands: set, run");
        command("zom all", "did you mean \"zoom\"?");
        command("demo nobody", "unknown demo \"nobody\"");
        row("two demos in a step", withCommands("demo thread-life\ndemo scheduler-gantt"), 10,
            "about one demo");
        row("parameter of the step before",
            withCommands("set threads 8\n```\n## T\n```stage\ndemo scheduler-gantt\nset lock 8"),
            14, "lock");
        command("set", "such as \"set threads 8\"");
        command("set thread 8", "did you mean \"threads\"?");
        command("set threads 99", "threads: 99 is out of range; valid: 1 to 64");
        command("set threads many", "valid: 1 to 64");
        command("set work 255", "in steps of 10");
        command("run fast", "such as 2s");
        command("run 2h", "not a duration");
        command("run 20min", "valid: 1ms to 10min");
        command("stop now", "stop stands alone");
        command("at", "is not a moment");
        command("at noon", "such as 12.48ms");
        command("at 101%", "valid: 0% to 100%");
        command("at nan%", "valid: 0% to 100%");
        command("zoom", "two moments, such as \"zoom 10ms 12ms\"");
        command("zoom 12ms 10ms", "12ms must be before 10ms");
        command("zoom 50% 50%", "50% must be before 50%");
        command("mark 10ms", "or \"mark none\"");
        command("show", "one to 3 views");
        command("show state-flo", "did you mean \"state-flow\"?");
        command("show state-flow state-flow", "named twice");
        command("select", "the name of a thread");
        command("select \"T3", "a quote is not closed");
        command("speed 0", "1 to 10000000");
        command("speed fast", "1 to 10000000");
    }
    void aMistakeNamesItsLineAndWhatWouldBeRight()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, says);
        const auto mistakes = mistakesIn(text.toStdString());
        QVERIFY(std::ranges::any_of(mistakes, [&](const Mistake& mistake) {
            return mistake.line == line && QString::fromStdString(mistake.what).contains(says);
        }));
    }

    void allMistakesAreToldInOrder()
    {
        const auto mistakes = mistakesIn(
            "# A\n```stage\ndemo nobody\n```\n## S\n$\\nope$\n```stage\nzom\nset threads 1\n```\n");
        QCOMPARE(mistakes.size(), std::size_t{3});
        QCOMPARE(mistakes[0].line, 3);
        QCOMPARE(mistakes[1].line, 6);
        QCOMPARE(mistakes[2].line, 8);
        QVERIFY(at("my.md", mistakes[2]).starts_with("my.md:8: unknown command \"zom\""));
    }

    void aLessonOfABiggerMachineIsNoMistakeHere()
    {
        QVERIFY(mistakesIn(withCommands("set cpus 1000")).empty());
    }

    void sizeAndStepsAreBounded()
    {
        QVERIFY(read(std::string(largestLesson + 1, 'x')).error().front().what.find("1 MiB")
            != std::string::npos);
        std::string text = "# T\n```stage\ndemo thread-life\n```\n";
        for (std::size_t i = 0; i < mostSteps; ++i)
            text += "## S\nx\n";
        QVERIFY(read(text).has_value());
        QCOMPARE(mistakesIn(text + "## S\nx\n").size(), std::size_t{1});
        QCOMPARE(mistakesIn(withCommands(std::string(5000, '\n') + std::string(5000, 'a'))).size(),
            std::size_t{1});
    }

    void anyBytesAreReadOrRefusedButNeverMore()
    {
        std::mt19937 random{7};
        const std::string pieces[]{"# ", "## ", "```stage\n", "```notes\n", "```\n", "$", "\\frac",
            "\\left(", "\\right)", "{", "}", "^", "_", "\n", "\"", "%", "set threads 8\n", "zoom ",
            "10ms ", "\xFF", "\xE2\x82", std::string(1, '\0'), "demo thread-life\n", "`", "\\"};
        for (int round = 0; round < 3000; ++round) {
            std::string text = round % 3 == 0 ? std::string{} : std::string{good};
            for (auto changes = 1 + random() % 30; changes > 0; --changes) {
                const std::size_t place = text.empty() ? 0 : random() % text.size();
                switch (random() % 3) {
                case 0: text.insert(place, pieces[random() % std::size(pieces)]); break;
                case 1: text.erase(place, random() % 20); break;
                default:
                    if (!text.empty())
                        text[place] = static_cast<char>(random());
                }
            }
            const auto lines = 1 + std::ranges::count(text, '\n');
            const auto lesson = read(text);
            if (lesson) {
                QVERIFY(lesson->demo != nullptr && lesson->steps.size() >= 2);
                continue;
            }
            QVERIFY(!lesson.error().empty() && lesson.error().size() <= mostMistakes);
            for (const Mistake& mistake : lesson.error())
                QVERIFY(mistake.line >= 1 && mistake.line <= lines && !mistake.what.empty());
        }
    }

    void manyDollarsCostLittle()
    {
        std::string text = withCommands("play") + "\n## S\n";
        while (text.size() < largestLesson - 10)
            text += text.size() % 3 == 0 ? "$a " : "` $b ";
        QVERIFY(read(text).has_value());
    }

    void whatACommandDoesCanBeSaid()
    {
        const engine::Workload& demo = *engine::findWorkload("thread-life");
        const auto said = [&](std::string_view line) {
            return described(*parseAction(line, &demo), demo);
        };
        QCOMPARE(said("set work 0.5ms"), QStringLiteral("Work per step: 500 µs"));
        QCOMPARE(said("run 2s").simplified(), QStringLiteral("run for 2 s"));
        QVERIFY(said("zoom 10ms 12ms").startsWith(QStringLiteral("zoom to 10")));
        QCOMPARE(said("zoom all"), QStringLiteral("show the whole run"));
        QVERIFY(said("show state-flow").startsWith(QStringLiteral("show ")));
        QCOMPARE(said("select T3"), QStringLiteral("select T3"));
    }

    void aFolderIsItsLessonsByName()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path{folder.path().toStdString()};
        QVERIFY(!lessonsIn(path).has_value());
        QVERIFY(!lessonsIn(path / "missing.md").has_value());
        for (const char* name : {"2.md", "1.md", "x.txt"}) {
            QFile file{folder.filePath(QString::fromLatin1(name))};
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("# A");
        }
        const auto lessons = lessonsIn(path);
        QVERIFY(lessons.has_value());
        QCOMPARE(*lessons, (std::vector{path / "1.md", path / "2.md"}));
        QCOMPARE(*readLesson(path / "1.md"), std::string{"# A"});
        QVERIFY(!readLesson(path).has_value());
    }

    void everyShippedLessonHasShortStepsAndNoMistake_data()
    {
        QTest::addColumn<const engine::Workload*>("demo");
        for (const engine::Workload* demo : engine::catalog())
            QTest::newRow(std::string{demo->id}.c_str()) << demo;
    }
    void everyShippedLessonHasShortStepsAndNoMistake()
    {
        QFETCH(const engine::Workload*, demo);
        const auto lesson = parseLesson(engine::lessonOf(*demo), engine::catalog(), demo);
        if (!lesson)
            QFAIL(at(demo->id, lesson.error().front()).c_str());
        QCOMPARE(lesson->demo, demo);
        bool runs = false;
        for (const Step& step : lesson->steps) {
            const auto words = spokenText(step.text).split(QChar{' '}, Qt::SkipEmptyParts).size();
            QVERIFY2(words <= 90, step.title.c_str());
            for (const Command& command : step.commands)
                runs = runs || std::holds_alternative<RunDemo>(command.action);
        }
        QVERIFY(runs);
    }
};

QTEST_MAIN(TestLessonFile)
#include "tst_lesson_file.moc"
