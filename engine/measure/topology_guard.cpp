#include "engine/measure/topology_guard.h"

#include "engine/measure/topology.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

namespace engine {
namespace {

constexpr std::size_t mostDepth = 64;
constexpr std::size_t mostElements = 200'000;
constexpr std::size_t mostObjects = 40'000;
constexpr std::size_t mostSetLetters = 4096; ///< of a set of CPUs or nodes: some 12 000 of them
constexpr unsigned long long mostIndex = 1U << 20U;
constexpr unsigned long long mostMatrix = 256; ///< rows of distances

constexpr std::string_view blanks = " \t\r\n";

/// Reads the subset of XML that lstopo writes, and refuses the rest.
class Guard {
public:
    explicit Guard(std::string_view xml)
        : m_rest{xml}
    {
    }

    Result<void> check()
    {
        if (m_rest.size() > mostTopologyBytes)
            return failure("longer than " + std::to_string(mostTopologyBytes >> 10) + " KiB");
        if (m_rest.find('\0') != std::string_view::npos)
            return failure("no text");
        while (!m_rest.empty())
            if (auto checked = m_rest.front() == '<' ? takeMarkup() : takeText(); !checked)
                return checked;
        if (!m_seenRoot)
            return failure("no <topology>: not what lstopo --of xml writes");
        if (!m_open.empty())
            return failure("it ends within <" + m_open.back() + ">");
        return {};
    }

private:
    Result<void> takeText()
    {
        const std::string_view text = m_rest.substr(0, m_rest.find('<'));
        m_rest.remove_prefix(text.size());
        if (m_open.empty() && text.find_first_not_of(blanks) != std::string_view::npos)
            return failure("text outside of <topology>: not what lstopo --of xml writes");
        return checkEntities(text);
    }

    Result<void> takeMarkup()
    {
        if (m_rest.starts_with("<!--"))
            return skipTo("-->");
        if (m_rest.starts_with("<?"))
            return skipTo("?>");
        if (m_rest.starts_with("<!DOCTYPE")) {
            if (m_seenRoot
                || m_rest.substr(0, m_rest.find('>')).find('[') != std::string_view::npos)
                return failure("a document type of its own is not taken");
            return skipTo(">");
        }
        if (m_rest.starts_with("<!"))
            return failure("a declaration or a raw section is not taken");
        m_rest.remove_prefix(1);
        if (m_rest.starts_with('/'))
            return takeEnd();
        return takeElement();
    }

    Result<void> skipTo(std::string_view end)
    {
        const std::size_t at = m_rest.find(end);
        if (at == std::string_view::npos)
            return failure("it ends before " + std::string{end});
        m_rest.remove_prefix(at + end.size());
        return {};
    }

    std::string_view takeName()
    {
        const auto isLetter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '_' || c == '-';
        };
        const auto end = std::ranges::find_if_not(m_rest, isLetter);
        const std::string_view name =
            m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
        m_rest.remove_prefix(name.size());
        return name;
    }

    void skipBlanks()
    {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(blanks), m_rest.size()));
    }

    Result<void> takeEnd()
    {
        m_rest.remove_prefix(1);
        const std::string_view name = takeName();
        skipBlanks();
        if (m_open.empty() || m_open.back() != name || !m_rest.starts_with('>'))
            return failure("</" + std::string{name.substr(0, 20)} + "> ends nothing that is open");
        m_open.pop_back();
        m_rest.remove_prefix(1);
        return {};
    }

    Result<void> takeElement()
    {
        const std::string_view name = takeName();
        if (name.empty() || name.size() > 40)
            return failure("a < that begins no element");
        if (m_open.empty() && (m_seenRoot || name != "topology"))
            return failure(m_seenRoot ? "something follows </topology>"
                                      : "no <topology>: not what lstopo --of xml writes");
        m_seenRoot = true;
        if (++m_elements > mostElements || (name == "object" && ++m_objects > mostObjects))
            return failure("more objects than any machine has");
        std::set<std::string_view> seen;
        for (;;) {
            skipBlanks();
            if (m_rest.starts_with("/>")) {
                m_rest.remove_prefix(2);
                return {};
            }
            if (m_rest.starts_with('>')) {
                m_rest.remove_prefix(1);
                m_open.emplace_back(name);
                if (m_open.size() > mostDepth)
                    return failure("nested deeper than any machine is");
                return {};
            }
            if (const auto taken = takeAttribute(name, seen); !taken)
                return taken;
        }
    }

    Result<void> takeAttribute(std::string_view element, std::set<std::string_view>& seen)
    {
        const std::string_view name = takeName();
        if (name.empty() || !m_rest.starts_with("=\""))
            return failure("<" + std::string{element} + "> is not well-formed");
        if (!seen.insert(name).second)
            return failure("<" + std::string{element} + "> has one attribute twice");
        m_rest.remove_prefix(2);
        const std::size_t end = m_rest.find_first_of("\"<");
        if (end == std::string_view::npos || m_rest[end] == '<')
            return failure("<" + std::string{element} + "> is not well-formed");
        const std::string_view value = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        if (const auto known = checkEntities(value); !known)
            return known;
        return checkValue(element, name, value);
    }

    Result<void> checkEntities(std::string_view text) const
    {
        for (std::size_t at = text.find('&'); at != std::string_view::npos;
             at = text.find('&', at + 1)) {
            const std::string_view entity = text.substr(at + 1, 8);
            if (std::ranges::none_of(std::initializer_list<std::string_view>{"lt;", "gt;", "amp;",
                                         "quot;", "apos;", "#10;", "#13;", "#9;"},
                    [entity](std::string_view known) { return entity.starts_with(known); }))
                return failure("an entity that XML does not predefine");
        }
        return {};
    }

    static Result<void> checkValue(
        std::string_view element, std::string_view name, std::string_view value)
    {
        if (element == "topology" && name == "version" && value != "2.0" && value != "1.0")
            return failure("written by a newer hwloc (format " + std::string{value.substr(0, 10)}
                + "); lstopo --of xml of hwloc 2 is read");
        if ((name.ends_with("set")) && value.size() > mostSetLetters)
            return failure("a set of more CPUs than any machine has");
        const auto atMost = [value](unsigned long long most) {
            unsigned long long number = 0;
            const auto [end, error] =
                std::from_chars(value.data(), value.data() + value.size(), number);
            return error == std::errc{} && end == value.data() + value.size() && number <= most;
        };
        if (name == "os_index" && !atMost(mostIndex) && value != "4294967295" && value != "-1")
            return failure("os_index: a number that no machine has");
        if (name == "nbobjs" && !atMost(mostMatrix))
            return failure("nbobjs: more distances than are taken");
        return {};
    }

    std::string_view m_rest;
    std::vector<std::string> m_open{}; ///< elements
    std::size_t m_elements = 0;
    std::size_t m_objects = 0;
    bool m_seenRoot = false;
};

} // namespace

Result<void> checkTopologyXml(std::string_view xml)
{
    return Guard{xml}.check();
}

} // namespace engine
