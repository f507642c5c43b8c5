#include "app/window/code_panel.h"

#include "app/window/code_highlighter.h"
#include "app/window/code_position.h"
#include "app/window/code_view.h"

#include <QLabel>
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
    , m_code{new CodeView}
    , m_highlighter{new CodeHighlighter{m_code->document()}}
{
    auto* title = new QLabel{tr("What you see")};
    title->setProperty("role", "section");
    m_code->setAccessibleName(tr("Code of the demo, C++"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(m_code);
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
    setVisible(!text.isEmpty());
    fitHeight();
    showPlaces();
}

void CodePanel::fitHeight()
{
    const int lines = std::clamp(m_code->blockCount(), 3, mostLines);
    const int bar = m_code->fontMetrics().height(); // room for the horizontal scroll bar
    m_code->setFixedHeight(m_code->fontMetrics().lineSpacing() * lines + 14 + bar);
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
