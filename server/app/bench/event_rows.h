/// Audit events as bare rows: the one thing that every read has to make durable.
#pragma once

#include <cstdint>
#include <string>

#include "server/app/bench/measurement.h"
#include "server/app/bench/row_copy.h"

namespace tsunagu::app::bench {

/// node, boot, number, event_id, leaf, payload, mac
using EventRows = RowCopy<std::uint64_t, std::uint64_t, std::uint64_t, Bytes, Bytes, Bytes, Bytes>;

EventRows event_rows();

/// Inserts `rows`, each in a transaction of its own, with `connections` at a time, and takes them
/// away again. Throws Error.
Measured insert_one_by_one(const EventRows& rows, const store::ConnectionSettings& database,
                           std::size_t connections);

}  // namespace tsunagu::app::bench
