// Recordings and exports of the main window.
#include "app/window/catalogue_panel.h"
#include "app/window/code_panel.h"
#include "app/window/export_dialog.h"
#include "app/window/file_work.h"
#include "app/window/header_bar.h"
#include "app/window/lesson_card.h"
#include "app/window/main_window.h"
#include "app/window/notices.h"
#include "app/window/parameter_panel.h"
#include "app/window/prediction_card.h"
#include "app/window/run_book.h"
#include "app/window/run_settings.h"
#include "app/window/stage.h"
#include "app/window/view_card.h"
#include "engine/files/interleave_file.h"
#include "views/words.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>

namespace app {
namespace {

const QString suffix{QStringLiteral("interleave")};
const QString machineSuffix{QStringLiteral("xml")};

/// The first recording or machine among what is dragged, or empty.
QString recordingIn(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        const QString found = QFileInfo{url.toLocalFile()}.suffix().toLower();
        if (url.isLocalFile() && (found == suffix || found == machineSuffix))
            return url.toLocalFile();
    }
    return {};
}

/// The first lesson, or folder, among what is dragged, or empty.
QString lessonIn(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        const QFileInfo file{url.toLocalFile()};
        if (url.isLocalFile() && (file.isDir() || file.suffix().toLower() == QLatin1String("md")))
            return url.toLocalFile();
    }
    return {};
}

/// Parameters of a recording beyond what this machine allows, as a person reads them.
QStringList beyondThisMachine(const engine::Workload& demo, const trace::Provenance& from)
{
    QStringList beyond;
    for (const engine::Param& param : demo.params) {
        const auto found = std::ranges::find(from.parameters, param.key, &trace::Setting::key);
        if (found != from.parameters.end() && found->value > param.highest())
            beyond << views::shown(found->label) + QChar{' '} + views::shown(found->text);
    }
    return beyond;
}

} // namespace

void MainWindow::readRecording(const QString& path, Read done)
{
    auto trace = std::make_shared<trace::Snapshot>();
    auto unread = std::make_shared<std::vector<std::string>>();
    m_files->start(
        tr("Opening %1").arg(QFileInfo{path}.fileName()),
        [path, trace, unread](const engine::Progress& progress) -> engine::Result<void> {
            auto read = engine::open(path.toStdString(), progress, unread.get());
            if (!read)
                return tl::unexpected{read.error()};
            *trace = std::move(*read);
            return {};
        },
        [trace, unread, done = std::move(done)](const engine::Result<void>& result) {
            done(*trace, *unread, result ? QString{} : views::shown(result.error().message));
        });
}

void MainWindow::openFile(const QString& path)
{
    if (QFileInfo{path}.suffix().toLower() == machineSuffix)
        return openMachine(path);
    readRecording(path,
        [this, path](const trace::Snapshot& trace, const std::vector<std::string>& unread,
            const QString& why) {
            if (why.isEmpty())
                return opened(trace, path, unread);
            m_stage->banners().show(QStringLiteral("file"), BannerKind::Failure,
                tr("%1 cannot be opened. %2").arg(QFileInfo{path}.fileName(), why),
                {{tr("Open another…"), [this] { askOpen(); }}});
            emit fileRefused(why);
        });
}

void MainWindow::opened(
    const trace::Snapshot& trace, const QString& path, const std::vector<std::string>& unread)
{
    m_preferences.setLastFolder(QFileInfo{path}.absolutePath());
    noteFile(path);
    present(trace, true, QFileInfo{path}.fileName() + QStringLiteral(", ") + outcomeText(*trace));
    m_book->opened(trace);
    QStringList left;
    for (const std::string& name : unread)
        left << QString::fromStdString(name);
    if (!left.isEmpty())
        m_stage->banners().show(QStringLiteral("unread"), BannerKind::Info,
            tr("A newer version wrote this recording. What this one does not know is left out: %1.")
                .arg(left.join(QStringLiteral(", "))));
    emit fileOpened(path);
}

