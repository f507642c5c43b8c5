#include "app/window/loop_button.h"

#include "app/window/glyph.h"

namespace app {

LoopButton::LoopButton(Scene& scene, QWidget* parent)
    : QToolButton{parent}
    , m_scene{scene}
{
    setIcon(glyph(Glyph::Loop));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus); // a click must not take Space from the picture
    connect(this, &QToolButton::clicked, this, &LoopButton::toggleLoop);
    connect(&scene.playhead(), &Playhead::loopChanged, this, &LoopButton::showLoop);
    connect(&scene, &Scene::selectionChanged, this, [this] {
        if (m_scene.playhead().loop())
            m_scene.playhead().setLoop(m_scene.frame().selection);
        showLoop();
    });
    showLoop();
}

void LoopButton::toggleLoop()
{
    Playhead& playhead = m_scene.playhead();
    if (playhead.loop()) {
        playhead.setLoop({});
        playhead.pause();
    } else if (m_scene.frame().selection) {
        playhead.setLoop(m_scene.frame().selection);
        playhead.play();
    }
    showLoop();
}

void LoopButton::showLoop()
{
    const bool looping = m_scene.playhead().loop().has_value();
    const bool selected = m_scene.frame().selection.has_value();
    setChecked(looping);
    setVisible(looping || selected); // room is short in the transport
    setText(looping ? tr("Stop loop") : QString{});
    setToolButtonStyle(looping ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    setAccessibleName(looping ? tr("Stop the loop") : tr("Loop the selected interval"));
    setToolTip(looping ? tr("Stop playing the interval again and again (R)")
                       : tr("Play the selected interval again and again (R)"));
}

} // namespace app
