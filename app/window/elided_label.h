#pragma once

#include <QLabel>

namespace app {

/// One line of text that ends in an ellipsis where it is wider than its room. text() is whole.
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace app
