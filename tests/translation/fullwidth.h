#pragma once

#include <QRegularExpression>
#include <QTranslator>

/// Translates everything into ⟦Ｆｕｌｌｗｉｄｔｈ⟧ letters, but for values and tags: what is then
/// still written in plain letters was never given to a translator, even inside a sentence that was.
class Fullwidth : public QTranslator {
public:
    bool isEmpty() const override { return false; }

    QString translate(const char*, const char* source, const char*, int) const override
    {
        static const QRegularExpression kept{
            QStringLiteral("%L?[0-9n]|<[^>]*>|&\\w+;|\\(\\*[^)]*\\)|;;")};
        const QString text = QString::fromUtf8(source);
        QString wide;
        qsizetype at = 0;
        for (auto match = kept.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            wide += widened(text.mid(at, found.capturedStart() - at)) + found.captured();
            at = found.capturedEnd();
        }
        return QChar{0x27E6} + wide + widened(text.mid(at)) + QChar{0x27E7};
    }

private:
    static QString widened(QString text)
    {
        for (QChar& c : text)
            if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'))
                c = QChar(c.unicode() - 0x21 + 0xFF01);
        return text;
    }
};
