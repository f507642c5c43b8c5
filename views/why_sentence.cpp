#include "views/why_sentence.h"

#include "views/words.h"

#include <utility>

namespace views {

QString utf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QString quoted(const std::string& name)
{
    return quoted(utf8(name));
}

WhySentence filled(const QString& pattern, const std::vector<WhySentence>& parts)
{
    WhySentence sentence;
    QString text;
    const auto flush = [&] {
        if (!text.isEmpty())
            sentence.push_back({.text = std::exchange(text, {})});
    };
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int digit =
            pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (digit < 1 || std::size_t(digit) > parts.size()) {
            text += pattern[i];
            continue;
        }
        flush();
        const WhySentence& part = parts[std::size_t(digit) - 1];
        sentence.insert(sentence.end(), part.begin(), part.end());
        ++i;
    }
    flush();
    return sentence;
}

WhySentence words(const QString& text)
{
    return {{.text = text}};
}

WhySentence moment(trace::Time time)
{
    return {{.text = momentText(time), .at = time}};
}

WhySentence listed(const std::vector<WhySentence>& parts)
{
    if (parts.empty())
        return {};
    WhySentence list = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        list = i + 1 == parts.size() ? filled(Words::tr("%1 and %2"), {list, parts[i]})
                                     : filled(Words::tr("%1, %2"), {list, parts[i]});
    return list;
}

} // namespace views
