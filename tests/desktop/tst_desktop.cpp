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

    void theDebianPackageHoldsEverythingAndWhatItHoldsRuns()
    {
        for (const char* tool : {"cpack", "dpkg-deb", "dpkg-shlibdeps"})
            if (QStandardPaths::findExecutable(QLatin1String{tool}).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(QLatin1String{tool})));
        const QTemporaryDir folder;
        QVERIFY(!outputOf(QStringLiteral("cpack"),
            {QStringLiteral("-G"), QStringLiteral("DEB"), QStringLiteral("--config"),
                QStringLiteral(BUILD "/CPackConfig.cmake"), QStringLiteral("-B"), folder.path()})
                     .isNull());
        const QStringList packages =
            QDir{folder.path()}.entryList({QStringLiteral("interleave_*.deb")});
        QCOMPARE(packages.size(), 1);
        const QString package = folder.filePath(packages.front());
        const QByteArray about =
            outputOf(QStringLiteral("dpkg-deb"), {QStringLiteral("--info"), package});
        for (const char* needed : {"Package: interleave", "Section: education", "libqt6widgets6",
                 "libsqlite3-0", "fonts-inter", "Maintainer:", "Description:"})
            QVERIFY2(about.contains(needed), needed);
        const QByteArray files =
            outputOf(QStringLiteral("dpkg-deb"), {QStringLiteral("--contents"), package});
        for (const char* path :
            {"./usr/bin/interleave", "./usr/libexec/interleave/interleave-runner",
                "./usr/share/applications/interleave.desktop",
                "./usr/share/mime/packages/interleave.xml",
                "./usr/share/icons/hicolor/scalable/apps/interleave.svg",
                "./usr/share/metainfo/org.interleave.interleave.metainfo.xml",
                "./usr/share/doc/interleave/copyright"})
            QVERIFY2(files.contains(path), path);
        QVERIFY(!files.contains("./home") && !files.contains("./work") && !files.contains("./tmp"));
        const QString root = folder.filePath(QStringLiteral("root"));
        QVERIFY(
            !outputOf(QStringLiteral("dpkg-deb"), {QStringLiteral("-X"), package, root}).isNull());
        const QByteArray listed =
            outputOf(root + QStringLiteral("/usr/bin/interleave"), {QStringLiteral("list")});
        QVERIFY(listed.contains("thread-life"));
        QVERIFY(!outputOf(root + QStringLiteral("/usr/bin/interleave"),
            {QStringLiteral("run"), QStringLiteral("thread-life"), QStringLiteral("--duration"),
                QStringLiteral("100ms")})
                     .isNull());
    }

private:
    QTemporaryDir m_data;
};

QTEST_GUILESS_MAIN(Desktop)
#include "tst_desktop.moc"
