#pragma once

#include <QProcess>
#include <QString>

namespace tests {

/// An X server that nobody sees, with a window manager if there is one, for as long as this lives.
/// Made before the application, which then finds it in its environment.
class PrivateDisplay {
public:
    PrivateDisplay();
    ~PrivateDisplay();

    bool running() const { return !m_name.isEmpty(); }

    /// Why there is none.
    QString problem() const { return m_problem; }

private:
    QProcess m_server;
    QProcess m_manager;
    QString m_name;
    QString m_problem;
};

/// Presses keys as xdotool names them ("ctrl+r"), types text, or moves and clicks the mouse. The
/// events go the whole way through the X server. Returns when xdotool has; events may be under way.
void xdotool(const QStringList& arguments);

} // namespace tests
