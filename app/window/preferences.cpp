#include "app/window/preferences.h"

#include "app/window/param_scale.h"
#include "app/window/playhead.h"

#include <cmath>

namespace app {
namespace {

QString keyOf(const engine::Workload& demo, const engine::Param& param)
{
    const auto part = [](std::string_view text) {
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    };
    return QStringLiteral("parameters/%1/%2").arg(part(demo.id), part(param.key));
}

QString defaultFile()
{
    return QSettings{QSettings::IniFormat, QSettings::UserScope, QStringLiteral("interleave"),
        QStringLiteral("interleave")}
        .fileName();
}

} // namespace

Preferences::Preferences(const QString& file)
    : m_settings{file.isEmpty() ? defaultFile() : file, QSettings::IniFormat}
{
}

QString Preferences::lastDemo() const
{
    return m_settings.value(QStringLiteral("demo")).toString();
}

void Preferences::setLastDemo(const QString& id)
{
    m_settings.setValue(QStringLiteral("demo"), id);
}

QString Preferences::lastFolder() const
{
    return m_settings.value(QStringLiteral("folder")).toString();
}

void Preferences::setLastFolder(const QString& folder)
{
    m_settings.setValue(QStringLiteral("folder"), folder);
}

QSet<QString> Preferences::visited() const
{
    const QStringList ids = m_settings.value(QStringLiteral("visited")).toStringList();
    return {ids.begin(), ids.end()};
}

void Preferences::setVisited(const QSet<QString>& ids)
{
    m_settings.setValue(QStringLiteral("visited"), QStringList{ids.begin(), ids.end()});
}

ThemeChoice Preferences::theme() const
{
    const QString word = m_settings.value(QStringLiteral("theme")).toString();
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    return word == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void Preferences::setTheme(ThemeChoice choice)
{
    const char* const words[]{"system", "light", "dark"};
    m_settings.setValue(
        QStringLiteral("theme"), QString::fromLatin1(words[static_cast<std::size_t>(choice)]));
}

QString Preferences::language() const
{
    return m_settings.value(QStringLiteral("language")).toString();
}

void Preferences::setLanguage(const QString& language)
{
    m_settings.setValue(QStringLiteral("language"), language);
}

double Preferences::slowdown() const
{
    const double value =
        m_settings.value(QStringLiteral("slowdown"), Playhead::initialSlowdown).toDouble();
    return std::isfinite(value) && value >= 1 ? value : Playhead::initialSlowdown;
}

void Preferences::setSlowdown(double slowdown)
{
    m_settings.setValue(QStringLiteral("slowdown"), slowdown);
}

std::vector<std::int64_t> Preferences::values(const engine::Workload& demo) const
{
    std::vector<std::int64_t> values;
    for (const engine::Param& param : demo.params) {
        bool valid = false;
        const qlonglong stored = m_settings.value(keyOf(demo, param)).toLongLong(&valid);
        values.push_back(valid ? ParamScale{param}.nearest(double(stored)) : param.start());
    }
    return values;
}

void Preferences::setValue(const engine::Workload& demo, std::size_t param, std::int64_t value)
{
    m_settings.setValue(keyOf(demo, demo.params[param]), qlonglong{value});
}

} // namespace app
