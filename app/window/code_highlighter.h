#pragma once

#include "views/theme.h"

#include <QSyntaxHighlighter>

namespace app {

/// C++ or Python in four colours: keywords, numbers and strings, comments, names of types.
class CodeHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    enum class Language { Cpp, Python };

    explicit CodeHighlighter(QTextDocument* document, Language language = Language::Cpp);

    void setTheme(const views::Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    void colour(const QString& text, const class QRegularExpression& what, const QColor& colour);

    const Language m_language;
    views::Theme m_theme;
};

} // namespace app
