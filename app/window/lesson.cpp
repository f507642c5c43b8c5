#include "app/window/lesson.h"

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

} // namespace

QTextDocument* lessonDocument(const QString& markdown, QObject* parent)
{
    auto* document = new QTextDocument{parent};
    document->setDocumentMargin(0);
    document->setMarkdown(withoutTitle(markdown));
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
