#pragma once

#include <QString>

#include <span>

namespace app {

/// The languages of the window. The command line speaks English always. GUI thread.
struct Language {
    const char* code = nullptr; ///< "de": of resources/translations/interleave_de.ts
    const char* name = nullptr; ///< as it calls itself
};
std::span<const Language> languages(); ///< English, which needs no translation, first

/// The language meant by `choice`: a code of languages(), or else the one of them that the system
/// prefers (LANGUAGE, LC_MESSAGES, LANG), or else English.
QString spoken(const QString& choice);

/// Has the application say and format everything in `language` (a code), Qt's own dialogs included
/// where Qt's translations are installed. Widgets that are there already keep their language.
void speak(const QString& language);

QString language(); ///< what speak() was last given; "en" before

} // namespace app
