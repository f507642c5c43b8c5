#pragma once

#include "views/wait_for_picture.h"

#include <QString>

namespace views {

/// What the picture of who waits for whom says, apart from how it is drawn.

/// What it comes to, in one line.
QString headline(const WaitPicture& picture);

/// The second line of a node: "runs · cpu1", "waits 1.2 ms".
QString detailOf(const WaitPicture& picture, trace::ActorId thread);

/// "T3, T5".
QString threadList(const WaitPicture& picture, const std::vector<trace::ActorId>& threads);

/// How many threads are in which state: "running: 2, sleeping: 1".
QString countsOf(const WaitPicture& picture);

/// Who has it since when, and who waits.
QString resourceText(const WaitPicture& picture, trace::ResourceId resource);

/// Why it does not run.
QString threadText(const WaitPicture& picture, trace::ActorId thread);

} // namespace views
