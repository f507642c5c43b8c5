#include "views/export/animation_writer.h"
#include "views/export/palette.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include <gif_lib.h>

namespace views {
namespace {

constexpr int transparentIndex = 255;

/// Frames differ in little, so each holds only the rectangle that changed, and of that only the
/// pixels that did: the others are transparent, which compresses to almost nothing.
class GifWriter final : public AnimationWriter {
public:
    GifWriter(const AnimationHead& head, const QString& path, Palette palette)
        : m_head{head}
        , m_file{path}
        , m_palette{std::move(palette)}
    {
    }

    ~GifWriter() override
    {
        if (m_gif != nullptr)
            EGifCloseFile(m_gif, nullptr);
    }

    Written begin()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return failed(m_file.errorString());
        m_gif = EGifOpen(&m_file, &GifWriter::write, nullptr);
        if (m_gif == nullptr)
            return failed(QStringLiteral("there is not enough memory"));
        EGifSetGifVersion(m_gif, true);
        GifColorType colors[256] = {};
        std::ranges::transform(m_palette.colors(), colors, [](QRgb color) {
            return GifColorType{
                GifByteType(qRed(color)), GifByteType(qGreen(color)), GifByteType(qBlue(color))};
        });
        ColorMapObject* map = GifMakeMapObject(256, colors);
        const bool good =
            EGifPutScreenDesc(m_gif, m_head.size.width(), m_head.size.height(), 8, 0, map) == GIF_OK
            && putLoop() && EGifPutComment(m_gif, comment().constData()) == GIF_OK;
        GifFreeMapObject(map);
        return good ? Written{} : problem();
    }

    Written add(const QImage& frame) override
    {
        const std::optional<QRect> changed = m_last.isNull() ? frame.rect() : changeOf(frame);
        if (changed) {
            if (const Written put = putPending(); !put)
                return put;
            m_pending = *changed;
            takePixels(frame);
            m_last = frame;
        }
        ++m_added;
        return {};
    }

    Written finish() override
    {
        if (const Written put = putPending(); !put)
            return put;
        const bool good = EGifCloseFile(std::exchange(m_gif, nullptr), nullptr) == GIF_OK;
        if (!good || !m_file.flush())
            return problem();
        m_file.close();
        return {};
    }

private:
    static int write(GifFileType* gif, const GifByteType* bytes, int count)
    {
        auto* const file = static_cast<QFile*>(gif->UserData);
        return int(file->write(reinterpret_cast<const char*>(bytes), count));
    }

    tl::unexpected<Failure> problem() const
    {
        return failed(m_file.error() == QFile::NoError
                ? QStringLiteral("the GIF could not be encoded")
                : m_file.errorString());
    }

    /// The extension that every viewer takes as "repeat for ever".
    bool putLoop()
    {
        constexpr GifByteType forEver[]{1, 0, 0};
        return EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK
            && EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0") == GIF_OK
            && EGifPutExtensionBlock(m_gif, sizeof forEver, forEver) == GIF_OK
            && EGifPutExtensionTrailer(m_gif) == GIF_OK;
    }

    QByteArray comment() const
    {
        QStringList lines{m_head.title};
        for (const Field& field : m_head.fields)
            lines << field.key + QStringLiteral(": ") + field.value;
        return lines.join(QChar{'\n'}).toUtf8();
    }

    static const QRgb* line(const QImage& image, int y)
    {
        return reinterpret_cast<const QRgb*>(image.constScanLine(y));
    }

    /// Where the frame differs from the last one, if it does.
    std::optional<QRect> changeOf(const QImage& frame) const
    {
        const int width = frame.width();
        int left = width, right = -1, top = frame.height(), bottom = -1;
        for (int y = 0; y < frame.height(); ++y) {
            const QRgb* now = line(frame, y);
            const QRgb* before = line(m_last, y);
            if (std::memcmp(now, before, std::size_t(width) * sizeof(QRgb)) == 0)
                continue;
            top = std::min(top, y);
            bottom = y;
            left = int(std::mismatch(now, now + left, before).first - now);
            int end = width - 1;
            while (end > right && now[end] == before[end])
                --end;
            right = std::max(right, end);
        }
        if (bottom < 0)
            return std::nullopt;
        return QRect{QPoint{left, top}, QPoint{right, bottom}};
    }

    /// Palette indices of the pending rectangle; what is as it was is transparent.
    void takePixels(const QImage& frame)
    {
        m_pixels.clear();
        QRgb last = 0;
        std::uint8_t index = m_palette.indexOf(last);
        for (int y = m_pending.top(); y <= m_pending.bottom(); ++y) {
            const QRgb* now = line(frame, y);
            const QRgb* before = m_last.isNull() ? nullptr : line(m_last, y);
            for (int x = m_pending.left(); x <= m_pending.right(); ++x) {
                if (before != nullptr && now[x] == before[x]) {
                    m_pixels.push_back(transparentIndex);
                    continue;
                }
                if (now[x] != last) {
                    last = now[x];
                    index = m_palette.indexOf(last);
                }
                m_pixels.push_back(index);
            }
        }
    }

    /// Delays are hundredths of a second: rounded so that the whole keeps its length.
    int hundredthsUntil(int frame) const
    {
        return int(std::lround(100.0 * frame / m_head.framesPerSecond));
    }

    /// Writes the last change, now that it is known for how long it stays.
    Written putPending()
    {
        if (m_pending.isEmpty())
            return {};
        const int delay = std::min(hundredthsUntil(m_added) - hundredthsUntil(m_begun), 0xffff);
        const GraphicsControlBlock control{.DisposalMode = DISPOSE_DO_NOT,
            .UserInputFlag = false,
            .DelayTime = delay,
            .TransparentColor = transparentIndex};
        GifByteType bytes[4];
        EGifGCBToExtension(&control, bytes);
        const int width = m_pending.width();
        bool good = EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes) == GIF_OK
            && EGifPutImageDesc(m_gif, m_pending.left(), m_pending.top(), width, m_pending.height(),
                   false, nullptr)
                == GIF_OK;
        for (int y = 0; good && y < m_pending.height(); ++y)
            good = EGifPutLine(m_gif, m_pixels.data() + std::ptrdiff_t(y) * width, width) == GIF_OK;
        m_begun = m_added;
        return good ? Written{} : problem();
    }

    AnimationHead m_head;
    QFile m_file;
    Palette m_palette;
    GifFileType* m_gif = nullptr;
    QImage m_last;
    QRect m_pending; ///< changed last, not yet written
    std::vector<GifPixelType> m_pixels;
    int m_added = 0; ///< frames
    int m_begun = 0; ///< the frame the pending change came with
};

} // namespace

NewWriter makeGifWriter(const AnimationHead& head, const QString& path,
    std::span<const QImage> samples, std::span<const QRgb> exact)
{
    auto writer = std::make_unique<GifWriter>(head, path, Palette{samples, exact});
    if (const Written begun = writer->begin(); !begun)
        return tl::unexpected{begun.error()};
    return writer;
}

} // namespace views
