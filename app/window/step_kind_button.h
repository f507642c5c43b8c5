#pragma once

#include "app/window/stepper.h"

#include <QToolButton>

namespace app {

/// Says what a step goes to, and lets it be chosen.
class StepKindButton final : public QToolButton {
    Q_OBJECT

public:
    explicit StepKindButton(QWidget* parent = nullptr);

    StepKind kind() const { return m_kind; }
    void setKind(StepKind kind);

signals:
    void kindChanged(StepKind kind);

private:
    void show(StepKind kind);

    StepKind m_kind = StepKind::Event;
};

} // namespace app
