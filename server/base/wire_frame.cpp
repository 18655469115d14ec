/// Frames on a stream socket or pipe: u32be length of the rest, u16be type, body.
#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/wire.h"

namespace tsunagu {

namespace {

constexpr std::size_t kHeaderBytes = 6;
/// Bodies up to this leave in one system call with their header.
constexpr std::size_t kJoinBytes = 64U * 1024;
/// Memory grows by this as bytes really arrive, whatever length the other side names.
constexpr std::size_t kGrowBytes = 1024U * 1024;

/// Like write(2), but a peer that is gone is an errno and not a SIGPIPE.
ssize_t write_some(int fd, ByteView bytes) {
  const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent < 0 && errno == ENOTSOCK) {
    return ::write(fd, bytes.data(), bytes.size());
  }
  return sent;
}

void wait_until_writable(int fd) {
  pollfd waiting{fd, POLLOUT, 0};
  if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) {
    throw Error{messages::kSystemCall, with_errno("poll", errno)};
  }
}

void send_all(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = write_some(fd, bytes);
    if (sent >= 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      wait_until_writable(fd);
    } else if (errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("write a frame", errno)};
    }
  }
}

/// Fills `out`. `end` if the other side closed before the first byte.
FrameState read_all(int fd, std::span<std::byte> out, int timeout_ms) {
  bool is_first = true;
  while (!out.empty()) {
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, timeout_ms);
    if (ready == 0) {
      return FrameState::timeout;
    }
    const ssize_t got = ready < 0 ? -1 : ::read(fd, out.data(), out.size());
    const bool is_closed = got == 0 || (got < 0 && errno == ECONNRESET);
    if (is_closed) {
      return is_first ? FrameState::end : FrameState::malformed;
    }
    if (got < 0 && errno != EINTR && errno != EAGAIN) {
      throw Error{messages::kSystemCall, with_errno("read a frame", errno)};
    }
    if (got > 0) {
      is_first = false;
      out = out.subspan(static_cast<std::size_t>(got));
    }
  }
  return FrameState::frame;
}

}  // namespace

void write_frame(int fd, std::uint16_t type, ByteView body) {
  TSUNAGU_ENSURE(body.size() <= kMaxFrame - 2, "a frame is at most kMaxFrame bytes long");
  Bytes head;
  head.reserve(kHeaderBytes + std::min(body.size(), kJoinBytes));
  append_be(head, body.size() + 2, 4);
  append_be(head, type, 2);
  const ByteView joined = body.first(std::min(body.size(), kJoinBytes));
  append(head, joined);
  send_all(fd, head);
  send_all(fd, body.subspan(joined.size()));
}

FrameState read_frame(int fd, Frame& out, int timeout_ms) {
  std::array<std::byte, kHeaderBytes> head{};
  const FrameState start = read_all(fd, head, timeout_ms);
  if (start != FrameState::frame) {
    return start;
  }
  const std::uint64_t length = read_be(std::span{head}.first(4));
  if (length < 2 || length > kMaxFrame) {
    return FrameState::malformed;
  }
  out.type = static_cast<std::uint16_t>(read_be(std::span{head}.last(2)));
  out.body.clear();
  const std::size_t size = static_cast<std::size_t>(length) - 2;
  while (out.body.size() < size) {
    const std::size_t known = out.body.size();
    out.body.resize(std::min(size, known + kGrowBytes));
    const FrameState state = read_all(fd, std::span{out.body}.subspan(known), timeout_ms);
    if (state != FrameState::frame) {
      return state == FrameState::timeout ? state : FrameState::malformed;
    }
  }
  return FrameState::frame;
}

}  // namespace tsunagu
