// The tour of the window, taken from the keyboard.
#include "app/window/header_bar.h"
#include "app/window/lecture_mode.h"
#include "app/window/panel_folding.h"
#include "app/window/preferences.h"
#include "app/window/tour.h"
#include "app/window/tour_place.h"
#include "window/window_bench.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace app;
using fake::Bench;

namespace {

QFrame* calloutOf(MainWindow& window)
{
    return window.findChild<QFrame*>(QStringLiteral("tourCallout"));
}

} // namespace

class TourTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void itIsOfferedOnceAndCanBeTakenAgain()
    {
        {
            Bench bench{m_settings};
            bench.window.offerTour();
            QVERIFY(bench.window.tour().isVisible());
            QVERIFY(QTest::qWaitForWindowActive(&bench.window));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QTRY_VERIFY(!bench.window.tour().isVisible());
            QVERIFY(!calloutOf(bench.window)->isVisible());
        }
        Bench again{m_settings};
        again.window.offerTour();
        QVERIFY(!again.window.tour().isVisible());
        QVERIFY(again.window.commands().perform(QStringLiteral("tour")));
        QVERIFY(again.window.tour().isVisible());
    }

    void itLeadsThroughTheWholeWindowAndRunsTheDemo()
    {
        Bench bench{m_settings};
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.window.resize(1300, 780);
        Tour& tour = bench.window.tour();
        QSignalSpy ended{&tour, &Tour::ended};
        tour.start();
        QSet<QString> words;
        std::vector<QRect> lit;
        for (std::size_t i = 0; i < tour.stops(); ++i) {
            QTRY_COMPARE(tour.stop(), std::optional{i});
            QTRY_VERIFY2(!tour.lit().isEmpty(), qPrintable(tour.words()));
            QVERIFY(bench.window.rect().contains(tour.callout()));
            QVERIFY2(!tour.callout().intersects(tour.lit()) || tour.lit().width() > 500,
                qPrintable(tour.words()));
            words.insert(tour.words());
            lit.push_back(tour.lit());
            QVERIFY(calloutOf(bench.window)->isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            if (i == 3) { // Next has pressed Run; whatever the tour does, the run goes on
                QTRY_COMPARE(bench.engine.count(), 1U);
                QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Running);
                bench.engine.run(0)->end(fake::busyThreads(8, 60));
                QTRY_COMPARE(bench.window.controller().phase(), RunController::Phase::Idle);
            }
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(tour.stops()));
        QVERIFY(lit[0] != lit[1] && lit[4] != lit[5] && lit[5] != lit[6]);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!tour.isVisible());
        QCOMPARE(bench.engine.count(), 1U);
    }

    void whatItPointsAtStaysUsable()
    {
        Bench bench{m_settings};
        bench.window.tour().start();
        QPushButton* run = nullptr;
        for (QPushButton* button : bench.window.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Run") && button->isVisible())
                run = button;
        QVERIFY(run != nullptr);
        // The click arrives through whatever the tour paints over it.
        const QPoint at = run->mapTo(&bench.window, run->rect().center());
        QVERIFY(bench.window.tour().testAttribute(Qt::WA_TransparentForMouseEvents));
        QVERIFY(!bench.window.tour().callout().contains(at));
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_COMPARE(bench.engine.count(), 1U);
        QVERIFY(bench.window.tour().isVisible());
    }

    void itFollowsItsControlInAWindowThatShrinks()
    {
        Bench bench{m_settings};
        bench.window.resize(1200, 760);
        Tour& tour = bench.window.tour();
        tour.start();
        for (const QSize size : {QSize{1200, 760}, QSize{800, 500}, QSize{640, 360}}) {
            bench.window.resize(size);
            for (std::size_t i = 0; i < tour.stops(); ++i) {
                QTRY_VERIFY2(!tour.lit().isEmpty(), qPrintable(tour.words()));
                QTRY_VERIFY2(
                    bench.window.rect().contains(tour.callout()), qPrintable(tour.words()));
                QTRY_VERIFY(bench.window.rect().contains(tour.lit()));
                if (i + 1 < tour.stops())
                    tour.next();
            }
            if (bench.engine.count() == 1)
                bench.engine.run(0)->end(fake::busyThreads(8, 60));
            while (tour.stop() != std::optional<std::size_t>{0})
                tour.back();
        }
    }

    void aScreenReaderIsToldEveryStop()
    {
        Bench bench{m_settings};
        Tour& tour = bench.window.tour();
        tour.start();
        QStringList names;
        for (std::size_t i = 0; i < tour.stops(); ++i) {
            QAccessibleInterface* callout =
                QAccessible::queryAccessibleInterface(calloutOf(bench.window));
            QVERIFY(callout != nullptr);
            names << callout->text(QAccessible::Name);
            QVERIFY(!callout->text(QAccessible::Description).isEmpty());
            QAccessibleInterface* focus =
                QAccessible::queryAccessibleInterface(QApplication::focusWidget());
            if (focus != nullptr)
                QVERIFY(focus->text(QAccessible::Description)
                            .contains(callout->text(QAccessible::Description)));
            if (i + 1 < tour.stops())
                tour.next();
        }
        names.removeDuplicates();
        QCOMPARE(names.size(), static_cast<qsizetype>(tour.stops()));
    }

    void aLectureHasNoTour()
    {
        Bench bench{m_settings};
        bench.window.tour().start();
        bench.window.lecture().enter();
        QVERIFY(!bench.window.tour().isVisible());
        bench.window.commands().perform(QStringLiteral("tour"));
        QVERIFY(!bench.window.tour().isVisible());
        bench.window.lecture().leave();
    }

    void theCalloutKeepsClearOfItsTargetWhereverThereIsRoom()
    {
        QRandomGenerator random{7};
        const auto below = [&](int most) { return static_cast<int>(random.bounded(most)); };
        for (int i = 0; i < 5000; ++i) {
            const QRect room{0, 0, 300 + below(1400), 200 + below(900)};
            QRect target{below(room.width() - 20), below(room.height() - 20), 10 + below(400),
                10 + below(400)};
            target = target.intersected(room);
            const QSize size{100 + below(300), 60 + below(200)};
            const QRect callout = placeCallout(size, target, room);
            QVERIFY(room.contains(callout));
            // Beside the target, on its wider side, there would have been room for callout and
            // arrow: then it is clear of the target, and the arrow goes from one to the other.
            const int beside = std::max({target.left(), room.right() - target.right()});
            const int over = std::max({target.top(), room.bottom() - target.bottom()});
            const bool fits = (beside > size.width() + 60 && size.height() + 20 < room.height())
                || (over > size.height() + 60 && size.width() + 20 < room.width());
            if (!fits)
                continue;
            QVERIFY(!callout.intersects(target));
            const QLine arrow = calloutArrow(callout, target);
            if (!arrow.isNull()) {
                QVERIFY(callout.contains(arrow.p1()));
                QVERIFY(target.contains(arrow.p2()));
            }
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(TourTest)
#include "tst_tour.moc"
