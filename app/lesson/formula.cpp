#include "app/lesson/formula.h"

namespace app::lesson {
namespace {

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

} // namespace

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

} // namespace app::lesson
