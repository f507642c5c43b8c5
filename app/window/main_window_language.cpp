// The language the window speaks, chosen like anything else that can be done.
#include "app/window/banner.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/stage.h"

namespace app {

void MainWindow::addLanguageCommands()
{
    m_commands.add({.id = QStringLiteral("language-system"),
        .group = tr("Window"),
        .title = tr("Language: as the system, from the next start on"),
        .act = [this] { chooseLanguage({}); }});
    for (const Language& language : languages())
        m_commands.add({.id = QStringLiteral("language-") + QLatin1String{language.code},
            .group = tr("Window"),
            .title =
                tr("Language: %1, from the next start on").arg(QString::fromUtf8(language.name)),
            .act = [this, code = QString::fromLatin1(language.code)] { chooseLanguage(code); }});
}

void MainWindow::chooseLanguage(const QString& code)
{
    m_preferences.setLanguage(code);
    const QString next = spoken(code);
    if (next == language())
        return m_stage->banners().remove(QStringLiteral("language"));
    QString name;
    for (const Language& known : languages())
        if (next == QLatin1String{known.code})
            name = QString::fromUtf8(known.name);
    m_stage->banners().show(QStringLiteral("language"), BannerKind::Info,
        tr("Interleave speaks %1 from its next start on. Nothing else changes.").arg(name));
}

} // namespace app
