#pragma once

#include "engine/lifecycle/life.h"
#include "engine/record/arena_reader.h"

#include <deque>
#include <functional>
#include <unordered_map>
#include <vector>

namespace engine {

/// Who is who: lives by thread id (ids recycle: the latest life holds it), their actors and their
/// processes', and the resources' ids. What an untrusted program can make it hold is bounded.
class Cast {
public:
    using DescribeResource = std::function<ArenaReader::ResourceInfo(std::uint32_t)>;

    /// All that is known of one thread id. Slots stay where they are.
    struct Slot {
        Life* life = nullptr;
        std::vector<std::uint32_t> lanes{}; ///< that may hold events of it
        std::optional<trace::Time> spawned{}; ///< as its creator's program says
        pid_t spawner = 0;
    };

    Cast(trace::Builder& builder, pid_t root, DescribeResource describe);

    /// The slot of `tid`; null when there are too many.
    Slot* slot(pid_t tid);

    /// The same, but none that is not there yet.
    const Slot* known(pid_t tid) const;

    /// The latest life of `tid`; null if none.
    Life* find(pid_t tid);

    /// A new life of `tid`, the latest from now on. Null when there are too many.
    /// `forked`: its birth was seen; by `creator`, if that is known.
    Life* begin(pid_t pid, pid_t tid, trace::Time born, bool forked, const Life* creator);

    /// Gives `life` its actor, under its process.
    void show(Life& life);

    void callByKernel(Life& life, std::string comm);
    void callByProgram(Life& life, std::string name);

    /// `number` is 1-based; none for 0.
    std::optional<trace::ResourceId> resource(std::uint32_t number)
    {
        if (number == 0)
            return {};
        return number <= m_resources.size() ? m_resources[number - 1] : newResource(number);
    }

    /// As the program registered it; a stand-in for a wild number.
    std::string nameOfResource(std::uint32_t number) const { return m_describe(number).name; }

    /// Whether whoever ran when a wait for `resource` ended can be said to have ended it: true of
    /// what threads do to each other, not of disks.
    bool isOurs(std::optional<trace::ResourceId> resource) const;

    std::deque<Life>& lives() { return m_lives; }

private:
    trace::ActorId process(pid_t pid, pid_t parent, const std::string& name);
    std::string nameOf(const Life& life) const;
    trace::ResourceId newResource(std::uint32_t number);
    trace::ResourceId add(ArenaReader::ResourceInfo info);

    static constexpr std::size_t mostLives = 1U << 18;
    static constexpr std::size_t mostSlots = 1U << 17;
    static constexpr std::uint32_t mostResources = 1U << 13;

    trace::Builder& m_builder;
    pid_t m_root;
    DescribeResource m_describe;
    std::unordered_map<pid_t, Slot> m_slots;
    std::unordered_map<pid_t, trace::ActorId> m_processes;
    std::deque<Life> m_lives; ///< lives stay where they are
    std::vector<trace::ResourceId> m_resources;
    std::vector<trace::ResourceKind> m_kinds; ///< by resource id
    std::optional<trace::ResourceId> m_wildResource{};
};

} // namespace engine
