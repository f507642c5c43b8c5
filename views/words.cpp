#include "views/words.h"

#include "engine/trace/shown.h"

#include <QLocale>

#include <algorithm>
#include <string>

namespace views {
namespace {

constexpr int deepest = 4; ///< sentences in one another

QString translated(const std::string& text)
{
    return QCoreApplication::translate("engine", text.c_str());
}

/// "12.5" as the language writes it.
QString number(const QString& text)
{
    const auto plain = [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; };
    if (text.isEmpty() || !std::ranges::all_of(text, plain))
        return text;
    return QString{text}.replace(u'.', QLocale{}.decimalPoint());
}

std::size_t ownLetters(std::string_view text, const std::vector<std::string>& values)
{
    std::size_t letters = text.size();
    for (const std::string& value : values)
        letters -= std::min(letters, value.size());
    return letters;
}

QString told(const std::string& text, std::span<const char* const> more, int depth)
{
    QString said = translated(text);
    if (depth == deepest || said != QString::fromStdString(text))
        return said;
    // Of several patterns the one that says most itself.
    const char* best = nullptr;
    std::vector<std::string> values;
    std::size_t most = 0;
    for (const auto patterns : {trace::sentences(), more})
        for (const char* pattern : patterns) {
            auto found = trace::valuesOf(text, pattern);
            if (!found || ownLetters(text, *found) <= most)
                continue;
            best = pattern;
            most = ownLetters(text, *found);
            values = std::move(*found);
        }
    if (best == nullptr)
        return number(said);
    said = translated(best);
    if (said == QString::fromUtf8(best) && QLocale{}.decimalPoint() == u".")
        return QString::fromStdString(text);
    // In one pass: a value may hold a %1 itself.
    QString whole;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const int place = said[i] == u'%' && i + 1 < said.size() ? said[i + 1].digitValue() : -1;
        if (place < 1 || std::size_t(place) > values.size()) {
            whole += said[i];
            continue;
        }
        whole += told(values[std::size_t(place) - 1], more, depth + 1);
        ++i;
    }
    return whole;
}

} // namespace

QString shown(std::string_view text, std::span<const char* const> more)
{
    return text.empty() ? QString{} : told(std::string{text}, more, 0);
}

QString quoted(const QString& name)
{
    //: Quotation marks around a name
    return Words::tr("“%1”").arg(name);
}

} // namespace views
