#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace app {

/// Where the window is too narrow for the catalogue, the stage and the side beside each other, the
/// stage keeps the room and one of the other two comes and goes. GUI thread.
class PanelFolding final : public QObject {
    Q_OBJECT

public:
    /// `columns`: catalogue, stage, side.
    explicit PanelFolding(QSplitter& columns);

    bool narrow() const { return m_narrow; }

    /// Where the window is narrow: opens the panel (0 or 2), in the place of the other, or closes
    /// it. Elsewhere both are open.
    void show(int panel, bool shown);
    bool shown(int panel) const;

    /// Somebody else decides what is open, as lecture mode does.
    void setPaused(bool paused);

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QSplitter& m_columns;
    bool m_narrow = false;
    bool m_paused = false;
};

} // namespace app
