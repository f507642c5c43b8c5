#pragma once

#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "views/frame.h"

#include <QDialog>
#include <QSize>

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace app {

/// What to write where.
struct ExportRequest {
    QString path{};
    std::vector<std::string> views{}; ///< pictures: ids of the views on the slide, top to bottom
    QSize size{1280, 720};
    views::Mode mode = views::Mode::Light;
    bool transparent = false;
};

/// Suffixes that can be written, pictures first.
QStringList exportSuffixes();

/// Writes the file that the request's suffix names, whole or not at all. Not on the GUI thread
/// where the trace is large. Errors: an unknown suffix; what the file system refused.
engine::Result<void> writeExport(
    const ExportRequest& request, views::Frame frame, const engine::Progress& progress);

/// Asks for an ExportRequest. Not modal: the run goes on.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    struct View {
        std::string id{};
        QString title{};
    };
    ExportDialog(const std::vector<View>& views, const QString& path, views::Mode mode,
        QWidget* parent = nullptr);

    ExportRequest request() const;

signals:
    void requested(const ExportRequest& request);

private:
    void followFormat();
    void followPath();
    void browse();
    void accept() override;

    std::vector<View> m_views;
    QComboBox* m_format;
    QComboBox* m_what;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_theme;
    QLineEdit* m_path;
    QLabel* m_problem;
};

} // namespace app
