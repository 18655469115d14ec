// Packets on the control socket.
#include "adapters/host/control_channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <sys/socket.h>

#include "adapters/protocol/packet.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kMostDescriptors = 4;

/// Owns whatever descriptors came with a message.
std::vector<UniqueFd> take_descriptors(msghdr& message) {
  std::vector<UniqueFd> taken;
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
      taken.emplace_back(fd);
    }
  }
  return taken;
}

}  // namespace

bool ControlChannel::send(protocol::FrameType type, ByteView body) const {
  const Bytes packet = protocol::make_packet(type, body);
  ssize_t sent = -1;
  do {
    sent = ::send(fd_, packet.data(), packet.size(), MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(packet.size());
}

ControlChannel::State ControlChannel::receive(ReceivedJob& out) const {
  Bytes packet(protocol::kMaxPacket);
  iovec part{packet.data(), packet.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> ancillary{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = ancillary.data();
  message.msg_controllen = ancillary.size();
  const ssize_t got = recvmsg(fd_, &message, MSG_CMSG_CLOEXEC);
  if (got <= 0) {
    return got < 0 && errno == EINTR ? State::garbage : State::closed;
  }
  std::vector<UniqueFd> descriptors = take_descriptors(message);
  Frame frame;
  const bool whole = (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;
  packet.resize(static_cast<std::size_t>(got));
  if (!whole || descriptors.size() != 2 || !protocol::take_packet(packet, frame) ||
      frame.type != static_cast<std::uint16_t>(protocol::FrameType::job) ||
      !protocol::decode(frame.body, out.job)) {
    return State::garbage;
  }
  out.input = std::move(descriptors[0]);
  out.reply = std::move(descriptors[1]);
  return State::job;
}

}  // namespace tsunagu::host
