#include "engine/measure/topology.h"

namespace engine {

namespace text {
extern const std::string_view laptop_machine;
extern const std::string_view dual_socket_machine;
extern const std::string_view four_node_machine;
} // namespace text

std::span<const SampleMachine> sampleMachines()
{
    static const SampleMachine samples[]{{"laptop", text::laptop_machine},
        {"dual-socket", text::dual_socket_machine}, {"four-node", text::four_node_machine}};
    return samples;
}

} // namespace engine
