#include "app/lesson/formula_symbols.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace app::lesson {
namespace {

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

} // namespace

const Symbol* findSymbol(std::string_view name)
{
    const auto found = std::ranges::find(symbols, name, &Symbol::name);
    return found == symbols.end() ? nullptr : &*found;
}

std::optional<double> spaceNamed(std::string_view name)
{
    const auto found = std::ranges::find(gaps, name, &Gap::name);
    return found == gaps.end() ? std::nullopt : std::optional{found->width};
}

bool isFormulaLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Formula formulaCharacter(std::string_view c)
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
        return {
            .kind = FormulaKind::Word, .spacing = found->spacing, .text = std::string{found->text}};
    return {
        .kind = FormulaKind::Word, .slanted = isFormulaLetter(c.front()), .text = std::string{c}};
}

std::vector<std::string_view> macroNames()
{
    std::vector<std::string_view> names{builders.begin(), builders.end()};
    std::ranges::transform(symbols, std::back_inserter(names), &Symbol::name);
    return names;
}

} // namespace app::lesson
