#pragma once

#include "views/why_words.h"

namespace views {

/// What the sentences of an explanation are put together from.

QString utf8(std::string_view words);
QString quoted(const std::string& name); ///< “orders”

/// Parts put into the places %1, %2 … of a pattern.
WhySentence filled(const QString& pattern, const std::vector<WhySentence>& parts);

WhySentence words(const QString& text);
WhySentence moment(trace::Time time);

/// "a, b and c".
WhySentence listed(const std::vector<WhySentence>& parts);

} // namespace views
