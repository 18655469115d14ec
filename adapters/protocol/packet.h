/// One packet of a control channel: exactly one frame, length and type included.
///
/// SOCK_SEQPACKET keeps the borders of packets, so a frame is sent with one send() and read with
/// one recv(); write_frame and read_frame of server/base/wire.h are for stream sockets.
#pragma once

#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/wire.h"

namespace tsunagu::protocol {

/// The longest packet on a control channel, in bytes.
inline constexpr std::size_t kMaxPacket = 64U * 1024;

/// Appends u32be length | u16be type | `body` to `out`.
inline void append_frame(Bytes& out, FrameType type, ByteView body) {
  append_be(out, body.size() + 2, 4);
  append_be(out, static_cast<std::uint16_t>(type), 2);
  append(out, body);
}

/// A frame as bytes.
inline Bytes make_packet(FrameType type, ByteView body) {
  Bytes out;
  out.reserve(body.size() + 6);
  append_frame(out, type, body);
  return out;
}

/// Takes a packet apart. False unless it is exactly one frame.
inline bool take_packet(ByteView packet, Frame& out) {
  if (packet.size() < 6 || read_be(packet.first(4)) != packet.size() - 4) {
    return false;
  }
  out.type = static_cast<std::uint16_t>(read_be(packet.subspan(4, 2)));
  out.body.assign(packet.begin() + 6, packet.end());
  return true;
}

}  // namespace tsunagu::protocol
