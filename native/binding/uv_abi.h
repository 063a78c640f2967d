// The libuv calls we make, declared by us: a Node install without headers still builds the addon. libuv keeps
// this ABI for all of 1.x; sizes are asked at run time (uv_handle_size), never assumed.
#pragma once

#include <cstddef>

extern "C" {
struct uv_loop_s;
struct uv_handle_s;
struct uv_poll_s;
using uv_close_cb = void (*)(uv_handle_s*);
using uv_poll_cb = void (*)(uv_poll_s*, int status, int events);

size_t uv_handle_size(int type);
void uv_handle_set_data(uv_handle_s*, void*);
void* uv_handle_get_data(const uv_handle_s*);
int uv_poll_init(uv_loop_s*, uv_poll_s*, int fd);
int uv_poll_start(uv_poll_s*, int events, uv_poll_cb);
int uv_poll_stop(uv_poll_s*);
void uv_close(uv_handle_s*, uv_close_cb);
}

namespace ottla::uv {
inline constexpr int kPollHandle = 8;  // UV_POLL
inline constexpr int kReadable = 1;    // UV_READABLE
}  // namespace ottla::uv
