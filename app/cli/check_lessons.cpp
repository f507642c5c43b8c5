#include "app/cli/commands.h"
#include "app/lesson/lesson_file.h"
#include "app/lesson/lesson_language.h"

#include <algorithm>
#include <iostream>
#include <set>

namespace app::cli {
namespace {

/// A shipped lesson is about the demo that its file is named after.
const engine::Workload* impliedBy(const std::filesystem::path& file)
{
    return engine::findWorkload(lesson::nameOf(file));
}

/// "3 steps about Life of a thread", "5 steps about 2 demos".
std::string aboutGood(const lesson::Lesson& lesson)
{
    std::set<const engine::Workload*> demos;
    for (const lesson::Step& step : lesson.steps)
        demos.insert(step.demo);
    const std::size_t steps = lesson.steps.size() - 1;
    return std::to_string(steps) + (steps == 1 ? " step about " : " steps about ")
        + (demos.size() == 1 ? std::string{lesson.demo->title}
                             : std::to_string(demos.size()) + " demos");
}

int check(const std::filesystem::path& file, bool tellsOfGood)
{
    const auto text = lesson::readLesson(file);
    if (!text) {
        std::cerr << "interleave: " << text.error().message << '\n';
        return hasFailed;
    }
    const auto read = lesson::parseLesson(*text, engine::catalog(), impliedBy(file));
    const std::vector<lesson::Mistake> mistakes =
        read ? lesson::missingRecordings(*read, file) : read.error();
    if (mistakes.empty()) {
        if (tellsOfGood)
            std::cout << file.string() << ": " << aboutGood(*read) << '\n';
        return succeeded;
    }
    for (const lesson::Mistake& mistake : mistakes)
        std::cerr << lesson::at(file.string(), mistake) << '\n';
    return wasMisused;
}

Expected<int> checkAll(const std::string& path, bool tellsOfGood)
{
    const auto files = lesson::lessonsIn(path);
    if (!files)
        return refused(files.error().message);
    int worst = succeeded;
    for (const auto& file : *files) {
        const int found = check(file, tellsOfGood);
        if (found == hasFailed || worst == succeeded)
            worst = found;
    }
    return worst;
}

} // namespace

Expected<int> checkLessons(const CheckLessons& request)
{
    return checkAll(request.path, true);
}

Expected<int> findMistakes(const std::string& path)
{
    return checkAll(path, false);
}

} // namespace app::cli
