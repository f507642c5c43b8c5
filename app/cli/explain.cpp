#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "app/cli/words.h"
#include "engine/files/interleave_file.h"
#include "views/format.h"
#include "views/why_words.h"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app::cli {
namespace {

using Json = nlohmann::ordered_json;
using engine::Explanation;

std::string timeText(trace::Time time)
{
    return views::formatDuration(time.time_since_epoch(), 6).toStdString();
}

/// The thread called `name`: "T3", "T3 worker" or "worker", where only one is called so.
Expected<trace::ActorId> threadCalled(const trace::Trace& trace, const std::string& name)
{
    const views::Names names{trace};
    std::vector<std::string> all;
    std::vector<trace::ActorId> found;
    for (const trace::ActorId thread : trace.actorsOf(trace::ActorKind::Thread)) {
        all.push_back(names.full(thread).toStdString());
        if (all.back() == name || names.brief(thread).toStdString() == name
            || trace.actor(thread).name == name)
            found.push_back(thread);
    }
    const std::vector<std::string_view> choices{all.begin(), all.end()};
    if (found.empty())
        return misuse("--thread: " + unknown("thread", name, "threads", choices));
    if (found.size() > 1)
        return misuse("--thread: " + inQuotes(name) + " names " + std::to_string(found.size())
            + " threads; threads: " + joined(choices));
    return found.front();
}

class Described {
public:
    Described(const trace::Trace& trace, const Explanation& why)
        : m_trace{trace}
        , m_why{why}
        , m_names{trace}
    {
    }

    Json json() const
    {
        Json json{{"thread", thread(m_why.actor)}, {"at_ns", ns(m_why.at)},
            {"cause", engine::name(m_why.cause)}, {"resource", resource(m_why.resource)},
            {"gap",
                {{"begin_ns", ns(m_why.gap.begin)}, {"end_ns", ns(m_why.gap.end)},
                    {"open", m_why.open}}},
            {"waited_ns", m_why.waited.count()}, {"queued_ns", m_why.queued.count()},
            {"attempts", m_why.attempts}, {"chain", chain()}, {"deadlock", m_why.cycle},
            {"turns", m_why.turnCount}, {"released", deed(m_why.released)},
            {"woken", deed(m_why.woken)},
            {"acquired_ns", m_why.acquired ? Json(ns(*m_why.acquired)) : Json(nullptr)},
            {"cpu", m_why.cpu ? Json(*m_why.cpu) : Json(nullptr)}, {"on_cpu", onCpu()}};
        const views::WhyText text = views::whyText(m_trace, m_why);
        json["not_known"] = Json::array();
        for (const QString& doubt : text.doubts)
            json["not_known"].push_back(doubt.toStdString());
        json["text"] = views::plain(text).toStdString();
        return json;
    }

private:
    static std::int64_t ns(trace::Time time) { return time.time_since_epoch().count(); }
    std::string thread(trace::ActorId actor) const { return m_names.full(actor).toStdString(); }
    Json resource(std::optional<trace::ResourceId> id) const
    {
        if (!id)
            return nullptr;
        return {{"name", m_trace.resource(*id).name},
            {"kind", trace::name(m_trace.resource(*id).kind)}};
    }
    Json deed(const std::optional<Explanation::Deed>& deed) const
    {
        if (!deed)
            return nullptr;
        return {{"thread", thread(deed->actor)}, {"at_ns", ns(deed->at)}};
    }
    Json chain() const
    {
        Json links = Json::array();
        for (const Explanation::Link& link : m_why.chain)
            links.push_back({{"thread", thread(link.actor)},
                {"holds_since_ns", link.holding ? Json(ns(link.holding->begin)) : Json(nullptr)},
                {"cause", engine::name(link.cause)}, {"resource", resource(link.resource)}});
        return links;
    }
    Json onCpu() const
    {
        Json shares = Json::array();
        for (const Explanation::Share& share : m_why.onCpu)
            shares.push_back({{"thread", share.actor ? Json(thread(*share.actor)) : Json(nullptr)},
                {"time_ns", share.time.count()}});
        return shares;
    }

    const trace::Trace& m_trace;
    const Explanation& m_why;
    views::Names m_names;
};

} // namespace

Expected<int> explainFile(const ExplainFile& request)
{
    const auto trace = engine::open(request.file);
    if (!trace)
        return refused(trace.error().message);
    const trace::Window extent = (*trace)->extent();
    if (request.at < extent.begin || request.at > extent.end)
        return misuse("--at: " + timeText(request.at) + " lies outside the run, which lasts from "
            + timeText(extent.begin) + " to " + timeText(extent.end));
    const auto actor = threadCalled(**trace, request.thread);
    if (!actor)
        return tl::unexpected{actor.error()};
    const Explanation why = engine::explain(**trace, *actor, request.at);
    if (request.json) {
        std::cout << jsonText(Described{**trace, why}.json());
        return succeeded;
    }
    const views::WhyText text = views::whyText(**trace, why);
    for (const views::WhySentence& sentence : text.sentences)
        std::cout << views::plain(sentence).toStdString() << '\n';
    for (const QString& doubt : text.doubts)
        std::cout << doubt.toStdString() << '\n';
    return succeeded;
}

} // namespace app::cli
