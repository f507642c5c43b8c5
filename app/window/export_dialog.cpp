#include "app/window/export_dialog.h"

#include "app/export/figure_mime.h"
#include "app/window/export_preview.h"
#include "app/window/figure_form.h"
#include "app/window/preferences.h"
#include "app/window/scroll_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>

namespace app {
namespace {

constexpr char settingsKey[] = "export";

FigureForm::Kind kindOf(const QString& suffix)
{
    if (!isFigure(suffix.toStdString()))
        return FigureForm::Kind::Data;
    if (views::animationFormat(suffix))
        return FigureForm::Kind::Animation;
    return suffix == QLatin1String{"png"} ? FigureForm::Kind::Pixels : FigureForm::Kind::Picture;
}

QString describe(const QString& suffix)
{
    static const std::pair<const char*, const char*> words[]{
        {"svg", QT_TRANSLATE_NOOP("app::ExportDialog", "SVG picture (text stays text)")},
        {"pdf", QT_TRANSLATE_NOOP("app::ExportDialog", "PDF page")},
        {"png", QT_TRANSLATE_NOOP("app::ExportDialog", "PNG picture")},
        {"tikz", QT_TRANSLATE_NOOP("app::ExportDialog", "TikZ picture for LaTeX (.tikz)")},
        {"tex", QT_TRANSLATE_NOOP("app::ExportDialog", "TikZ picture for LaTeX (.tex)")},
        {"gif", QT_TRANSLATE_NOOP("app::ExportDialog", "GIF animation")},
        {"webp", QT_TRANSLATE_NOOP("app::ExportDialog", "WebP animation (lossless)")},
        {"mp4", QT_TRANSLATE_NOOP("app::ExportDialog", "MP4 film")},
        {"csv", QT_TRANSLATE_NOOP("app::ExportDialog", "CSV table of every state")},
        {"tsv", QT_TRANSLATE_NOOP("app::ExportDialog", "TSV table of every state")},
        {"json", QT_TRANSLATE_NOOP("app::ExportDialog", "JSON for chrome://tracing, Perfetto")},
        {"pftrace", QT_TRANSLATE_NOOP("app::ExportDialog", "Perfetto trace")},
        {"interleave", QT_TRANSLATE_NOOP("app::ExportDialog", "Interleave recording")},
    };
    for (const auto& [name, text] : words)
        if (suffix == QLatin1String{name})
            return ExportDialog::tr(text);
    return suffix;
}

/// Makes the fields of all rows below `form` begin at one line, those of the inner form too.
void alignFields(const QWidget& form)
{
    QList<QWidget*> labels;
    int widest = 0;
    for (const QFormLayout* rows : form.findChildren<QFormLayout*>())
        for (int row = 0; row < rows->rowCount(); ++row)
            if (const QLayoutItem* item = rows->itemAt(row, QFormLayout::LabelRole))
                if (item->widget() != nullptr) {
                    labels << item->widget();
                    widest = std::max(widest, item->sizeHint().width());
                }
    for (QWidget* label : labels)
        label->setMinimumWidth(widest);
}

} // namespace

ExportDialog::ExportDialog(
    const Subject& subject, const QString& path, Preferences* preferences, QWidget* parent)
    : QDialog{parent}
    , m_subject{subject}
    , m_preferences{preferences}
    , m_format{new QComboBox}
    , m_views{new QListWidget}
    , m_figure{new FigureForm{subject.frame}}
    , m_preview{new ExportPreview}
    , m_path{new QLineEdit{path}}
    , m_message{new QLabel}
    , m_copy{new QPushButton{tr("Copy")}}
{
    setWindowTitle(tr("Export"));
    setModal(false);
    auto* columns = new QHBoxLayout;
    auto* form = new ScrollPage{makeForm(), tr("What is exported, and how")};
    form->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    columns->addWidget(form);
    columns->addWidget(m_preview, 1);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Cancel};
    auto* write = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    write->setProperty("primary", true);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    m_copy->setToolTip(tr("Copy the picture as PNG, SVG and PDF, and its data as a table"));
    for (QAbstractButton* button : buttons->buttons())
        button->setIcon({});
    m_message->setWordWrap(true);
    m_message->hide();
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    restore();
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::followPath);
    connect(m_views, &QListWidget::itemChanged, this, &ExportDialog::followSettings);
    connect(m_figure, &FigureForm::changed, this, &ExportDialog::followSettings);
    followPath();
    followSettings();
    resize(sizeHint().boundedTo(screen()->availableSize() - QSize{16, 48}));
}

