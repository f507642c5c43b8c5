// Other machines, of which a file tells, in the main window.
#include "app/window/file_work.h"
#include "app/window/main_window.h"
#include "app/window/parameter_panel.h"
#include "app/window/stage.h"
#include "engine/measure/other_machine.h"
#include "engine/workloads/machine_choice.h"
#include "views/words.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace app {
namespace {

const QString machineKey{QStringLiteral("machineFile")};
const QString topic{QStringLiteral("machine")};

} // namespace

void MainWindow::readMachine(const QString& path, std::function<void()> done)
{
    m_files->start(
        tr("Opening %1").arg(QFileInfo{path}.fileName()),
        [path](const engine::Progress&) -> engine::Result<void> {
            const auto machine = engine::openMachine(path.toStdString());
            if (!machine)
                return tl::unexpected{machine.error()};
            return {};
        },
        [this, path, done = std::move(done)](const engine::Result<void>& result) {
            if (!result) {
                const QString why = views::shown(result.error().message);
                m_stage->banners().show(topic, BannerKind::Failure,
                    tr("%1 cannot be opened. %2").arg(QFileInfo{path}.fileName(), why),
                    {{tr("Open another…"), [this] { askOpenMachine(); }}});
                emit fileRefused(why);
                return;
            }
            m_stage->banners().remove(topic);
            m_preferences.setTexts(machineKey, {QFileInfo{path}.absoluteFilePath()});
            m_preferences.setLastFolder(QFileInfo{path}.absolutePath());
            done();
        });
}

void MainWindow::openMachine(const QString& path)
{
    readMachine(path, [this, path] {
        const auto shows = [](const engine::Workload* demo) {
            return demo != nullptr && engine::choiceOfOpened(*demo).has_value();
        };
        const auto found = std::ranges::find_if(m_backend.demos, shows);
        if (!shows(m_demo) && found == m_backend.demos.end())
            return;
        chooseDemo(shows(m_demo) ? m_demo : *found);
        const auto choice = *engine::choiceOfOpened(*m_demo);
        m_parameters->setValue(choice.param, choice.value);
        boundParameters();
        emit fileOpened(path);
        run();
    });
}

void MainWindow::askOpenMachine()
{
    auto* dialog = new QFileDialog{this, tr("Open a machine"), m_preferences.lastFolder(),
        tr("Machines, written by lstopo (*.xml);;All files (*)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setModal(false);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openMachine);
    dialog->show();
}

void MainWindow::boundParameters()
{
    if (m_demo == nullptr || m_demo->highest == nullptr)
        return;
    const std::vector<std::int64_t> values = m_parameters->values();
    for (std::size_t i = 0; i < m_demo->params.size(); ++i)
        m_parameters->setHighest(i, engine::highestBeside(*m_demo, m_demo->params[i], values));
}

void MainWindow::provideMachine(bool ask)
{
    if (m_demo == nullptr || m_loaded || !engine::showsOpened(*m_demo, m_parameters->values())
        || engine::openedMachine() != nullptr)
        return;
    const QString last = m_preferences.texts(machineKey).join(QString{});
    if (last.isEmpty() || !QFileInfo::exists(last))
        return ask ? askOpenMachine() : void();
    readMachine(last, [this] { boundParameters(); });
}

} // namespace app
