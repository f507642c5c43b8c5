#pragma once

#include "views/export/figure.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace app {

/// The figure as it will come out, small. Painted on a pool thread a moment after the last change,
/// so typing never waits for it.
class ExportPreview final : public QWidget {
    Q_OBJECT

public:
    explicit ExportPreview(QWidget* parent = nullptr);

    /// No view on the figure: `instead` says what the file holds.
    void show(const views::Figure& figure, const QString& instead);

    bool isCurrent() const { return !m_timer.isActive() && !m_painting; }

    QSize sizeHint() const override { return {600, 400}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintFigure();

    views::Figure m_figure;
    QString m_instead;
    QImage m_image;
    QTimer m_timer;
    bool m_painting = false;
    bool m_changed = false; ///< while painting
};

} // namespace app
