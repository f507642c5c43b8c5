// Everything that a person reads in the real window goes through a translator.
#include "app/window/export_dialog.h"
#include "app/window/lecture_mode.h"
#include "app/window/lecture_notes.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/repeat_dialog.h"
#include "app/window/stage.h"
#include "app/window/view_canvas.h"
#include "app/window/view_card.h"
#include "fullwidth.h"
#include "views/export/figure.h"
#include "views/export/provenance_text.h"
#include "views/text_recorder.h"
#include "views/view.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QtTest>

#include <map>

using namespace app;

namespace {

constexpr int patience = 60'000;

/// What is no text but data: names that the program, the machine or the user gave.
struct Data {
    explicit Data(const trace::Trace& trace)
    {
        static const QRegularExpression numbers{QStringLiteral("-?\\d+$")};
        for (const trace::Actor& actor : trace.actors())
            for (const QString& word : QString::fromStdString(actor.name).split(u' '))
                for (const QString& name : {word, QString{word}.remove(numbers)})
                    add(name.toStdString()); // views group threads by a word of their names
        for (const trace::Resource& resource : trace.resources())
            add(resource.name);
        const trace::Provenance& from = trace.provenance();
        for (const std::string* name : {&from.machine.cpu, &from.machine.kernel, &from.version})
            add(*name);
        names << "Interleave"
              << "interleave"
              << "English"
              << "Deutsch"
              << "PNG"
              << "UTC";
        // Scheduling classes and the names of keys are the system's.
        names << "batch"
              << "idle"
              << "fifo"
              << "rr";
        std::ranges::sort(names, std::greater{}, &QString::size);
    }

    void add(const std::string& name)
    {
        if (name.size() > 1)
            names << QString::fromStdString(name);
    }

    QStringList names;
};

/// The words of `text` that no translator saw.
QString plainWords(QString text, const Data& data)
{
    static const QRegularExpression tags{QStringLiteral("<[^>]*>|&\\w+;")};
    static const QRegularExpression given{QStringLiteral(
        "\\bcpu\\d+\\b|\\b[TPCQJHSLWM]\\d+\\b|\\b\\d[\\d\\s.,]*\\s*(ns|µs|ms|s|pp|B)\\b|"
        "\\b(Ctrl|Shift|Alt|Space|Home|End|Esc|Tab|Del|PgUp|PgDown|Return|Enter|Backspace)\\b|"
        "\\bF\\d+\\b|\\b(ns|µs|ms|MB|GB|Ki|KiB|MiB|GiB)\\b|\\b\\S+\\.(svg|interleave|md|png|csv)"
        "\\b|/s\\b|"
        "sudo sysctl \\S+|perf_event_\\w+|kernel\\.\\S+")};
    if (Qt::mightBeRichText(text))
        text = QTextDocumentFragment::fromHtml(text).toPlainText();
    text.remove(tags).remove(given);
    for (const QString& name : data.names)
        text.remove(name);
    static const QRegularExpression elided{QStringLiteral("(\\w+)…")};
    for (auto cut = elided.globalMatch(QString{text}); cut.hasNext();) {
        const QString begin = cut.next().captured(1);
        if (std::ranges::any_of(
                data.names, [&](const QString& name) { return name.startsWith(begin); }))
            text.remove(begin + u'…');
    }
    static const QRegularExpression word{QStringLiteral("[A-Za-z]{2,}")};
    QStringList found;
    for (auto match = word.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    return found.join(u' ');
}

void addModel(const QAbstractItemView& view, QStringList& texts)
{
    const QAbstractItemModel* model = view.model();
    if (model == nullptr)
        return;
    for (int column = 0; column < model->columnCount(); ++column)
        texts << model->headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < model->rowCount(); ++row) {
        texts << model->headerData(row, Qt::Vertical).toString();
        for (int column = 0; column < model->columnCount(); ++column)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole),
                     int(Qt::AccessibleTextRole), int(Qt::AccessibleDescriptionRole)})
                texts << model->index(row, column).data(role).toString();
    }
}

/// What a widget shows and tells, apart from what it paints.
QStringList textsOf(const QWidget& widget)
{
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(),
        widget.windowTitle()};
    for (const QAction* action : widget.actions())
        texts << action->text() << action->toolTip();
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts << button->text();
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
        texts << edit->placeholderText();
    if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
        texts << group->title();
    if (const auto* spin = qobject_cast<const QSpinBox*>(&widget))
        texts << spin->prefix() << spin->suffix() << spin->specialValueText();
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i) << tabs->tabToolTip(i);
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i) << box->itemData(i, Qt::ToolTipRole).toString();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
        addModel(*view, texts);
    return texts;
}

} // namespace

