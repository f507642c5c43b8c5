// A window on a screen that is small, or whose letters are large.
#include "app/window/export_dialog.h"
#include "app/window/header_bar.h"
#include "app/window/key_sheet.h"
#include "app/window/panel_folding.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/repeat_dialog.h"
#include "app/window/tier_panel.h"
#include "app/window/transport_bar.h"
#include "window/window_bench.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>

using namespace app;
using fake::Bench;

namespace {

constexpr QSize smallest{640, 340}; ///< 1920 × 1080 at 300 %, less the frame of the window

/// Every word in a menu and the menus below it.
QStringList wordsIn(QMenu& menu)
{
    emit menu.aboutToShow();
    QStringList words;
    for (QAction* action : menu.actions()) {
        words << action->text();
        if (action->menu() != nullptr)
            words << wordsIn(*action->menu());
    }
    return words;
}

/// The names of the buttons of `bar` that are in sight as a whole, and of those in its menu.
QStringList reachable(QWidget& bar)
{
    QStringList names;
    for (QAbstractButton* button : bar.findChildren<QAbstractButton*>()) {
        if (!button->isVisible())
            continue;
        const QRect there{button->mapTo(&bar, QPoint{}), button->size()};
        if (!bar.rect().contains(there))
            continue;
        names << (button->accessibleName().isEmpty() ? button->text() : button->accessibleName());
        auto* tool = qobject_cast<QToolButton*>(button);
        if (tool != nullptr && tool->text() == QStringLiteral("More"))
            names << wordsIn(*tool->menu());
    }
    return names;
}

} // namespace

class SmallWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings = m_folder.filePath(QStringLiteral("%1.ini").arg(++m_number)); }

    void itFitsAScreenOf640By360()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        const QSize least = bench.window.minimumSizeHint();
        QVERIFY2(least.width() <= smallest.width() && least.height() <= smallest.height(),
            qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
        bench.window.resize(smallest);
        QCOMPARE(bench.window.size(), smallest);
    }

    void nothingOfTheBarsIsLost()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        auto& header = *bench.window.findChild<HeaderBar*>();
        auto& transport = *bench.window.findChild<TransportBar*>();
        bench.window.resize(1400, 800);
        QTRY_VERIFY(!reachable(header).contains(QStringLiteral("More commands")));
        const QStringList all = reachable(header) + reachable(transport);
        QVERIFY(all.size() > 14);
        for (const QSize size : {QSize{1000, 600}, QSize{800, 500}, smallest}) {
            bench.window.resize(size);
            for (const QString& name : all)
                QTRY_VERIFY2((reachable(header) + reachable(transport)).contains(name),
                    qPrintable(QStringLiteral("%1 at %2").arg(name).arg(size.width())));
        }
        bench.window.resize(1400, 800);
        QTRY_COMPARE(reachable(header) + reachable(transport), all);
    }

    void howTwoRunsStandIsFoundInTheMenuOnceThereAreTwo()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        auto& header = *bench.window.findChild<HeaderBar*>();
        const QString overlaid = QStringLiteral("Overlaid");
        bench.window.resize(smallest);
        QTRY_VERIFY(reachable(header).contains(QStringLiteral("Compare")));
        QVERIFY(!reachable(header).contains(overlaid));
        QTest::keyClick(&bench.window, Qt::Key_C);
        bench.runToEnd(80);
        QTRY_VERIFY(reachable(header).contains(overlaid));
        QVERIFY(bench.button(overlaid) == nullptr);
        bench.window.resize(1400, 800);
        QTRY_VERIFY(bench.button(overlaid) != nullptr);
        QTest::keyClick(&bench.window, Qt::Key_C);
        QTRY_VERIFY(bench.button(overlaid) == nullptr);
        bench.window.resize(smallest);
        QTRY_VERIFY(!reachable(header).contains(overlaid));
    }

    void thePanelsTakeTurns()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.resize(smallest);
        PanelFolding& folding = bench.window.folding();
        QTRY_VERIFY(folding.narrow());
        QVERIFY(!folding.shown(0) && !folding.shown(2));
        QTest::mouseClick(bench.button(QStringLiteral("Settings")), Qt::LeftButton);
        QVERIFY(!folding.shown(0) && folding.shown(2));
        QVERIFY(bench.named<QSlider>(QStringLiteral("Threads"))->isVisible());
        QTest::mouseClick(bench.button(QStringLiteral("Demos")), Qt::LeftButton);
        QVERIFY(folding.shown(0) && !folding.shown(2));
        QTest::mouseClick(bench.button(QStringLiteral("Demos")), Qt::LeftButton);
        QVERIFY(!folding.shown(0) && !folding.shown(2));
        QVERIFY(bench.window.stage().width() > 600);
        bench.window.resize(1200, 700);
        QTRY_VERIFY(!folding.narrow());
        QVERIFY(folding.shown(0) && folding.shown(2));
        QVERIFY(bench.button(QStringLiteral("Settings")) == nullptr);
    }

    void everyViewAndFigureCanBeScrolledTo()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.resize(smallest);
        bench.window.folding().show(2, true);
        for (QWidget* widget : std::initializer_list<QWidget*>{bench.window.stage().cards().back(),
                 bench.named<QLabel>(QStringLiteral("events lost"))}) {
            QVERIFY(widget != nullptr);
            QScrollArea* area = nullptr;
            for (QWidget* up = widget; up != nullptr && area == nullptr; up = up->parentWidget())
                area = qobject_cast<QScrollArea*>(up);
            QVERIFY(area != nullptr);
            QTRY_VERIFY(area->height() >= 60);
            area->ensureWidgetVisible(widget, 0, 0);
            QTRY_VERIFY(!widget->visibleRegion().isEmpty());
        }
    }

    void theQuestionIsInSightAt1440By900()
    {
        Bench bench{m_settings};
        bench.window.resize(1424, 852); // less the frame
        auto* card = bench.window.findChild<PredictionCard*>();
        QTRY_COMPARE(card->visibleRegion().boundingRect().height(), card->height());
    }

    void aRememberedSizeIsCutToThePresentScreen()
    {
        {
            Bench bench{m_settings};
            bench.window.resize(3000, 2000);
            bench.window.close();
        }
        Bench again{m_settings};
        const QRect room = again.window.screen()->availableGeometry();
        QVERIFY2(again.window.width() <= room.width() && again.window.height() <= room.height(),
            qPrintable(
                QStringLiteral("%1 x %2").arg(again.window.width()).arg(again.window.height())));
        QVERIFY(room.contains(again.window.geometry().topLeft()));
    }

    void aLongReasonIsReadWhole()
    {
        QString reason = QStringLiteral("Wake-ups can be read with root's rights only");
        reason += QStringLiteral(" (opening tracefs: Operation not permitted).").repeated(4);
        TierPanel panel{[&] {
            return engine::Permission{
                .tier = trace::Tier::KernelSwitches, .reason = reason.toStdString()};
        }};
        QWidget anchor;
        anchor.setGeometry(500, 500, 200, 30);
        anchor.show();
        panel.popUp(anchor);
        QLabel* text = nullptr;
        for (QLabel* label : panel.findChildren<QLabel*>())
            if (label->wordWrap() && label->isVisible() && text == nullptr)
                text = label;
        QVERIFY(text != nullptr);
        QTRY_VERIFY(text->text().contains(reason));
        QTRY_VERIFY2(text->height() >= text->heightForWidth(text->width()),
            qPrintable(QStringLiteral("%1 of %2")
                           .arg(text->height())
                           .arg(text->heightForWidth(text->width()))));
        QVERIFY(panel.geometry().bottom() < anchor.mapToGlobal(QPoint{}).y());
    }

    void theDialogsFitToo()
    {
        Bench bench{m_settings};
        bench.runToEnd();
        bench.window.resize(smallest);
        bench.window.commands().perform(QStringLiteral("export"));
        bench.window.commands().perform(QStringLiteral("repeat"));
        for (QDialog* dialog : bench.window.findChildren<QDialog*>()) {
            const QSize least = dialog->minimumSizeHint().expandedTo(dialog->minimumSize());
            QVERIFY2(least.width() <= 640 && least.height() <= 340,
                qPrintable(QStringLiteral("%1: %2 x %3")
                               .arg(QLatin1String{dialog->metaObject()->className()})
                               .arg(least.width())
                               .arg(least.height())));
            dialog->close();
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_settings;
    int m_number = 0;
};

QTEST_MAIN(SmallWindow)
#include "tst_small_window.moc"
