#pragma once

#include "engine/workloads/workload.h"

class QComboBox;

namespace app {

/// Fills `choice` with the values of `param`, which starts at 0 and has a `here`: numbers at first;
/// what they are on this machine, with the lines of each as its tooltip, as soon as that is known.
/// What is not there goes, unless it is chosen. The machine is asked on another thread, once in a
/// program's life. For the window's thread.
void nameValuesHere(QComboBox* choice, const engine::Param& param);

} // namespace app
