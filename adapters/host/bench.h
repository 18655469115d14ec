/// The machine's own limit for a pack and a file: what libxml2 and libxslt need, and nothing else.
#pragma once

#include <string>

#include "adapters/host/host_data.h"

namespace tsunagu::host {

/// Takes the records of `file` apart once, then repeats parse, partner XSD, XSLT and canonical XSD
/// of every record in this process, without sandbox, for about `seconds`. Returns one JSON line:
/// microseconds per record of each step (medians over the rounds) and the number of records.
/// Throws Error if the file is refused or the pack reads nothing.
std::string bench(const HostData& data, const std::string& file, double seconds);

}  // namespace tsunagu::host
