#pragma once

#include "views/export/animation.h"
#include "views/export/provenance_text.h"

#include <QImage>

#include <memory>
#include <span>

namespace views {

/// What the file's head says.
struct AnimationHead {
    QSize size{};
    double framesPerSecond = 25;
    QString title{};
    std::vector<Field> fields{};
};

/// A file that frames are put into, one after the other, all of the head's size.
class AnimationWriter {
public:
    virtual ~AnimationWriter() = default;
    virtual Written add(const QImage& frame) = 0;
    virtual Written finish() = 0;

protected:
    static tl::unexpected<Failure> failed(const QString& why)
    {
        return tl::unexpected{Failure{.message = why}};
    }
};

using NewWriter = tl::expected<std::unique_ptr<AnimationWriter>, Failure>;

/// `samples`: some of the frames, RGB32, for the palette; `exact`: colours it must hold.
NewWriter makeGifWriter(const AnimationHead& head, const QString& path,
    std::span<const QImage> samples, std::span<const QRgb> exact);

/// Lossless.
NewWriter makeWebPWriter(const AnimationHead& head, const QString& path);

/// H.264 through ffmpeg, which is given the frames on its standard input.
NewWriter makeMp4Writer(const AnimationHead& head, const QString& path);

} // namespace views
