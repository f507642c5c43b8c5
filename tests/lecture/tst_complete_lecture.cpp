// A complete lecture in front of a room nobody sees: open, predict, run, scrub back, compare,
// export, leave. Real runs, real keys and clicks; what is written is read by other programs.
#include "app/window/banner.h"
#include "app/window/estimate_view.h"
#include "app/window/export_dialog.h"
#include "app/window/lecture_mode.h"
#include "app/window/lecture_veil.h"
#include "app/window/lesson_card.h"
#include "app/window/lesson_player.h"
#include "app/window/main_window.h"
#include "app/window/overview.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_book.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "engine/files/interleave_file.h"
#include "lecture/private_display.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QtTest>

using namespace app;
using tests::xdotool;

namespace {

constexpr int patience = 90'000; ///< ms: other programs may have the machine

const char* const talk = R"(# Who has the lock?

Eight threads, one lock.

## Predict, then run

```stage
demo thread-life
set threads 8
predict
```

```notes
Count the hands first.
```

## What did it wait for?

Look at the longest gap.
)";

/// The middle of a widget's part, where the mouse finds it.
void click(const QWidget& widget, QPoint at)
{
    const QPoint place = widget.mapToGlobal(at);
    xdotool({"mousemove", QString::number(place.x()), QString::number(place.y()), "click", "1"});
}
void click(const QWidget& widget)
{
    click(widget, widget.rect().center());
}

void drag(const QWidget& widget, QPoint from, QPoint to)
{
    const QPoint a = widget.mapToGlobal(from);
    const QPoint b = widget.mapToGlobal(to);
    const auto text = [](int number) { return QString::number(number); };
    xdotool({"mousemove", text(a.x()), text(a.y()), "mousedown", "1", "mousemove",
        text((a.x() + b.x()) / 2), text((a.y() + b.y()) / 2), "mousemove", text(b.x()), text(b.y()),
        "mouseup", "1"});
}

QPushButton* button(const QWidget& in, const QString& text)
{
    for (QPushButton* found : in.findChildren<QPushButton*>())
        if (found->text() == text && found->isVisible())
            return found;
    return nullptr;
}

/// What another program says, or why it is not asked.
QByteArray saidBy(const QString& program, const QStringList& arguments)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return {};
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(patience);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray{"failed"};
}

} // namespace

class CompleteLecture : public QObject {
    Q_OBJECT

public:
    static inline QString noDisplay{};

private slots:
    void initTestCase();
    void itIsOpenedInFrontOfARoom();
    void theRoomPredicts();
    void theRunAnswers();
    void itIsScrubbedBackAndSteppedExactly();
    void blackAndBack();
    void twoRunsAreCompared();
    void thePictureIsExported();
    void theRunIsSavedWithWhatWasPredicted();
    void leavingGivesBackWhatStoodThere();
    void cleanupTestCase() { m_window.reset(); }

private:
    void run();
    void shot(const char* name); ///< for who wants to look: set LECTURE_SHOTS to a folder
    Playhead& playhead() { return m_window->scene().playhead(); }
    PredictionCard& prediction() { return *m_window->findChild<PredictionCard*>(); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void CompleteLecture::initTestCase()
{
    if (!noDisplay.isEmpty())
        QSKIP(qPrintable(noDisplay));
    m_window = std::make_unique<MainWindow>(Backend{.demos = engine::catalog(),
        .start = &engine::Run::start,
        .permission = &engine::permission,
        .settingsFile = path("settings.ini")});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), patience));
    m_window->chooseDemo(engine::findWorkload("scheduler-gantt"));
}

void CompleteLecture::shot(const char* name)
{
    const QString folder = qEnvironmentVariable("LECTURE_SHOTS");
    if (!folder.isEmpty())
        m_window->screen()->grabWindow(0).save(
            folder + QChar{'/'} + QString::fromLatin1(name) + QStringLiteral(".png"));
}

void CompleteLecture::run()
{
    QSignalSpy finished{&m_window->controller(), &RunController::finished};
    xdotool({"key", "ctrl+r"});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_window->scene().trace()->outcome().kind, trace::OutcomeKind::Finished);
    QVERIFY(m_window->scene().trace()->sliceCount() > 20);
}

