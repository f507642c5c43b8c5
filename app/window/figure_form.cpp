#include "app/window/figure_form.h"

#include "views/export/page_size.h"
#include "views/export/step_strip.h"
#include "views/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace app {
namespace {

enum Moments { Playhead, IntervalAlone, Decisions, Bookmarks };
enum Theme { Light, Dark, Transparent, HighContrast, HighContrastDark };
enum Caption { Machine, Own, None };

constexpr int mostSteps = views::mostSteps;

Theme themeOf(const views::Theme& theme)
{
    const bool dark = theme.mode == views::Mode::Dark;
    if (theme.highContrast)
        return dark ? HighContrastDark : HighContrast;
    return dark ? Dark : Light;
}

QWidget* inRow(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins({});
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

} // namespace

FigureForm::FigureForm(const views::Frame& frame, QWidget* parent)
    : QWidget{parent}
    , m_whole{frame.trace->extent()}
    , m_selection{frame.selection}
    , m_interval{new QComboBox}
    , m_moments{new QComboBox}
    , m_steps{new QSpinBox}
    , m_size{new QComboBox}
    , m_width{new QSpinBox}
    , m_height{new QSpinBox}
    , m_pixels{new QComboBox}
    , m_fontScale{new QSpinBox}
    , m_theme{new QComboBox}
    , m_patterns{new QCheckBox{tr("patterns")}}
    , m_title{new QCheckBox{tr("title")}}
    , m_legend{new QCheckBox{tr("legend")}}
    , m_badge{new QCheckBox{tr("badge")}}
    , m_caption{new QComboBox}
    , m_captionText{new QLineEdit}
    , m_seconds{new QDoubleSpinBox}
    , m_rate{new QSpinBox}
{
    for (const trace::Bookmark& bookmark : frame.trace->bookmarks())
        if (m_bookmarks.size() < std::size_t{mostSteps})
            m_bookmarks.push_back(bookmark.at);
    auto* form = new QFormLayout{this};
    form->setContentsMargins({});
    form->setVerticalSpacing(8);
    addRows(*form);
    addLook(*form);
    addMotion(*form);
    m_theme->setCurrentIndex(themeOf(frame.theme));
    m_patterns->setChecked(frame.theme.patterns);
    followSize();
    followCaption();
    followMoments();
    m_ownPatterns = frame.theme.patterns && !frame.theme.highContrast;
    followTheme();
    for (QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentIndexChanged, this, &FigureForm::changed);
    for (QSpinBox* box : findChildren<QSpinBox*>())
        connect(box, &QSpinBox::valueChanged, this, &FigureForm::changed);
    for (QCheckBox* box : findChildren<QCheckBox*>())
        connect(box, &QCheckBox::toggled, this, &FigureForm::changed);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &FigureForm::changed);
    connect(m_captionText, &QLineEdit::textChanged, this, &FigureForm::changed);
}

void FigureForm::addRows(QFormLayout& form)
{
    m_interval->addItems({tr("what the stage shows"), tr("the whole run")});
    if (m_selection)
        m_interval->addItem(tr("the selection, %1").arg(views::formatRange(*m_selection)));
    m_interval->setAccessibleName(tr("Interval"));
    form.addRow(tr("Interval"), m_interval);

    m_moments->addItems({tr("the playhead's"), tr("none: the interval alone"),
        tr("key frames at decisions"), tr("key frames at bookmarks")});
    if (m_bookmarks.empty())
        m_moments->removeItem(Bookmarks);
    m_moments->setAccessibleName(tr("Moment"));
    m_steps->setRange(2, mostSteps);
    m_steps->setValue(4);
    m_steps->setAccessibleName(tr("Number of key frames"));
    form.addRow(tr("Moment"), inRow({m_moments, m_steps}));
    connect(m_moments, &QComboBox::currentIndexChanged, this, &FigureForm::followMoments);

    for (const views::PageSize& page : views::pageSizes())
        m_size->addItem(QCoreApplication::translate("views", page.label));
    m_size->addItem(tr("As high as needed"));
    m_size->addItem(tr("Other"));
    m_size->setAccessibleName(tr("Size"));
    for (QSpinBox* side : {m_width, m_height}) {
        side->setRange(views::leastSide, views::mostSide);
        side->setSingleStep(10);
    }
    m_width->setAccessibleName(tr("Width in pixels"));
    m_height->setAccessibleName(tr("Height in pixels"));
    for (const int scale : {1, 2, 4})
        m_pixels->addItem(tr("%1× pixels").arg(scale), scale);
    m_pixels->setAccessibleName(tr("Pixels of the PNG"));
    form.addRow(tr("Size"), m_size);
    form.addRow(QString{}, inRow({m_width, new QLabel{QStringLiteral("×")}, m_height, m_pixels}));
    connect(m_size, &QComboBox::currentIndexChanged, this, &FigureForm::followSize);
}

