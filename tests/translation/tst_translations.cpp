// The translations as files: nothing missing, nothing left over, every value in its place.
#include "app/lesson/lesson_file.h"
#include "app/lesson/lesson_language.h"
#include "app/window/language.h"
#include "engine/workloads/workload.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

#include <filesystem>
#include <set>

using namespace app;

namespace {

struct Message {
    QString context{};
    QString source{};
    QString comment{};
    QStringList translations{}; ///< several where a number decides
    bool plural = false;
    QString type{}; ///< "unfinished", "vanished", "obsolete"; empty: done

    QString id() const { return context + u'|' + source + u'|' + comment; }
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{
        .context = context, .plural = xml.attributes().value(QStringLiteral("numerus")) == u"yes"};
    while (!xml.atEnd() && !(xml.isEndElement() && xml.name() == u"message")) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"source")
            message.source = xml.readElementText();
        else if (xml.name() == u"comment")
            message.comment = xml.readElementText();
        else if (xml.name() == u"numerusform")
            message.translations << xml.readElementText();
        else if (xml.name() == u"translation") {
            message.type = xml.attributes().value(QStringLiteral("type")).toString();
            if (!message.plural)
                message.translations << xml.readElementText();
        }
    }
    return message;
}

std::vector<Message> messagesOf(const QString& path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml{&file};
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == u"message")
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

QString pathOf(const QString& language)
{
    return QStringLiteral(TRANSLATIONS "/interleave_%1.ts").arg(language);
}

/// The places for values: "%1", "%n" …
std::multiset<QString> placesIn(const QString& text)
{
    static const QRegularExpression place{QStringLiteral("%L?(\\d|n)")};
    std::multiset<QString> found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured(1));
    return found;
}

bool hasWords(std::string_view text)
{
    static const QRegularExpression unit{QStringLiteral("^[\\d\\s]*(µs|ms|%)?$")};
    return !unit.match(QString::fromStdString(std::string{text})).hasMatch();
}

} // namespace

