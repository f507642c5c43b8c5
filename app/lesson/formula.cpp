#include "app/lesson/formula.h"

#include "app/cli/words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace app::lesson {
namespace {

struct Symbol {
    std::string_view name{};
    std::string_view text{};
    Spacing spacing = Spacing::Ordinary;
};

constexpr std::array symbols{
    Symbol{"alpha", "α"},
    Symbol{"beta", "β"},
    Symbol{"gamma", "γ"},
    Symbol{"delta", "δ"},
    Symbol{"epsilon", "ε"},
    Symbol{"zeta", "ζ"},
    Symbol{"eta", "η"},
    Symbol{"theta", "θ"},
    Symbol{"iota", "ι"},
    Symbol{"kappa", "κ"},
    Symbol{"lambda", "λ"},
    Symbol{"mu", "μ"},
    Symbol{"nu", "ν"},
    Symbol{"xi", "ξ"},
    Symbol{"pi", "π"},
    Symbol{"rho", "ρ"},
    Symbol{"sigma", "σ"},
    Symbol{"tau", "τ"},
    Symbol{"upsilon", "υ"},
    Symbol{"phi", "φ"},
    Symbol{"chi", "χ"},
    Symbol{"psi", "ψ"},
    Symbol{"omega", "ω"},
    Symbol{"Gamma", "Γ"},
    Symbol{"Delta", "Δ"},
    Symbol{"Theta", "Θ"},
    Symbol{"Lambda", "Λ"},
    Symbol{"Xi", "Ξ"},
    Symbol{"Pi", "Π"},
    Symbol{"Sigma", "Σ"},
    Symbol{"Phi", "Φ"},
    Symbol{"Psi", "Ψ"},
    Symbol{"Omega", "Ω"},
    Symbol{"cdot", "·", Spacing::Binary},
    Symbol{"times", "×", Spacing::Binary},
    Symbol{"pm", "±", Spacing::Binary},
    Symbol{"div", "÷", Spacing::Binary},
    Symbol{"le", "≤", Spacing::Relation},
    Symbol{"leq", "≤", Spacing::Relation},
    Symbol{"ge", "≥", Spacing::Relation},
    Symbol{"geq", "≥", Spacing::Relation},
    Symbol{"ne", "≠", Spacing::Relation},
    Symbol{"neq", "≠", Spacing::Relation},
    Symbol{"approx", "≈", Spacing::Relation},
    Symbol{"equiv", "≡", Spacing::Relation},
    Symbol{"sim", "∼", Spacing::Relation},
    Symbol{"ll", "≪", Spacing::Relation},
    Symbol{"gg", "≫", Spacing::Relation},
    Symbol{"in", "∈", Spacing::Relation},
    Symbol{"to", "→", Spacing::Relation},
    Symbol{"rightarrow", "→", Spacing::Relation},
    Symbol{"leftarrow", "←", Spacing::Relation},
    Symbol{"Rightarrow", "⇒", Spacing::Relation},
    Symbol{"mid", "|", Spacing::Relation},
    Symbol{"sum", "∑", Spacing::Large},
    Symbol{"prod", "∏", Spacing::Large},
    Symbol{"int", "∫", Spacing::Large},
    Symbol{"infty", "∞"},
    Symbol{"partial", "∂"},
    Symbol{"ldots", "…"},
    Symbol{"dots", "…"},
    Symbol{"cdots", "⋯"},
    Symbol{"forall", "∀"},
    Symbol{"exists", "∃"},
    Symbol{"log", "log", Spacing::Large},
    Symbol{"ln", "ln", Spacing::Large},
    Symbol{"exp", "exp", Spacing::Large},
    Symbol{"max", "max", Spacing::Large},
    Symbol{"min", "min", Spacing::Large},
    Symbol{"lim", "lim", Spacing::Large},
    Symbol{"lfloor", "⌊", Spacing::Opening},
    Symbol{"rfloor", "⌋", Spacing::Closing},
    Symbol{"lceil", "⌈", Spacing::Opening},
    Symbol{"rceil", "⌉", Spacing::Closing},
    Symbol{"langle", "⟨", Spacing::Opening},
    Symbol{"rangle", "⟩", Spacing::Closing},
    Symbol{"{", "{", Spacing::Opening},
    Symbol{"}", "}", Spacing::Closing},
    Symbol{"%", "%"},
    Symbol{"$", "$"},
    Symbol{"_", "_"},
    Symbol{"#", "#"},
    Symbol{"&", "&"},
};

constexpr std::array<std::string_view, 6> builders{
    "frac", "sqrt", "text", "mathrm", "left", "right"};

struct Gap {
    std::string_view name{};
    double width = 0;
};
constexpr std::array gaps{Gap{",", 0.17}, Gap{":", 0.22}, Gap{";", 0.28}, Gap{" ", 0.25},
    Gap{"!", -0.17}, Gap{"quad", 1}, Gap{"qquad", 2}};

/// Thrown within this file only: a formula's first mistake ends it.
struct Wrong {
    std::string what{};
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

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

Formula word(std::string text, Spacing spacing = Spacing::Ordinary, bool slanted = false)
{
    return {
        .kind = FormulaKind::Word, .spacing = spacing, .slanted = slanted, .text = std::move(text)};
}

Formula character(std::string_view c)
{
    struct Known {
        char ascii;
        std::string_view text;
        Spacing spacing;
    };
    static constexpr std::array known{Known{'-', "−", Spacing::Binary},
        Known{'+', "+", Spacing::Binary}, Known{'*', "∗", Spacing::Binary},
        Known{'=', "=", Spacing::Relation}, Known{'<', "<", Spacing::Relation},
        Known{'>', ">", Spacing::Relation}, Known{':', ":", Spacing::Relation},
        Known{'(', "(", Spacing::Opening}, Known{'[', "[", Spacing::Opening},
        Known{')', ")", Spacing::Closing}, Known{']', "]", Spacing::Closing},
        Known{'!', "!", Spacing::Closing}, Known{',', ",", Spacing::Punctuation},
        Known{';', ";", Spacing::Punctuation}, Known{'\'', "′", Spacing::Ordinary}};
    const auto found = std::ranges::find(known, c.front(), &Known::ascii);
    if (found != known.end())
        return word(std::string{found->text}, found->spacing);
    return word(std::string{c}, Spacing::Ordinary, isLetter(c.front()));
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
        while (length < m_rest.size() && isLetter(m_rest[length]))
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
        return character(takeFront(lengthOf(c)));
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
        if (const auto gap = std::ranges::find(gaps, name, &Gap::name); gap != gaps.end())
            return {.kind = FormulaKind::Space, .width = gap->width};
        const auto symbol = std::ranges::find(symbols, name, &Symbol::name);
        if (symbol == symbols.end())
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
            const auto symbol = std::ranges::find(symbols, name, &Symbol::name);
            if (symbol != symbols.end()
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
        std::vector<std::string_view> names{builders.begin(), builders.end()};
        std::ranges::transform(symbols, std::back_inserter(names), &Symbol::name);
        const std::string what = "unknown macro " + cli::inQuotes("\\" + std::string{name});
        if (const auto meant = cli::nearest(name, names))
            return what + "; did you mean \"\\" + std::string{*meant} + "\"?";
        return what + "; docs/lessons.md lists those that are known";
    }

    std::string_view m_rest;
};

bool isSimple(const Formula& formula)
{
    if (formula.kind == FormulaKind::Row)
        return formula.parts.size() == 1 && isSimple(formula.parts.front());
    return formula.kind != FormulaKind::Fraction;
}

std::string inParentheses(const Formula& formula)
{
    const std::string text = plainText(formula);
    return isSimple(formula) ? text : '(' + text + ')';
}

std::string spaced(const Formula& part, const Formula* before)
{
    const std::string text = plainText(part);
    switch (inContext(part, before)) {
    case Spacing::Binary:
    case Spacing::Relation: return ' ' + text + ' ';
    case Spacing::Large:
    case Spacing::Punctuation: return text + ' ';
    default: return text;
    }
}

/// A $ that opens a formula: not escaped, before something.
bool opens(std::string_view text, std::size_t at)
{
    return at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n'
        && text[at + 1] != '$';
}

/// Where the formula that opens before `from` closes.
std::optional<std::size_t> closing(std::string_view text, std::size_t from)
{
    const std::size_t last = std::min(text.size(), from + longestFormula + 1);
    for (std::size_t i = from; i < last; ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] == '\n')
            return std::nullopt;
        else if (text[i] == '$' && i > from && text[i - 1] != ' ' && text[i - 1] != '\n'
            && (i + 1 == text.size() || !isDigit(text[i + 1])))
            return i;
    }
    return std::nullopt;
}

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

