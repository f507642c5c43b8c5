#pragma once
inline void compareWithLttng() { }
