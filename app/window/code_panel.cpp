#include "app/window/code_panel.h"

#include "app/window/code_highlighter.h"
#include "app/window/code_position.h"
#include "app/window/code_view.h"
#include "app/window/lesson.h"

#include <QLabel>
#include <QTabBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr int mostLines = 9;

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QColor mixed(const QColor& over, const QColor& under, float share)
{
    const auto part = [&](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()),
        part(over.blueF(), under.blueF()));
}

qsizetype indentOf(const QString& line)
{
    qsizetype blanks = 0;
    while (blanks < line.size() && line[blanks].isSpace())
        ++blanks;
    return blanks;
}

/// Leading blanks shared by all lines removed: the panel is narrow.
QString outdented(const QString& text)
{
    QStringList lines = text.split(QChar{'\n'});
    qsizetype shared = 80;
    for (const QString& line : lines)
        if (!line.trimmed().isEmpty())
            shared = std::min(shared, indentOf(line));
    for (QString& line : lines)
        line.remove(0, std::min(shared, line.size()));
    return lines.join(QChar{'\n'});
}

} // namespace

CodePanel::CodePanel(Scene& scene, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_tabs{new QTabBar}
    , m_code{new CodeView}
    , m_highlighter{new CodeHighlighter{m_code->document()}}
    , m_lesson{new QTextBrowser}
{
    m_tabs->addTab(tr("What you see"));
    m_tabs->addTab(tr("Lesson"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Code or lesson"));
    m_code->setAccessibleName(tr("Code of the demo, C++"));
    m_lesson->setAccessibleName(tr("Lesson"));
    m_lesson->setFrameShape(QFrame::NoFrame);
    m_lesson->setOpenExternalLinks(true);
    m_lesson->hide();
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_tabs);
    layout->addWidget(m_code);
    layout->addWidget(m_lesson);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_code->setVisible(tab == 0);
        m_lesson->setVisible(tab == 1);
    });
    connect(&scene, &Scene::cursorChanged, this, &CodePanel::showPlaces);
    connect(&scene, &Scene::traceChanged, this, &CodePanel::showPlaces);
    connect(&scene, &Scene::selectionChanged, this, &CodePanel::showPlaces);
    connect(&scene, &Scene::themeChanged, this, &CodePanel::recolour);
    recolour();
}

void CodePanel::setDemo(const engine::Workload* demo)
{
    m_listing = demo ? engine::listing(*demo) : engine::Listing{};
    QString text = qString(m_listing.text);
    while (text.endsWith(QChar{'\n'}))
        text.chop(1);
    m_code->setPlainText(outdented(text));
    const QString lesson = demo ? qString(engine::lessonOf(*demo)) : QString{};
    m_lesson->setDocument(lessonDocument(lesson, m_lesson));
    m_tabs->setTabVisible(1, !lesson.isEmpty());
    m_tabs->setCurrentIndex(0);
    setVisible(!text.isEmpty());
    fitHeight();
    showPlaces();
}

void CodePanel::fitHeight()
{
    const int lines = std::clamp(m_code->blockCount(), 3, mostLines);
    const int bar = m_code->fontMetrics().height(); // room for the horizontal scroll bar
    const int height = m_code->fontMetrics().lineSpacing() * lines + 14 + bar;
    m_code->setFixedHeight(height);
    m_lesson->setFixedHeight(std::max(height, 260));
}

void CodePanel::showPlaces()
{
    std::map<int, QString> tags;
    std::optional<int> selected;
    const trace::Trace& trace = *m_scene.trace();
    for (const auto& [line, threads] : linesAt(trace, m_scene.playhead().time())) {
        const int block = line - m_listing.firstLine;
        if (block >= 0 && block < m_code->blockCount())
            tags[block] = hereTag(trace, threads);
        if (const auto& actor = m_scene.frame().selectedActor;
            actor && std::ranges::count(threads, *actor) > 0)
            selected = block;
    }
    m_code->setTags(tags);
    if (selected)
        m_code->reveal(*selected);
}

void CodePanel::recolour()
{
    const views::Theme& theme = m_scene.frame().theme;
    QFont mono = theme.mono(9);
    m_code->setFont(mono);
    m_highlighter->setTheme(theme);
    const QColor amber = theme.state(trace::State::Runnable);
    m_code->setColours(mixed(amber, theme.card(), 0.18F), amber, theme.ink());
    fitHeight();
}

} // namespace app
