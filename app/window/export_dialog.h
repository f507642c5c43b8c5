#pragma once

#include "app/export/figure_file.h"
#include "engine/base/result.h"
#include "engine/files/progress.h"
#include "views/frame.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace app {

class ExportPreview;
class FigureForm;
class Preferences;

/// What to write where.
struct ExportRequest {
    QString path{};
    FigureOptions figure{}; ///< of pictures and animations
    std::optional<views::Frame> frame{}; ///< what was previewed, where it is not the stage's
};

/// Suffixes that can be written: pictures, animations, data.
QStringList exportSuffixes();

/// Writes the file that the request's suffix names, whole or not at all. Not on the GUI thread
/// where the trace is large. Errors: an unknown suffix; what the file system refused; ECANCELED.
engine::Result<void> writeExport(
    const ExportRequest& request, views::Frame frame, const engine::Progress& progress);

/// Asks for an ExportRequest, showing what will come out. Not modal: the run goes on. Remembers
/// its settings.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    struct View {
        std::string id{};
        QString title{};
    };
    struct Subject {
        std::vector<View> views{}; ///< cards on the stage
        views::Frame frame{}; ///< as the stage shows it now
    };

    /// `preferences`: where settings are kept; null: nowhere; must outlive the dialog.
    ExportDialog(const Subject& subject, const QString& path, Preferences* preferences,
        QWidget* parent = nullptr);

    ExportRequest request() const; ///< with its frame

signals:
    void requested(const ExportRequest& request);

private:
    QWidget* makeForm();
    void restore();
    void remember() const;
    void followFormat();
    void followPath();
    void followSettings();
    void copy();
    void browse();
    void accept() override;
    QString suffix() const;
    void say(const QString& problem);

    Subject m_subject;
    Preferences* m_preferences;
    QComboBox* m_format;
    QListWidget* m_views;
    FigureForm* m_figure;
    ExportPreview* m_preview;
    QLineEdit* m_path;
    QLabel* m_message;
    QPushButton* m_copy;
};

} // namespace app