void CompleteLecture::itIsOpenedInFrontOfARoom()
{
    QFile file{path("talk.md")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(talk);
    file.close();
    m_window->openLecture(file.fileName());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->size(), m_window->screen()->size(), patience);
    QVERIFY(m_window->lecture().on());
    xdotool({"key", "Next"}); // a clicker's page down
    QTRY_COMPARE_WITH_TIMEOUT(m_window->demo()->id, std::string_view{"thread-life"}, patience);
    QCOMPARE(m_window->findChild<ParameterPanel*>()->values().front(), std::int64_t{8});
    shot("1-opened");
}

void CompleteLecture::theRoomPredicts()
{
    QPushButton* option = nullptr;
    const QString first = QString::fromUtf8(m_window->demo()->prediction.options.front().data(),
        static_cast<qsizetype>(m_window->demo()->prediction.options.front().size()));
    QTRY_VERIFY_WITH_TIMEOUT((option = button(prediction(), first)) != nullptr, patience);
    auto* side = m_window->findChild<QScrollArea*>(QStringLiteral("side"));
    side->ensureWidgetVisible(option);
    click(*option);
    QTRY_COMPARE_WITH_TIMEOUT(prediction().chosen(), std::optional<std::size_t>{0}, patience);
    QVERIFY(!prediction().estimates().empty());
    EstimateView& estimate = *prediction().estimates().front();
    side->ensureWidgetVisible(&estimate);
    const double middle = estimate.estimate().top / 2;
    drag(estimate, estimate.pointOf(0, 0).toPoint(), estimate.pointOf(0, middle).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(estimate.guess().has_value(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        std::abs(estimate.guess()->front() - middle) < estimate.estimate().top / 10, patience);
    shot("2-predicted");
}

void CompleteLecture::theRunAnswers()
{
    run();
    QTRY_VERIFY_WITH_TIMEOUT(prediction().verdict().contains(QStringLiteral("predict"))
            || prediction().verdict().contains(QStringLiteral("cannot tell")),
        patience);
    QTRY_VERIFY_WITH_TIMEOUT(!prediction().estimates().front()->verdict().isEmpty(), patience);
    shot("3-answered");
}

void CompleteLecture::itIsScrubbedBackAndSteppedExactly()
{
    const auto* overview = m_window->findChild<Overview*>();
    const auto at = [overview](double share) {
        return QPoint{static_cast<int>(overview->width() * share), overview->height() / 2};
    };
    const trace::Window extent = m_window->scene().trace()->extent();
    drag(*overview, at(0.8), at(0.3));
    const auto reached = [&] {
        const double share =
            double((playhead().time() - extent.begin).count()) / double(extent.length().count());
        return share > 0.2 && share < 0.4;
    };
    QTRY_VERIFY_WITH_TIMEOUT(reached(), patience);
    std::vector<trace::Time> times{playhead().time()};
    for (int i = 0; i < 3; ++i) {
        xdotool({"key", "shift+Right"});
        QTRY_VERIFY_WITH_TIMEOUT(playhead().time() > times.back(), patience);
        times.push_back(playhead().time());
    }
    for (std::size_t i = times.size() - 1; i-- > 0;) {
        xdotool({"key", "comma"});
        QTRY_COMPARE_WITH_TIMEOUT(playhead().time(), times[i], patience);
    }
    shot("4-scrubbed");
}

void CompleteLecture::blackAndBack()
{
    const trace::Time before = playhead().time();
    xdotool({"key", "period"}); // some clickers send it for black
    QTRY_VERIFY_WITH_TIMEOUT(m_window->lecture().veil().isBlack(), patience);
    xdotool({"key", "period"});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->lecture().veil().isBlack(), patience);
    QCOMPARE(playhead().time(), before);
}

void CompleteLecture::twoRunsAreCompared()
{
    const trace::Snapshot a = m_window->scene().trace();
    xdotool({"key", "c"});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->book().comparing(), patience);
    QVERIFY(!m_window->book().besideEachOther()); // no run stands beside itself
    auto* row = m_window->findChildren<ParameterRow*>().front();
    auto* slider = row->findChild<QSlider*>();
    m_window->findChild<QScrollArea*>(QStringLiteral("side"))->ensureWidgetVisible(slider);
    drag(*slider, QPoint{slider->width() / 9, slider->height() / 2},
        QPoint{slider->width() / 2, slider->height() / 2});
    if (row->value() == 8) // the handle is elsewhere in this size of type
        click(*slider, QPoint{slider->width() * 9 / 10, slider->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(row->value() != 8, patience);
    run();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->scene().frame().other, a, patience);
    QCOMPARE(m_window->stage().cards().front()->id(), std::string_view{"run-comparison"});
    shot("5-compared");
    xdotool({"key", "shift+c"});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_window->stage().cards().front()->id(), std::string_view{"run-overlay"}, patience);
    shot("6-overlaid");
}

