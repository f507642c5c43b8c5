#pragma once

#include "app/lesson/lesson.h"

#include <QString>

#include <tl/expected.hpp>

namespace app::lesson {

template <class T>
using Parsed = tl::expected<T, std::string>; ///< or what is wrong, and what would be right

/// One line of a stage block, in the words of docs/lessons.md. `demo`: whose parameters it sets;
/// null if nobody knows, then all but those are checked. Pre: not blank. Pure.
Parsed<Action> parseAction(std::string_view line, const engine::Workload* demo);

/// Its blank-separated words; what stands in double quotes is one.
Parsed<std::vector<std::string>> wordsOf(std::string_view line);

/// What an action does, in a few words for the one who reads the lesson: "Threads 8", "run for
/// 2 s", "zoom to 10–12 ms". Pure.
QString described(const Action& action, const engine::Workload& demo);

} // namespace app::lesson