Spacing inContext(const Formula& part, const Formula* before)
{
    if (part.spacing != Spacing::Binary)
        return part.spacing;
    if (before == nullptr)
        return Spacing::Ordinary;
    switch (before->spacing) {
    case Spacing::Ordinary:
    case Spacing::Closing: return Spacing::Binary;
    default: return Spacing::Ordinary;
    }
}

std::string plainText(const Formula& formula)
{
    const auto part = [&](std::size_t i) -> const Formula& { return formula.parts[i]; };
    switch (formula.kind) {
    case FormulaKind::Word: return formula.text;
    case FormulaKind::Space: return formula.width > 0 ? " " : "";
    case FormulaKind::Fraction: return inParentheses(part(0)) + '/' + inParentheses(part(1));
    case FormulaKind::Root: return "√(" + plainText(part(0)) + ')';
    case FormulaKind::Fence: return formula.text + plainText(part(0)) + formula.close;
    case FormulaKind::Scripts: {
        std::string text = inParentheses(part(0));
        if (!part(1).parts.empty())
            text += '_' + inParentheses(part(1));
        if (!part(2).parts.empty())
            text += '^' + inParentheses(part(2));
        return text;
    }
    case FormulaKind::Row: break;
    }
    std::string text;
    const Formula* before = nullptr;
    for (const Formula& each : formula.parts) {
        text += spaced(each, before);
        before = &each;
    }
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}

