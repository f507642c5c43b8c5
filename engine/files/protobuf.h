#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace engine::files {

/// One protobuf message being written, field by field.
/// Source: protobuf.dev, "Encoding": varints (wire type 0) and length-delimited fields (2).
class Message {
public:
    void number(std::uint32_t field, std::uint64_t value)
    {
        varint(std::uint64_t{field} << 3);
        varint(value);
    }
    void bytes(std::uint32_t field, std::string_view value)
    {
        varint(std::uint64_t{field} << 3 | 2);
        varint(value.size());
        m_bytes += value;
    }
    void message(std::uint32_t field, const Message& value) { bytes(field, value.m_bytes); }
    std::string_view bytes() const { return m_bytes; }

private:
    void varint(std::uint64_t value)
    {
        for (; value >= 128; value >>= 7)
            m_bytes += static_cast<char>(value | 128);
        m_bytes += static_cast<char>(value);
    }
    std::string m_bytes;
};

} // namespace engine::files