class EverythingTranslated : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_translator); }

    void inTheWindowAndAllThatOpensFromIt_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < engine::catalog().size(); ++i)
            QTest::newRow(std::string{engine::catalog()[i]->id}.c_str()) << static_cast<int>(i);
    }

    void inTheWindowAndAllThatOpensFromIt()
    {
        QFETCH(int, number);
        QTemporaryDir folder;
        MainWindow window{{.demos = engine::catalog(),
            .start = &engine::Run::start,
            .permission = &engine::permission,
            .settingsFile = folder.filePath(QStringLiteral("settings.ini"))}};
        window.resize(1600, 1000);
        window.show();
        window.chooseDemo(engine::catalog()[static_cast<std::size_t>(number)]);
        check(window, "before a run");
        for (int i = 0; i < 2; ++i) {
            window.run();
            QTRY_COMPARE_WITH_TIMEOUT(
                window.controller().phase(), RunController::Phase::Running, patience);
            check(window, "while it runs");
            QTRY_COMPARE_WITH_TIMEOUT(
                window.controller().phase(), RunController::Phase::Idle, patience);
        }
        check(window, "after a run");
        checkViews(window);
        // All that can be done by command and opens nothing that waits for the user.
        static const QSet<QString> left{"run", "stop", "open", "open-machine", "save", "export",
            "quit", "lecture", "lecture-resume", "lecture-leave", "lecture-notes"};
        QStringList ids;
        for (const Command& command : window.commands().all())
            if (command.act && !left.contains(command.id))
                ids << command.id;
        for (const QString& id : ids) {
            if (window.commands().perform(id))
                check(window, id);
        }
        window.lecture().enter();
        check(window, "lecture mode");
        window.lecture().leave();
        QVERIFY(m_seen > 200);
        QCOMPARE(found(), QStringList{});
    }

    void inADialogOfItsOwn()
    {
        const trace::Snapshot trace = std::make_shared<const trace::Trace>();
        ExportDialog dialog{{.views = {{"state-flow", "⟦Ｖ⟧"}},
                                .frame = {.trace = trace, .selection = trace::Window{}}},
            "/tmp/run.svg", nullptr};
        check(dialog, "the export dialog");
        QCOMPARE(found(), QStringList{});
    }

private:
    /// Of `top`, and of every window there is now.
    void check(QWidget& top, const QString& when)
    {
        QWidgetList all = QApplication::allWidgets();
        if (!all.contains(&top))
            all << &top;
        const trace::Trace none;
        auto* window = qobject_cast<MainWindow*>(&top);
        const Data data{window != nullptr ? *window->scene().trace() : none};
        for (const QWidget* widget : all) {
            // A lesson and the code are files; each language has its own.
            if (qobject_cast<const QTextBrowser*>(widget)
                || qobject_cast<const QPlainTextEdit*>(widget) || isOfALesson(*widget))
                continue;
            for (const QString& text : textsOf(*widget)) {
                ++m_seen;
                if (const QString words = plainWords(text, data); !words.isEmpty())
                    m_plain.emplace(words + QStringLiteral(" in: ") + text,
                        QString::fromLatin1(widget->metaObject()->className()) + u' ' + when);
            }
        }
    }

    static bool isOfALesson(const QWidget& widget)
    {
        for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget())
            if (qobject_cast<const LessonCard*>(at) || qobject_cast<const LectureNotes*>(at))
                return qobject_cast<const QLabel*>(&widget) || &widget == at;
        return false;
    }

    /// What is painted, and what is told of it to assistive tools.
    void checkViews(MainWindow& window)
    {
        const Data data{*window.scene().trace()};
        views::Frame frame = window.scene().frame();
        const auto words = [&](const views::ViewType& type, const QString& text) {
            ++m_seen;
            if (const QString plain = plainWords(text, data); !plain.isEmpty())
                m_plain.emplace(plain + QStringLiteral(" in: ") + text,
                    QStringLiteral("view ") + QString::fromUtf8(type.title));
        };
        const trace::Snapshot trace = frame.trace;
        for (const views::ViewType* type : views::catalog())
            for (const int moment : {10, 50, 90})
                for (const bool compared : {false, true}) {
                    const auto view = type->make();
                    frame.playhead =
                        trace->extent().begin + trace->extent().length() * moment / 100;
                    frame.other = compared ? trace : nullptr;
                    TextRecorder picture{{1500, 900}};
                    QPainter painter{&picture};
                    const QRectF rect{0, 0, 1500, 900};
                    view->draw(painter, rect, frame);
                    painter.end();
                    for (const TextRecorder::Text& text : picture.texts())
                        words(*type, text.text);
                    for (const views::Spot& spot : view->spots(rect, frame))
                        words(*type, spot.text);
                    words(*type, view->subtitle(frame));
                }
        for (const QString& part : views::runParts(*trace))
            words(*views::catalog().front(), part);
        words(*views::catalog().front(), views::badgeText(*trace));
    }

    /// What was found, each text once.
    QStringList found()
    {
        QStringList all;
        for (const auto& [text, where] : m_plain)
            all << text + QStringLiteral(" (") + where + u')';
        m_plain.clear();
        for (const QString& plain : all)
            qWarning().noquote() << plain;
        return all;
    }

    Fullwidth m_translator;
    std::map<QString, QString> m_plain; ///< what stayed plain, and where it was seen first
    int m_seen = 0;
};

QTEST_MAIN(EverythingTranslated)
#include "tst_everything_translated.moc"
