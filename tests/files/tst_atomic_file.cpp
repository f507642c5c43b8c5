#include "engine/files/atomic_file.h"
#include "engine/files/interleave_file.h"
#include "engine/files/stale.h"
#include "engine/trace/builder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using engine::AtomicFile;

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void nothingIsThereUntilItIsCommitted();
    void anUncommittedOneRemovesItself();
    void theModeOfAReplacedFileStays();
    void aLinkIsFollowed();
    void whatCannotBeWrittenIsRefusedAtOnce();
    void whatAKilledSaveLeftIsRemovedByTheNext();
    void whatIsBeingWrittenIsNotTakenForLeftOver();
    void aFullDeviceIsReportedAndTheTargetKept();
    void anOrdinaryUserIsRefusedAReadOnlyDirectoryAndFile();

private:
    std::filesystem::path path(const char* name) const
    {
        return m_directory->filePath(name).toStdString();
    }
    QStringList entries() const
    {
        return QDir{m_directory->path()}.entryList(
            QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    QByteArray content(const char* name) const
    {
        QFile file{m_directory->filePath(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
    void write(const char* name, const char* bytes) const
    {
        auto file = AtomicFile::create(path(name));
        QVERIFY(file);
        file->write(bytes);
        QVERIFY(file->commit());
    }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestAtomicFile::nothingIsThereUntilItIsCommitted()
{
    auto file = AtomicFile::create(path("a.csv"));
    QVERIFY(file);
    const std::string long_(1 << 20, 'x');
    file->write(long_);
    QVERIFY(!entries().contains("a.csv"));
    QVERIFY(file->commit());
    QCOMPARE(entries(), QStringList{"a.csv"});
    QCOMPARE(content("a.csv").size(), 1 << 20);
}

void TestAtomicFile::anUncommittedOneRemovesItself()
{
    write("a.csv", "old");
    {
        auto file = AtomicFile::create(path("a.csv"));
        QVERIFY(file);
        file->write("new");
        AtomicFile moved = *std::move(file);
        QCOMPARE(entries().size(), 2);
    }
    QCOMPARE(entries(), QStringList{"a.csv"});
    QCOMPARE(content("a.csv"), QByteArray{"old"});
}

void TestAtomicFile::theModeOfAReplacedFileStays()
{
    write("a.csv", "old");
    QCOMPARE(::chmod(path("a.csv").c_str(), 0640), 0);
    write("a.csv", "new");
    struct stat status { };
    QCOMPARE(::stat(path("a.csv").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0640U);
    QCOMPARE(content("a.csv"), QByteArray{"new"});
}

void TestAtomicFile::aLinkIsFollowed()
{
    write("real.csv", "old");
    std::filesystem::create_symlink("real.csv", path("link.csv"));
    write("link.csv", "new");
    QVERIFY(std::filesystem::is_symlink(path("link.csv")));
    QCOMPARE(content("real.csv"), QByteArray{"new"});
}

void TestAtomicFile::whatCannotBeWrittenIsRefusedAtOnce()
{
    const auto missing = AtomicFile::create(path("no/such/place.csv"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ENOENT);
    QCOMPARE(missing.error().message,
        "cannot write " + path("no/such/place.csv").string() + ": No such file or directory");

    const auto directory = AtomicFile::create(m_directory->path().toStdString());
    QVERIFY(!directory);
    QVERIFY(QString::fromStdString(directory.error().message).endsWith("it is not a regular file"));
    QVERIFY(!AtomicFile::create("/dev/null"));
    QVERIFY(!AtomicFile::create(""));
    QVERIFY(entries().isEmpty());
}

void TestAtomicFile::whatAKilledSaveLeftIsRemovedByTheNext()
{
    write("run.interleave", "old");
    int ready[2]{};
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) { // stands still in the middle of saving
        trace::Builder builder{{}};
        const auto thread = builder.addActor(trace::ActorKind::Thread, "worker");
        builder.append(thread, {.begin = trace::Time{}, .state = trace::State::Running});
        builder.advance(trace::Time{trace::Duration{1000}});
        const auto saved = engine::save(*builder.snapshot(), path("run.interleave"), [&](double) {
            [[maybe_unused]] const auto told = ::write(ready[1], "x", 1);
            ::pause();
            return true;
        });
        ::_exit(saved ? 0 : 1);
    }
    char byte = 0;
    ::close(ready[1]);
    QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
    ::close(ready[0]);
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(entries().size() > 1);
    QCOMPARE(content("run.interleave"), QByteArray{"old"});
    write("other.csv", "new");
    QCOMPARE(entries(), (QStringList{"other.csv", "run.interleave"}));
    QCOMPARE(content("run.interleave"), QByteArray{"old"});
}

void TestAtomicFile::whatIsBeingWrittenIsNotTakenForLeftOver()
{
    auto first = AtomicFile::create(path("a.csv"));
    QVERIFY(first);
    first->write("a");
    engine::removeStale(m_directory->path().toStdString());
    write("b.csv", "b");
    QVERIFY(first->commit());
    QCOMPARE(content("a.csv"), QByteArray{"a"});
    // Names like ours that are not: a link, and a longer one.
    std::filesystem::create_symlink("a.csv", path(".interleave-abcdefgh"));
    write(".interleave-not-ours", "kept");
    std::filesystem::create_directory(path(".interleave-AbCdEf"));
    write(".interleave-AbCdEf/x.svg", "left over");
    engine::removeStale(m_directory->path().toStdString());
    QCOMPARE(
        entries(), (QStringList{".interleave-abcdefgh", ".interleave-not-ours", "a.csv", "b.csv"}));
}

void TestAtomicFile::aFullDeviceIsReportedAndTheTargetKept()
{
    // A limit on file size stands for a full disk: both make write() fail.
    write("a.csv", "old");
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1 << 16, 1 << 16};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        auto file = AtomicFile::create(path("a.csv"));
        if (!file)
            ::_exit(2);
        file->write(std::string(1 << 20, 'x'));
        const bool stopped = !file->good();
        const auto committed = file->commit();
        const bool told = !committed && committed.error().code == EFBIG;
        file = tl::unexpected{engine::Error{}};
        ::_exit(stopped && told ? 0 : 3);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QCOMPARE(content("a.csv"), QByteArray{"old"});
    QCOMPARE(entries(), QStringList{"a.csv"});
}

void TestAtomicFile::anOrdinaryUserIsRefusedAReadOnlyDirectoryAndFile()
{
    write("kept.csv", "old");
    QCOMPARE(::chmod(m_directory->path().toLocal8Bit().constData(), 0555), 0);
    QTemporaryDir writable;
    const std::filesystem::path readOnly = writable.filePath("read-only.csv").toStdString();
    QFile{QString::fromStdString(readOnly.string())}.open(QIODevice::WriteOnly);
    ::chmod(readOnly.c_str(), 0444);
    ::chmod(writable.path().toLocal8Bit().constData(), 0777);

    // In a child, since root may write anywhere and this process may be root's.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            ::_exit(77);
        const auto refused = [](const std::filesystem::path& target) {
            const auto file = AtomicFile::create(target);
            return !file && file.error().code == EACCES;
        };
        ::_exit(refused(path("new.csv")) && refused(path("kept.csv")) && refused(readOnly) ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    ::chmod(m_directory->path().toLocal8Bit().constData(), 0755);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        QSKIP("cannot become an ordinary user here");
    QCOMPARE(status, 0);
    QCOMPARE(content("kept.csv"), QByteArray{"old"});
    QCOMPARE(entries(), QStringList{"kept.csv"});
}

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
