//! What strangers send: bombs, lies about sizes, framings of other encoders. Bounds hold and refusals are Kafka's.

use ottla_records::codec::{self, GZIP, LEVEL_DEFAULT, LZ4, NONE, SNAPPY, ZSTD};
use ottla_records::failure::{Failure, Message, code};
use ottla_records::scratch::Scratch;

const CODECS: [u8; 4] = [GZIP, SNAPPY, LZ4, ZSTD];

fn pack(codec: u8, input: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    codec::compress(codec, LEVEL_DEFAULT, input, &mut out).unwrap();
    out
}

fn unpack(codec: u8, input: &[u8], limit: u64) -> Result<Vec<u8>, Failure> {
    let mut out = Scratch::new();
    codec::decompress(codec, input, limit, &mut out)?;
    Ok(out.filled().to_vec())
}

const BROKEN: Failure = Failure::unknown(Message::CodecStream);

#[test]
fn a_stream_that_expands_beyond_the_bound_is_too_large_and_takes_no_more_than_a_chunk_above_it() {
    let zeros = vec![0; 32 << 20];
    for codec in CODECS {
        let bomb = pack(codec, &zeros);
        let limit = 1 << 20;
        let mut out = Scratch::new();
        let refused = codec::decompress(codec, &bomb, limit, &mut out).unwrap_err();
        assert_eq!(
            (refused.code, refused.message),
            (code::MESSAGE_TOO_LARGE, Message::DecompressedTooLarge)
        );
        assert!(out.len() as u64 <= limit, "codec {codec}");
        assert_eq!(unpack(codec, &bomb, 32 << 20).unwrap().len(), zeros.len());
    }
}

#[test]
fn every_cut_of_a_stream_is_refused_or_gives_a_prefix() {
    let text: Vec<u8> = (0..60_000u32).flat_map(|n| (n * n / 7).to_le_bytes()).collect();
    for codec in CODECS {
        let packed = pack(codec, &text);
        for cut in (0..packed.len())
            .step_by(97)
            .chain(packed.len() - 9..packed.len())
        {
            match unpack(codec, &packed[..cut], 1 << 30) {
                Ok(prefix) => assert!(text.starts_with(&prefix), "codec {codec} cut at {cut}"),
                Err(failure) => assert_eq!(failure, BROKEN, "codec {codec} cut at {cut}"),
            }
        }
    }
}

#[test]
fn nothing_packs_to_something_that_unpacks_to_nothing() {
    for codec in CODECS {
        assert_eq!(unpack(codec, &pack(codec, &[]), 10).unwrap(), []);
    }
    assert_eq!(unpack(SNAPPY, &[], 10), Err(BROKEN));
    assert_eq!(
        unpack(NONE, b"eleven byte", 10).unwrap_err().code,
        code::MESSAGE_TOO_LARGE
    );
    assert_eq!(unpack(5, b"x", 10), Err(Failure::unknown(Message::CodecUnknown)));
}

#[test]
fn gzip_members_follow_one_another_and_what_is_no_member_ends_them() {
    let mut members = pack(GZIP, b"one ");
    members.extend(pack(GZIP, b""));
    members.extend(pack(GZIP, b"two"));
    members.extend(b"rest");
    assert_eq!(unpack(GZIP, &members, 100).unwrap(), b"one two");
    let mut changed = pack(GZIP, b"one");
    let sum_at = changed.len() - 8;
    changed[sum_at] ^= 1;
    assert_eq!(unpack(GZIP, &changed, 100), Err(BROKEN));
}

#[test]
fn gzip_headers_with_name_comment_extra_and_sum_are_read() {
    let mut encoder = flate2::GzBuilder::new()
        .filename("f")
        .comment("c")
        .extra(b"xx".to_vec())
        .write(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, b"payload").unwrap();
    assert_eq!(unpack(GZIP, &encoder.finish().unwrap(), 100).unwrap(), b"payload");
}

#[test]
fn snappy_is_read_raw_and_in_streams_behind_one_another() {
    let raw = snap::raw::Encoder::new().compress_vec(b"raw block").unwrap();
    assert_eq!(unpack(SNAPPY, &raw, 100).unwrap(), b"raw block");
    let mut streams = pack(SNAPPY, b"one ");
    streams.extend(pack(SNAPPY, b"two"));
    assert_eq!(unpack(SNAPPY, &streams, 100).unwrap(), b"one two");
    // Four gigabytes are claimed by five bytes.
    assert_eq!(
        unpack(SNAPPY, &[0xff, 0xff, 0xff, 0xff, 0x0f, 0], 1 << 40),
        Err(BROKEN)
    );
}

#[test]
fn lz4_blocks_that_lean_on_one_another_and_a_wrong_header_sum_are_refused() {
    let packed = pack(LZ4, b"some bytes that stay as they are");
    let mut wrong_sum = packed.clone();
    wrong_sum[6] ^= 1;
    assert_eq!(unpack(LZ4, &wrong_sum, 100), Err(BROKEN));
    let mut dependent = packed.clone();
    dependent[4] &= !0x20;
    assert_eq!(unpack(LZ4, &dependent, 100), Err(BROKEN));
    let mut behind = packed;
    behind.extend(b"bytes behind the end mark");
    assert_eq!(
        unpack(LZ4, &behind, 100).unwrap(),
        b"some bytes that stay as they are"
    );
}

