#include "app/window/run_settings.h"

#include "engine/run/run.h"
#include "views/words.h"

#include <QStringList>

#include <algorithm>

namespace app {

std::vector<std::int64_t> valuesOf(const engine::Workload& demo, const trace::Provenance& from)
{
    std::vector<std::int64_t> values;
    for (const engine::Param& param : demo.params) {
        const auto found = std::ranges::find(from.parameters, param.key, &trace::Setting::key);
        values.push_back(found != from.parameters.end() ? found->value : param.start());
    }
    return values;
}

QString settingsText(const engine::Workload& demo, const std::vector<std::int64_t>& values)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(demo.params.size(), values.size()); ++i) {
        const trace::Setting setting = engine::settingOf(demo.params[i], values[i]);
        parts << views::shown(setting.label) + QChar{' '} + views::shown(setting.text);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace app
