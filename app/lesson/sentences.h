#pragma once

#include <span>

namespace app::lesson {

/// The patterns of what readLesson(), lessonsIn() and parseLesson() refuse, for views::shown():
/// they say it in English, as the command line prints it, and the window translates it.
std::span<const char* const> sentences();

} // namespace app::lesson
