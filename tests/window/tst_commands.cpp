// The list of commands, and what is made of it: keys, the key sheet, the palette.
#include "app/window/command_palette.h"
#include "app/window/commands.h"
#include "app/window/fuzzy.h"
#include "app/window/key_sheet.h"
#include "app/window/palette_rank.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace app;

namespace {

/// Every way to place `typed` in `name`, one after the other.
int bestByTryingAll(const QString& typed, const QString& name, qsizetype from, bool row)
{
    if (typed.isEmpty())
        return 0;
    int best = -1'000'000;
    for (qsizetype i = from; i < name.size(); ++i) {
        if (name[i] != typed[0])
            continue;
        const bool start = i == 0 || name[i - 1] == QChar{' '};
        const int here = 1 + (start ? 8 : 0) + (row && i == from ? 5 : 0);
        best = std::max(best, here + bestByTryingAll(typed.mid(1), name, i + 1, true));
    }
    return best;
}

QString randomText(QRandomGenerator& random, int most)
{
    QString text;
    for (int i = random.bounded(1, most + 1); i > 0; --i)
        text += QChar{u"abc "[random.bounded(4)]};
    return text;
}

struct Bench {
    Bench()
    {
        commands.add({.id = QStringLiteral("run"),
            .group = QStringLiteral("Run"),
            .title = QStringLiteral("Run the demo"),
            .keys = {Qt::CTRL | Qt::Key_R},
            .act = [this] { done += QStringLiteral("run "); }});
        commands.add({.id = QStringLiteral("step"),
            .group = QStringLiteral("Time"),
            .title = QStringLiteral("Step"),
            .keys = {Qt::Key_Period},
            .act = [this] { done += QStringLiteral("step "); }});
        commands.add({.id = QStringLiteral("keys"),
            .group = QStringLiteral("Window"),
            .title = QStringLiteral("Show all keys"),
            .keys = {Qt::Key_Question},
            .act = [this] { done += QStringLiteral("keys "); }});
        commands.add({.id = QStringLiteral("pan"),
            .group = QStringLiteral("Time"),
            .title = QStringLiteral("Pan"),
            .gesture = QStringLiteral("drag")});
        palette.setDestinations({{.id = QStringLiteral("demo:life"),
            .title = QStringLiteral("Life of a thread"),
            .kind = QStringLiteral("Demo"),
            .keywords = QStringLiteral("states"),
            .go = [this] { done += QStringLiteral("life "); }}});
        window.resize(900, 700);
        window.show();
        window.activateWindow();
    }

    QStringList shown() const
    {
        const auto* list = palette.findChild<QListView*>();
        QStringList titles;
        for (int i = 0; i < list->model()->rowCount(); ++i)
            titles.push_back(list->model()->index(i, 0).data().toString());
        return titles;
    }
    QLineEdit* typed() const { return palette.findChild<QLineEdit*>(); }

