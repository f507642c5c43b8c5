#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace app::lesson {

/// A lesson in another language is a file beside it: locks.de.md beside locks.md. Pure but for
/// looking which files are there.

/// "locks" of locks.md and of locks.de.md: what a lesson is called, and the demo it is about unless
/// it names one.
std::string nameOf(const std::filesystem::path& lesson);

/// The lesson in `language`, such as "de", if there is one; else `lesson`.
std::filesystem::path inLanguage(const std::filesystem::path& lesson, std::string_view language);

/// Each lesson once, in `language` where there is one. Translations do not count as lessons of
/// their own, unless nothing else is there.
std::vector<std::filesystem::path> inLanguage(
    const std::vector<std::filesystem::path>& lessons, std::string_view language);

} // namespace app::lesson
