#include "app/window/code_highlighter.h"

#include <QRegularExpression>

namespace app {
namespace {

const QRegularExpression& keywords()
{
    static const QRegularExpression words{
        QStringLiteral("\\b(alignas|auto|bool|break|case|catch|char|class|co_await|co_return|co_"
                       "yield|const|constexpr|"
                       "continue|default|delete|do|double|else|enum|explicit|extern|false|float|"
                       "for|if|inline|int|long|"
                       "mutable|namespace|new|noexcept|nullptr|operator|private|public|return|"
                       "short|signed|sizeof|static|"
                       "struct|switch|template|this|throw|true|try|typename|unsigned|using|virtual|"
                       "void|volatile|while)"
                       "\\b")};
    return words;
}

const QRegularExpression& pythonKeywords()
{
    static const QRegularExpression words{QStringLiteral(
        "\\b(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|"
        "except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|"
        "try|while|with|yield)\\b")};
    return words;
}

const QRegularExpression& types()
{
    static const QRegularExpression words{
        QStringLiteral("\\b(std(::\\w+)+|[A-Z]\\w*[a-z]\\w*|\\w+_t)\\b")};
    return words;
}

const QRegularExpression& literals()
{
    static const QRegularExpression words{QStringLiteral(
        "(\\b[0-9][0-9a-fA-FxX'.]*(ns|us|ms|s|U|L)*\\b|\"([^\"\\\\]|\\\\.)*\"|'[^']')")};
    return words;
}

const QRegularExpression& pythonComments()
{
    static const QRegularExpression words{QStringLiteral("#.*$")};
    return words;
}

const QRegularExpression& comments()
{
    static const QRegularExpression words{QStringLiteral("//.*$")};
    return words;
}

/// Legible as text on a card, in both modes: 4.5 : 1 at least.
QColor pick(const views::Theme& theme, QRgb light, QRgb dark)
{
    return QColor{theme.mode == views::Mode::Dark ? dark : light};
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document, Language language)
    : QSyntaxHighlighter{document}
    , m_language{language}
{
}

void CodeHighlighter::setTheme(const views::Theme& theme)
{
    m_theme = theme;
    rehighlight();
}

void CodeHighlighter::colour(
    const QString& text, const QRegularExpression& what, const QColor& colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    for (auto match = what.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        setFormat(static_cast<int>(found.capturedStart()), static_cast<int>(found.capturedLength()),
            format);
    }
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    const bool python = m_language == Language::Python;
    colour(text, types(), pick(m_theme, 0x00695C, 0x7FD1B9));
    colour(text, python ? pythonKeywords() : keywords(), pick(m_theme, 0x0058A3, 0x7CC4F0));
    colour(text, literals(), pick(m_theme, 0x9A4A00, 0xF0B777));
    colour(text, python ? pythonComments() : comments(), m_theme.secondary());
}

} // namespace app