    QString done;
    QWidget window;
    Commands commands{&window};
    CommandPalette palette{commands, &window};
};

QStringList wordsOf(const KeySheet& sheet)
{
    QStringList texts;
    for (const QLabel* label : sheet.findChildren<QLabel*>())
        texts.push_back(label->text());
    return texts;
}

bool press(Commands& commands, int key, Qt::KeyboardModifiers modifiers = {})
{
    return commands.press(QKeyEvent{QEvent::KeyPress, key, modifiers});
}

} // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void theBestOfAllWaysToMatchIsFound()
    {
        QRandomGenerator random{20};
        for (int i = 0; i < 20'000; ++i) {
            const QString typed = randomText(random, 4).remove(QChar{' '});
            const QString name = randomText(random, 9);
            const int expected = bestByTryingAll(typed, name, 0, false);
            const auto match = fuzzyMatch(typed, name);
            QVERIFY2(match.has_value() == (expected >= 0), qPrintable(typed + " in " + name));
            if (!match)
                continue;
            QVERIFY2(match->score == expected, qPrintable(typed + " in " + name));
            QString read;
            for (const qsizetype at : match->at)
                read += name[at];
            QCOMPARE(read, typed);
            QVERIFY(std::ranges::is_sorted(match->at));
        }
    }

    void caseAccentsAndSpacesDoNotMatterButWordsDo()
    {
        QVERIFY(fuzzyMatch(QStringLiteral("GANTT"), QStringLiteral("Scheduler Gantt")));
        QVERIFY(fuzzyMatch(QStringLiteral("laufe"), QString::fromUtf8("Läufe vergleichen")));
        QVERIFY(fuzzyMatch(QStringLiteral("sch ga"), QStringLiteral("Scheduler Gantt")));
        QVERIFY(!fuzzyMatch(QStringLiteral("ganttt"), QStringLiteral("Scheduler Gantt")));
        const auto initials = fuzzyMatch(QStringLiteral("sg"), QStringLiteral("Scheduler Gantt"));
        const auto inside = fuzzyMatch(QStringLiteral("sg"), QStringLiteral("Raising"));
        QVERIFY(initials->score > inside->score);
    }

    void aKeyDoesWhatItsCommandSaysUnlessThatIsDisabled()
    {
        Bench bench;
        QVERIFY(press(bench.commands, Qt::Key_Period));
        QVERIFY(press(bench.commands, Qt::Key_Question, Qt::ShiftModifier)); // where ? needs Shift
        QVERIFY(!press(bench.commands, Qt::Key_X));
        QVERIFY(!press(bench.commands, Qt::Key_Period, Qt::AltModifier));
        QCOMPARE(bench.done, QStringLiteral("step keys "));
        bench.commands.setEnabled({"step"}, false);
        QVERIFY(!press(bench.commands, Qt::Key_Period));
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        QTest::keyClick(&bench.window, Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(bench.done, QStringLiteral("step keys run "));
        QVERIFY(!bench.commands.perform(QStringLiteral("pan"))); // a gesture cannot be performed
    }

    void theKeySheetListsEveryKeyAndGesture()
    {
        Bench bench;
        KeySheet sheet{bench.commands, &bench.window};
        sheet.popUp(bench.window);
        const QStringList texts = wordsOf(sheet);
        for (const Command& command : bench.commands.all()) {
            QVERIFY2(texts.contains(command.title), qPrintable(command.title));
            QVERIFY2(texts.contains(Commands::keyText(command)), qPrintable(command.id));
        }
        QVERIFY(sheet.width() <= KeySheet::pageWidth * 2);
        QTest::keyClick(sheet.findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!sheet.isVisible());
    }

    void theKeySheetIsSearchedByTyping()
    {
        Bench bench;
        KeySheet sheet{bench.commands, &bench.window};
        sheet.popUp(bench.window);
        auto* typed = sheet.findChild<QLineEdit*>();
        QTest::keyClicks(typed, QStringLiteral("ctrl+r"));
        QTRY_VERIFY(!wordsOf(sheet).contains(QStringLiteral("Step")));
        QVERIFY(wordsOf(sheet).contains(QStringLiteral("Run the demo")));
        typed->setText(QStringLiteral("zzz"));
        QTRY_VERIFY(!wordsOf(sheet).contains(QStringLiteral("Run the demo")));
        QVERIFY(sheet.findChild<QLabel*>()->isVisible()); // says that there is none
        typed->setText(QStringLiteral("dr ti")); // "drag", in the group "Time"
        QTRY_VERIFY(wordsOf(sheet).contains(QStringLiteral("Pan")));
    }

    void aDemoComesBeforeACommandFoundTheSameWay()
    {
        const Findable demo{.title = QStringLiteral("Dining philosophers"),
            .keywords = QStringLiteral("deadlock fork starvation"),
            .place = true};
        const Findable follow{.title = QStringLiteral("Follow the run live, like a clock")};
        const Findable dine{.title = QStringLiteral("Dine now")};
        const auto score = [](const char* typed, const Findable& of) {
            const auto match = paletteMatch(QString::fromUtf8(typed), of);
            return match ? match->score : -1;
        };
        QVERIFY(score("din", demo) > score("din", dine));
        QVERIFY(score("dine", dine) > score("dine", demo));
        QVERIFY(score("fo", demo) < score("fo", follow)); // a title goes before what is meant
        QVERIFY(score("deadlock", demo) > 0);
        QVERIFY(score("stárv FORK", demo) > 0);
        QVERIFY(score("lock", follow) < score("dead", demo));
        QCOMPARE(score("lock", demo), -1); // not the beginning of any of its words
        QVERIFY(score("dph", demo) > 0); // letters in order
        QCOMPARE(score("zz", demo), -1);
        QCOMPARE(paletteMatch(QStringLiteral("phil din"), demo)->at,
            (std::vector<qsizetype>{0, 1, 2, 7, 8, 9, 10}));
        QVERIFY(paletteMatch(QStringLiteral("deadlock"), demo)->at.empty());
    }

    void thePaletteIsWorkedByTheKeyboardAlone()
    {
        Bench bench;
        bench.palette.popUp(bench.window);
        QCOMPARE(bench.shown().size(), 4); // three commands, one demo
        QTest::keyClicks(bench.typed(), QStringLiteral("lot"));
        QCOMPARE(bench.shown().first(), QStringLiteral("Life of a thread"));
        QTest::keyClick(bench.typed(), Qt::Key_Return);
        QTRY_COMPARE(bench.done, QStringLiteral("life "));
        QVERIFY(!bench.palette.isVisible());
    }

    void whatWasUsedLatelyComesFirstAndIsRemembered()
    {
        Bench bench;
        QSignalSpy remembered{&bench.palette, &CommandPalette::recentChanged};
        for (const char* const typed : {"all keys", "step"}) {
            bench.palette.popUp(bench.window);
            QTest::keyClicks(bench.typed(), QLatin1String{typed});
            QTest::keyClick(bench.typed(), Qt::Key_Return);
        }
        QTRY_COMPARE(bench.done, QStringLiteral("keys step "));
        QCOMPARE(remembered.last().first().toStringList(),
            (QStringList{QStringLiteral("step"), QStringLiteral("keys")}));
        bench.palette.popUp(bench.window);
        QCOMPARE(bench.shown().mid(0, 2),
            (QStringList{QStringLiteral("Step"), QStringLiteral("Show all keys")}));
        QTest::keyClick(bench.typed(), Qt::Key_Down);
        QTest::keyClick(bench.typed(), Qt::Key_Return);
        QTRY_COMPARE(bench.done, QStringLiteral("keys step keys "));
    }

    void aNameThatNothingHasIsSaid()
    {
        Bench bench;
        bench.palette.popUp(bench.window);
        QTest::keyClicks(bench.typed(), QStringLiteral("zzz"));
        QVERIFY(bench.shown().isEmpty());
        QVERIFY(bench.palette.findChild<QLabel*>()->isVisible());
        QTest::keyClick(bench.typed(), Qt::Key_Return);
        QVERIFY(bench.done.isEmpty());
        QTest::keyClick(bench.typed(), Qt::Key_Escape);
        QVERIFY(!bench.palette.isVisible());
    }
};

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"
