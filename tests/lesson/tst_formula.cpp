// Formulas: what is read, how it is said, and where its parts are put.
#include "app/lesson/formula.h"
#include "app/lesson/formula_layout.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QtTest>

#include <random>

using namespace app::lesson;

namespace {

QFont font()
{
    QFont font{QStringLiteral("Inter")};
    font.setPixelSize(40);
    return font;
}

FormulaPicture set(std::string_view source)
{
    const auto formula = parseFormula(source);
    return formula ? layOut(*formula, font()) : FormulaPicture{};
}

/// Where `text` stands.
QPointF placeOf(const FormulaPicture& picture, const QString& text)
{
    const auto found = std::ranges::find(picture.glyphs, text, &FormulaPicture::Glyphs::text);
    return found == picture.glyphs.end() ? QPointF{-1e6, -1e6} : found->at;
}

int sizeOf(const FormulaPicture& picture, const QString& text)
{
    const auto found = std::ranges::find(picture.glyphs, text, &FormulaPicture::Glyphs::text);
    return found == picture.glyphs.end() ? 0 : found->font.pixelSize();
}

} // namespace

class TestFormula : public QObject {
    Q_OBJECT

private slots:
    void aFormulaCanBeSaid_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* source, const char* said) {
            QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(said);
        };
        row("S(n)=\\frac{1}{s+\\frac{1-s}{n}}", "S(n) = 1/(s + (1 − s)/n)");
        row("a_i^2", "a_i^2");
        row("\\sqrt{x+1}", "√(x + 1)");
        row("2 \\cdot 10^{-3} \\text{ ms}", "2 · 10^(−3) ms");
        row("\\alpha \\le \\infty", "α ≤ ∞");
        row("\\left( \\frac{a}{b} \\right)", "(a/b)");
        row("\\sum_{i=1}^{n} x_i", "∑_(i = 1)^n x_i");
        row("\\log n \\approx 3{,}2", "log n ≈ 3,2");
    }
    void aFormulaCanBeSaid()
    {
        QFETCH(QString, source);
        QFETCH(QString, said);
        const auto formula = parseFormula(source.toStdString());
        QVERIFY(formula.has_value());
        const QString text = QString::fromStdString(plainText(*formula)).simplified();
        QCOMPARE(text, said);
    }

    void aMistakeSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("says");
        QTest::newRow("macro") << "\\alhpa"
                               << "did you mean \"\\alpha\"?";
        QTest::newRow("far") << "\\qqqqqqq"
                             << "docs/lessons.md";
        QTest::newRow("open") << "{a"
                              << "{ is not closed";
        QTest::newRow("close") << "a}"
                               << "} closes nothing";
        QTest::newRow("script") << "a^"
                                << "^ needs something";
        QTest::newRow("twice") << "a_1_2"
                               << "two indices";
        QTest::newRow("fraction") << "\\frac{1}"
                                  << "\\frac needs something";
        QTest::newRow("left") << "\\left( a"
                              << "\\left without a \\right";
        QTest::newRow("right") << "a \\right)"
                               << "\\right without a \\left";
        QTest::newRow("bracket") << "\\left a \\right)"
                                 << "needs a bracket";
        QTest::newRow("text") << "\\text a"
                              << "needs {words}";
        QTest::newRow("backslash") << "a \\"
                                   << "ends the formula";
        QTest::newRow("deep") << QString{"{"}.repeated(400) << "nested too deeply";
        QTest::newRow("long") << QString{"a"}.repeated(2000) << "longer than";
    }
    void aMistakeSaysWhatIsWrong()
    {
        QFETCH(QString, source);
        QFETCH(QString, says);
        const auto formula = parseFormula(source.toStdString());
        QVERIFY(!formula.has_value());
        QVERIFY2(QString::fromStdString(formula.error()).contains(says), formula.error().c_str());
    }

    void aFractionPutsOneOverTheOtherAndABarBetween()
    {
        const FormulaPicture picture = set("\\frac{a}{b}");
        QVERIFY(placeOf(picture, QStringLiteral("a")).y() < 0);
        QVERIFY(placeOf(picture, QStringLiteral("b")).y() > 0);
        QCOMPARE(picture.shapes.size(), std::size_t{1});
        const QRectF bar = picture.shapes.front().boundingRect();
        const FormulaPicture minus = set("-");
        QVERIFY(std::abs(bar.center().y() - -(minus.ascent - minus.descent) / 2) < 2);
        QVERIFY(picture.ascent > set("a").ascent && picture.descent > 0);
    }

    void scriptsAreSmallerAndUpOrDown()
    {
        const FormulaPicture picture = set("x_i^2");
        QVERIFY(placeOf(picture, QStringLiteral("2")).y() < -10);
        QVERIFY(placeOf(picture, QStringLiteral("i")).y() > 5);
        QVERIFY(sizeOf(picture, QStringLiteral("2")) < sizeOf(picture, QStringLiteral("x")));
        QVERIFY(sizeOf(picture, QStringLiteral("2")) >= 20);
    }

    void bracketsGrowWithWhatTheyHold()
    {
        const auto tall = [](std::string_view source) {
            const FormulaPicture picture = set(source);
            return picture.shapes.front().boundingRect().height();
        };
        QVERIFY(
            tall("\\left( \\frac{\\frac{a}{b}}{c} \\right)") > 1.5 * tall("\\left( a \\right)"));
    }

    void aSignIsNotSpacedLikeAnOperator()
    {
        QVERIFY(set("a-b").width > set("{a}{-}{b}").width);
        const auto gap = [](std::string_view source) {
            const FormulaPicture picture = set(source);
            return placeOf(picture, QStringLiteral("b")).x()
                - placeOf(picture, QStringLiteral("−")).x();
        };
        QVERIFY(gap("a-b") > gap("(-b"));
    }

    void whatIsPaintedStaysWithinItsBox_data()
    {
        QTest::addColumn<QString>("source");
        for (const char* source :
            {"x", "f", "\\frac{a+b}{c}", "\\sqrt{\\frac{x}{y}}", "\\sum_{i=0}^{n} f_i^2",
                "\\left[ \\frac{1}{2} \\right)", "S(n) \\le \\frac{1}{s}", "\\Omega \\approx \\mu"})
            QTest::newRow(source) << source;
    }
    void whatIsPaintedStaysWithinItsBox()
    {
        QFETCH(QString, source);
        const FormulaPicture picture = set(source.toStdString());
        constexpr int margin = 40;
        QImage image{static_cast<int>(std::ceil(picture.width)) + 2 * margin,
            static_cast<int>(std::ceil(picture.ascent + picture.descent)) + 2 * margin,
            QImage::Format_RGB32};
        image.fill(Qt::white);
        QPainter painter{&image};
        draw(painter, picture, {margin, margin + picture.ascent}, Qt::black);
        painter.end();
        const QRect box = QRectF{margin, margin, picture.width, picture.ascent + picture.descent}
                              .toAlignedRect()
                              .adjusted(-2, -2, 2, 2);
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) < 128) {
                    ++inked;
                    QVERIFY(box.contains(x, y));
                }
        QVERIFY(inked > 20);
    }

    void formulasAreFoundBetweenDollarsAndPricesAreNot()
    {
        const auto found = [](std::string_view text) {
            QStringList formulas;
            for (const TextPart& part : splitAtFormulas(text))
                if (part.formula)
                    formulas << QString::fromUtf8(
                        part.text.data(), static_cast<qsizetype>(part.text.size()));
            return formulas;
        };
        QCOMPARE(found("a $x$ b $y^2$"), (QStringList{"x", "y^2"}));
        QCOMPARE(found("costs $5 or $6"), QStringList{});
        QCOMPARE(found("costs \\$5 and $x$"), QStringList{"x"});
        QCOMPARE(found("`echo $x$` and ``a`$b$`` then $c$"), QStringList{"c"});
        QCOMPARE(found("$a\nb$"), QStringList{"a\nb"});
        QCOMPARE(found("$a\n\nb$"), QStringList{});
        QCOMPARE(found("$ a$"), QStringList{});
        const auto parts = splitAtFormulas("one\ntwo $x$\nthree $y$");
        QCOMPARE(parts[1].line, 1);
        QCOMPARE(parts[3].line, 2);
    }

    void theSplitLosesNothing()
    {
        std::mt19937 random{3};
        constexpr std::string_view letters = "$$a \n`\\5";
        for (int round = 0; round < 5000; ++round) {
            std::string text(random() % 40, ' ');
            for (char& c : text)
                c = letters[random() % letters.size()];
            std::string again;
            for (const TextPart& part : splitAtFormulas(text)) {
                QCOMPARE(part.line,
                    static_cast<int>(std::ranges::count(
                        text.substr(0, again.size() + (part.formula ? 1 : 0)), '\n')));
                again += part.formula ? '$' + std::string{part.text} + '$' : std::string{part.text};
            }
            QCOMPARE(again, text);
        }
    }
};

QTEST_MAIN(TestFormula)
#include "tst_formula.moc"
