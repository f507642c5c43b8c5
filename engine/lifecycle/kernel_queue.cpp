#include "engine/lifecycle/kernel_queue.h"

#include <algorithm>
#include <string_view>

namespace engine {

bool isHelperName(const KernelRecord& record)
{
    return record.kind == RecordKind::Name
        && std::string_view{record.name, sizeof record.name}.starts_with("il-");
}

KernelQueue::KernelQueue(bool inferring)
    : m_inferring{inferring}
{
}

void KernelQueue::push(KernelRecord record)
{
    if (record.kind == RecordKind::WakeDelay)
        return noteDelay(record);
    record.at = std::max(record.at, m_done);
    lookAhead(record);
    if (record.kind != RecordKind::RunTime && record.kind != RecordKind::Lost)
        insert(record);
}

void KernelQueue::insert(const KernelRecord& record)
{
    if (m_records.empty() || m_records.back().at <= record.at)
        m_records.push_back(record);
    else
        m_records.insert(
            std::ranges::upper_bound(m_records, record.at, {}, &KernelRecord::at), record);
}

const KernelRecord* KernelQueue::front(MonotonicTime limit) const
{
    return !m_records.empty() && m_records.front().at < limit ? &m_records.front() : nullptr;
}

void KernelQueue::pop()
{
    const KernelRecord& record = m_records.front();
    m_done = record.at;
    if (record.kind == RecordKind::Fork)
        ++m_births[record.tid].told;
    if (isHelperName(record))
        std::erase(m_births[record.tid].helpers, m_births[record.tid].told);
    m_records.pop_front();
}

bool KernelQueue::isHelper(pid_t tid) const
{
    const auto births = m_births.find(tid);
    return births != m_births.end()
        && std::ranges::count(births->second.helpers, births->second.told) != 0;
}

void KernelQueue::lookAhead(const KernelRecord& record)
{
    if (record.kind == RecordKind::Fork)
        ++m_births[record.tid].arrived;
    if (isHelperName(record))
        m_births[record.tid].helpers.push_back(m_births[record.tid].arrived);
    if (record.kind == RecordKind::Lost)
        noteLoss(record);
    if (record.kind == RecordKind::SwitchIn || record.kind == RecordKind::SwitchOut
        || record.kind == RecordKind::Lost) {
        MonotonicTime& last = m_lastOn[record.cpu];
        last = std::max(last, record.at);
    }
    if (!m_inferring)
        return;
    if (record.kind == RecordKind::Fork)
        m_ahead[record.tid].blocked = true;
    if (record.kind == RecordKind::SwitchOut)
        m_ahead[record.tid].blocked = !record.preempted;
    if (record.kind == RecordKind::SwitchIn) {
        Ahead& ahead = m_ahead[record.tid];
        if (ahead.blocked)
            ahead.arrivals.push_back({.at = record.at});
        ahead.blocked = false;
    }
}

void KernelQueue::noteLoss(const KernelRecord& record)
{
    const auto known = m_lastOn.find(record.cpu);
    const Loss loss{.from = known == m_lastOn.end() ? m_done : std::max(known->second, m_done),
        .until = record.at,
        .cpu = record.cpu};
    m_losses.insert(std::ranges::upper_bound(m_losses, loss.from, {}, &Loss::from), loss);
    m_lossEnd = std::max(m_lossEnd, loss.until);
    for (auto& [tid, ahead] : m_ahead) {
        for (Arrival& arrival : ahead.arrivals) {
            if (arrival.told > loss.from)
                arrival.delay.reset(); // it may be of a switch-in that was lost
        }
    }
}

void KernelQueue::noteDelay(const KernelRecord& record)
{
    const auto found = m_ahead.find(record.tid);
    if (found == m_ahead.end())
        return;
    auto& arrivals = found->second.arrivals;
    const auto latest = std::find_if(arrivals.rbegin(), arrivals.rend(),
        [&](const Arrival& arrival) { return arrival.at <= record.at; });
    if (latest == arrivals.rend() || latest->delay || latest->at < m_lossEnd)
        return;
    latest->delay = record.duration;
    latest->told = record.at;
}

std::optional<MonotonicTime> KernelQueue::delayOf(pid_t tid, MonotonicTime at)
{
    const auto found = m_ahead.find(tid);
    if (found == m_ahead.end())
        return {};
    auto& arrivals = found->second.arrivals;
    const auto arrival = std::ranges::lower_bound(arrivals, at, {}, &Arrival::at);
    const bool told = arrival != arrivals.end() && arrival->at == at;
    const auto delay = told ? arrival->delay : std::nullopt;
    arrivals.erase(arrivals.begin(), arrival + (told ? 1 : 0));
    return delay;
}

std::optional<KernelQueue::Loss> KernelQueue::takeLoss(MonotonicTime limit)
{
    if (m_losses.empty() || m_losses.front().from >= limit)
        return {};
    const Loss loss = m_losses.front();
    m_losses.erase(m_losses.begin());
    return loss;
}

} // namespace engine
