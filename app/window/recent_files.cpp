#include "app/window/recent_files.h"

#include <QFileInfo>

namespace app {

QStringList withRecent(const QStringList& recent, const QString& path)
{
    const QString file = QFileInfo{path}.absoluteFilePath();
    QStringList all{file};
    for (const QString& other : recent)
        if (other != file && all.size() < mostRecentFiles)
            all << other;
    return all;
}

QStringList stillThere(const QStringList& recent)
{
    QStringList all;
    for (const QString& file : recent)
        if (QFileInfo{file}.isFile())
            all << file;
    return all;
}

} // namespace app
