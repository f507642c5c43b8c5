#include "app/window/why_card.h"
#include "explain/story.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace app;

namespace {

/// The story, with T3 selected at a moment.
struct Opened {
    explicit Opened(trace::Time time)
    {
        trace = story.builder.snapshot();
        scene.reset(trace, false);
        scene.selectActor(story.t3);
        scene.playhead().seek(time);
        card.resize(320, 400);
    }
    QLabel& words() { return *card.findChild<QLabel*>(QStringLiteral("whyWords")); }

    Story story;
    trace::Snapshot trace;
    Scene scene;
    WhyCard card{scene};
};

} // namespace

class TestWhyCard : public QObject {
    Q_OBJECT

private slots:
    void aGapOpensItAndRunningClosesIt()
    {
        Opened opened{at(500)};
        QVERIFY(opened.card.text().isEmpty());
        opened.scene.askWhy();
        QVERIFY(opened.card.text().contains("T3 worker waited"));
        opened.scene.playhead().seek(at(1900)); // it follows
        QVERIFY(opened.card.text().startsWith("T3 runs"));
        opened.scene.askWhy();
        QVERIFY(opened.card.isHidden());
    }

    void selectingNothingOrACpuClosesIt()
    {
        for (const bool cpu : {false, true}) {
            Opened opened{at(500)};
            opened.card.ask();
            QVERIFY(!opened.card.isHidden());
            opened.scene.selectActor(
                cpu ? std::optional{opened.story.cpu} : std::optional<trace::ActorId>{});
            QVERIFY(opened.card.isHidden());
        }
    }

    void aLinkLeadsToTheThreadAndItsMomentAndBackLeadsBack()
    {
        Opened opened{at(500)};
        QSignalSpy jumped{&opened.card, &WhyCard::jumped};
        opened.card.ask();
        emit opened.words().linkActivated(QStringLiteral("1")); // T5, since it has the lock
        QCOMPARE(opened.scene.frame().selectedActor, opened.story.t5);
        QCOMPARE(opened.scene.frame().playhead, at(90));
        QCOMPARE(jumped.size(), 1);
        QVERIFY(opened.card.text().startsWith("T5 runs"));
        opened.card.findChild<QPushButton*>(QStringLiteral("whyBack"))->click();
        QCOMPARE(opened.scene.frame().selectedActor, opened.story.t3);
        QCOMPARE(opened.scene.frame().playhead, at(500));
        QVERIFY(opened.card.findChild<QPushButton*>(QStringLiteral("whyBack"))->isHidden());
    }

    void linksAreReachedByKeyboard()
    {
        QWidget window;
        Opened opened{at(500)};
        opened.card.setParent(&window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        opened.card.toggle();
        QTRY_VERIFY(opened.words().hasFocus());
        QTest::keyClick(&opened.words(), Qt::Key_Tab); // the first link: T3 where the gap began
        QTest::keyClick(&opened.words(), Qt::Key_Return);
        QCOMPARE(opened.scene.frame().playhead, at(100));
        QTest::keyClick(&opened.card, Qt::Key_Escape);
        QVERIFY(opened.card.isHidden());
    }

    void everyPartHasANameForAssistiveTools()
    {
        Opened opened{at(500)};
        opened.card.ask();
        QVERIFY(!opened.card.accessibleName().isEmpty());
        QVERIFY(opened.words().accessibleName().contains("gave it back"));
        for (const QPushButton* button : opened.card.findChildren<QPushButton*>())
            QVERIFY(!button->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestWhyCard)

#include "tst_why_card.moc"
