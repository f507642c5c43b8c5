#include "app/lesson/lesson_file.h"

#include "app/cli/words.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace app::lesson {

std::filesystem::path recordingOf(const std::string& name, const std::filesystem::path& lesson)
{
    return lesson.parent_path() / name;
}

std::vector<Mistake> missingRecordings(const Lesson& lesson, const std::filesystem::path& file)
{
    std::vector<Mistake> missing;
    for (const Step& step : lesson.steps)
        for (const Command& command : step.commands) {
            const auto* open = std::get_if<OpenRecording>(&command.action);
            std::error_code error;
            if (open != nullptr
                && !std::filesystem::is_regular_file(recordingOf(open->file, file), error))
                missing.push_back({command.line,
                    "there is no recording " + cli::inQuotes(open->file) + " beside the lesson"});
        }
    return missing;
}

engine::Result<std::string> readLesson(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error)
        return engine::failure(error.value(), "read " + file.string());
    if (!std::filesystem::is_regular_file(status))
        return engine::failure("read " + file.string() + ": it is not a file");
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return engine::failure(errno, "read " + file.string());
    std::string text(largestLesson + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad())
        return engine::failure("read " + file.string() + ": it cannot be read to its end");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.size() > largestLesson)
        return engine::failure("read " + file.string() + ": a lesson is at most 1 MiB");
    return text;
}

engine::Result<std::vector<std::filesystem::path>> lessonsIn(const std::filesystem::path& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (error)
        return engine::failure(error.value(), "read " + path.string());
    if (!std::filesystem::is_directory(status))
        return std::vector{path};
    std::vector<std::filesystem::path> lessons;
    for (std::filesystem::directory_iterator entry{path, error}, none; !error && entry != none;
         entry.increment(error))
        if (cli::suffixOf(entry->path().string()) == "md" && entry->is_regular_file(error))
            lessons.push_back(entry->path());
    if (error)
        return engine::failure(error.value(), "read " + path.string());
    if (lessons.empty())
        return engine::failure("read " + path.string() + ": there is no lesson (*.md) in it");
    std::ranges::sort(lessons);
    return lessons;
}

} // namespace app::lesson
