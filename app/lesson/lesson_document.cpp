#include "app/lesson/lesson_document.h"

#include "app/lesson/formula.h"
#include "app/lesson/formula_layout.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPointer>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextObjectInterface>

namespace app::lesson {
namespace {

constexpr int formulaObject = QTextFormat::UserObject + 1;
constexpr int sourceProperty = QTextFormat::UserProperty + 1;
constexpr double betweenParagraphs = 7;
constexpr QChar mark{0xE000}; ///< private use: around a formula's number, until it is set

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Sets and paints the formulas of one document.
class FormulaObject final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;

    QSizeF intrinsicSize(QTextDocument* document, int, const QTextFormat& format) override
    {
        const FormulaPicture picture = pictureOf(*document, format);
        // The layout puts an object's bottom on the baseline: what hangs below is drawn there, so
        // the lines of a paragraph must have room (see lineHeight in makeDocument).
        return {picture.width, picture.ascent};
    }

    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int,
        const QTextFormat& format) override
    {
        const QColor ink = format.foreground().style() != Qt::NoBrush ? format.foreground().color()
                                                                      : painter->pen().color();
        draw(*painter, pictureOf(*document, format), rect.bottomLeft(), ink);
    }

    static FormulaPicture pictureOf(const QTextDocument& document, const QTextFormat& format)
    {
        const QByteArray source = format.property(sourceProperty).toByteArray();
        const auto formula = parseFormula({source.data(), static_cast<std::size_t>(source.size())});
        QFont font = document.defaultFont();
        font.setBold(format.toCharFormat().fontWeight() >= QFont::DemiBold);
        return formula ? layOut(*formula, font) : FormulaPicture{};
    }
};

QString withMarks(const std::vector<TextPart>& parts)
{
    QString text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += parts[i].formula ? mark + QString::number(i) + mark
                                 : qString(parts[i].text).remove(mark);
    return text;
}

/// Puts a formula where its number stands.
void setFormula(QTextDocument& document, std::size_t number, std::string_view source)
{
    QTextCursor found = document.find(mark + QString::number(number) + mark);
    if (found.isNull())
        return;
    if (!parseFormula(source)) {
        found.insertText(QChar{'$'} + qString(source) + QChar{'$'});
        return;
    }
    QTextCharFormat format = found.charFormat();
    format.setObjectType(formulaObject);
    format.setProperty(
        sourceProperty, QByteArray{source.data(), static_cast<qsizetype>(source.size())});
    found.insertText(QString{QChar::ObjectReplacementCharacter}, format);
}

/// How far the formulas of a block hang below its baseline.
double hangingIn(const QTextDocument& document, const QTextBlock& block)
{
    double descent = 0;
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QTextCharFormat format = part.fragment().charFormat();
        if (format.objectType() == formulaObject)
            descent = std::max(descent, FormulaObject::pictureOf(document, format).descent);
    }
    return descent;
}

} // namespace

void replaceDocument(QTextEdit& text, QTextDocument* document)
{
    const QPointer<QTextDocument> before = text.document();
    text.setDocument(document); // deletes the first one itself, because it made it
    delete before;
}

QTextDocument* makeDocument(std::string_view markdown, const QFont& font, QObject* parent)
{
    auto* document = new QTextDocument{parent};
    document->setDocumentMargin(0);
    document->setDefaultFont(font);
    document->setUndoRedoEnabled(false);
    document->documentLayout()->registerHandler(formulaObject, new FormulaObject{document});
    const std::vector<TextPart> parts = splitAtFormulas(markdown);
    document->setMarkdown(withMarks(parts),
        QTextDocument::MarkdownFeatures{QTextDocument::MarkdownDialectGitHub}
            | QTextDocument::MarkdownNoHTML);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].formula)
            setFormula(*document, i, parts[i].text);
    const double leading = QFontMetricsF{font}.leading() + QFontMetricsF{font}.descent();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor{block};
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(0);
        format.setBottomMargin(block.next().isValid() ? betweenParagraphs : 0);
        const double extra = hangingIn(*document, block) - leading;
        if (extra > 0) {
            format.setLineHeight(extra + 2, QTextBlockFormat::LineDistanceHeight);
            format.setBottomMargin(format.bottomMargin() + extra);
        } else {
            format.setLineHeight(115, QTextBlockFormat::ProportionalHeight);
        }
        cursor.setBlockFormat(format);
    }
    return document;
}

QString spokenText(std::string_view markdown)
{
    QString text;
    for (const TextPart& part : splitAtFormulas(markdown)) {
        const auto formula = part.formula ? parseFormula(part.text) : tl::unexpected{std::string{}};
        text += formula ? qString(plainText(*formula)) : qString(part.text);
    }
    QTextDocument document;
    document.setMarkdown(text,
        QTextDocument::MarkdownFeatures{QTextDocument::MarkdownDialectGitHub}
            | QTextDocument::MarkdownNoHTML);
    return document.toPlainText().simplified();
}

} // namespace app::lesson

#include "lesson_document.moc"
