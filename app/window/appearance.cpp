#include "app/window/appearance.h"

#include "app/window/style_sheet.h"

#include <QApplication>

namespace app {

Appearance::Appearance(QObject* parent)
    : QObject{parent}
{
    connect(&m_desktop, &DesktopSettings::changed, this, &Appearance::apply);
    apply();
}

void Appearance::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    apply();
}

void Appearance::setPatterns(bool patterns)
{
    m_patterns = patterns;
    apply();
}

void Appearance::setHighContrast(bool high)
{
    m_highContrast = high;
    apply();
}

void Appearance::setScale(double scale)
{
    if (m_scale == scale)
        return;
    m_scale = scale;
    apply();
}

void Appearance::apply()
{
    const DesktopLook& desktop = m_desktop.look();
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && desktop.dark);
    m_theme.mode = dark ? views::Mode::Dark : views::Mode::Light;
    m_theme.highContrast = m_highContrast || desktop.highContrast;
    m_theme.patterns = m_patterns || m_theme.highContrast;
    m_theme.reducedMotion = m_reducedMotion || desktop.reducedMotion;
    m_theme.fontScale = m_scale * desktop.textScale;
    // A new style sheet polishes every widget: only when it differs.
    const QString sheet = styleSheet(m_theme);
    if (qApp->styleSheet() != sheet) {
        QApplication::setPalette(palette(m_theme));
        QApplication::setFont(m_theme.text(uiPoints));
        qApp->setStyleSheet(sheet);
    }
    emit themeChanged(m_theme);
}

} // namespace app
