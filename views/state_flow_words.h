#pragma once

#include "views/state_flow_scene.h"

#include <QString>

#include <vector>

namespace views {

/// What the state flow says, apart from how it is drawn.

QString stageName(Stage stage);
QString edgeName(std::size_t edge); ///< of the transition with that index

/// Under a stage's title: "on cpu0, cpu1"; empty where nothing is to be said.
QString captionOf(const Flow& flow, Stage stage);

/// Under the picture: what cannot be told, or how to read it.
QString footOf(const Flow& flow);

/// Nobody can say who is runnable: sampling without the kernel's records.
bool runnableUnseen(const trace::Trace& trace);

/// Waiting threads with one reason: "T2 T5", "orders".
struct Reason {
    trace::State state{};
    QString threads{};
    QString why{};
};

/// In the order of the threads.
std::vector<Reason> reasonsOf(const Flow& flow);

} // namespace views
