#include "views/export/animation_writer.h"

#include <QProcess>
#include <QStandardPaths>

namespace views {
namespace {

constexpr int patience = 60'000; ///< ms that ffmpeg may take for a frame, or to end
constexpr qint64 mostWaiting = 16 << 20; ///< bytes handed over but not yet taken

QString ffmpeg()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

class Mp4Writer final : public AnimationWriter {
public:
    ~Mp4Writer() override
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    Written begin(const AnimationHead& head, const QString& path)
    {
        QStringList comment;
        for (const Field& field : head.fields)
            comment << field.key + QStringLiteral(": ") + field.value;
        m_process.start(ffmpeg(),
            {"-v", "error", "-nostdin", "-f", "rawvideo", "-pix_fmt", "bgr0", "-s",
                QStringLiteral("%1x%2").arg(head.size.width()).arg(head.size.height()), "-r",
                QString::number(head.framesPerSecond), "-i", "pipe:0", "-an",
                // H.264 wants even sides; the colours are those of a screen.
                "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709", "-c:v",
                "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p",
                "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                "-movflags", "+faststart", "-metadata", "title=" + head.title, "-metadata",
                "comment=" + comment.join(QStringLiteral("; ")), "-f", "mp4", "-y",
                "file:" + path});
        if (!m_process.waitForStarted())
            return failed(
                QStringLiteral("ffmpeg could not be started: ") + m_process.errorString());
        return {};
    }

    Written add(const QImage& frame) override
    {
        for (int y = 0; y < frame.height(); ++y)
            m_process.write(
                reinterpret_cast<const char*>(frame.constScanLine(y)), frame.width() * 4);
        while (m_process.bytesToWrite() > mostWaiting)
            if (!m_process.waitForBytesWritten(patience))
                return problem();
        return m_process.state() == QProcess::Running ? Written{} : problem();
    }

    Written finish() override
    {
        while (m_process.bytesToWrite() > 0)
            if (!m_process.waitForBytesWritten(patience))
                return problem();
        m_process.closeWriteChannel();
        const bool good = m_process.waitForFinished(patience)
            && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
        return good ? Written{} : problem();
    }

private:
    /// What ffmpeg said last, in its own words.
    tl::unexpected<Failure> problem()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(1000);
        const QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
        return failed(QStringLiteral("ffmpeg failed: ")
            + (said.isEmpty() ? m_process.errorString() : said.section(QChar{'\n'}, -1).trimmed()));
    }

    QProcess m_process;
};

} // namespace

bool canWriteMp4()
{
    return !ffmpeg().isEmpty();
}

NewWriter makeMp4Writer(const AnimationHead& head, const QString& path)
{
    if (!canWriteMp4())
        return tl::unexpected{
            Failure{.message = QStringLiteral("MP4 needs the program ffmpeg, which is not "
                                              "installed (sudo apt install ffmpeg); GIF "
                                              "and WebP need nothing")}};
    auto writer = std::make_unique<Mp4Writer>();
    if (const Written begun = writer->begin(head, path); !begun)
        return tl::unexpected{begun.error()};
    return writer;
}

} // namespace views