void FigureForm::addLook(QFormLayout& form)
{
    m_fontScale->setRange(int(views::leastFontScale * 100), int(views::mostFontScale * 100));
    m_fontScale->setSingleStep(10);
    m_fontScale->setSuffix(tr(" %"));
    m_fontScale->setValue(100);
    m_fontScale->setAccessibleName(tr("Text size in percent"));
    form.addRow(tr("Text"), inRow({m_fontScale}));

    m_theme->addItems({tr("light"), tr("dark"), tr("transparent"), tr("high contrast, light"),
        tr("high contrast, dark")});
    m_theme->setAccessibleName(tr("Theme of the picture"));
    m_patterns->setAccessibleName(tr("States carry patterns"));
    form.addRow(tr("Theme"), inRow({m_theme, m_patterns}));
    connect(m_theme, &QComboBox::currentIndexChanged, this, &FigureForm::followTheme);

    for (QCheckBox* box : {m_title, m_legend, m_badge})
        box->setChecked(true);
    m_title->setAccessibleName(tr("With title"));
    m_legend->setAccessibleName(tr("With legend"));
    m_badge->setAccessibleName(tr("With badge"));
    form.addRow(tr("With"), inRow({m_title, m_legend, m_badge}));

    m_caption->addItems({tr("machine and parameters"), tr("your own words"), tr("none")});
    m_caption->setAccessibleName(tr("Caption"));
    m_captionText->setAccessibleName(tr("Words of the caption"));
    m_captionText->setPlaceholderText(tr("What the picture shows"));
    form.addRow(tr("Caption"), m_caption);
    form.addRow(QString{}, m_captionText);
    connect(m_caption, &QComboBox::currentIndexChanged, this, &FigureForm::followCaption);
}

void FigureForm::addMotion(QFormLayout& form)
{
    m_seconds->setRange(views::leastSeconds, views::mostSeconds);
    m_seconds->setDecimals(1);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setValue(5);
    m_seconds->setAccessibleName(tr("Length of the animation in seconds"));
    m_rate->setRange(int(views::leastFrameRate), int(views::mostFrameRate));
    m_rate->setSuffix(tr(" frames/s"));
    m_rate->setValue(25);
    m_rate->setAccessibleName(tr("Frames per second"));
    form.addRow(tr("Animation"), inRow({m_seconds, m_rate}));
}

FigureOptions FigureForm::options() const
{
    FigureOptions options{.size = QSizeF(m_width->value(), m_height->value()),
        .fontScale = m_fontScale->value() / 100.0,
        .mode = m_theme->currentIndex() == Dark || m_theme->currentIndex() == HighContrastDark
            ? views::Mode::Dark
            : views::Mode::Light,
        .highContrast = highContrast(),
        .transparent = m_theme->currentIndex() == Transparent,
        .patterns = m_patterns->isChecked(),
        .title = m_title->isChecked(),
        .legend = m_legend->isChecked(),
        .badge = m_badge->isChecked(),
        .pixelRatio = m_pixels->currentData().toDouble(),
        .seconds = m_seconds->value(),
        .framesPerSecond = double(m_rate->value())};
    if (const auto size = std::size_t(m_size->currentIndex()); size < views::pageSizes().size())
        options.medium = views::pageSizes()[size].medium;
    if (m_caption->currentIndex() != Machine)
        options.caption = m_caption->currentIndex() == Own ? m_captionText->text() : QString{};
    if (m_kind == Kind::Animation)
        return options;
    options.playhead = m_moments->currentIndex() != IntervalAlone;
    if (m_moments->currentIndex() == Decisions)
        options.strip = m_steps->value();
    else if (m_moments->currentIndex() == Bookmarks)
        options.steps = m_bookmarks;
    return options;
}

