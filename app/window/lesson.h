#pragma once

#include <QString>

class QObject;
class QTextDocument;

namespace app {

/// A lesson's Markdown, set with room between its paragraphs, without its title: that is already
/// on the window. Owned by `parent`.
QTextDocument* lessonDocument(const QString& markdown, QObject* parent);

} // namespace app
