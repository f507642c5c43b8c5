#pragma once

#include <QFont>
#include <QString>

#include <string_view>

class QObject;
class QTextDocument;
class QTextEdit;

namespace app::lesson {

/// A step's Markdown set in `font`, its formulas typeset in the text's own ink. HTML is shown as
/// what it is. Pre: its formulas are right; one that is not is shown as it was written.
/// Owned by `parent`.
QTextDocument* makeDocument(std::string_view markdown, const QFont& font, QObject* parent);

/// Shows `document`, a child of `text`, and deletes the one shown before.
void replaceDocument(QTextEdit& text, QTextDocument* document);

/// The same for those who listen: formulas as plain text.
QString spokenText(std::string_view markdown);

} // namespace app::lesson
