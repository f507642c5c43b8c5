// The window in German: longer words find their room, numbers carry a comma, typing takes both.
#include "app/window/banner.h"
#include "app/window/language.h"
#include "app/window/lecture_mode.h"
#include "app/window/main_window.h"
#include "app/window/preferences.h"
#include "app/window/stage.h"
#include "app/window/units.h"
#include "app/window/view_card.h"
#include "views/format.h"
#include "views/text_recorder.h"
#include "views/view.h"
#include "window/fake_engine.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace std::chrono_literals;

namespace {

/// Visible controls that have less room than their words need.
QStringList tooNarrow(const QWidget& top)
{
    QStringList found;
    const auto note = [&](const QWidget* widget, const QString& text) {
        if (!text.isEmpty() && widget->isVisible()
            && widget->width() < widget->minimumSizeHint().width())
            found << QStringLiteral("%1 has %2 of %3 pixels")
                         .arg(text)
                         .arg(widget->width())
                         .arg(widget->minimumSizeHint().width());
    };
    for (const auto* button : top.findChildren<QAbstractButton*>())
        note(button, button->text());
    for (const auto* label : top.findChildren<QLabel*>())
        if (!label->wordWrap() && label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
            note(label, label->text());
    return found;
}

} // namespace

class GermanWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        speak(QStringLiteral("de"));
        QCOMPARE(language(), QStringLiteral("de"));
    }

    void everyControlHasRoomForItsWords_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("a small screen") << QSize{1366, 768};
        QTest::newRow("a large screen") << QSize{1920, 1080};
    }

    void everyControlHasRoomForItsWords()
    {
        QFETCH(QSize, size);
        fake::Engine engine;
        QTemporaryDir folder;
        MainWindow window{{.demos = engine::catalog(),
            .start =
                [&engine](const engine::RunRequest& request, std::function<void()> published) {
                    return engine.start(request, published);
                },
            .permission = [] { return engine::Permission{}; },
            .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
        window.resize(size);
        window.show();
        for (const engine::Workload* demo : engine::catalog()) {
            window.chooseDemo(demo);
            const std::size_t number = engine.count();
            window.run();
            QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
            QTRY_COMPARE(tooNarrow(window).join(QStringLiteral("; ")), QString{});
            engine.run(number)->end(fake::busyThreads(8, 60));
            QTRY_COMPARE(window.controller().phase(), RunController::Phase::Idle);
            window.scene().setSelection(trace::Window{fake::at(1ms), fake::at(2ms)});
            QCoreApplication::processEvents();
            QTRY_COMPARE(tooNarrow(window).join(QStringLiteral("; ")), QString{});
            QVERIFY2(window.width() <= size.width(), "the words push the window wider");
        }
        QVERIFY(window.commands().perform(QStringLiteral("lesson")));
        QCoreApplication::processEvents();
        QTRY_COMPARE(tooNarrow(window).join(QStringLiteral("; ")), QString{});
        QVERIFY2(window.minimumSizeHint().width() <= 1280, "no small screen can show it");
    }

    void aRoomSeesTheWholeWindowInLectureMode()
    {
        fake::Engine engine;
        QTemporaryDir folder;
        MainWindow window{{.demos = engine::catalog(),
            .start =
                [&engine](const engine::RunRequest& request, std::function<void()> published) {
                    return engine.start(request, published);
                },
            .permission = [] { return engine::Permission{}; },
            .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
        window.resize(1600, 900);
        window.show();
        window.run();
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Running);
        trace::Builder lossy = fake::busyThreads(8, 60);
        lossy.lose({.kernel = 22'854});
        engine.run(0)->end(std::move(lossy));
        QTRY_COMPARE(window.controller().phase(), RunController::Phase::Idle);
        window.lecture().enter();
        QCoreApplication::processEvents();
        QVERIFY2(window.minimumSizeHint().width() <= 1600,
            qPrintable(QString::number(window.minimumSizeHint().width())));
        QTRY_COMPARE(tooNarrow(window).join(QStringLiteral("; ")), QString{});
        window.lecture().leave();
    }

    void everyViewPaintsItsWordsWithinItsPicture_data()
    {
        QTest::addColumn<const views::ViewType*>("type");
        for (const views::ViewType* type : views::catalog())
            QTest::newRow(std::string{type->id}.c_str()) << type;
    }

    void everyViewPaintsItsWordsWithinItsPicture()
    {
        QFETCH(const views::ViewType*, type);
        const trace::Snapshot trace = fake::busyThreads(6, 60).snapshot();
        const QSize size{1100, 520};
        views::Frame frame{.trace = trace, .playhead = fake::at(3ms), .window = trace->extent()};
        for (const bool compared : {false, true}) {
            frame.other = compared ? trace : nullptr;
            TextRecorder picture{size};
            QPainter painter{&picture};
            type->make()->draw(painter, QRectF{{}, size}, frame);
            painter.end();
            QVERIFY(!picture.texts().empty());
            for (const TextRecorder::Text& text : picture.texts()) {
                QVERIFY2(!text.text.endsWith(QChar{0x2026}), qPrintable(text.text));
                QVERIFY2(text.rect.left() >= -1 && text.rect.right() <= size.width() + 1,
                    qPrintable(text.text));
            }
        }
    }

    void numbersCarryACommaAndTypingTakesBoth()
    {
        QCOMPARE(views::formatDuration(12'480us, 4), QStringLiteral("12,48\u00a0ms"));
        QCOMPARE(views::formatTime(fake::at(1'234'500ns), views::Unit::Milliseconds, 4),
            QStringLiteral("1,234\u20095\u00a0ms"));
        QCOMPARE(views::formatNumber(1284.5, 5), QStringLiteral("1\u2009284,5"));
        QCOMPARE(views::parseDuration(u"12,48 ms"), std::optional<trace::Duration>{12'480us});
        QCOMPARE(views::parseDuration(u"12.48 ms"), std::optional<trace::Duration>{12'480us});
        QCOMPARE(parseSlowdown(QStringLiteral("1 : 2,5")), std::optional{2.5});
        QCOMPARE(parseSlowdown(QStringLiteral("2.5")), std::optional{2.5});
        speak(QStringLiteral("en"));
        QCOMPARE(views::formatDuration(12'480us, 4), QStringLiteral("12.48\u00a0ms"));
        QCOMPARE(MainWindow::tr("Stop the run"), QStringLiteral("Stop the run"));
        speak(QStringLiteral("de"));
        QCOMPARE(MainWindow::tr("Stop the run"), QStringLiteral("Lauf anhalten"));
    }

    void theChoiceOfALanguageIsKeptAndToldInClearWords()
    {
        QTemporaryDir folder;
        const QString settings = folder.filePath(QStringLiteral("settings.ini"));
        {
            MainWindow window{{.demos = engine::catalog(), .settingsFile = settings}};
            window.show();
            QVERIFY(window.commands().perform(QStringLiteral("language-en")));
            QVERIFY(window.stage().banners().find(QStringLiteral("language")));
            QVERIFY(window.commands().perform(QStringLiteral("language-de")));
            QVERIFY(!window.stage().banners().find(QStringLiteral("language")));
        }
        QCOMPARE(Preferences{settings}.language(), QStringLiteral("de"));
    }
};

QTEST_MAIN(GermanWindow)
#include "tst_german_window.moc"