void CompleteLecture::thePictureIsExported()
{
    xdotool({"key", "ctrl+e"});
    ExportDialog* dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (dialog = m_window->findChild<ExportDialog*>()) && dialog->isActiveWindow(), patience);
    QLineEdit* file = nullptr;
    for (QLineEdit* line : dialog->findChildren<QLineEdit*>())
        if (line->accessibleName() == QStringLiteral("File"))
            file = line;
    QVERIFY(file != nullptr);
    click(*file);
    QTRY_VERIFY_WITH_TIMEOUT(file->hasFocus(), patience);
    xdotool({"key", "ctrl+a"});
    xdotool({"type", "--delay", "20", path("two-runs.svg")});
    QTRY_COMPARE_WITH_TIMEOUT(file->text(), path("two-runs.svg"), patience);
    shot("7-export");
    QSignalSpy written{m_window.get(), &MainWindow::fileWritten};
    click(*button(*dialog, QStringLiteral("Export")));
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, patience);

    QFile svg{path("two-runs.svg")};
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains("Threads 8")); // what tells A from B is text
    const QByteArray said = saidBy(QStringLiteral("rsvg-convert"),
        {path("two-runs.svg"), QStringLiteral("-o"), path("two-runs.png")});
    QVERIFY(said.isEmpty());
    if (const QImage image{path("two-runs.png")}; QFile::exists(path("two-runs.png"))) {
        QVERIFY(image.width() >= 640);
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        QVERIFY(colours.size() > 10);
    }
}

void CompleteLecture::theRunIsSavedWithWhatWasPredicted()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), patience);
    xdotool({"key", "ctrl+s"});
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (dialog = m_window->findChild<QFileDialog*>()) && dialog->isActiveWindow(), patience);
    QSignalSpy written{m_window.get(), &MainWindow::fileWritten};
    xdotool({"key", "ctrl+a"});
    xdotool({"type", "--delay", "20", path("b.interleave")});
    xdotool({"key", "Return"});
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, patience);
    const auto opened = engine::open(path("b.interleave").toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->sliceCount(), m_window->scene().trace()->sliceCount());
    const trace::Answers& given = (*opened)->staging()->prediction;
    QCOMPARE(given.option, std::string{m_window->demo()->prediction.options.front()});
    QVERIFY(!given.estimates.front().empty());
    const QByteArray said = saidBy(QStringLiteral("sqlite3"),
        {path("b.interleave"), QStringLiteral("SELECT text FROM stage WHERE key = 'prediction'")});
    if (!said.isEmpty())
        QCOMPARE(said.trimmed().toStdString(), given.option);
}

void CompleteLecture::leavingGivesBackWhatStoodThere()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), patience);
    xdotool({"key", "End"});
    QTRY_COMPARE_WITH_TIMEOUT(
        m_window->findChild<LessonPlayer*>()->step(), std::size_t{2}, patience);
    xdotool({"key", "Next"});
    QTRY_VERIFY_WITH_TIMEOUT(
        m_window->stage().banners().find(QStringLiteral("lecture-end")), patience);
    xdotool({"key", "Escape"});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->lecture().settled(), patience);
    QCOMPARE(m_window->demo()->id, std::string_view{"scheduler-gantt"});
    QVERIFY(m_window->stage().banners().find(QStringLiteral("lecture-left")));
    shot("8-left");
    xdotool({"key", "ctrl+q"});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
}

int main(int argc, char** argv)
{
    const tests::PrivateDisplay display;
    if (!display.running()) {
        CompleteLecture::noDisplay = display.problem();
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application{argc, argv};
    CompleteLecture test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_complete_lecture.moc"
