#pragma once

#include <QCoreApplication>

#include <span>
#include <string_view>

namespace views {

/// What the views say, translated: Words::tr("…"). Without a translation installed, as on the
/// command line, it is English.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(views)
};

/// A text of the engine (engine/trace/shown.h) as it is shown: translated, and so are the values in
/// a sentence of its patterns or of `more`. What the engine never marked stays as it is: names of
/// threads, of files. Thread-safe.
QString shown(std::string_view text, std::span<const char* const> more = {});

/// “orders”, with the quotation marks of the language.
QString quoted(const QString& name);

} // namespace views
