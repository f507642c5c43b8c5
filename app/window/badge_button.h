#pragma once

#include <QPushButton>

namespace app {

/// The badge of provenance: its whole text where there is room, else what stands before the dot:
/// "Measured" of "Measured · kernel switch records". Assistive tools and the tooltip have all of
/// it.
class BadgeButton final : public QPushButton {
    Q_OBJECT

public:
    using QPushButton::QPushButton;

    void setWords(const QString& words);

    QSize sizeHint() const override { return sizeOf(m_whole); }
    QSize minimumSizeHint() const override { return sizeOf(m_brief); }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QSize sizeOf(const QString& text) const;
    void fit();

    QString m_whole;
    QString m_brief;
};

} // namespace app
