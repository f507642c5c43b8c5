#include "engine/base/unique_fd.h"

#include <unistd.h>

namespace engine {

UniqueFd::~UniqueFd()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

} // namespace engine
