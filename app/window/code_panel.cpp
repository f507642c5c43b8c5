#include "app/window/code_panel.h"

#include "app/window/code_highlighter.h"
#include "app/window/code_position.h"
#include "app/window/code_view.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {
namespace {

constexpr int mostLines = 9;

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
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

QToolButton* makeButton(const QString& text, const QString& name)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

CodePanel::CodePanel(Scene& scene, Form form, QWidget* parent)
    : QFrame{parent}
    , m_scene{scene}
    , m_form{form}
    , m_tabs{new QTabBar}
    , m_wide{makeButton(QStringLiteral("⤢"), tr("C++ and Python beside each other, large"))}
    , m_footer{new QWidget}
    , m_told{new QLabel}
    , m_before{makeButton(QStringLiteral("◂"), tr("Previous event of the chosen line"))}
    , m_after{makeButton(QStringLiteral("▸"), tr("Next event of the chosen line"))}
{
    addSide(0, tr("Code of the demo, C++"));
    addSide(1, tr("The same program in Python"));
    m_tabs->addTab(tr("What runs: C++"));
    m_tabs->addTab(tr("Python"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Language of the code"));
    m_tabs->setTabToolTip(0, tr("The source that was built. Click a line to find its events"));
    m_tabs->setTabToolTip(1, tr("The same steps for readers of Python; it does not run here"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_tabs, 1);
    top->addWidget(m_wide);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(14);
    for (const Side& side : m_sides)
        sides->addWidget(side.view);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addLayout(sides, 1);
    makeFooter();
    layout->addWidget(m_footer);
    connect(m_tabs, &QTabBar::currentChanged, this, &CodePanel::showSide);
    connect(m_wide, &QToolButton::clicked, this, &CodePanel::showWide);
    connect(&scene, &Scene::cursorChanged, this, &CodePanel::showPlaces);
    connect(&scene, &Scene::selectionChanged, this, &CodePanel::showPlaces);
    connect(&scene, &Scene::themeChanged, this, &CodePanel::recolour);
    connect(&scene, &Scene::traceChanged, this, [this] {
        showPlaces();
        if (!m_chosen.empty() && (m_scene.trace()->finished() || m_foundIn == nullptr))
            find();
    });
    m_tabs->setVisible(form == Form::Tabs);
    m_wide->setVisible(form == Form::Tabs);
    recolour();
    showSide(0);
}

void CodePanel::addSide(std::size_t i, const QString& name)
{
    Side& side = m_sides[i];
    side.view = new CodeView;
    side.view->setAccessibleName(name);
    side.view->setAccessibleDescription(tr("Return finds the events of a line"));
    side.highlighter = new CodeHighlighter{side.view->document(),
        i == 0 ? CodeHighlighter::Language::Cpp : CodeHighlighter::Language::Python};
    connect(side.view, &CodeView::lineChosen, this, [this, i](int block) { choose(i, block); });
}

void CodePanel::makeFooter()
{
    auto* row = new QHBoxLayout{m_footer};
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_told->setProperty("role", "secondary");
    m_told->setWordWrap(true);
    row->addWidget(m_told, 1);
    row->addWidget(m_before);
    row->addWidget(m_after);
    connect(m_before, &QToolButton::clicked, this, [this] { goToFound(false); });
    connect(m_after, &QToolButton::clicked, this, [this] { goToFound(true); });
    m_footer->hide();
}

void CodePanel::setDemo(const engine::Workload* demo)
{
    m_demo = demo;
    fill(m_sides[0], demo ? engine::listing(*demo) : engine::Listing{});
    fill(m_sides[1], demo ? engine::pythonListing(*demo) : engine::Listing{});
    m_tabs->setTabVisible(1, !m_sides[1].listing.text.empty());
    setVisible(!m_sides[0].listing.text.empty());
    forget();
    fitHeight();
    showPlaces();
    if (m_other)
        m_other->setDemo(demo);
}

void CodePanel::fill(Side& side, const engine::Listing& listing)
{
    side.listing = listing;
    QString text = qString(listing.text);
    while (text.endsWith(QChar{'\n'}))
        text.chop(1);
    side.view->setPlainText(outdented(text));
    side.callouts.clear();
    for (const QString& line : text.split(QChar{'\n'}))
        side.callouts.push_back(engine::calloutOf(line.toStdString()));
}

void CodePanel::showSide(int shown)
{
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        m_sides[i].view->setVisible(
            m_form == Form::SideBySide || i == static_cast<std::size_t>(shown));
}

void CodePanel::showWide()
{
    if (!m_other) {
        auto* dialog = new QDialog{this};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("The code, C++ and Python"));
        dialog->resize(1100, 560);
        m_other = new CodePanel{m_scene, Form::SideBySide};
        m_other->setDemo(m_demo);
        connect(m_other, &CodePanel::jumped, this, &CodePanel::jumped);
        (new QVBoxLayout{dialog})->addWidget(m_other);
    }
    m_other->window()->show();
    m_other->window()->raise();
}

void CodePanel::fitHeight()
{
    for (const Side& side : m_sides) {
        if (m_form == Form::SideBySide)
            break;
        const QFontMetrics metrics = side.view->fontMetrics();
        const int lines = std::clamp(m_sides[0].view->blockCount(), 3, mostLines);
        // Below it is room for the horizontal scroll bar.
        side.view->setFixedHeight(metrics.lineSpacing() * lines + 14 + metrics.height());
    }
}

std::vector<int> CodePanel::blocksLike(const Side& side, int callout)
{
    std::vector<int> blocks;
    for (std::size_t i = 0; callout != 0 && i < side.callouts.size(); ++i)
        if (side.callouts[i] == callout)
            blocks.push_back(static_cast<int>(i));
    return blocks;
}

void CodePanel::showPlaces()
{
    const trace::Trace& trace = *m_scene.trace();
    const auto& selected = m_scene.frame().selectedActor;
    std::map<int, std::vector<trace::ActorId>> python;
    std::map<int, QString> tags;
    const Side& cpp = m_sides[0];
    for (const auto& [line, threads] : linesAt(trace, m_scene.playhead().time())) {
        const int block = line - cpp.listing.firstLine;
        if (block < 0 || block >= cpp.view->blockCount())
            continue;
        tags[block] = hereTag(trace, threads);
        const bool has = selected && std::ranges::count(threads, *selected) > 0;
        if (has)
            cpp.view->reveal(block);
        for (const int there :
            blocksLike(m_sides[1], cpp.callouts[static_cast<std::size_t>(block)])) {
            python[there].insert(python[there].end(), threads.begin(), threads.end());
            if (has)
                m_sides[1].view->reveal(there);
        }
    }
    cpp.view->setTags(tags);
    tags.clear();
    for (const auto& [block, threads] : python)
        tags[block] = hereTag(trace, threads);
    m_sides[1].view->setTags(tags);
}

void CodePanel::recolour()
{
    const views::Theme& theme = m_scene.frame().theme;
    const QColor amber = theme.state(trace::State::Runnable);
    for (const Side& side : m_sides) {
        side.view->setFont(theme.mono(m_form == Form::SideBySide ? 12 : 9));
        side.highlighter->setTheme(theme);
        side.view->setColours(
            views::mixed(theme.card(), amber, 0.18), amber, theme.ink(), theme.accent());
    }
    fitHeight();
}

} // namespace app