QWidget* ExportDialog::makeForm()
{
    for (const QString& suffix : exportSuffixes())
        m_format->addItem(describe(suffix), suffix);
    for (const View& view : m_subject.views) {
        auto* item = new QListWidgetItem{view.title, m_views};
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Checked);
    }
    m_views->setFixedHeight(m_views->sizeHintForRow(0) * std::min(4, m_views->count()) + 8);
    m_format->setAccessibleName(tr("Format"));
    m_views->setAccessibleName(tr("Views on the picture"));
    m_path->setAccessibleName(tr("File"));
    m_path->setMinimumWidth(240);
    auto* file = new QHBoxLayout;
    auto* choose = new QPushButton{tr("Choose…")};
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    auto* form = new QWidget;
    form->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto* rows = new QFormLayout{form};
    rows->setContentsMargins({});
    rows->setVerticalSpacing(8);
    rows->addRow(tr("Format"), m_format);
    rows->addRow(tr("Views"), m_views);
    rows->addRow(m_figure);
    rows->addRow(tr("File"), file);
    alignFields(*form);
    return form;
}

void ExportDialog::restore()
{
    if (m_preferences == nullptr)
        return;
    const QJsonObject kept = QJsonDocument::fromJson(m_preferences->bytes(settingsKey)).object();
    m_figure->restore(kept["figure"].toObject());
    const QJsonArray hidden = kept["hidden"].toArray();
    for (int i = 0; i < m_views->count(); ++i)
        if (hidden.contains(QString::fromStdString(m_subject.views[std::size_t(i)].id)))
            m_views->item(i)->setCheckState(Qt::Unchecked);
    const QString suffix = kept["suffix"].toString();
    const QFileInfo info{m_path->text()};
    if (m_format->findData(suffix) >= 0)
        m_path->setText(info.path() + QChar{'/'} + info.completeBaseName() + QChar{'.'} + suffix);
}

void ExportDialog::remember() const
{
    if (m_preferences == nullptr)
        return;
    QJsonArray hidden;
    for (int i = 0; i < m_views->count(); ++i)
        if (m_views->item(i)->checkState() == Qt::Unchecked)
            hidden << QString::fromStdString(m_subject.views[std::size_t(i)].id);
    m_preferences->setBytes(settingsKey,
        QJsonDocument{
            QJsonObject{{"figure", m_figure->settings()}, {"hidden", hidden}, {"suffix", suffix()}}}
            .toJson(QJsonDocument::Compact));
}

ExportRequest ExportDialog::request() const
{
    views::Frame frame = m_subject.frame;
    frame.window = m_figure->window().value_or(frame.window);
    ExportRequest request{
        .path = m_path->text().trimmed(), .figure = m_figure->options(), .frame = frame};
    for (int i = 0; i < m_views->count(); ++i)
        if (m_views->item(i)->checkState() == Qt::Checked)
            request.figure.views.push_back(m_subject.views[std::size_t(i)].id);
    if (m_figure->fits() && !request.figure.views.empty())
        request.figure.size = views::fittingSize(makeFigure(request.figure, frame));
    return request;
}

QString ExportDialog::suffix() const
{
    return QFileInfo{m_path->text().trimmed()}.suffix().toLower();
}

void ExportDialog::followFormat()
{
    const QString chosen = m_format->currentData().toString();
    const QFileInfo info{m_path->text()};
    if (suffix() != chosen)
        m_path->setText(info.path() + QChar{'/'} + info.completeBaseName() + QChar{'.'} + chosen);
    m_figure->setKind(kindOf(chosen));
    m_views->setEnabled(isFigure(chosen.toStdString()));
    m_copy->setEnabled(isFigure(chosen.toStdString()));
    followSettings();
}

void ExportDialog::followPath()
{
    m_message->hide();
    const int format = m_format->findData(suffix());
    if (format < 0)
        return;
    m_format->setCurrentIndex(format);
    followFormat();
}

void ExportDialog::followSettings()
{
    const ExportRequest asked = request();
    if (!isFigure(suffix().toStdString()))
        return m_preview->show(
            {.frame = m_subject.frame}, tr("All data of the run, not only what is shown"));
    if (m_figure->fits())
        m_figure->showFitting(asked.figure.size);
    m_preview->show(makeFigure(asked.figure, *asked.frame), tr("Choose at least one view"));
}

void ExportDialog::copy()
{
    const ExportRequest asked = request();
    if (asked.figure.views.empty())
        return say(tr("Choose at least one view."));
    QGuiApplication::clipboard()->setMimeData(figureMime(asked.figure, *asked.frame).release());
    remember();
    say(tr("Copied as PNG, SVG, PDF and table."));
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

void ExportDialog::say(const QString& words)
{
    m_message->setText(words);
    m_message->show();
}

void ExportDialog::accept()
{
    const ExportRequest asked = request();
    if (m_format->findData(suffix()) < 0)
        return say(tr("The file's name must end in one of: %1.")
                       .arg(QChar{'.'} + exportSuffixes().join(QStringLiteral(", ."))));
    if (isFigure(suffix().toStdString()) && asked.figure.views.empty())
        return say(tr("Choose at least one view."));
    if (suffix() == QLatin1String{"mp4"} && !views::canWriteMp4())
        return say(tr("MP4 needs the program ffmpeg, which is not installed (sudo apt install "
                      "ffmpeg). GIF and WebP need nothing."));
    remember();
    emit requested(asked);
    QDialog::accept();
}

} // namespace app
