//! Reads bytes from strangers: validates record batches, unpacks and packs their codecs. Memory-safe because hostile.
//!
//! `validate` is Kafka's produce path, `reader` walks stored batches, `codec` has Kafka's framing of the four codecs, `door` is
//! the C face (include/ottla_records.h) and `node` the napi-rs face. Nothing here panics on input: `panic = "abort"` would
//! take the broker down, so indexing, unwrapping and panicking are refused by the linter.

#![deny(unsafe_op_in_unsafe_fn)]
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable
    )
)]

pub mod checks;
pub mod codec;
pub mod crc;
pub mod door;
pub mod failure;
pub mod header;
#[cfg(feature = "node")]
pub mod node;
pub mod reader;
pub mod record;
pub mod rewrite;
pub mod scratch;
pub mod validate;
pub mod varint;
pub mod window;
