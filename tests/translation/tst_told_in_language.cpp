// What the engine and the lessons say in sentences with values, told in another language.
#include "app/lesson/lesson_file.h"
#include "app/lesson/sentences.h"
#include "app/window/language.h"
#include "engine/files/interleave_file.h"
#include "engine/trace/sentences.h"
#include "engine/workloads/workload.h"
#include "views/words.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace app;

class ToldInLanguage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { speak(QStringLiteral("de")); }

    void aSentenceWithValuesIsToldInTheLanguage()
    {
        QCOMPARE(views::shown(trace::filled(trace::sentence::exitCode, {"3"})),
            QStringLiteral("beendet mit Rückgabewert 3"));
        QCOMPARE(views::shown(trace::filled(trace::sentence::lastSaid,
                     {trace::filled(trace::sentence::killedBy, {"SIGSEGV"}), "no stopped 100 %1"})),
            QStringLiteral("getötet durch SIGSEGV. Zuletzt meldete es: no stopped 100 %1"));
        static constexpr const char* more[]{"No deadlock in %1 ms."};
        QCOMPARE(views::shown("No deadlock in 12.5 ms.", more),
            QStringLiteral("Keine Verklemmung in 12,5 ms."));
        QCOMPARE(views::shown("T1 worker"), QStringLiteral("T1 worker"));
        QCOMPARE(views::shown(""), QString{});
    }

    void everySentenceIsFoundAgainByItsPattern()
    {
        for (const char* pattern : trace::sentences()) {
            const std::string text = trace::filled(pattern, {"one", "two", "three"});
            const auto values = trace::valuesOf(text, pattern);
            QVERIFY2(values, pattern);
            QCOMPARE(values->front(), std::string{"one"});
            QVERIFY2(views::shown(text) != QString::fromStdString(text), pattern);
        }
        QVERIFY(!trace::valuesOf("killed by ", "killed by %1"));
        QVERIFY(!trace::valuesOf("stopped", "stopped"));
    }

    void everyMistakeInALessonIsToldInTheLanguage_data()
    {
        QTest::addColumn<QByteArray>("lesson");
        const QByteArray head = "# T\n\n```stage\ndemo thread-life\n```\n\n## S\n\ntext\n\n";
        for (const char* command :
            {"set threads", "set nothing 8", "run never", "run 1ns", "at noon", "at 140%",
                "zoom 1ms", "zoom 2ms 1ms", "show", "show nothing", "show wait-for wait-for",
                "speed 0", "play it", "select", "mark 1ms", "fly", "flyy \"me"})
            QTest::newRow(command) << head + "```stage\n" + command + "\n```\n";
        for (const char* formula : {"a}", "\\right)", "a^1^2", "a_1_2", "a^", "{a", "\\left(a",
                 "\\text", "\\left a", "\\fracc{1}{2}", "\\zzzzzz"})
            QTest::newRow(formula) << head + "$" + formula + "$\n";
        for (const char* text : {"", "text", "#\n", "# T\n# U\n", "# T\n\ntext\n", "# T\n\n## \n",
                 "# T\n\n```stagee\n```\n", "# T\n\n```stage\n", "# T\n\n## S\n\n",
                 "# T\n\n```stage\ndemo nothing\n```\n\n## S\n\ntext\n",
                 "# T\n\n```stage\ndemo\n```\n\n## S\n\ntext\n", "\xff"})
            QTest::newRow(QByteArray{"text "}.append(text)) << QByteArray{text};
    }

    void everyMistakeInALessonIsToldInTheLanguage()
    {
        QFETCH(QByteArray, lesson);
        const auto read = lesson::parseLesson(lesson.toStdString(), engine::catalog());
        QVERIFY(!read);
        for (const lesson::Mistake& mistake : read.error()) {
            const QString said = views::shown(mistake.what, lesson::sentences());
            QVERIFY2(said != QString::fromStdString(mistake.what), mistake.what.c_str());
        }
    }

    void whatCannotBeOpenedIsToldInTheLanguage()
    {
        QTemporaryDir folder;
        const std::filesystem::path in = folder.path().toStdString();
        std::ofstream{in / "text.interleave"} << "no recording";
        std::filesystem::create_directory(in / "folder.interleave");
        QVERIFY(engine::save(trace::Trace{}, in / "cut.interleave"));
        std::filesystem::resize_file(
            in / "cut.interleave", std::filesystem::file_size(in / "cut.interleave") / 2);
        for (const char* name : {"text.interleave", "folder.interleave", "cut.interleave"}) {
            const auto opened = engine::open(in / name);
            QVERIFY(!opened);
            const QString said = views::shown(opened.error().message);
            QVERIFY2(said != QString::fromStdString(opened.error().message),
                opened.error().message.c_str());
            QVERIFY2(!said.contains(QStringLiteral("the file")), qPrintable(said));
        }
    }
};

QTEST_MAIN(ToldInLanguage)
#include "tst_told_in_language.moc"
