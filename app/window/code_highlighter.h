#pragma once

#include "views/theme.h"

#include <QSyntaxHighlighter>

namespace app {

/// C++ in four colours: keywords, numbers and strings, comments, names of types.
class CodeHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit CodeHighlighter(QTextDocument* document);

    void setTheme(const views::Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    void colour(const QString& text, const class QRegularExpression& what, const QColor& colour);

    views::Theme m_theme;
};

} // namespace app
