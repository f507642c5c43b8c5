#include "views/pattern.h"
#include "views/theme.h"

#include <QFontInfo>
#include <QImage>
#include <QTest>

using namespace views;
using trace::State;

namespace {

std::vector<State> states()
{
    std::vector<State> all;
    for (std::size_t i = 0; i < trace::stateCount; ++i)
        all.push_back(State(i));
    return all;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void thePaletteIsTheOneAgreedUpon()
    {
        const Theme theme;
        QCOMPARE(theme.state(State::New).name(), QStringLiteral("#9aa3ad"));
        QCOMPARE(theme.state(State::Runnable).name(), QStringLiteral("#e69f00"));
        QCOMPARE(theme.state(State::Running).name(), QStringLiteral("#009e73"));
        QCOMPARE(theme.state(State::Lock).name(), QStringLiteral("#d55e00"));
        QCOMPARE(theme.state(State::Io).name(), QStringLiteral("#0072b2"));
        QCOMPARE(theme.state(State::Sleep).name(), QStringLiteral("#56b4e9"));
        QCOMPARE(theme.state(State::Join).name(), QStringLiteral("#cc79a7"));
        QCOMPARE(theme.state(State::Dead).name(), QStringLiteral("#3c434b"));
    }

    void contrastIsTheStandardsOwn()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrast(QColor{0x77, 0x77, 0x77}, Qt::white) - 4.48) < 0.01);
    }

    void wordsCanBeReadOnEverySurface()
    {
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const Theme theme{.mode = mode};
            for (const QColor& surface : {theme.card(), theme.background()}) {
                QVERIFY(contrast(theme.ink(), surface) >= 4.5);
                QVERIFY(contrast(theme.secondary(), surface) >= 4.5);
            }
            for (const State state : states())
                QVERIFY2(contrast(theme.onState(state), theme.state(state)) >= 4.5,
                    qPrintable(theme.state(state).name()));
            for (std::size_t i = 0; i < 24; ++i)
                QVERIFY(contrast(readableOn(theme.thread(i)), theme.thread(i)) >= 4.5);
            QVERIFY(contrast(theme.playhead(), theme.card()) >= 3);
            QVERIFY(contrast(theme.accent(), theme.card()) >= 3);
            QVERIFY(contrast(theme.state(State::Dead), theme.card()) >= 3);
        }
    }

    void inHighContrastEveryWordReachesSevenToOneAndEveryLineThree()
    {
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const Theme theme{.mode = mode, .patterns = true, .highContrast = true};
            for (const QColor& surface : {theme.card(), theme.background()}) {
                for (const QColor& word :
                    {theme.ink(), theme.secondary(), theme.accent(), theme.playhead()})
                    QVERIFY2(contrast(word, surface) >= 7, qPrintable(word.name()));
                QVERIFY(contrast(theme.line(), surface) >= 3);
            }
            QVERIFY(contrast(readableOn(theme.playhead()), theme.playhead()) >= 7);
            for (const State state : states())
                if (state != State::None)
                    QVERIFY2(contrast(theme.onState(state), patternBase(state, theme)) >= 7,
                        qPrintable(theme.state(state).name()));
        }
    }

    /// Non-text contrast, WCAG 2.1, 1.4.11: 3 : 1. The usual palette is that of Okabe and Ito,
    /// whose lightest colours stay below it on white: so there no state is told by colour alone.
    void everyStateStandsOutFromItsBackground()
    {
        struct Bound {
            Mode mode{};
            bool high = false;
            double fill = 0; ///< the colour on the card and around it
            double mark = 0; ///< the pattern on the colour
        };
        for (const Bound& bound :
            {Bound{Mode::Light, false, 1.2, 2.3}, Bound{Mode::Dark, false, 2.7, 2.3},
                Bound{Mode::Light, true, 3, 7}, Bound{Mode::Dark, true, 3, 7}}) {
            const Theme theme{.mode = bound.mode, .patterns = true, .highContrast = bound.high};
            double fills = 21;
            double marks = 21;
            for (const State state : states()) {
                if (state == State::None)
                    continue;
                for (const QColor& surface : {theme.card(), theme.background()})
                    fills = std::min(fills, contrast(theme.state(state), surface));
                if (patterned(state, theme) && state != State::New) // that one is an outline
                    marks = std::min(
                        marks, contrast(patternMark(state, theme), patternBase(state, theme)));
            }
            const QString found = QStringLiteral("%1, high contrast %2: fills %3, marks %4")
                                      .arg(int(bound.mode))
                                      .arg(bound.high)
                                      .arg(fills)
                                      .arg(marks);
            qInfo().noquote() << found;
            QVERIFY2(fills >= bound.fill && marks >= bound.mark, qPrintable(found));
        }
    }

    void inHighContrastNeighboursDifferByMoreThanTheirHue()
    {
        const auto twins = [](State a, State b) { // one meaning, drawn alike
            const auto joins = [](State s) {
                return s == State::Join || s == State::Child || s == State::Message;
            };
            return joins(a) && joins(b);
        };
        const auto bits = [](State state) {
            QByteArray pattern;
            for (int i = 0; i < 64; ++i)
                pattern += patternBit(state, i % 8, i / 8) ? '#' : '.';
            return pattern;
        };
        for (const Mode mode : {Mode::Light, Mode::Dark}) {
            const Theme theme{.mode = mode, .patterns = true, .highContrast = true};
            for (const State a : states())
                for (const State b : states()) {
                    if (a >= b || a == State::None || twins(a, b) || b == State::Dead)
                        continue; // the dead are a thin line, not a fill
                    const bool patterns =
                        bits(a) != bits(b) || patterned(a, theme) != patterned(b, theme);
                    const double fills = contrast(patternBase(a, theme), patternBase(b, theme));
                    QVERIFY2(patterns || fills >= 3,
                        qPrintable(
                            QStringLiteral("%1, %2: %3").arg(int(a)).arg(int(b)).arg(fills)));
                    if (patterned(a, theme)) // and the marks are seen on their own ground
                        QVERIFY2(a == State::New
                                || contrast(patternMark(a, theme), patternBase(a, theme)) >= 3,
                            qPrintable(QString::number(int(a))));
                }
        }
    }

    void threadsStandOutFromBothCardsAndFromEachOther()
    {
        for (std::size_t i = 0; i < 12; ++i) {
            for (const Mode mode : {Mode::Light, Mode::Dark}) {
                const Theme theme{.mode = mode};
                QVERIFY2(contrast(theme.thread(i), theme.card()) >= 3,
                    qPrintable(theme.thread(i).name()));
            }
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(Theme{}.thread(i) != Theme{}.thread(k));
        }
    }

    void everyPatternDiffersFromEveryOther()
    {
        const Theme print{.patterns = true};
        QSet<QByteArray> seen;
        int patternedStates = 0;
        for (const State state : states()) {
            const bool twin = state == State::Child || state == State::Message; // drawn as a join
            if (twin || state == State::None)
                continue;
            QByteArray bits;
            for (int y = 0; y < 8; ++y) {
                for (int x = 0; x < 8; ++x)
                    bits += patternBit(state, x, y) ? '#' : '.';
            }
            patternedStates += patterned(state, print) ? 1 : 0;
            if (patterned(state, print) && state != State::New) {
                QVERIFY(!seen.contains(bits));
                seen.insert(bits);
            }
        }
        QCOMPARE(patternedStates, 11); // all but running and dead, which are plain
        QVERIFY(!patterned(State::Lock, Theme{}));
        QVERIFY(patterned(State::Lost, Theme{}));
    }

    void patternsAreSeenWhereAskedFor()
    {
        const auto differ = [](const Theme& theme, State state) {
            QImage image{40, 20, QImage::Format_RGB32};
            QPainter painter{&image};
            fillState(painter, QRectF{0, 0, 40, 20}, state, theme);
            painter.end();
            for (int i = 0; i < 40 * 20; ++i) {
                if (image.pixel(i % 40, i / 40) != image.pixel(20, 10))
                    return true;
            }
            return false;
        };
        for (const State state :
            {State::Lock, State::Runnable, State::Io, State::Sleep, State::Join}) {
            QVERIFY(differ({.patterns = true}, state));
            QVERIFY(!differ({}, state));
        }
    }

    void lettersGrowWithTheScale()
    {
        QCOMPARE(Theme{}.text(9).pixelSize(), 12);
        QCOMPARE(Theme{.fontScale = 2.5}.text(9).pixelSize(), 30);
        QVERIFY(Theme{.fontScale = 0.001}.mono(9).pixelSize() >= 1);
    }
};

QTEST_MAIN(TestTheme)

#include "tst_theme.moc"
