// What is installed beside the program: its file type, its manual page, its place in the system.
#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace {

QByteArray contents(const QString& path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// Standard output of a program that succeeds; null otherwise.
QByteArray outputOf(
    const QString& program, const QStringList& arguments, const QString& folder = {})
{
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        qWarning() << program << process.readAllStandardError();
        return {};
    }
    return process.readAllStandardOutput();
}

const QString program = QStringLiteral(BUILD "/bin/interleave");

/// What a reader sees of the manual page, in one line without hyphenation.
QByteArray manualPage()
{
    QByteArray text = contents(QStringLiteral(BUILD "/interleave.1"));
    for (const auto& [from, to] : {std::pair{"\\-", "-"}, {"\\fB", ""}, {"\\fR", ""}})
        text.replace(from, to);
    return text;
}

} // namespace

class Desktop : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A data folder of our own: what the desktop reads after installation.
        QVERIFY(m_data.isValid());
        QVERIFY(QDir{m_data.path()}.mkpath(QStringLiteral("mime/packages")));
        QVERIFY(QFile::copy(QStringLiteral(RESOURCES "/desktop/interleave.xml"),
            m_data.filePath(QStringLiteral("mime/packages/interleave.xml"))));
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    }

    void aRecordingIsKnownByItsNameAndALessonIsText()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("update-mime-database"));
        if (tool.isEmpty())
            QSKIP("update-mime-database is not installed");
        outputOf(tool, {m_data.filePath(QStringLiteral("mime"))});
        const QMimeDatabase database;
        const auto matched = [&](const QString& name) {
            return database.mimeTypeForFile(name, QMimeDatabase::MatchExtension);
        };
        const QMimeType type = matched(QStringLiteral("run.interleave"));
        QCOMPARE(type.name(), QStringLiteral("application/x-interleave"));
        QVERIFY(type.inherits(QStringLiteral("application/vnd.sqlite3")));
        QVERIFY(!type.comment().isEmpty());
        QVERIFY(!matched(QStringLiteral("lesson.md")).inherits(type.name()));
        // The desktop entry claims that type and no other.
        QVERIFY(contents(QStringLiteral(RESOURCES "/desktop/interleave.desktop"))
                    .contains("\nMimeType=application/x-interleave;\n"));
    }

    void theManualPageNamesEveryCommandAndOption()
    {
        const QByteArray page = manualPage();
        QVERIFY(!page.isEmpty());
        const QByteArray help = outputOf(program, {QStringLiteral("--help")});
        const QRegularExpression command{
            QStringLiteral("^  ([a-z]+)  "), QRegularExpression::MultilineOption};
        const QRegularExpression option{QStringLiteral("--[a-z][a-z-]+")};
        int commands = 0;
        for (const auto& match : command.globalMatch(QString::fromUtf8(help))) {
            const QString name = match.captured(1);
            QVERIFY2(page.contains("interleave " + name.toUtf8()), qPrintable(name));
            const auto usage =
                QString::fromUtf8(outputOf(program, {name, QStringLiteral("--help")}));
            for (const auto& found : option.globalMatch(usage))
                QVERIFY2(page.contains(found.captured().toUtf8()),
                    qPrintable(name + QLatin1Char{' '} + found.captured()));
            ++commands;
        }
        QVERIFY(commands >= 5);
    }

    void whatIsInstalledRunsADemoFromWhereverItIs()
    {
        const QTemporaryDir folder;
        const QString prefix = folder.filePath(QStringLiteral("usr"));
        QVERIFY(!outputOf(QStringLiteral(CMAKE),
            {QStringLiteral("--install"), QStringLiteral(BUILD), QStringLiteral("--prefix"),
                prefix})
                     .isNull());
        for (const char* path : {"bin/interleave", "libexec/interleave/interleave-runner",
                 "share/applications/interleave.desktop", "share/mime/packages/interleave.xml",
                 "share/icons/hicolor/scalable/apps/interleave.svg", "share/man/man1/interleave.1",
                 "share/metainfo/org.interleave.interleave.metainfo.xml"})
            QVERIFY2(QFile::exists(prefix + QLatin1Char{'/'} + QLatin1String{path}), path);
        const QString installed = prefix + QStringLiteral("/bin/interleave");
        QVERIFY(outputOf(installed, {QStringLiteral("--version")}).startsWith("interleave "));
        QVERIFY(!outputOf(installed,
            {QStringLiteral("run"), QStringLiteral("thread-life"), QStringLiteral("--duration"),
                QStringLiteral("100ms"), QStringLiteral("--export"), QStringLiteral("x.png")},
            folder.path())
                     .isNull());
        QVERIFY(contents(folder.filePath(QStringLiteral("x.png"))).startsWith("\x89PNG"));
    }

private:
    QTemporaryDir m_data;
};

QTEST_GUILESS_MAIN(Desktop)
#include "tst_desktop.moc"
