#pragma once

#include "app/window/scene.h"

#include <QSplitter>

#include <span>
#include <string_view>
#include <vector>

namespace app {

class ViewCard;

/// The cards of the stage, one above the other. Of a comparison, shares and figures stand beside
/// each other where there is room, so that the two runs above them have the height.
class CardColumn final : public QSplitter {
    Q_OBJECT

public:
    explicit CardColumn(Scene& scene, QWidget* parent = nullptr);

    const std::vector<ViewCard*>& cards() const { return m_cards; }

    /// Cards for these views; unknown ids are left out. Those that were there already stay.
    void setViews(std::span<const std::string_view> ids);

    bool hasFocusInside() const;
    void takeFocus();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void removeFrom(std::vector<ViewCard*>::const_iterator first);
    void shareHeights();
    void turnFoot();
    void takeTurns();

    Scene& m_scene;
    std::vector<ViewCard*> m_cards;
    QSplitter* m_foot = nullptr; ///< shares and figures of two runs; null: no comparison
    int m_footTurned = 0; ///< how many cards it had when it last was turned
};

} // namespace app
