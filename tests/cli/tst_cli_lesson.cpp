// interleave lesson, as the real program without a display.
#include "program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class CliLessonTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void write(const QString& name, const QByteArray& text)
    {
        QFile file{m_folder.filePath(name)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    Ended check(const QString& path)
    {
        return interleave(
            {QStringLiteral("lesson"), path, QStringLiteral("--check")}, m_folder.path());
    }

private slots:
    void aGoodLessonIsSaidToBeOne()
    {
        write("good.md", "# A\n```stage\ndemo thread-life\n```\n## S\nx\n");
        const Ended ended = check("good.md");
        QCOMPARE(ended.err, QByteArray{});
        QCOMPARE(ended.exitCode, 0);
        QVERIFY(ended.out.startsWith("good.md: 1 step"));
    }

    void everyMistakeIsToldByFileAndLine()
    {
        write("bad.md", "# A\n```stage\ndemo thread-life\nzom all\n```\n## S\n$\\x$\n");
        const Ended ended = check("bad.md");
        QCOMPARE(ended.exitCode, 2);
        const auto lines = ended.err.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith("bad.md:4: unknown command \"zom\""), ended.err);
        QVERIFY2(lines[1].startsWith("bad.md:7: formula"), ended.err);
    }

    void aLessonNamedAfterADemoIsAboutIt()
    {
        write("scheduler-gantt.md", "# A\n## S\nx\n```stage\nset hogs 3\n```\n");
        QCOMPARE(check("scheduler-gantt.md").exitCode, 0);
    }

    void whatCannotBeReadIsAFailure()
    {
        for (const char* path : {"missing.md", "."}) {
            if (path == std::string_view{"."})
                for (const QString& name : QDir{m_folder.path()}.entryList({"*.md"}))
                    QFile::remove(m_folder.filePath(name));
            const Ended ended = check(QString::fromLatin1(path));
            QCOMPARE(ended.exitCode, 1);
            QVERIFY2(isOneLine(ended.err), ended.err);
        }
    }

    void aLectureWithAMistakeIsRefusedBeforeAnyWindowOpens()
    {
        write("lecture.md",
            "# L\n## A\n```stage\ndemo thread-life\n```\n## B\n```stage\n"
            "demo scheduler-gant\n```\n");
        const Ended ended =
            interleave({QStringLiteral("lecture"), QStringLiteral("lecture.md")}, m_folder.path());
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.err.startsWith("lecture.md:8: unknown demo \"scheduler-gant\""), ended.err);
        const Ended missing =
            interleave({QStringLiteral("lecture"), QStringLiteral("none.md")}, m_folder.path());
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(isOneLine(missing.err), missing.err);
    }

    void aPlaylistIsSaidToBeAboutItsDemos()
    {
        write("list.md",
            "# L\n## A\n```stage\ndemo thread-life\n```\n## B\n```stage\n"
            "demo scheduler-gantt\n```\n");
        const Ended ended = check("list.md");
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.out.trimmed(), QByteArray{"list.md: 2 steps about 2 demos"});
    }

    void aFolderIsCheckedFileByFile()
    {
        write("1.md", "# A\n## S\nx\n");
        write("2.md", "# A\n```stage\ndemo thread-life\n```\n## S\nx\n");
        const Ended ended = check(".");
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.err.contains("1.md:1: "), ended.err);
        QVERIFY2(ended.out.contains("2.md: 1 step"), ended.out);
    }
};

QTEST_APPLESS_MAIN(CliLessonTest)
#include "tst_cli_lesson.moc"
