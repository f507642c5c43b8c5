#include "app/window/export_dialog.h"

#include "views/export/figure.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace app {
namespace {

bool isPicture(const QString& suffix)
{
    return views::pictureFormat(suffix).has_value();
}

QString describe(const QString& suffix)
{
    static const std::pair<const char*, const char*> words[]{
        {"svg", QT_TRANSLATE_NOOP("app::ExportDialog", "SVG picture (text stays text)")},
        {"pdf", QT_TRANSLATE_NOOP("app::ExportDialog", "PDF page")},
        {"png", QT_TRANSLATE_NOOP("app::ExportDialog", "PNG picture")},
        {"csv", QT_TRANSLATE_NOOP("app::ExportDialog", "CSV table of every state")},
        {"json", QT_TRANSLATE_NOOP("app::ExportDialog", "JSON for chrome://tracing, Perfetto")},
        {"pftrace", QT_TRANSLATE_NOOP("app::ExportDialog", "Perfetto trace")},
        {"interleave", QT_TRANSLATE_NOOP("app::ExportDialog", "Interleave recording")},
    };
    for (const auto& [name, text] : words)
        if (suffix == QLatin1String{name})
            return ExportDialog::tr(text);
    return suffix;
}

} // namespace

ExportDialog::ExportDialog(
    const std::vector<View>& views, const QString& path, views::Mode mode, QWidget* parent)
    : QDialog{parent}
    , m_views{views}
    , m_format{new QComboBox}
    , m_what{new QComboBox}
    , m_width{new QSpinBox}
    , m_height{new QSpinBox}
    , m_theme{new QComboBox}
    , m_path{new QLineEdit{path}}
    , m_problem{new QLabel}
{
    setWindowTitle(tr("Export"));
    setModal(false);
    for (const QString& suffix : exportSuffixes())
        m_format->addItem(describe(suffix), suffix);
    m_what->addItem(tr("all cards of the stage"));
    for (const View& view : views)
        m_what->addItem(view.title);
    for (QSpinBox* side : {m_width, m_height}) {
        side->setRange(views::leastSide, views::mostSide);
        side->setSingleStep(10);
    }
    m_width->setValue(1280);
    m_height->setValue(720);
    m_width->setAccessibleName(tr("Width in pixels"));
    m_height->setAccessibleName(tr("Height in pixels"));
    m_theme->addItems({tr("light"), tr("dark"), tr("transparent background")});
    m_theme->setCurrentIndex(mode == views::Mode::Dark ? 1 : 0);
    m_path->setMinimumWidth(340);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto* size = new QHBoxLayout;
    size->addWidget(m_width);
    size->addWidget(new QLabel{QStringLiteral("×")});
    size->addWidget(m_height);
    size->addStretch(1);
    auto* file = new QHBoxLayout;
    auto* choose = new QPushButton{tr("Choose…")};
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Cancel};
    auto* write = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    write->setProperty("primary", true);
    for (QAbstractButton* button : buttons->buttons())
        button->setIcon({});
    auto* form = new QFormLayout{this};
    form->setContentsMargins(20, 18, 20, 16);
    form->setVerticalSpacing(10);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("What"), m_what);
    form->addRow(tr("Size"), size);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("File"), file);
    form->addRow(m_problem);
    form->addRow(buttons);
    m_format->setAccessibleName(tr("Format"));
    m_what->setAccessibleName(tr("What to export"));
    m_theme->setAccessibleName(tr("Theme of the picture"));
    m_path->setAccessibleName(tr("File"));
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::followPath);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    followPath();
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request{.path = m_path->text().trimmed(),
        .size = {m_width->value(), m_height->value()},
        .mode = m_theme->currentIndex() == 1 ? views::Mode::Dark : views::Mode::Light,
        .transparent = m_theme->currentIndex() == 2};
    for (int i = 0; i < static_cast<int>(m_views.size()); ++i)
        if (m_what->currentIndex() == 0 || m_what->currentIndex() == i + 1)
            request.views.push_back(m_views[static_cast<std::size_t>(i)].id);
    return request;
}

void ExportDialog::followFormat()
{
    const QString suffix = m_format->currentData().toString();
    const QFileInfo info{m_path->text()};
    if (info.suffix().toLower() != suffix)
        m_path->setText(info.path() + QChar{'/'} + info.completeBaseName() + QChar{'.'} + suffix);
    for (QWidget* widget : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_width),
             static_cast<QWidget*>(m_height), static_cast<QWidget*>(m_theme)})
        widget->setEnabled(isPicture(suffix));
}

void ExportDialog::followPath()
{
    const int format = m_format->findData(QFileInfo{m_path->text()}.suffix().toLower());
    if (format >= 0) {
        m_format->setCurrentIndex(format);
        followFormat();
    }
    m_problem->hide();
}

void ExportDialog::browse()
{
    auto* dialog = new QFileDialog{this, tr("Export to"), m_path->text()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, false);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::accept()
{
    const ExportRequest asked = request();
    const QString suffix = QFileInfo{asked.path}.suffix().toLower();
    if (m_format->findData(suffix) < 0) {
        m_problem->setText(tr("The file's name must end in one of: %1.")
                               .arg(QChar{'.'} + exportSuffixes().join(QStringLiteral(", ."))));
        m_problem->show();
        return;
    }
    emit requested(asked);
    QDialog::accept();
}

} // namespace app
