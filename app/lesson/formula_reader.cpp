// From a formula's source to its tree.
#include "app/cli/words.h"
#include "app/lesson/formula_symbols.h"

#include <algorithm>

namespace app::lesson {
namespace {

/// Thrown within this file only: a formula's first mistake ends it.
struct Wrong {
    std::string what{};
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Bytes of the UTF-8 character that begins with `c`.
std::size_t lengthOf(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Formula word(std::string text, Spacing spacing = Spacing::Ordinary)
{
    return {.kind = FormulaKind::Word, .spacing = spacing, .text = std::move(text)};
}

class Reader {
public:
    explicit Reader(std::string_view source)
        : m_rest{source}
    {
    }

    Formula all()
    {
        Formula formula = row(0);
        if (!m_rest.empty())
            throw Wrong{m_rest.front() == '}' ? "a } closes nothing"
                                              : "\\right without a \\left before it"};
        return formula;
    }

private:
    void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
            m_rest.remove_prefix(1);
    }

    bool take(char c)
    {
        skipBlanks();
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    std::string_view takeFront(std::size_t count)
    {
        const std::string_view front = m_rest.substr(0, count);
        m_rest.remove_prefix(front.size());
        return front;
    }

    /// After a backslash: letters, or one other character.
    std::string_view takeName()
    {
        if (m_rest.empty())
            throw Wrong{"a \\ ends the formula"};
        std::size_t length = 0;
        while (length < m_rest.size() && isFormulaLetter(m_rest[length]))
            ++length;
        return takeFront(length > 0 ? length : lengthOf(m_rest.front()));
    }

    /// Up to a closing brace, \right or the end, which stay.
    Formula row(int depth)
    {
        if (depth > deepestFormula)
            throw Wrong{"it is nested too deeply"};
        Formula row;
        for (skipBlanks();
             !m_rest.empty() && m_rest.front() != '}' && !m_rest.starts_with("\\right");
             skipBlanks()) {
            if (m_rest.front() == '_' || m_rest.front() == '^')
                script(row, depth);
            else
                row.parts.push_back(item(depth));
        }
        return row;
    }

    void script(Formula& row, int depth)
    {
        const bool above = takeFront(1) == "^";
        if (row.parts.empty())
            row.parts.push_back(word({}));
        Formula& base = row.parts.back();
        if (base.kind != FormulaKind::Scripts) {
            Formula scripts{.kind = FormulaKind::Scripts, .spacing = base.spacing};
            scripts.parts.push_back(std::move(base));
            scripts.parts.resize(3);
            base = std::move(scripts);
        }
        Formula& place = base.parts[above ? 2 : 1];
        if (!place.parts.empty())
            throw Wrong{above ? "two exponents in a row; use {}" : "two indices in a row; use {}"};
        place.parts.push_back(argument(above ? "^" : "_", depth));
    }

    /// What a macro or a script takes: a group, or one item.
    Formula argument(std::string_view of, int depth)
    {
        skipBlanks();
        if (m_rest.empty() || m_rest.front() == '}' || m_rest.front() == '_'
            || m_rest.front() == '^')
            throw Wrong{std::string{of} + " needs something after it"};
        return item(depth);
    }

    Formula group(int depth)
    {
        Formula inside = row(depth + 1);
        if (!take('}'))
            throw Wrong{m_rest.empty() ? "a { is not closed" : "a { is not closed before \\right"};
        return inside;
    }

    Formula item(int depth)
    {
        if (depth > deepestFormula)
            throw Wrong{"it is nested too deeply"};
        if (take('{'))
            return group(depth);
        if (take('\\'))
            return macro(takeName(), depth);
        const char c = m_rest.front();
        if (isDigit(c) || c == '.') {
            std::size_t length = 0;
            while (length < m_rest.size() && (isDigit(m_rest[length]) || m_rest[length] == '.'))
                ++length;
            return word(std::string{takeFront(length)});
        }
        if (static_cast<unsigned char>(c) < ' ')
            throw Wrong{"it holds a control character"};
        return formulaCharacter(takeFront(lengthOf(c)));
    }

    Formula macro(std::string_view name, int depth)
    {
        if (name == "frac") {
            Formula fraction{.kind = FormulaKind::Fraction};
            fraction.parts.push_back(argument("\\frac", depth + 1));
            fraction.parts.push_back(argument("\\frac", depth + 1));
            return fraction;
        }
        if (name == "sqrt") {
            Formula root{.kind = FormulaKind::Root};
            root.parts.push_back(argument("\\sqrt", depth + 1));
            return root;
        }
        if (name == "text" || name == "mathrm")
            return words(name);
        if (name == "left")
            return fence(depth);
        if (const auto width = spaceNamed(name))
            return {.kind = FormulaKind::Space, .width = *width};
        const Symbol* const symbol = findSymbol(name);
        if (symbol == nullptr)
            throw Wrong{aboutUnknown(name)};
        return word(std::string{symbol->text}, symbol->spacing);
    }

    Formula words(std::string_view macro)
    {
        if (!take('{'))
            throw Wrong{"\\" + std::string{macro} + " needs {words}"};
        const std::size_t end = m_rest.find('}');
        if (end == std::string_view::npos)
            throw Wrong{"a { is not closed"};
        Formula text = word(std::string{takeFront(end)});
        std::ranges::replace(text.text, '\n', ' ');
        take('}');
        return text;
    }

    std::string delimiter(std::string_view after)
    {
        skipBlanks();
        if (take('\\')) {
            const std::string_view name = takeName();
            const Symbol* const symbol = findSymbol(name);
            if (symbol != nullptr
                && (symbol->spacing == Spacing::Opening || symbol->spacing == Spacing::Closing))
                return std::string{symbol->text};
        } else if (!m_rest.empty()
            && std::string_view{"()[]|./"}.find(m_rest.front()) != std::string_view::npos) {
            const std::string_view c = takeFront(1);
            return c == "." ? std::string{} : std::string{c};
        }
        throw Wrong{
            "\\" + std::string{after} + " needs a bracket after it: ( ) [ ] | \\{ \\} or ."};
    }

    Formula fence(int depth)
    {
        Formula fence{.kind = FormulaKind::Fence, .text = delimiter("left")};
        fence.parts.push_back(row(depth + 1));
        if (!m_rest.starts_with("\\right"))
            throw Wrong{"\\left without a \\right after it"};
        m_rest.remove_prefix(6);
        fence.close = delimiter("right");
        return fence;
    }

    static std::string aboutUnknown(std::string_view name)
    {
        const std::string what = "unknown macro " + cli::inQuotes("\\" + std::string{name});
        if (const auto meant = cli::nearest(name, macroNames()))
            return what + "; did you mean \"\\" + std::string{*meant} + "\"?";
        return what + "; docs/lessons.md lists those that are known";
    }

    std::string_view m_rest;
};

} // namespace

tl::expected<Formula, std::string> parseFormula(std::string_view source)
{
    if (source.size() > longestFormula)
        return tl::unexpected{
            "it is longer than " + std::to_string(longestFormula) + " characters"};
    try {
        return Reader{source}.all();
    } catch (const Wrong& wrong) {
        return tl::unexpected{wrong.what};
    }
}

} // namespace app::lesson
