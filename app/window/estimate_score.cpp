#include "app/window/estimate_score.h"

#include "views/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace app {
namespace {

constexpr double good = 0.1; ///< a guess as near as this is right

QString qString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct Verdict {
    Q_DECLARE_TR_FUNCTIONS(app::EstimateView)
};

/// The point at which they are farthest apart.
std::size_t worstOf(const std::vector<double>& guess, const std::vector<double>& measured)
{
    std::size_t worst = 0;
    const auto off = [&](std::size_t i) { return std::abs(guess[i] - measured[i]); };
    for (std::size_t i = 1; i < guess.size(); ++i)
        if (off(i) > off(worst))
            worst = i;
    return worst;
}

} // namespace

double missOf(const std::vector<double>& guess, const std::vector<double>& measured, double top)
{
    double sum = 0;
    for (std::size_t i = 0; i < guess.size(); ++i)
        sum += std::abs(guess[i] - measured[i]);
    return sum / (static_cast<double>(guess.size()) * top);
}

QString estimateText(const engine::Estimate& estimate, double value)
{
    const QString unit = qString(estimate.unit);
    const QString number = QLocale{}.toString(value, 'f', estimate.top < 10 ? 1 : 0);
    return unit.isEmpty() ? number : number + QChar{0x00A0} + unit;
}

QString verdictOn(const engine::Estimate& estimate, const std::optional<std::vector<double>>& guess,
    const std::vector<double>& measured)
{
    const bool number = estimate.points.size() == 1;
    const auto text = [&estimate](double value) { return estimateText(estimate, value); };
    if (!guess)
        return number ? Verdict::tr("This run says: %1.").arg(text(measured.front()))
                      : Verdict::tr("The run drew its curve; you drew none.");
    const double miss = missOf(*guess, measured, estimate.top);
    const QString head = miss <= good ? Verdict::tr("✓ Close.") : Verdict::tr("✗ Not quite.");
    if (number)
        return head + QChar{' '}
        + Verdict::tr("You said %1; measured: %2.")
              .arg(text(guess->front()), text(measured.front()));
    const std::size_t worst = worstOf(*guess, measured);
    return head + QChar{' '}
    + Verdict::tr("Off by %1 % on average, most at %2: you %3, measured %4.")
          .arg(std::lround(100 * miss))
          .arg(views::shown(estimate.points[worst]), text((*guess)[worst]), text(measured[worst]));
}

} // namespace app
