#pragma once

#include "app/lesson/lesson.h"
#include "engine/base/result.h"

#include <filesystem>
#include <span>

#include <tl/expected.hpp>

namespace app::lesson {

inline constexpr std::size_t largestLesson = std::size_t{1} << 20; ///< bytes
inline constexpr std::size_t mostSteps = 100;
inline constexpr std::size_t mostMistakes = 100; ///< that are told at once

/// A lesson from its text, or all its mistakes in the order of their lines. `implied`: the demo it
/// is about if it names none. Takes any bytes. Pure. Format: docs/lessons.md.
tl::expected<Lesson, std::vector<Mistake>> parseLesson(std::string_view text,
    std::span<const engine::Workload* const> demos, const engine::Workload* implied = nullptr);

/// The recordings that a lesson opens and that are not there. `file`: the lesson's own.
std::vector<Mistake> missingRecordings(const Lesson& lesson, const std::filesystem::path& file);

/// Where a recording that a lesson names is.
std::filesystem::path recordingOf(const std::string& name, const std::filesystem::path& lesson);

/// The text of a lesson's file. Error: why it cannot be read, or that it is larger than a lesson.
engine::Result<std::string> readLesson(const std::filesystem::path& file);

/// The *.md in a folder by their names, or `path` itself if it is a file. Error: it cannot be
/// read, or there are none.
engine::Result<std::vector<std::filesystem::path>> lessonsIn(const std::filesystem::path& path);

} // namespace app::lesson
