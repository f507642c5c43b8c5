#include "app/export/figure_mime.h"
#include "app/window/export_dialog.h"
#include "app/window/export_preview.h"
#include "app/window/figure_form.h"
#include "app/window/file_work.h"
#include "app/window/preferences.h"
#include "fake_engine.h"
#include "views/export/page_size.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace app;
using fake::at;
using namespace std::chrono_literals;

namespace {

views::Frame stageFrame()
{
    const trace::Snapshot trace = fake::busyThreads(4, 60).snapshot();
    return {.trace = trace,
        .playhead = at(3ms),
        .window = {at(1ms), at(5ms)},
        .selection = trace::Window{at(2ms), at(3ms)}};
}

/// The dialog over two cards, and what a test presses in it.
struct Opened {
    explicit Opened(Preferences* preferences = nullptr, const QString& path = "/tmp/run.svg",
        const views::Frame& frame = stageFrame())
        : dialog{{.views = {{"state-flow", "State flow"}, {"thread-timeline", "Threads"}},
                     .frame = frame},
            path, preferences}
    {
        dialog.show();
    }

    template <class Widget>
    Widget& named(const char* name)
    {
        for (Widget* widget : dialog.findChildren<Widget*>())
            if (widget->accessibleName() == name)
                return *widget;
        qFatal("no control is named %s", name);
    }
    void choose(const char* box, const char* text)
    {
        named<QComboBox>(box).setCurrentText(text);
        QCOMPARE(named<QComboBox>(box).currentText(), QString{text});
    }
    void press(const char* text)
    {
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            if (button->text() == text)
                return button->click();
        qFatal("no button says %s", text);
    }
    QString message()
    {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->wordWrap() && label->isVisible())
                return label->text();
        return {};
    }

    ExportDialog dialog;
};

/// Names of interfaces that a person meets and an assistive tool would call nothing.
void findUnnamed(QAccessibleInterface* root, QStringList& unnamed)
{
    static const QSet<QAccessible::Role> met{QAccessible::Button, QAccessible::CheckBox,
        QAccessible::ComboBox, QAccessible::EditableText, QAccessible::SpinBox, QAccessible::List};
    if (root == nullptr || root->state().invisible)
        return;
    if (met.contains(root->role()) && root->text(QAccessible::Name).isEmpty())
        unnamed << root->object()->metaObject()->className();
    if (root->role() == QAccessible::ComboBox || root->role() == QAccessible::SpinBox)
        return; // its parts speak for it
    for (int i = 0; i < root->childCount(); ++i)
        findUnnamed(root->child(i), unnamed);
}

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT

