#pragma once

#include "app/export/figure_file.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace app {

/// How a figure looks: interval, size, text, theme, what is on it, and how an animation runs.
class FigureForm final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Picture, Pixels, Animation, Data };

    /// `frame`: for its window, its selection and its bookmarks.
    explicit FigureForm(const views::Frame& frame, QWidget* parent = nullptr);

    /// All but the views.
    FigureOptions options() const;
    std::optional<trace::Window> window() const;

    /// The size is to be what the views need: views::fittingSize(), to be shown here.
    bool fits() const;
    void showFitting(QSizeF size);

    /// Offers what such a file can hold.
    void setKind(Kind kind);

    QJsonObject settings() const;
    void restore(const QJsonObject& settings);

signals:
    void changed();

private:
    void addRows(QFormLayout& form);
    void addLook(QFormLayout& form);
    void addMotion(QFormLayout& form);
    void followSize();
    void followCaption();
    void followMoments();
    void followTheme();
    bool highContrast() const;

    trace::Window m_whole;
    std::optional<trace::Window> m_selection;
    std::vector<trace::Time> m_bookmarks;
    Kind m_kind = Kind::Picture;
    QComboBox* m_interval;
    QComboBox* m_moments;
    QSpinBox* m_steps;
    QComboBox* m_size;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_pixels;
    QSpinBox* m_fontScale;
    QComboBox* m_theme;
    QCheckBox* m_patterns;
    bool m_ownPatterns = false; ///< where they are not part of the theme
    QCheckBox* m_title;
    QCheckBox* m_legend;
    QCheckBox* m_badge;
    QComboBox* m_caption;
    QLineEdit* m_captionText;
    QDoubleSpinBox* m_seconds;
    QSpinBox* m_rate;
};

} // namespace app