void MainWindow::present(const trace::Snapshot& trace, bool loaded, const QString& status)
{
    m_controller.abandon();
    m_stage->banners().clear();
    const trace::Provenance& from = trace->provenance();
    const auto found = std::ranges::find(m_backend.demos, from.demo, &engine::Workload::id);
    if (found != m_backend.demos.end()) {
        chooseDemo(*found);
        m_book->leave();
        m_parameters->setParams(m_demo->params, valuesOf(*m_demo, from));
        boundParameters();
        const QStringList beyond = beyondThisMachine(*m_demo, from);
        if (!beyond.isEmpty())
            m_stage->banners().show(QStringLiteral("beyond"), BannerKind::Info,
                tr("It was recorded with %1, which is more than this machine has. The picture is "
                   "the recorded one; a new run takes what there is.")
                    .arg(beyond.join(QStringLiteral(", "))));
    } else {
        m_book->leave();
        m_demo = nullptr;
        m_catalogue->setCurrent(nullptr);
        m_parameters->setParams({}, {});
        m_code->setDemo(nullptr);
        m_prediction->setPrediction({});
        m_lesson->setDemo(nullptr);
        showViewsOf(nullptr);
    }
    m_book->parametersSet();
    m_seed = from.seed;
    m_loaded = loaded;
    m_first = false;
    m_scene.reset(trace, false);
    m_stage->showCards(true);
    showPlace();
    showPhase();
    m_header->setStatus(status);
    showNotices(*trace);
    showBadge();
}

void MainWindow::saveFile(const QString& path)
{
    exportTo({.path = path});
}

void MainWindow::exportTo(const ExportRequest& request)
{
    m_preferences.setLastFolder(QFileInfo{request.path}.absolutePath());
    const QString name = QFileInfo{request.path}.fileName();
    views::Frame frame = m_scene.frame();
    frame.trace = m_book->toSave();
    m_files->start(
        tr("Writing %1").arg(name),
        [request, frame](
            const engine::Progress& progress) { return writeExport(request, frame, progress); },
        [this, name, path = request.path](const engine::Result<void>& result) {
            if (result) {
                m_stage->banners().show(QStringLiteral("file"), BannerKind::Info,
                    tr("Written: %1").arg(QDir::toNativeSeparators(path)));
                if (QFileInfo{path}.suffix().toLower() == suffix)
                    noteFile(path);
                emit fileWritten(path);
                return;
            }
            const QString why = views::shown(result.error().message);
            m_stage->banners().show(QStringLiteral("file"), BannerKind::Failure,
                tr("%1 was not written. %2").arg(name, why),
                {{tr("Export again…"), [this] { askExport(); }}});
            emit fileRefused(why);
        });
}

QString MainWindow::suggestedPath(const QString& ending) const
{
    QString folder = m_preferences.lastFolder();
    if (folder.isEmpty() || !QFileInfo{folder}.isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (folder.isEmpty() || !QFileInfo{folder}.isDir())
        folder = QDir::homePath();
    const std::string& demo = m_scene.trace()->provenance().demo;
    const QString name = demo.empty() ? tr("run", "name of a file") : QString::fromStdString(demo);
    return folder + QChar{'/'} + name + QChar{'.'} + ending;
}

void MainWindow::askOpen()
{
    auto* dialog = new QFileDialog{this, tr("Open a recording"), m_preferences.lastFolder(),
        tr("Recordings and machines (*.interleave *.xml);;All files (*)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setModal(false);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
    dialog->show();
}

void MainWindow::askSave()
{
    if (!m_scene.hasTrace())
        return;
    auto* dialog = new QFileDialog{
        this, tr("Save this run"), suggestedPath(suffix), tr("Recordings (*.interleave)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggestedPath(suffix));
    dialog->setModal(false);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::saveFile);
    dialog->show();
}

void MainWindow::askExport()
{
    if (!m_scene.hasTrace())
        return;
    ExportDialog::Subject subject{.frame = m_scene.frame()};
    for (const ViewCard* card : m_stage->cards())
        subject.views.push_back({std::string{card->id()}, card->canvas().accessibleName()});
    auto* dialog =
        new ExportDialog{subject, suggestedPath(QStringLiteral("svg")), &m_preferences, this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::requested, this, &MainWindow::exportTo);
    dialog->show();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!recordingIn(event->mimeData()).isEmpty() || !lessonIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString recording = recordingIn(event->mimeData());
    const QString lesson = lessonIn(event->mimeData());
    if (recording.isEmpty() && lesson.isEmpty())
        return;
    event->acceptProposedAction();
    recording.isEmpty() ? openLesson(lesson) : openFile(recording);
}

} // namespace app
