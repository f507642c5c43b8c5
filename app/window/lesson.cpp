#include "app/window/lesson.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace app {
namespace {

constexpr double betweenParagraphs = 9;

QString withoutTitle(const QString& markdown)
{
    if (!markdown.startsWith(QLatin1String("# ")))
        return markdown;
    return markdown.section(QChar{'\n'}, 1);
}

/// What drives the stage and what only the lecturer reads is no text.
QString withoutBlocks(const QString& markdown)
{
    static const QRegularExpression blocks{QStringLiteral("```(stage|notes)\n.*?\n```\n?"),
        QRegularExpression::DotMatchesEverythingOption};
    return QString{markdown}.remove(blocks);
}

} // namespace

QTextDocument* lessonDocument(const QString& markdown, QObject* parent)
{
    auto* document = new QTextDocument{parent};
    document->setDocumentMargin(0);
    document->setMarkdown(withoutTitle(withoutBlocks(markdown)));
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor{block};
        QTextBlockFormat format = block.blockFormat();
        format.setBottomMargin(betweenParagraphs);
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
    return document;
}

} // namespace app
