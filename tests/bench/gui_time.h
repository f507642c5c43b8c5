#pragma once

#include "app/window/view_canvas.h"
#include "ratio.h"

#include <QApplication>
#include <QEvent>
#include <QMetaEnum>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

/// Milliseconds of the GUI thread's own CPU time, of which a loaded machine takes nothing away.
inline double guiMilliseconds()
{
    return static_cast<double>(threadTime().count()) / 1e6;
}

/// Times every event that the application handles, and the frames they add up to: all the GUI
/// thread does from one picture of the stage to the end of the next, and what else it paints
/// meanwhile.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool paint = event->type() == QEvent::Paint;
        if (m_depth > 0 && !paint)
            return QApplication::notify(receiver, event);
        const bool outermost = m_depth == 0;
        const bool frame = outermost && event->type() == QEvent::UpdateRequest;
        ++m_depth;
        const QByteArray receiverName = receiver->metaObject()->className(); // it may delete itself
        const int type = event->type();
        const double before = guiMilliseconds();
        const bool handled = QApplication::notify(receiver, event);
        const double spent = guiMilliseconds() - before;
        --m_depth;
        if (paint) {
            paintOf[receiver].push_back(spent);
            m_stagePainted = m_stagePainted || qobject_cast<app::ViewCanvas*>(receiver) != nullptr;
        }
        if (!outermost)
            return handled;
        if (events.empty() || spent > *std::ranges::max_element(events))
            longest = receiverName + ' ' + QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        events.push_back(spent);
        m_sinceFrame += spent;
        if (frame && std::exchange(m_stagePainted, false)) {
            paints.push_back(spent);
            frames.push_back(std::exchange(m_sinceFrame, 0));
        }
        return handled;
    }

    void forget()
    {
        events.clear();
        paints.clear();
        frames.clear();
        paintOf.clear();
        m_sinceFrame = 0;
    }

    std::vector<double> events; ///< outermost ones
    QByteArray longest; ///< of the events: "MainWindow UpdateRequest"
    std::vector<double> paints; ///< of the window, with the stage in it
    std::vector<double> frames; ///< the paint and all since the paint before
    std::map<const QObject*, std::vector<double>> paintOf; ///< of single widgets

private:
    int m_depth = 0;
    double m_sinceFrame = 0;
    bool m_stagePainted = false;
};
