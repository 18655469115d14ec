/// What the XML libraries need for one record, measured without anything around them.
#pragma once

#include <filesystem>

#include "server/app/installation.h"
#include "server/base/bytes.h"

namespace tsunagu::app::bench {

/// Microseconds for one record.
struct BareTranslation {
  double parse = 0;
  double partner_schema = 0;
  double stylesheet = 0;
  double canonical_schema = 0;

  double sum() const { return parse + partner_schema + stylesheet + canonical_schema; }
};

/// Has `tsunagu-adapter-host --bench` go through `file` over and over; works in `folder`. Throws
/// Error.
BareTranslation measure_translation(const DataFolder& data, const std::string& pack, ByteView file,
                                    const std::filesystem::path& folder);

}  // namespace tsunagu::app::bench
