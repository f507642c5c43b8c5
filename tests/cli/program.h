#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

/// What a run of the real program ended with.
struct Ended {
    int exitCode = -1;
    QByteArray out{};
    QByteArray err{};
};

/// Starts the program without a display, in `folder`.
void startInterleave(QProcess& process, const QStringList& arguments, const QString& folder = {});

/// Runs it to its end.
Ended interleave(const QStringList& arguments, const QString& folder = {});

/// The same as nobody, without any privilege; as ourselves where we are not root.
Ended interleaveAsOrdinaryUser(const QStringList& arguments, const QString& folder);

/// Why that cannot be done here; empty: it can.
QByteArray ordinaryUserObstacle();

/// One line, ours.
bool isOneLine(const QByteArray& err);

/// Names of the files in a folder, hidden ones too.
QStringList filesIn(const QString& folder);