std::vector<TextPart> splitAtFormulas(std::string_view markdown)
{
    std::vector<TextPart> parts;
    std::size_t begin = 0;
    int line = 0;
    int beginLine = 0;
    const auto close = [&](std::size_t end) {
        if (end > begin)
            parts.push_back({.text = markdown.substr(begin, end - begin), .line = beginLine});
    };
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (c == '\n') {
            ++line;
        } else if (c == '\\') {
            ++i; // the next is what it is
            if (i < markdown.size() && markdown[i] == '\n')
                ++line;
        } else if (c == '`') {
            std::size_t ticks = 1;
            while (i + ticks < markdown.size() && markdown[i + ticks] == '`')
                ++ticks;
            const std::size_t end = markdown.find(std::string(ticks, '`'), i + ticks);
            const std::size_t last =
                end == std::string_view::npos ? i + ticks - 1 : end + ticks - 1;
            line += static_cast<int>(std::ranges::count(markdown.substr(i, last - i), '\n'));
            i = last;
        } else if (c == '$' && opens(markdown, i)) {
            const auto end = closing(markdown, i + 1);
            if (!end)
                continue;
            close(i);
            const std::string_view inside = markdown.substr(i + 1, *end - i - 1);
            parts.push_back({.formula = true, .text = inside, .line = line});
            line += static_cast<int>(std::ranges::count(inside, '\n'));
            i = *end;
            begin = i + 1;
            beginLine = line;
        }
    }
    close(markdown.size());
    return parts;
}

} // namespace app::lesson
