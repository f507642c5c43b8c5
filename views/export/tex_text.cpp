#include "views/export/tex_text.h"

#include <QHash>

namespace views::tex {
namespace {

const QHash<char32_t, QByteArray>& commands()
{
    static const QHash<char32_t, QByteArray> known{
        {U'\\', "\\textbackslash{}"},
        {U'{', "\\{"},
        {U'}', "\\}"},
        {U'$', "\\$"},
        {U'&', "\\&"},
        {U'#', "\\#"},
        {U'_', "\\_"},
        {U'%', "\\%"},
        {U'~', "\\textasciitilde{}"},
        {U'^', "\\textasciicircum{}"},
        {U'<', "\\textless{}"},
        {U'>', "\\textgreater{}"},
        {U'|', "\\textbar{}"},
        {U'"', "{''}"},
        {U'`', "\\textasciigrave{}"},
        {U'\'', "\\textquotesingle{}"},
        {U'-', "{-}"}, // never part of a dash
        {U'\u00a0', "~"},
        {U'\u2009', "\\,"},
        {U'\u202f', "\\,"},
        {U'\u00b7', "\\textperiodcentered{}"},
        {U'\u00b5', "\\textmu{}"},
        {U'\u03bc', "\\textmu{}"},
        {U'\u00b0', "\\textdegree{}"},
        {U'\u00d7', "\\texttimes{}"},
        {U'\u2013', "\\textendash{}"},
        {U'\u2014', "\\textemdash{}"},
        {U'\u2018', "\\textquoteleft{}"},
        {U'\u2019', "\\textquoteright{}"},
        {U'\u201c', "\\textquotedblleft{}"},
        {U'\u201d', "\\textquotedblright{}"},
        {U'\u2022', "\\textbullet{}"},
        {U'\u2026', "\\dots{}"},
        {U'\u2190', "\\ensuremath{\\leftarrow}"},
        {U'\u2192', "\\ensuremath{\\rightarrow}"},
        {U'\u2194', "\\ensuremath{\\leftrightarrow}"},
        {U'\u2212', "\\ensuremath{-}"},
        {U'\u221e', "\\ensuremath{\\infty}"},
        {U'\u2248', "\\ensuremath{\\approx}"},
        {U'\u2260', "\\ensuremath{\\neq}"},
        {U'\u2264', "\\ensuremath{\\leq}"},
        {U'\u2265', "\\ensuremath{\\geq}"},
        {U'\u0394', "\\ensuremath{\\Delta}"},
        {U'\u03c3', "\\ensuremath{\\sigma}"},
    };
    return known;
}

/// Printable ASCII, and letters of Latin-1 and Latin Extended-A.
bool isLetterOfLatex(char32_t c)
{
    return (c >= 0x20 && c < 0x7f) || (c >= 0xc0 && c < 0x180 && c != 0xd7 && c != 0xf7);
}

} // namespace

QByteArray escaped(const QString& text)
{
    QByteArray tex;
    for (const char32_t c : text.toUcs4()) {
        const auto command = commands().constFind(c);
        if (command != commands().constEnd())
            tex += *command;
        else if (isLetterOfLatex(c))
            tex += QString::fromUcs4(&c, 1).toUtf8();
        else
            tex += '?';
    }
    return tex;
}

QByteArray comment(const QString& text)
{
    QString line = text;
    for (QChar& c : line)
        if (c < QChar{' '})
            c = QChar{' '};
    return line.toUtf8();
}

} // namespace views::tex