#[test]
fn lz4_frames_with_sizes_and_checksums_are_read() {
    let text = b"checked ".repeat(40_000);
    let info = lz4_flex::frame::FrameInfo::new()
        .block_checksums(true)
        .content_checksum(true)
        .content_size(Some(text.len() as u64));
    let mut encoder = lz4_flex::frame::FrameEncoder::with_frame_info(info, Vec::new());
    std::io::Write::write_all(&mut encoder, &text).unwrap();
    let mut packed = encoder.finish().unwrap();
    assert!(unpack(LZ4, &packed, 1 << 20).unwrap() == text);
    packed[30] ^= 1;
    assert_eq!(unpack(LZ4, &packed, 1 << 20), Err(BROKEN));
}

#[test]
fn zstd_streams_without_size_frames_in_a_row_and_levels_are_read() {
    let text: Vec<u8> = (0..900_000u32).flat_map(|n| (n / 3).to_le_bytes()).collect();
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
    std::io::Write::write_all(&mut encoder, &text).unwrap();
    let mut streamed = encoder.finish().unwrap();
    assert!(
        unpack(ZSTD, &streamed, 1 << 30).unwrap() == text,
        "larger than what is taken in one call"
    );
    streamed.extend(pack(ZSTD, b"second frame"));
    assert_eq!(unpack(ZSTD, &streamed, 1 << 30).unwrap().len(), text.len() + 12);
    for level in [-5, 1, 22] {
        let mut packed = Vec::new();
        codec::compress(ZSTD, level, &text[..10_000], &mut packed).unwrap();
        assert!(unpack(ZSTD, &packed, 1 << 20).unwrap() == text[..10_000]);
    }
}

#[test]
fn lz4_levels_other_than_the_default_pack_smaller_and_are_read_the_same() {
    let words = [
        &b"order "[..],
        b"customer ",
        b"accepted at ",
        b"4711 ",
        b"refused, ",
        b"once more ",
    ];
    let mut text = Vec::new();
    for n in 0..40_000u32 {
        text.extend_from_slice(words[(n.wrapping_mul(2_654_435_761) >> 24) as usize % words.len()]);
        text.extend_from_slice(n.to_string().as_bytes());
    }
    let size = |level: i32| {
        let mut packed = Vec::new();
        codec::compress(LZ4, level, &text, &mut packed).unwrap();
        assert!(unpack(LZ4, &packed, 1 << 24).unwrap() == text, "level {level}");
        packed.len()
    };
    assert_eq!(size(LEVEL_DEFAULT), size(9));
    assert!(size(1) < size(9));
    assert!(size(5) < size(1));
    assert!(size(17) <= size(5));
}

#[test]
fn lz4_blocks_of_every_small_size_are_packed_at_a_level_and_read_the_same() {
    for length in 0..200 {
        for period in [1, 2, 3, 7, 64, 300] {
            let text: Vec<u8> = (0..length).map(|n| (n % period) as u8).collect();
            let mut packed = Vec::new();
            codec::compress(LZ4, 4, &text, &mut packed).unwrap();
            assert!(
                unpack(LZ4, &packed, 1 << 20).unwrap() == text,
                "{length} bytes, period {period}"
            );
        }
    }
}

#[test]
fn a_zstd_window_that_is_announced_and_not_needed_is_not_taken() {
    // 12 blocks of 128 KiB of one byte each, behind a header that announces 128 MiB; then the same, cut.
    let mut bomb = vec![0x28, 0xb5, 0x2f, 0xfd, 0, (27 - 10) << 3];
    for n in 0..12u32 {
        let block = (128 << 10) << 3 | 1 << 1 | u32::from(n == 11);
        bomb.extend_from_slice(&block.to_le_bytes()[..3]);
        bomb.push(b'a' + n as u8);
    }
    let whole = unpack(ZSTD, &bomb, 1 << 30).unwrap();
    assert_eq!(whole.len(), 12 << 17);
    assert!(
        whole
            .iter()
            .enumerate()
            .all(|(at, byte)| *byte == b'a' + (at >> 17) as u8)
    );
    assert_eq!(unpack(ZSTD, &bomb[..bomb.len() - 1], 1 << 30), Err(BROKEN));
    // Two of them behind one another, the second with a window of 256 MiB, which Kafka's reader refuses too.
    let mut twice = bomb.clone();
    twice.extend_from_slice(&bomb);
    assert_eq!(unpack(ZSTD, &twice, 1 << 30).unwrap().len(), 24 << 17);
    twice[bomb.len() + 5] = (28 - 10) << 3;
    assert_eq!(unpack(ZSTD, &twice, 1 << 30), Err(BROKEN));
    // One segment of 100 MiB is announced, 128 KiB come.
    let mut segment = vec![0x28, 0xb5, 0x2f, 0xfd, 0xa0];
    segment.extend_from_slice(&(100u32 << 20).to_le_bytes());
    segment.extend_from_slice(&bomb[6..10]);
    assert_eq!(unpack(ZSTD, &segment, 1 << 30), Err(BROKEN));
}