private slots:
    void itAsksForWhatItShows()
    {
        Opened opened;
        opened.named<QListWidget>("Views on the picture").item(0)->setCheckState(Qt::Unchecked);
        opened.choose("Theme of the picture", "transparent");
        opened.choose("Interval", "the whole run");
        opened.choose("Moment", "key frames at decisions");
        opened.named<QSpinBox>("Number of key frames").setValue(6);
        opened.named<QSpinBox>("Text size in percent").setValue(150);
        opened.named<QCheckBox>("With legend").setChecked(false);
        opened.choose("Caption", "your own words");
        opened.named<QLineEdit>("Words of the caption").setText("Ours");
        const ExportRequest asked = opened.dialog.request();
        QCOMPARE(asked.figure.views, std::vector<std::string>{"thread-timeline"});
        QVERIFY(asked.figure.transparent);
        QVERIFY(asked.frame->window == asked.frame->trace->extent());
        QCOMPARE(asked.figure.strip, 6);
        QCOMPARE(asked.figure.fontScale, 1.5);
        QVERIFY(asked.figure.title && asked.figure.badge && !asked.figure.legend);
        QCOMPARE(asked.figure.caption, std::optional{QString{"Ours"}});
        const views::Figure figure = makeFigure(asked.figure, *asked.frame);
        QCOMPARE(figure.steps.size(), 6u);
    }

    void theIntervalIsTheStagesTheRunsOrTheSelection()
    {
        Opened opened;
        QVERIFY(opened.dialog.request().frame->window == (trace::Window{at(1ms), at(5ms)}));
        opened.named<QComboBox>("Interval").setCurrentIndex(2);
        QVERIFY(opened.dialog.request().frame->window == (trace::Window{at(2ms), at(3ms)}));
    }

    void aPresetSetsTheSizeAndOtherLeavesItOpen()
    {
        Opened opened;
        auto& size = opened.named<QComboBox>("Size");
        auto& width = opened.named<QSpinBox>("Width in pixels");
        for (int i = 0; i < int(views::pageSizes().size()); ++i) {
            size.setCurrentIndex(i);
            const views::PageSize& page = views::pageSizes()[std::size_t(i)];
            QCOMPARE(opened.dialog.request().figure.size.toSize(), page.size.toSize());
            QVERIFY(opened.dialog.request().figure.medium == page.medium);
            QVERIFY(!width.isEnabled());
        }
        size.setCurrentIndex(size.count() - 1);
        QVERIFY(width.isEnabled());
        width.setValue(900);
        QCOMPARE(opened.dialog.request().figure.size.width(), 900.0);
    }

    void aPictureCanBeAsHighAsItsViewsNeed()
    {
        views::Frame frame = stageFrame();
        frame.trace = fake::busyThreads(40, 60).snapshot();
        Opened opened{nullptr, "/tmp/run.svg", frame};
        opened.choose("Size", "As high as needed");
        const ExportRequest both = opened.dialog.request();
        QCOMPARE(both.figure.size, views::fittingSize(makeFigure(both.figure, *both.frame)));
        QVERIFY(both.figure.size.height() > 1000);
        QCOMPARE(opened.named<QSpinBox>("Height in pixels").value(), both.figure.size.height());
        opened.named<QListWidget>("Views on the picture").item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(opened.dialog.request().figure.size.height() < both.figure.size.height());
        QVERIFY(!opened.named<QSpinBox>("Height in pixels").isEnabled());
    }

    void formatAndNameOfTheFileFollowEachOther()
    {
        Opened opened;
        auto& format = opened.named<QComboBox>("Format");
        auto& path = opened.named<QLineEdit>("File");
        for (int i = 0; i < format.count(); ++i) {
            format.setCurrentIndex(i);
            QCOMPARE(path.text(), "/tmp/run." + format.itemData(i).toString());
        }
        path.setText("/tmp/other.gif");
        QCOMPARE(format.currentData().toString(), QString{"gif"});
        QVERIFY(opened.named<QSpinBox>("Frames per second").isEnabled());
        QVERIFY(!opened.named<QComboBox>("Moment").isEnabled());
        path.setText("/tmp/other.csv");
        QVERIFY(!opened.named<QSpinBox>("Frames per second").isEnabled());
    }

    void whatCannotBeWrittenIsSaidAndTheDialogStays()
    {
        Opened opened;
        QSignalSpy requested{&opened.dialog, &ExportDialog::requested};
        opened.named<QLineEdit>("File").setText("/tmp/run.docx");
        opened.press("Export");
        QVERIFY2(opened.message().contains(".svg"), qPrintable(opened.message()));
        opened.named<QLineEdit>("File").setText("/tmp/run.svg");
        auto& views = opened.named<QListWidget>("Views on the picture");
        for (int i = 0; i < views.count(); ++i)
            views.item(i)->setCheckState(Qt::Unchecked);
        opened.press("Export");
        QVERIFY2(opened.message().contains("at least one view"), qPrintable(opened.message()));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        views.item(0)->setCheckState(Qt::Checked);
        opened.named<QLineEdit>("File").setText("/tmp/run.mp4");
        opened.press("Export");
        qputenv("PATH", path);
        QVERIFY2(opened.message().contains("ffmpeg"), qPrintable(opened.message()));
        QCOMPARE(requested.size(), 0);
        QVERIFY(opened.dialog.isVisible());
        opened.named<QLineEdit>("File").setText("/tmp/run.png");
        opened.press("Export");
        QCOMPARE(requested.size(), 1);
        QVERIFY(!opened.dialog.isVisible());
    }

    void settingsAreThereTheNextTime()
    {
        Preferences preferences{m_folder.filePath("settings.ini")};
        {
            Opened opened{&preferences};
            opened.named<QListWidget>("Views on the picture").item(1)->setCheckState(Qt::Unchecked);
            opened.named<QSpinBox>("Text size in percent").setValue(130);
            opened.named<QComboBox>("Size").setCurrentIndex(1);
            opened.named<QCheckBox>("With badge").setChecked(false);
            opened.named<QLineEdit>("File").setText("/tmp/run.pdf");
            opened.press("Export");
        }
        Opened again{&preferences, "/tmp/next.svg"};
        const ExportRequest asked = again.dialog.request();
        QCOMPARE(asked.path, QString{"/tmp/next.pdf"});
        QCOMPARE(asked.figure.views, std::vector<std::string>{"state-flow"});
        QCOMPARE(asked.figure.fontScale, 1.3);
        QCOMPARE(asked.figure.size, views::pageSizes()[1].size);
        QVERIFY(!asked.figure.badge);
        preferences.setBytes("export", "damaged {");
        QVERIFY((Opened{&preferences}.dialog.request().figure.badge));
    }

    void thePreviewIsTheFigure()
    {
        Opened opened;
        auto& preview = *opened.dialog.findChild<ExportPreview*>();
        QTRY_VERIFY(preview.isCurrent());
        const QImage light = preview.grab().toImage();
        opened.choose("Theme of the picture", "dark");
        QVERIFY(!preview.isCurrent());
        QTRY_VERIFY(preview.isCurrent());
        const QImage dark = preview.grab().toImage();
        const QPoint middle = light.rect().center();
        QVERIFY(light != dark);
        // The figure keeps its proportions in the middle of the preview; its corner is background.
        const QSize shown = QSize{1280, 720}.scaled(light.size(), Qt::KeepAspectRatio);
        const QPoint corner = middle - QPoint{shown.width() / 2 - 4, shown.height() / 2 - 4};
        QVERIFY(light.pixelColor(corner).lightness() > 240);
        QVERIFY(dark.pixelColor(corner).lightness() < 60);
    }

    void highContrastIsTheWindowsOrChosenAndHasPatterns()
    {
        Opened opened;
        auto& patterns = opened.named<QCheckBox>("States carry patterns");
        QVERIFY(patterns.isEnabled() && !patterns.isChecked());
        QVERIFY(!opened.dialog.request().figure.highContrast);
        opened.choose("Theme of the picture", "high contrast, dark");
        QVERIFY(!patterns.isEnabled() && patterns.isChecked());
        const ExportRequest asked = opened.dialog.request();
        const views::Theme theme = makeFigure(asked.figure, *asked.frame).frame.theme;
        QVERIFY(theme.highContrast && theme.patterns && theme.mode == views::Mode::Dark);
        opened.choose("Theme of the picture", "light");
        QVERIFY(patterns.isEnabled() && !patterns.isChecked());

        views::Frame frame = stageFrame();
        frame.theme.highContrast = true;
        frame.theme.patterns = true;
        const FigureForm form{frame};
        QVERIFY(form.options().highContrast);
        QCOMPARE(form.options().mode, views::Mode::Light);
        // And what the form says decides, not what the window looks like.
        QVERIFY(!makeFigure({}, frame).frame.theme.highContrast);
    }

    void copyPutsEveryFormatOnTheClipboard()
    {
        Opened opened;
        opened.press("Copy");
        const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
        for (const char* format :
            {"image/png", "image/svg+xml", "application/pdf", "text/tab-separated-values"})
            QVERIFY2(!mime->data(format).isEmpty(), format);
        QVERIFY2(opened.message().startsWith("Copied"), qPrintable(opened.message()));
        QVERIFY(opened.dialog.isVisible());
    }

    void everyFormatOfTheClipboardShowsTheSame()
    {
        const views::Frame frame = stageFrame();
        const auto mime = figureMime({.views = {"thread-timeline"}}, frame);
        const QImage png = QImage::fromData(mime->data("image/png"), "PNG");
        QCOMPARE(png.size(), QSize(2560, 1440));
        QXmlStreamReader svg{mime->data("image/svg+xml")};
        QString text;
        while (!svg.atEnd())
            if (svg.readNext() == QXmlStreamReader::Characters)
                text += svg.text();
        QVERIFY(!svg.hasError());
        QVERIFY(text.contains("Test demo"));
        const QList<QByteArray> rows =
            mime->data("text/tab-separated-values").trimmed().split('\n');
        QVERIFY(rows[0].startsWith("actor\tname\t"));
        for (const QByteArray& row : rows.mid(1)) {
            const QList<QByteArray> fields = row.split('\t');
            QVERIFY(fields[8].toLongLong() < 5'000'000 && fields[9].toLongLong() > 1'000'000);
        }
        QVERIFY(rows.size() > 4 * 30);
        if (QStandardPaths::findExecutable("pdftotext").isEmpty())
            return;
        QProcess reader;
        reader.start("pdftotext", {"-", "-"});
        reader.write(mime->data("application/pdf"));
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished());
        QVERIFY(reader.readAllStandardOutput().contains("Test demo"));
    }

    void aLongExportShowsProgressAndCancellingLeavesNothing()
    {
        BannerStack banners;
        FileWork work{banners};
        banners.setVisible(true);
        const QTemporaryDir folder;
        const ExportRequest request{.path = folder.filePath("long.gif"),
            .figure = {.views = {"thread-timeline"}, .seconds = 120, .framesPerSecond = 50}};
        bool told = false;
        work.start(
            "Writing long.gif",
            [&](const engine::Progress& progress) {
                return writeExport(request, stageFrame(), progress);
            },
            [&](const engine::Result<void>&) { told = true; });
        const auto said = [&](const char* text) -> QPushButton* {
            for (QPushButton* button : banners.findChildren<QPushButton*>())
                if (button->text() == text)
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(said("Cancel") != nullptr);
        QVERIFY(
            !QDir{folder.path()}.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        said("Cancel")->click();
        QTRY_VERIFY(!work.busy());
        QVERIFY(!told); // who cancels need not hear of it
        QVERIFY(
            QDir{folder.path()}.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void everyControlHasANameForAssistiveTools()
    {
        Opened opened;
        QStringList unnamed;
        findUnnamed(QAccessible::queryAccessibleInterface(&opened.dialog), unnamed);
        QCOMPARE(unnamed, QStringList{});
        QTRY_VERIFY(!opened.dialog.findChild<ExportPreview*>()->accessibleDescription().isEmpty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestExportDialog)

#include "tst_export_dialog.moc"
