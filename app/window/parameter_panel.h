#pragma once

#include "engine/workloads/workload.h"

#include <QFrame>

#include <vector>

class QVBoxLayout;

namespace app {

/// One knob: label, value with unit (can be typed), slider; a double click puts it back.
class ParameterRow final : public QWidget {
    Q_OBJECT

public:
    explicit ParameterRow(const engine::Param& param, QWidget* parent = nullptr);
    ~ParameterRow() override;

    std::int64_t value() const { return m_value; }
    QString label() const;
    void setValue(std::int64_t value);

    /// Changes while the slider is held down belong together: they have one number. 0: this one
    /// stands alone.
    std::uint64_t gesture() const;

    /// The highest value that makes sense beside the others; a higher one is lowered to it.
    void setHighest(std::int64_t highest);

    /// While a run goes on, a parameter that is not live says that it waits for the next run.
    void setRunning(bool running);

signals:
    void valueChanged(std::int64_t value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Controls;
    void makeControls();
    void showValue();
    void change(std::int64_t value);
    void acceptText();

    const engine::Param& m_param;
    std::int64_t m_value;
    std::int64_t m_highest;
    bool m_running = false;
    std::uint64_t m_gesture = 0;
    std::unique_ptr<Controls> m_controls;
};

/// The knobs of a demo.
class ParameterPanel final : public QFrame {
    Q_OBJECT

public:
    explicit ParameterPanel(QWidget* parent = nullptr);

    /// `params` must outlive the panel; `values`: one each, or empty for the initial ones.
    void setParams(std::span<const engine::Param> params, const std::vector<std::int64_t>& values);
    std::vector<std::int64_t> values() const;
    void setValue(std::size_t param, std::int64_t value); ///< as if it was typed
    void setHighest(std::size_t param, std::int64_t highest);
    std::uint64_t gesture(std::size_t param) const { return m_rows[param]->gesture(); }
    QString labelOf(std::size_t param) const { return m_rows[param]->label(); }
    void setRunning(bool running);

signals:
    void valueChanged(std::size_t param, std::int64_t value);

private:
    QVBoxLayout* m_layout;
    std::vector<ParameterRow*> m_rows;
};

} // namespace app
