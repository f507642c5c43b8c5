#include "app/lesson/lesson_language.h"

#include <algorithm>

namespace app::lesson {
namespace {

/// "de" of locks.de.md; empty if it has none.
std::string languageOf(const std::filesystem::path& lesson)
{
    const std::string code = lesson.stem().extension().string();
    const bool is = code.size() == 3
        && std::ranges::all_of(code.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
    return is ? code.substr(1) : std::string{};
}

std::filesystem::path plain(const std::filesystem::path& lesson)
{
    return lesson.parent_path() / (nameOf(lesson) + lesson.extension().string());
}

} // namespace

std::string nameOf(const std::filesystem::path& lesson)
{
    return languageOf(lesson).empty() ? lesson.stem().string() : lesson.stem().stem().string();
}

std::filesystem::path inLanguage(const std::filesystem::path& lesson, std::string_view language)
{
    if (!languageOf(lesson).empty())
        return lesson; // asked for by its name
    std::filesystem::path other = lesson;
    other.replace_filename(
        lesson.stem().string() + '.' + std::string{language} + lesson.extension().string());
    std::error_code error;
    return std::filesystem::is_regular_file(other, error) ? other : lesson;
}

std::vector<std::filesystem::path> inLanguage(
    const std::vector<std::filesystem::path>& lessons, std::string_view language)
{
    std::vector<std::filesystem::path> shown;
    for (const std::filesystem::path& lesson : lessons)
        if (languageOf(lesson).empty() || lessons.size() == 1
            || std::ranges::find(lessons, plain(lesson)) == lessons.end())
            shown.push_back(inLanguage(lesson, language));
    return shown;
}

} // namespace app::lesson