std::optional<trace::Window> FigureForm::window() const
{
    switch (m_interval->currentIndex()) {
    case 1: return m_whole;
    case 2: return m_selection;
    default: return std::nullopt;
    }
}

bool FigureForm::fits() const
{
    return std::size_t(m_size->currentIndex()) == views::pageSizes().size();
}

void FigureForm::showFitting(QSizeF size)
{
    const QSignalBlocker width{m_width};
    const QSignalBlocker height{m_height};
    m_width->setValue(int(size.width()));
    m_height->setValue(int(size.height()));
}

void FigureForm::setKind(Kind kind)
{
    m_kind = kind;
    setEnabled(kind != Kind::Data);
    m_pixels->setEnabled(kind == Kind::Pixels);
    m_moments->setEnabled(kind != Kind::Animation);
    for (QWidget* widget : {static_cast<QWidget*>(m_seconds), static_cast<QWidget*>(m_rate)})
        widget->setEnabled(kind == Kind::Animation);
    followMoments();
}

void FigureForm::followSize()
{
    const auto chosen = std::size_t(m_size->currentIndex());
    const bool own = !fits() && chosen >= views::pageSizes().size();
    m_width->setEnabled(own);
    m_height->setEnabled(own);
    if (own || fits())
        return;
    const QSize size = views::pageSizes()[chosen].size.toSize();
    m_width->setValue(size.width());
    m_height->setValue(size.height());
}

void FigureForm::followCaption()
{
    m_captionText->setEnabled(m_caption->currentIndex() == Own);
}

bool FigureForm::highContrast() const
{
    return m_theme->currentIndex() == HighContrast || m_theme->currentIndex() == HighContrastDark;
}

/// Patterns are part of high contrast.
void FigureForm::followTheme()
{
    const QSignalBlocker quiet{m_patterns};
    if (highContrast() && m_patterns->isEnabled())
        m_ownPatterns = m_patterns->isChecked();
    m_patterns->setEnabled(!highContrast());
    m_patterns->setChecked(highContrast() || m_ownPatterns);
}

void FigureForm::followMoments()
{
    m_steps->setEnabled(m_kind != Kind::Animation && m_moments->currentIndex() == Decisions);
}

QJsonObject FigureForm::settings() const
{
    return {{"size", m_size->currentIndex()}, {"width", m_width->value()},
        {"height", m_height->value()}, {"pixels", m_pixels->currentIndex()},
        {"fontScale", m_fontScale->value()},
        {"transparent", m_theme->currentIndex() == Transparent}, {"title", m_title->isChecked()},
        {"legend", m_legend->isChecked()}, {"badge", m_badge->isChecked()},
        {"caption", m_caption->currentIndex()}, {"captionText", m_captionText->text()},
        {"steps", m_steps->value()}, {"seconds", m_seconds->value()}, {"rate", m_rate->value()}};
}

void FigureForm::restore(const QJsonObject& settings)
{
    const auto index = [&](QComboBox& box, const char* key) {
        const int kept = settings[QLatin1String{key}].toInt(box.currentIndex());
        if (kept >= 0 && kept < box.count())
            box.setCurrentIndex(kept);
    };
    const auto number = [&](QSpinBox& box, const char* key) {
        box.setValue(settings[QLatin1String{key}].toInt(box.value()));
    };
    const auto flag = [&](QCheckBox& box, const char* key) {
        box.setChecked(settings[QLatin1String{key}].toBool(box.isChecked()));
    };
    index(*m_size, "size");
    if (m_width->isEnabled()) {
        number(*m_width, "width");
        number(*m_height, "height");
    }
    index(*m_pixels, "pixels");
    number(*m_fontScale, "fontScale");
    if (settings["transparent"].toBool() && !highContrast())
        m_theme->setCurrentIndex(Transparent);
    flag(*m_title, "title");
    flag(*m_legend, "legend");
    flag(*m_badge, "badge");
    index(*m_caption, "caption");
    m_captionText->setText(settings["captionText"].toString());
    number(*m_steps, "steps");
    m_seconds->setValue(settings["seconds"].toDouble(m_seconds->value()));
    number(*m_rate, "rate");
}

} // namespace app
