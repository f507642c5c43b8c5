#pragma once

#include "app/window/appearance.h"
#include "engine/workloads/workload.h"

#include <QSet>
#include <QSettings>

#include <vector>

namespace app {

/// What the window remembers between sessions. Damaged or outdated entries read as absent.
class Preferences {
public:
    /// `file`: where; empty: the user's configuration folder.
    explicit Preferences(const QString& file = {});

    QByteArray bytes(const QString& key) const { return m_settings.value(key).toByteArray(); }
    void setBytes(const QString& key, const QByteArray& bytes) { m_settings.setValue(key, bytes); }

    QString lastDemo() const;
    void setLastDemo(const QString& id);
    QString lastFolder() const;
    void setLastFolder(const QString& folder);
    QSet<QString> visited() const;
    void setVisited(const QSet<QString>& ids);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    bool flag(const QString& key) const { return m_settings.value(key).toBool(); }
    void setFlag(const QString& key, bool on) { m_settings.setValue(key, on); }
    QStringList texts(const QString& key) const { return m_settings.value(key).toStringList(); }
    void setTexts(const QString& key, const QStringList& texts) { m_settings.setValue(key, texts); }
    QString language() const; ///< as chosen; empty: as the system
    void setLanguage(const QString& language);
    double slowdown() const;
    void setSlowdown(double slowdown);

    /// One per parameter, each within its range.
    std::vector<std::int64_t> values(const engine::Workload& demo) const;
    void setValue(const engine::Workload& demo, std::size_t param, std::int64_t value);

private:
    QSettings m_settings;
};

} // namespace app
