#include "views/export/animation_writer.h"

#include <QFile>

#include <cmath>

#include <webp/encode.h>
#include <webp/mux.h>

namespace views {
namespace {

/// What libwebp allocated.
struct Bytes {
    WebPData data{};
    Bytes() { WebPDataInit(&data); }
    ~Bytes() { WebPDataClear(&data); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
};

template <auto Delete>
struct Deleter {
    void operator()(auto* owned) const { Delete(owned); }
};
using Encoder = std::unique_ptr<WebPAnimEncoder, Deleter<WebPAnimEncoderDelete>>;
using Mux = std::unique_ptr<WebPMux, Deleter<WebPMuxDelete>>;

class WebPWriter final : public AnimationWriter {
public:
    WebPWriter(const AnimationHead& head, const QString& path)
        : m_head{head}
        , m_file{path}
    {
    }

    Written begin()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return failed(m_file.errorString());
        WebPAnimEncoderOptions options;
        const bool good = WebPAnimEncoderOptionsInit(&options) != 0
            && WebPConfigInit(&m_config) != 0 && WebPConfigLosslessPreset(&m_config, 1) != 0;
        options.anim_params.loop_count = 0; // for ever
        options.kmax = 0; // no key frames: nobody seeks in it
        if (good)
            m_encoder.reset(
                WebPAnimEncoderNew(m_head.size.width(), m_head.size.height(), &options));
        return m_encoder ? Written{} : failed(QStringLiteral("there is not enough memory"));
    }

    Written add(const QImage& frame) override
    {
        QImage image = frame.convertToFormat(QImage::Format_ARGB32);
        if (image.isNull())
            return failed(QStringLiteral("there is not enough memory"));
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = image.width();
        picture.height = image.height();
        picture.argb = reinterpret_cast<std::uint32_t*>(image.bits());
        picture.argb_stride = int(image.bytesPerLine()) / 4;
        const bool good = WebPAnimEncoderAdd(m_encoder.get(), &picture, time(), &m_config) != 0;
        ++m_added;
        return good ? Written{} : problem();
    }

    Written finish() override
    {
        Bytes whole;
        if (WebPAnimEncoderAdd(m_encoder.get(), nullptr, time(), nullptr) == 0
            || WebPAnimEncoderAssemble(m_encoder.get(), &whole.data) == 0)
            return problem();
        const Mux mux{WebPMuxCreate(&whole.data, 0)};
        const QByteArray xmp = fieldsXmp(m_head.title, m_head.fields);
        const WebPData chunk{
            reinterpret_cast<const std::uint8_t*>(xmp.constData()), std::size_t(xmp.size())};
        Bytes described;
        if (!mux || WebPMuxSetChunk(mux.get(), "XMP ", &chunk, 0) != WEBP_MUX_OK
            || WebPMuxAssemble(mux.get(), &described.data) != WEBP_MUX_OK)
            return problem();
        const auto size = qint64(described.data.size);
        if (m_file.write(reinterpret_cast<const char*>(described.data.bytes), size) != size
            || !m_file.flush())
            return failed(m_file.errorString());
        return {};
    }

private:
    /// Milliseconds at which the next frame begins.
    int time() const { return int(std::lround(1000.0 * m_added / m_head.framesPerSecond)); }

    tl::unexpected<Failure> problem() const
    {
        return failed(QStringLiteral("the WebP could not be encoded: ")
            + QString::fromUtf8(WebPAnimEncoderGetError(m_encoder.get())));
    }

    AnimationHead m_head;
    QFile m_file;
    WebPConfig m_config{};
    Encoder m_encoder;
    int m_added = 0;
};

} // namespace

NewWriter makeWebPWriter(const AnimationHead& head, const QString& path)
{
    auto writer = std::make_unique<WebPWriter>(head, path);
    if (const Written begun = writer->begin(); !begun)
        return tl::unexpected{begun.error()};
    return writer;
}

} // namespace views
