#pragma once

#include <QScrollArea>

namespace app {

/// A page that is as large as it likes where there is room, and scrolls up and down where there is
/// not. What has the focus scrolls into sight.
class ScrollPage final : public QScrollArea {
    Q_OBJECT

public:
    ScrollPage(QWidget* page, const QString& name, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< arrows have other meanings in the window
};

} // namespace app
