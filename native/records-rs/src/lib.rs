//! Reads bytes from strangers: validates record batches, unpacks and packs their codecs. Memory-safe because hostile.

#![deny(unsafe_op_in_unsafe_fn)]
