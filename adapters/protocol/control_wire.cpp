/// Frames about jobs, the host itself and its golden samples.
#include "adapters/protocol/body_reader.h"
#include "adapters/protocol/job.h"

namespace tsunagu::protocol {

namespace {

constexpr std::uint8_t kMaxClass = 5;
constexpr std::size_t kMaxClasses = kMaxClass + 1;
constexpr std::uint8_t kAllLayers = kNoNewPrivileges | kLandlock | kSeccomp | kResourceLimits;

void write_adapter(WireWriter& out, const AdapterDescription& adapter) {
  out.text(adapter.name);
  out.text(adapter.version);
  out.text(adapter.label);
  out.text(adapter.files.name_in);
  out.text(adapter.files.name_out);
  out.text(adapter.files.marker);
  out.text(adapter.files.answer);
  write_names(out, adapter.reads);
  write_names(out, adapter.writes);
  write_list(out, adapter.classes_out, [&out](std::uint8_t one) { out.u8(one); });
}

AdapterDescription read_adapter(BodyReader& in) {
  AdapterDescription adapter;
  adapter.name = in.name();
  adapter.version = in.name();
  adapter.label = in.name();
  adapter.files.name_in = in.name();
  adapter.files.name_out = in.name();
  adapter.files.marker = in.name();
  adapter.files.answer = in.name();
  adapter.reads = in.names(kMaxTypes);
  adapter.writes = in.names(kMaxTypes);
  adapter.classes_out = in.list(kMaxClasses, 1, [&in] { return in.number_up_to(kMaxClass); });
  return adapter;
}

}  // namespace

Bytes encode(const Job& job) {
  WireWriter out;
  out.u32(job.id);
  out.u8(static_cast<std::uint8_t>(job.kind));
  out.u32(job.time_limit_ms);
  return out.take();
}

bool decode(ByteView body, Job& out) {
  BodyReader in{body};
  out.id = in.u32();
  out.kind = in.choice(JobKind::describe, JobKind::check);
  out.time_limit_ms = in.u32();
  in.require(out.time_limit_ms > 0);
  return in.finished();
}

Bytes encode(const JobEnded& ended) {
  WireWriter out;
  out.u32(ended.id);
  out.u8(static_cast<std::uint8_t>(ended.end));
  out.u32(ended.detail);
  return out.take();
}

bool decode(ByteView body, JobEnded& out) {
  BodyReader in{body};
  out.id = in.u32();
  out.end = in.choice(JobEnd::exited, JobEnd::timed_out);
  out.detail = in.u32();
  return in.finished();
}

Bytes encode(const Hello& hello) {
  WireWriter out;
  out.u16(hello.protocol);
  out.u8(hello.sandbox);
  out.text(hello.catalogue_hash);
  out.u8(hello.has_pack ? 1 : 0);
  if (hello.has_pack) {
    out.text(hello.pack_hash);
    write_adapter(out, hello.adapter);
  }
  return out.take();
}

bool decode(ByteView body, Hello& out) {
  BodyReader in{body};
  out = Hello{};
  out.protocol = in.u16();
  out.sandbox = in.number_up_to(kAllLayers);
  out.catalogue_hash = in.name();
  out.has_pack = in.flag();
  if (out.has_pack) {
    out.pack_hash = in.name();
    out.adapter = read_adapter(in);
  }
  return in.finished();
}

Bytes encode(const FileAccepted& accepted) {
  WireWriter out;
  out.u32(accepted.records);
  return out.take();
}

bool decode(ByteView body, FileAccepted& out) {
  BodyReader in{body};
  out.records = in.u32();
  in.require(out.records <= kMaxRecords);
  return in.finished();
}

Bytes encode(const GoldenResult& result) {
  WireWriter out;
  out.text(result.name);
  out.u8(result.passed ? 1 : 0);
  out.text(result.difference);
  return out.take();
}

bool decode(ByteView body, GoldenResult& out) {
  BodyReader in{body};
  out.name = in.name();
  out.passed = in.flag();
  out.difference = in.text(kMaxPlaceBytes);
  return in.finished();
}

}  // namespace tsunagu::protocol
