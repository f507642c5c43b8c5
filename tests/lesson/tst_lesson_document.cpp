// A step's text as it is set: Markdown around, formulas in it.
#include "app/lesson/lesson_document.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextDocument>
#include <QtTest>

using namespace app::lesson;

namespace {

QFont font()
{
    QFont font{QStringLiteral("Inter")};
    font.setPixelSize(14);
    return font;
}

QImage painted(QTextDocument& document, double width, const QColor& ink)
{
    document.setTextWidth(width);
    const QSizeF size = document.size();
    QImage image{size.toSize() + QSize{1, 1}, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, ink);
    document.documentLayout()->draw(&painter, context);
    return image;
}

int count(const QImage& image, const std::function<bool(QColor)>& wanted)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += wanted(image.pixelColor(x, y)) ? 1 : 0;
    return found;
}

} // namespace

class TestLessonDocument : public QObject {
    Q_OBJECT

private slots:
    void aFormulaIsPaintedInTheInkOfTheText()
    {
        QTextDocument* document = makeDocument("$\\frac{1}{s}$", font(), this);
        const auto red = [](QColor c) {
            return c.red() > 150 && c.green() < 100 && c.blue() < 100;
        };
        QVERIFY(count(painted(*document, 300, Qt::red), red) > 20);
        QCOMPARE(count(painted(*document, 300, Qt::blue), red), 0);
    }

    void aTallFormulaMakesRoomForItself()
    {
        const double plain = makeDocument("a\nb", font(), this)->size().height();
        const double tall = makeDocument("a $\\frac{\\frac{1}{2}}{\\frac{3}{4}}$\nb", font(), this)
                                ->size()
                                .height();
        QVERIFY(tall > plain + 10);
    }

    void theTextKeepsItsMarkdownAndShowsHtmlAsItIs()
    {
        QTextDocument* document =
            makeDocument("**bold** $x$ and <b>tag</b> for \\$5", font(), this);
        const QString text = document->toPlainText();
        QVERIFY(text.startsWith(QStringLiteral("bold ")));
        QVERIFY(text.contains(QStringLiteral("<b>tag</b>")));
        QVERIFY(text.contains(QStringLiteral("$5")));
        QCOMPARE(text.count(QChar::ObjectReplacementCharacter), 1);
    }

    void listenersHearTheFormula()
    {
        QCOMPARE(
            spokenText("The *law*: $S \\le \\frac{1}{s}$."), QStringLiteral("The law: S ≤ 1/s."));
    }

    void aNumberInPrivateUseIsNoFormula()
    {
        QTextDocument* document = makeDocument(std::string_view{"\uE0000\uE000 $x$"}, font(), this);
        QCOMPARE(document->toPlainText().count(QChar::ObjectReplacementCharacter), 1);
        QVERIFY(document->toPlainText().startsWith(QChar{'0'}));
    }
};

QTEST_MAIN(TestLessonDocument)
#include "tst_lesson_document.moc"
