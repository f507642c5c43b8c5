#pragma once

#include "engine/workloads/workload.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace app {

/// One number on a scale, or a curve: the guess is dragged, later the measurement is drawn with
/// it. Arrow keys do the same. With the keyboard on it, undo and redo are those of the guess: a
/// drag is one step, and so are changes of one point by keys.
class EstimateView final : public QWidget {
    Q_OBJECT

public:
    explicit EstimateView(const engine::Estimate& estimate, QWidget* parent = nullptr);

    const engine::Estimate& estimate() const { return m_estimate; }

    /// What was dragged; none: nothing yet.
    const std::optional<std::vector<double>>& guess() const { return m_guess; }
    void setGuess(std::vector<double> guess); ///< another number of values: none
    void setMeasured(std::optional<std::vector<double>> measured);
    void setOpen(bool open); ///< the guess may change
    void reset();

    /// The guess held against the measurement, in words; empty without a measurement.
    QString verdict() const;

    QPointF pointOf(std::size_t i, double value) const; ///< for who drags

    QSize sizeHint() const override;

signals:
    void guessed();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isNumber() const { return m_estimate.points.size() == 1; }
    QRectF plot() const;
    double scale() const; ///< of strokes and points: they grow with the type
    QRectF nameOf(double value, bool measured) const;
    using Guess = std::optional<std::vector<double>>;

    void remember(std::optional<std::size_t> byKeys); ///< before a change
    bool goBack(std::vector<Guess>& from, std::vector<Guess>& to);
    void drag(QPointF to);
    void set(std::size_t point, double value);
    QString valueText(double value) const;
    void describe();
    void drawScale(QPainter& painter) const; ///< of a number
    void drawAxes(QPainter& painter) const; ///< of a curve
    void drawBetween(QPainter& painter) const;
    void drawNames(QPainter& painter) const;
    void drawFocus(QPainter& painter) const;
    void drawNumber(QPainter& painter, double value, bool measured) const;
    void drawCurve(QPainter& painter, const std::vector<double>& values, bool measured) const;

    engine::Estimate m_estimate;
    std::optional<std::vector<double>> m_guess;
    std::optional<std::vector<double>> m_measured;
    bool m_open = true;
    std::size_t m_at = 0; ///< point the keys change
    std::vector<Guess> m_before; ///< since it was opened, the latest last
    std::vector<Guess> m_undone;
    std::optional<std::size_t> m_byKeys; ///< the point that the latest change was of
};

} // namespace app
