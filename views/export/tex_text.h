#pragma once

#include <QByteArray>
#include <QString>

namespace views::tex {

/// `text` as LaTeX prints it, whatever it holds: specials are escaped, typographic characters
/// become commands, Latin letters with accents stay (UTF-8), and what pdflatex has no letter for
/// becomes a question mark.
QByteArray escaped(const QString& text);

/// `text` as one comment line, without its "% ".
QByteArray comment(const QString& text);

} // namespace views::tex