class Translations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { speak(QStringLiteral("de")); }

    void theSourcesSayNothingThatTheFileLacks_data() { everyLanguage(); }

    void theSourcesSayNothingThatTheFileLacks()
    {
        QFETCH(QString, language);
        if (!QFileInfo::exists(QStringLiteral(LUPDATE)))
            QSKIP("lupdate is not installed");
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QVERIFY(QFile::copy(pathOf(language), fresh));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(SOURCES));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(LUPDATE),
            QStringList{"engine", "views", "app"}
                + QStringLiteral(LUPDATE_OPTIONS).split(QChar{'|'}) + QStringList{"-ts", fresh});
        QVERIFY(lupdate.waitForFinished(110'000));
        const QByteArray said = lupdate.readAll();
        QVERIFY2(lupdate.exitCode() == 0, said);
        QVERIFY2(!said.contains("lacks Q_OBJECT") && !said.contains("unknown namespace"),
            "a text without a context: " + said);
        std::set<QString> now;
        for (const Message& message : messagesOf(fresh)) {
            QVERIFY2(message.type.isEmpty(),
                qPrintable(QStringLiteral("%1: build the target `translations`, then translate: %2")
                               .arg(message.type, message.id())));
            now.insert(message.id());
        }
        for (const Message& message : messagesOf(pathOf(language)))
            QVERIFY2(now.count(message.id()) == 1,
                qPrintable(QStringLiteral("nobody says it any more: ") + message.id()));
    }

    void everythingIsTranslatedWithItsValues_data() { everyLanguage(); }

    void everythingIsTranslatedWithItsValues()
    {
        QFETCH(QString, language);
        const auto messages = messagesOf(pathOf(language));
        QVERIFY(messages.size() > 500);
        for (const Message& message : messages) {
            const QByteArray id = message.id().toUtf8();
            QVERIFY2(message.type.isEmpty(), id);
            QVERIFY2(!message.translations.isEmpty(), id);
            for (const QString& text : message.translations) {
                QVERIFY2(!text.trimmed().isEmpty() || message.source.trimmed().isEmpty(), id);
                QVERIFY2(placesIn(text) == placesIn(message.source), id);
                QVERIFY2(text.startsWith(u' ') == message.source.startsWith(u' '), id);
                QVERIFY2(text.endsWith(u' ') == message.source.endsWith(u' '), id);
            }
        }
    }

    /// A text of the engine that nobody marked with shown() is in no list: it would stay English.
    void everyTextOfEveryDemoIsTranslated_data()
    {
        QTest::addColumn<const engine::Workload*>("demo");
        for (const engine::Workload* demo : engine::catalog())
            QTest::newRow(std::string{demo->id}.c_str()) << demo;
    }

    void everyTextOfEveryDemoIsTranslated()
    {
        QFETCH(const engine::Workload*, demo);
        std::vector<std::string_view> texts{
            demo->title, demo->summary, engine::title(demo->chapter), demo->prediction.question};
        texts.insert(texts.end(), demo->prediction.options.begin(), demo->prediction.options.end());
        texts.insert(
            texts.end(), demo->prediction.sentences.begin(), demo->prediction.sentences.end());
        for (const engine::Param& param : demo->params) {
            texts.insert(texts.end(), {param.label, param.hint});
            if (!isOfTheKernel(param))
                texts.insert(texts.end(), param.choices.begin(), param.choices.end());
        }
        for (const engine::Estimate& estimate : demo->estimates) {
            texts.push_back(estimate.question);
            texts.insert(texts.end(), estimate.points.begin(), estimate.points.end());
        }
        for (const std::string_view text : texts)
            if (hasWords(text))
                QVERIFY2(isTranslated(text),
                    qPrintable(QStringLiteral("mark it with shown(), build the target "
                                              "`translations`, translate it: ")
                        + QString::fromStdString(std::string{text})));
        QVERIFY2(engine::lessonOf(*demo, "de") != engine::lessonOf(*demo),
            "it has no lesson resources/lessons/de/<id>.md");
        const auto lesson =
            lesson::parseLesson(engine::lessonOf(*demo, "de"), engine::catalog(), demo);
        const auto english = lesson::parseLesson(engine::lessonOf(*demo), engine::catalog(), demo);
        QVERIFY(lesson && english);
        QCOMPARE(lesson->steps.size(), english->steps.size());
        for (std::size_t i = 0; i < lesson->steps.size(); ++i)
            QCOMPARE(lesson->steps[i].commands.size(), english->steps[i].commands.size());
    }

    void aLessonIsFoundInTheLanguageBesideIt()
    {
        QTemporaryDir folder;
        for (const char* name : {"locks.md", "locks.de.md", "pipes.md", "v1.de.md"})
            QVERIFY(QFile{folder.filePath(QString::fromLatin1(name))}.open(QIODevice::WriteOnly));
        const std::filesystem::path in = folder.path().toStdString();
        const auto found = lesson::lessonsIn(in);
        QVERIFY(found);
        using Paths = std::vector<std::filesystem::path>;
        QCOMPARE(lesson::inLanguage(*found, "de"),
            (Paths{in / "locks.de.md", in / "pipes.md", in / "v1.de.md"}));
        QCOMPARE(lesson::inLanguage(*found, "en"),
            (Paths{in / "locks.md", in / "pipes.md", in / "v1.de.md"}));
        QCOMPARE(lesson::inLanguage(in / "locks.md", "de"), in / "locks.de.md");
        QCOMPARE(lesson::nameOf(in / "locks.de.md"), std::string{"locks"});
        QCOMPARE(lesson::nameOf(in / "locks.v2.md"), std::string{"locks.v2"});
    }

    void theChosenLanguageGoesBeforeTheSystems()
    {
        QCOMPARE(spoken(QStringLiteral("de")), QStringLiteral("de"));
        QCOMPARE(spoken(QStringLiteral("en")), QStringLiteral("en"));
        QCOMPARE(spoken({}), QStringLiteral("en")); // tests run with LC_ALL=C.UTF-8
        QCOMPARE(spoken(QStringLiteral("tlh")), QStringLiteral("en"));
    }

private:
    static void everyLanguage()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages().subspan(1))
            QTest::newRow(language.code) << QString::fromLatin1(language.code);
    }

    static bool isOfTheKernel(const engine::Param& param) { return param.key == "class"; }

    /// Whether the translation knows it, were it the same word.
    static bool isTranslated(std::string_view text)
    {
        QTranslator german;
        return german.load(QStringLiteral("interleave_de"), QStringLiteral(":/translations"))
            && !german.translate("engine", std::string{text}.c_str()).isEmpty();
    }
};

QTEST_MAIN(Translations)
#include "tst_translations.moc"
