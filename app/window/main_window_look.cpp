// How the main window looks: the theme's menu, its commands, what is remembered of both.
#include "app/window/header_bar.h"
#include "app/window/main_window.h"

namespace app {
namespace {

constexpr const char* patterns = "patterns";
constexpr const char* highContrast = "highContrast";
constexpr const char* reducedMotion = "reducedMotion";
constexpr const char* allRows = "allRows";

} // namespace

bool MainWindow::lookFlag(const char* name) const
{
    return m_preferences.flag(QLatin1String{name});
}

void MainWindow::restoreLook()
{
    m_appearance.setChoice(m_preferences.theme());
    m_appearance.setPatterns(lookFlag(patterns));
    m_appearance.setHighContrast(lookFlag(highContrast));
    m_appearance.setReducedMotion(lookFlag(reducedMotion));
    m_scene.setTheme(m_appearance.theme());
    m_scene.setAllRows(lookFlag(allRows));
}

void MainWindow::connectLook()
{
    connect(&m_appearance, &Appearance::themeChanged, this, [this](const views::Theme& theme) {
        m_scene.setTheme(theme);
        showLook();
    });
    connect(&m_scene, &Scene::allRowsChanged, this,
        [this](bool all) { m_preferences.setFlag(QLatin1String{allRows}, all); });
    connect(m_header, &HeaderBar::themeChosen, this, &MainWindow::chooseTheme);
    connect(m_header, &HeaderBar::patternsToggled, this,
        [this](bool on) { setLookFlag(patterns, on); });
    connect(m_header, &HeaderBar::highContrastToggled, this,
        [this](bool on) { setLookFlag(highContrast, on); });
    connect(m_header, &HeaderBar::reducedMotionToggled, this,
        [this](bool on) { setLookFlag(reducedMotion, on); });
    showLook();
}

void MainWindow::showLook()
{
    m_header->setLook({.choice = m_appearance.choice(),
        .patterns = lookFlag(patterns),
        .highContrast = lookFlag(highContrast),
        .reducedMotion = lookFlag(reducedMotion),
        .desktop = m_appearance.desktop()});
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    m_preferences.setTheme(choice);
    m_appearance.setChoice(choice);
}

void MainWindow::setLookFlag(const char* name, bool on)
{
    m_preferences.setFlag(QLatin1String{name}, on);
    m_appearance.setPatterns(lookFlag(patterns));
    m_appearance.setHighContrast(lookFlag(highContrast));
    m_appearance.setReducedMotion(lookFlag(reducedMotion));
}

void MainWindow::addLookCommands()
{
    const QString group = tr("Look");
    const auto add = [&](const char* id, const QString& title, std::function<void()> act) {
        m_commands.add(
            {.id = QLatin1String{id}, .group = group, .title = title, .act = std::move(act)});
    };
    add("theme-light", tr("Theme: light"), [this] { chooseTheme(ThemeChoice::Light); });
    add("theme-dark", tr("Theme: dark"), [this] { chooseTheme(ThemeChoice::Dark); });
    add("theme-system", tr("Theme: as the system"), [this] { chooseTheme(ThemeChoice::System); });
    add("theme-high-contrast", tr("High contrast, on or off"),
        [this] { setLookFlag(highContrast, !lookFlag(highContrast)); });
    add("theme-patterns", tr("Patterns on states, on or off"),
        [this] { setLookFlag(patterns, !lookFlag(patterns)); });
    add("reduced-motion", tr("Reduced motion, on or off"),
        [this] { setLookFlag(reducedMotion, !lookFlag(reducedMotion)); });
}

} // namespace app
