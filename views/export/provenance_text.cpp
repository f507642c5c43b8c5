#include "views/export/provenance_text.h"

#include "views/export/svg_text.h"
#include "views/format.h"
#include "views/words.h"

#include <QStringList>

namespace views {
namespace {

constexpr char fieldSpace[] = "urn:interleave:run";

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString valueOf(const trace::Setting& setting)
{
    if (!setting.text.empty())
        return shown(setting.text);
    const QString value = QString::number(setting.value);
    return setting.unit.empty() ? value : value + QChar::Nbsp + text(setting.unit);
}

QString cpusText(unsigned cpus)
{
    return cpus == 1 ? Words::tr("1 CPU") : Words::tr("%n CPUs", nullptr, int(cpus));
}

QString machineText(const trace::Machine& machine, const QString& cpus)
{
    QStringList parts;
    if (!machine.cpu.empty())
        parts << text(machine.cpu);
    if (machine.cpus > 0)
        parts << cpus;
    if (!machine.kernel.empty())
        parts << text(machine.kernel);
    return parts.join(", ");
}

/// "Measured · kernel switch records · 3 events lost". What a picture's data say is always English.
QString sourceText(
    const trace::Trace& trace, QString (*word)(std::string_view), const QString& lost)
{
    QString source = word(trace::name(trace.provenance().source));
    if (!source.isEmpty())
        source[0] = source[0].toUpper();
    if (trace.provenance().source == trace::Source::Measured)
        source += " · " + word(trace::label(trace.provenance().tier));
    return lost.isEmpty() ? source : source + " · " + lost;
}

std::uint64_t lost(const trace::Trace& trace)
{
    return trace.losses().kernel + trace.losses().program;
}

} // namespace

QString badgeText(const trace::Trace& trace)
{
    const std::uint64_t count = lost(trace);
    return sourceText(
        trace, [](std::string_view word) { return shown(word); },
        count == 0       ? QString{}
            : count == 1 ? Words::tr("1 event lost")
                         : Words::tr("%1 events lost").arg(formatCount(count)));
}

std::vector<QString> runParts(const trace::Trace& trace)
{
    const trace::Provenance& provenance = trace.provenance();
    std::vector<QString> parts;
    const trace::Machine& machine = provenance.machine;
    if (const QString words = machineText(machine, cpusText(unsigned(machine.cpus)));
        !words.isEmpty())
        parts.push_back(words);
    for (const trace::Setting& setting : provenance.parameters)
        parts.push_back(
            shown(setting.label.empty() ? setting.key : setting.label) + ' ' + valueOf(setting));
    parts.push_back(Words::tr("seed %1").arg(provenance.seed));
    if (!provenance.started.empty())
        parts.push_back(text(provenance.started).left(16).replace('T', ' ') + " UTC");
    return parts;
}

std::vector<Field> runFields(const Frame& frame)
{
    const trace::Trace& trace = *frame.trace;
    const trace::Provenance& provenance = trace.provenance();
    QStringList parameters;
    for (const trace::Setting& setting : provenance.parameters)
        parameters << text(setting.key) + '=' + QString::number(setting.value) + text(setting.unit);
    const QString lostText =
        formatCount(lost(trace)) + (lost(trace) == 1 ? " event lost" : " events lost");
    QString outcome = text(trace::name(trace.outcome().kind));
    if (!trace.outcome().text.empty())
        outcome += ": " + text(trace.outcome().text);
    return {
        {"Demo", text(provenance.demo)},
        {"Parameters", parameters.join(' ')},
        {"Seed", QString::number(provenance.seed)},
        {"Source", sourceText(trace, text, lost(trace) == 0 ? QString{} : lostText)},
        {"Lost", QString::number(lost(trace))},
        {"Machine",
            machineText(provenance.machine,
                QString::number(provenance.machine.cpus)
                    + (provenance.machine.cpus == 1 ? " CPU" : " CPUs"))},
        {"Started", text(provenance.started)},
        {"Outcome", outcome},
        {"MomentNs", QString::number(frame.playhead.time_since_epoch().count())},
        {"Software", "Interleave " + text(provenance.version)},
    };
}

QByteArray fieldsXml(const std::vector<Field>& fields)
{
    QByteArray xml = QByteArray{"<run xmlns=\""} + fieldSpace + "\">";
    for (const Field& field : fields) {
        const QByteArray key = field.key.toLatin1();
        xml += '<' + key + '>' + svg::escaped(field.value) + "</" + key + '>';
    }
    return xml + "</run>";
}

QByteArray fieldsXmp(const QString& title, const std::vector<Field>& fields)
{
    QByteArray xml =
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:i=\"";
    xml += QByteArray{fieldSpace} + "\">\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + svg::escaped(title) + "</rdf:li></rdf:Alt></dc:title>\n";
    for (const Field& field : fields) {
        const QByteArray key = field.key.toLatin1();
        xml += "<i:" + key + '>' + svg::escaped(field.value) + "</i:" + key + ">\n";
    }
    return xml + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

} // namespace views
