#pragma once

#include <QStringList>

namespace app {

inline constexpr int mostRecentFiles = 10;

/// `recent` with `path` on top: each file once, no more than mostRecentFiles. Pure.
QStringList withRecent(const QStringList& recent, const QString& path);

/// Those that are still there.
QStringList stillThere(const QStringList& recent);

} // namespace app
