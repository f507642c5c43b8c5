#include "engine/trace/picture.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace trace {
namespace {

constexpr Duration aSecond = std::chrono::seconds{1};

/// Index after the latest at or before `time`.
std::ptrdiff_t after(const Album::Pages& pages, Time time)
{
    return std::ranges::upper_bound(pages, time, {}, [](const auto& page) { return page->at; })
        - pages.begin();
}

} // namespace

void Album::add(Picture picture)
{
    assert(m_pages.empty()
        || (m_pages.back()->at <= picture.at && m_pages.back()->number <= picture.number));
    const std::size_t size = std::size_t{picture.width} * picture.height;
    if (!picture.cells || size == 0 || picture.cells->size() != size)
        return;
    // The newest is there until a newer one is; then only if its number says so.
    if (!m_pages.empty() && m_pages.back()->number % m_stride != 0) {
        m_bytes -= m_pages.back()->cells->size();
        m_pages.pop_back();
    }
    m_pages.push_back(std::make_shared<const Picture>(std::move(picture)));
    m_bytes += size;
    while (m_bytes > m_most && m_pages.size() > 1)
        thinOut();
    m_shared.reset();
}

void Album::thinOut()
{
    m_stride *= 2;
    const auto last = m_pages.back();
    std::erase_if(
        m_pages, [&](const auto& page) { return page->number % m_stride != 0 && page != last; });
    m_bytes = 0;
    for (const auto& page : m_pages)
        m_bytes += page->cells->size();
}

std::shared_ptr<const Album::Pages> Album::snapshot() const
{
    if (!m_shared)
        m_shared = std::make_shared<const Pages>(m_pages);
    return m_shared;
}

const Picture* pictureAt(const Album::Pages& pages, Time time)
{
    const std::ptrdiff_t end = after(pages, time);
    return end == 0 ? nullptr : pages[static_cast<std::size_t>(end - 1)].get();
}

double picturesPerSecond(const Album::Pages& pages, Time time)
{
    const std::ptrdiff_t end = after(pages, time);
    if (end < 2)
        return 0;
    const Picture& last = *pages[static_cast<std::size_t>(end - 1)];
    const std::ptrdiff_t begin = after(pages, last.at - aSecond - Duration{1});
    const Picture& first = *pages[static_cast<std::size_t>(begin)];
    if (last.at == first.at)
        return 0;
    return static_cast<double>(last.number - first.number)
        / std::chrono::duration<double>(last.at - first.at).count();
}

} // namespace trace
