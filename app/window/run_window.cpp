#include "app/window/run_window.h"

#include "app/window/house_style.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/preferences.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

namespace app {

int runWindow(int& argc, char** argv, const WindowOptions& options)
{
    QApplication application{argc, argv};
    QApplication::setApplicationName(QStringLiteral("interleave"));
    QApplication::setApplicationDisplayName(QStringLiteral("Interleave"));
    QApplication::setDesktopFileName(QStringLiteral("interleave"));
    QApplication::setWindowIcon(QIcon{QStringLiteral(":/interleave.svg")});
    QApplication::setStyle(new HouseStyle);
    speak(spoken(options.language.isEmpty() ? Preferences{}.language() : options.language));
    MainWindow window{{.demos = engine::catalog(),
        .start = &engine::Run::start,
        .permission = &engine::permission}};
    if (const engine::Workload* demo = engine::findWorkload(options.demo.toStdString()))
        window.chooseDemo(demo);
    window.show();
    QTimer::singleShot(0, &window, [&window, &options] {
        window.appearance().followDesktop();
        if (!options.file.isEmpty())
            window.openFile(options.file);
        else if (!options.lesson.isEmpty())
            options.lecture ? window.openLecture(options.lesson)
                            : window.openLesson(options.lesson);
        else if (options.run)
            window.run();
        else if (options.demo.isEmpty())
            window.offerTour();
    });
    return QApplication::exec();
}

} // namespace app
