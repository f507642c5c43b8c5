#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace app {

/// Runs `work()` on a pool thread, then `then(result)` on the GUI thread, unless `context` has
/// been destroyed by then. `work` must not touch widgets.
template <class Work, class Then>
void inBackground(QObject* context, Work work, Then then)
{
    QThreadPool::globalInstance()->start(
        [guard = QPointer<QObject>{context}, work = std::move(work), then = std::move(then)] {
            auto result = std::make_shared<decltype(work())>(work());
            if (QCoreApplication* application = QCoreApplication::instance())
                QMetaObject::invokeMethod(
                    application,
                    [guard, then, result] {
                        if (guard)
                            then(std::move(*result));
                    },
                    Qt::QueuedConnection);
        });
}

} // namespace app
