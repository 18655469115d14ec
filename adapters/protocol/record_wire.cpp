/// Frames of the records of a partner's file, and documents on their way out.
#include "adapters/protocol/body_reader.h"
#include "adapters/protocol/job.h"

namespace tsunagu::protocol {

namespace {

// The fewest bytes one of these takes in a body.
constexpr std::size_t kLeastValue = 2 + 4 + 4;
constexpr std::size_t kLeastPosition = 2;
constexpr std::size_t kLeastRefusal = 2 + 4 + 4;

void write_document(WireWriter& out, const WireDocument& document) {
  out.text(document.type);
  write_list(out, document.values, [&out](const WireValue& value) {
    out.u16(value.field);
    write_list(out, value.position, [&out](std::uint16_t number) { out.u16(number); });
    out.text(value.value);
  });
}

WireValue read_value(BodyReader& in) {
  WireValue value;
  value.field = in.u16();
  in.require(value.field < kMaxFields);
  value.position = in.list(kMaxDepth, kLeastPosition, [&in] {
    const std::uint16_t number = in.u16();
    in.require(number > 0);
    return number;
  });
  value.value = in.text(kMaxTextBytes);
  return value;
}

WireDocument read_document(BodyReader& in) {
  WireDocument document;
  document.type = in.name();
  document.values = in.list(kMaxValues, kLeastValue, [&in] { return read_value(in); });
  return document;
}

std::uint32_t read_position(BodyReader& in) {
  const std::uint32_t position = in.u32();
  in.require(position >= 1 && position <= kMaxRecords);
  return position;
}

}  // namespace

Bytes encode(const WireDocument& document) {
  WireWriter out;
  write_document(out, document);
  return out.take();
}

bool decode(ByteView body, WireDocument& out) {
  BodyReader in{body};
  out = read_document(in);
  return in.finished();
}

Bytes encode(const RecordFrame& record) {
  WireWriter out;
  out.u32(record.position);
  out.text(record.number);
  write_document(out, record.document);
  out.text(record.notes);
  return out.take();
}

bool decode(ByteView body, RecordFrame& out) {
  BodyReader in{body};
  out.position = read_position(in);
  out.number = in.name();
  out.document = read_document(in);
  out.notes = in.text(kMaxNotesBytes);
  return in.finished();
}

Bytes encode(const RecordRefused& refused) {
  WireWriter out;
  out.u32(refused.position);
  out.text(refused.number);
  write_refusal(out, refused.refusal);
  return out.take();
}

bool decode(ByteView body, RecordRefused& out) {
  BodyReader in{body};
  out.position = read_position(in);
  out.number = in.name();
  out.refusal = in.refusal();
  return in.finished();
}

Bytes encode(const std::vector<Refusal>& refusals) {
  WireWriter out;
  write_list(out, refusals, [&out](const Refusal& refusal) { write_refusal(out, refusal); });
  return out.take();
}

bool decode(ByteView body, std::vector<Refusal>& out) {
  BodyReader in{body};
  out = in.list(kMaxRecords, kLeastRefusal, [&in] { return in.refusal(); });
  // A file refused without a reason could not be answered.
  in.require(!out.empty());
  return in.finished();
}

}  // namespace tsunagu::protocol
