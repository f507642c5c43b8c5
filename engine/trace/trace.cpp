#include "engine/trace/trace.h"

namespace trace {

Trace::Trace()
    : m_actors{std::make_shared<const std::vector<Actor>>()}
    , m_resources{std::make_shared<const std::vector<Resource>>()}
    , m_quantities{std::make_shared<const std::vector<Quantity>>()}
    , m_pictures{std::make_shared<const Album::Pages>()}
    , m_findings{std::make_shared<Findings>()}
{
}

std::vector<ActorId> Trace::actorsOf(ActorKind kind) const
{
    std::vector<ActorId> ids;
    for (const Actor& actor : actors())
        if (actor.kind == kind)
            ids.push_back(actor.id);
    return ids;
}

std::size_t Trace::sliceCount() const
{
    std::size_t count = 0;
    for (const Lane& lane : m_lanes)
        count += lane.size();
    return count;
}

Trace Trace::withBookmarks(std::vector<Bookmark> bookmarks) const
{
    Trace copy = *this;
    copy.m_bookmarks = std::move(bookmarks);
    return copy;
}

Trace Trace::withStaging(Staging staging) const
{
    Trace copy = *this;
    copy.m_staging = std::make_shared<const Staging>(std::move(staging));
    return copy;
}

} // namespace trace
