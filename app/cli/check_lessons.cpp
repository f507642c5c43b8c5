#include "app/cli/commands.h"
#include "app/lesson/lesson_file.h"

#include <algorithm>
#include <iostream>

namespace app::cli {
namespace {

/// A shipped lesson is about the demo that its file is named after.
const engine::Workload* impliedBy(const std::filesystem::path& file)
{
    return engine::findWorkload(file.stem().string());
}

int check(const std::filesystem::path& file)
{
    const auto text = lesson::readLesson(file);
    if (!text) {
        std::cerr << "interleave: " << text.error().message << '\n';
        return hasFailed;
    }
    const auto read = lesson::parseLesson(*text, engine::catalog(), impliedBy(file));
    if (read) {
        std::cout << file.string() << ": " << read->steps.size() - 1
                  << (read->steps.size() == 2 ? " step about " : " steps about ")
                  << read->demo->title << '\n';
        return succeeded;
    }
    for (const lesson::Mistake& mistake : read.error())
        std::cerr << lesson::at(file.string(), mistake) << '\n';
    return wasMisused;
}

} // namespace

Expected<int> checkLessons(const CheckLessons& request)
{
    const auto files = lesson::lessonsIn(request.path);
    if (!files)
        return refused(files.error().message);
    int worst = succeeded;
    for (const auto& file : *files) {
        const int found = check(file);
        if (found == hasFailed || worst == succeeded)
            worst = found;
    }
    return worst;
}

} // namespace app::cli
