/// Owning pointers for objects made by C libraries.
#pragma once

#include <memory>

namespace tsunagu {

/// Calls one C function to free an object. Holds nothing, so a CPtr is as small as a raw pointer.
template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};

/// `CPtr<EVP_MAC, EVP_MAC_free>` owns an `EVP_MAC`.
template <class T, auto Free>
using CPtr = std::unique_ptr<T, FreeWith<Free>>;

}  // namespace tsunagu
