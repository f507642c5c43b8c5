#include "app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <clocale>

namespace app {
namespace {

constexpr std::array all{Language{"en", "English"}, Language{"de", "Deutsch"}};

QString& current()
{
    static QString code = QStringLiteral("en");
    return code;
}

bool has(const QString& code)
{
    return std::ranges::any_of(
        all, [&](const Language& known) { return code == QLatin1String{known.code}; });
}

void install(const QString& file, const QString& folder)
{
    auto* translator = new QTranslator{QCoreApplication::instance()};
    translator->setObjectName(QStringLiteral("language"));
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// A Swiss or an Austrian keeps their own way to write numbers.
QLocale localeOf(const QString& code)
{
    const QLocale own = QLocale::system();
    const QLocale plain{code};
    return own.language() == plain.language() ? own : plain;
}

} // namespace

std::span<const Language> languages()
{
    return all;
}

QString spoken(const QString& choice)
{
    if (has(choice))
        return choice;
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString code = wanted.section(QChar{'-'}, 0, 0); has(code))
            return code;
    return QString::fromLatin1(all.front().code);
}

void speak(const QString& code)
{
    const auto installed = QCoreApplication::instance()->findChildren<QTranslator*>(
        QStringLiteral("language"), Qt::FindDirectChildrenOnly);
    qDeleteAll(installed); // which uninstalls them
    QLocale::setDefault(localeOf(code));
    std::setlocale(LC_NUMERIC, "C"); // of the C library: files and the engine's words
    if (code != QLatin1String{all.front().code}) {
        install(
            QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(QStringLiteral("interleave_") + code, QStringLiteral(":/translations"));
    }
    current() = code;
}

QString language()
{
    return current();
}

} // namespace app
