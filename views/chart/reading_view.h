#pragma once

#include "views/chart/figure_readings.h"
#include "views/view.h"

#include <string_view>

namespace views {

/// A view of one figure's readings: what all of them have in common.
class ReadingView : public View {
public:
    void draw(QPainter& painter, const QRectF& rect, const Frame& frame) const final;
    /// Of several under the point the one whose middle is nearest.
    std::optional<Spot> spotAt(
        const QPointF& point, const QRectF& rect, const Frame& frame) const final;
    std::vector<Spot> spots(const QRectF& rect, const Frame& frame) const final;
    QRectF timeArea(const QRectF&, const Frame&) const final { return {}; }
    double preferredHeight(double, const Frame& frame) const override
    {
        return 380 * frame.theme.fontScale;
    }

protected:
    virtual std::string_view figure() const = 0;
    virtual QString emptyHint() const = 0; ///< what will appear

    /// Pre: `all` is not empty, and there is some room. The card is painted.
    virtual void drawReadings(QPainter& painter, const QRectF& rect, const std::vector<Shown>& all,
        const Frame& frame) const = 0;
    virtual std::vector<Spot> readingSpots(
        const QRectF& rect, const std::vector<Shown>& all, const Frame& frame) const = 0;

    /// Of a matrix all rows are wanted.
    virtual FigureReadings::Rows rows() const { return FigureReadings::Rows::Latest; }

    std::vector<Shown> readings(const Frame& frame) const
    {
        return m_readings.of(frame, figure(), rows());
    }

private:
    FigureReadings m_readings;
};

} // namespace views
