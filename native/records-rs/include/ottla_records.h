// The C door of native/records-rs: what reads bytes from strangers.
//
// Promises of every function here:
//   - no input makes it read or write outside the ranges given, panic, loop or allocate beyond its stated
//     bound;
//   - thread-safe: no shared state (scratch memory is per thread);
//   - buffers belong to the caller. Output of unknown size goes through an OttlaSink, which is asked at most
//     once a call, for the exact size, when the result is complete.
//
// Everything is independent of the base offset: baseOffset and partitionLeaderEpoch lie outside the CRC and
// are written by the caller, under its lock, afterwards.
#ifndef OTTLA_RECORDS_H_
#define OTTLA_RECORDS_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Raised when a struct or a signature below changes.
#define OTTLA_RECORDS_ABI 1
uint32_t ottla_records_abi(void);

// Kafka's error codes that can come from here. Every function returns one of them.
enum {
  OTTLA_UNKNOWN_SERVER_ERROR =
      -1,  // what a broken codec stream, an unknown codec and an oversized length give in Kafka
  OTTLA_NONE = 0,
  OTTLA_CORRUPT_MESSAGE = 2,
  OTTLA_MESSAGE_TOO_LARGE =
      10,  // batch larger than max_message_bytes, or decompressed beyond max_decompressed_bytes
  OTTLA_INVALID_TIMESTAMP = 32,
  OTTLA_UNSUPPORTED_COMPRESSION_TYPE = 76,
  OTTLA_INVALID_RECORD = 87,
};

enum {
  OTTLA_CODEC_PRODUCER = -1,
  OTTLA_CODEC_NONE = 0,
  OTTLA_CODEC_GZIP = 1,
  OTTLA_CODEC_SNAPPY = 2,
  OTTLA_CODEC_LZ4 = 3,
  OTTLA_CODEC_ZSTD = 4
};
enum { OTTLA_CREATE_TIME = 0, OTTLA_LOG_APPEND_TIME = 1 };
// Kafka's AppendOrigin. Batch-level checks (counts, control batches, sequences, base offset) are made for
// clients only.
enum { OTTLA_ORIGIN_CLIENT = 0, OTTLA_ORIGIN_COORDINATOR = 1, OTTLA_ORIGIN_RAFT_LEADER = 2 };

#define OTTLA_LEVEL_DEFAULT INT32_MIN

// Why, for logs and for the response's error message; text by ottla_records_message().
enum {
  OTTLA_MESSAGE_NONE = 0,
  OTTLA_MESSAGE_NO_BATCH = 1,
  OTTLA_MESSAGE_MORE_THAN_ONE_BATCH = 2,
  OTTLA_MESSAGE_MAGIC_NOT_2 = 3,
  OTTLA_MESSAGE_MAGIC_UNKNOWN = 4,
  OTTLA_MESSAGE_LENGTH_TOO_SMALL = 5,
  OTTLA_MESSAGE_LENGTH_OVERFLOW = 6,
  OTTLA_MESSAGE_ZSTD_BEFORE_V7 = 7,
  OTTLA_MESSAGE_BASE_OFFSET_NOT_ZERO = 8,
  OTTLA_MESSAGE_BATCH_TOO_LARGE = 9,
  OTTLA_MESSAGE_CRC_MISMATCH = 10,
  OTTLA_MESSAGE_CODEC_UNKNOWN = 11,
  OTTLA_MESSAGE_OFFSET_RANGE = 12,
  OTTLA_MESSAGE_COUNT_INVALID = 13,
  OTTLA_MESSAGE_COUNT_MISMATCH = 14,
  OTTLA_MESSAGE_CONTROL_BATCH = 15,
  OTTLA_MESSAGE_SEQUENCE_INVALID = 16,
  OTTLA_MESSAGE_RECORD_MALFORMED = 17,
  OTTLA_MESSAGE_RECORDS_REMAIN = 18,
  OTTLA_MESSAGE_RECORDS_MISSING = 19,
  OTTLA_MESSAGE_CODEC_STREAM = 20,
  OTTLA_MESSAGE_DECOMPRESSED_TOO_LARGE = 21,
  OTTLA_MESSAGE_INNER_OFFSETS = 22,
  OTTLA_MESSAGE_RECORD_ERRORS = 23,
  OTTLA_MESSAGE_NEGATIVE_TIMESTAMP = 24,
  OTTLA_MESSAGE_REWRITTEN_TOO_LARGE = 25,
  OTTLA_MESSAGE_NO_MEMORY = 26,
  OTTLA_MESSAGE_ARGUMENT = 27,
  OTTLA_MESSAGE_PRODUCER_FIELDS = 28,
};
// Static text (UTF-8, NUL-terminated) of a message id; never null.
const char* ottla_records_message(uint32_t message);

typedef struct OttlaSink {
  void* context;
  // Gives `bytes` writable bytes (a pooled buffer, a malloc), valid until the caller is done with the result;
  // null refuses (OTTLA_UNKNOWN_SERVER_ERROR, OTTLA_MESSAGE_NO_MEMORY). Must not throw.
  uint8_t* (*reserve)(void* context, size_t bytes);
} OttlaSink;

typedef struct OttlaValidateOptions {
  int64_t now_ms;                   // the broker's clock, also the LogAppendTime written
  int64_t timestamp_before_max_ms;  // message.timestamp.before.max.ms
  int64_t timestamp_after_max_ms;   // message.timestamp.after.max.ms
  uint64_t
      max_decompressed_bytes;  // 0 = 1 GiB. In-place validation streams: this bounds its time, not its memory
  int32_t max_message_bytes;   // max.message.bytes; negative = not checked
  int32_t level;               // of target_codec when re-compressing; OTTLA_LEVEL_DEFAULT
  int16_t produce_version;     // of the Produce request; -1 = no Produce request (coordinators, metadata)
  int8_t target_codec;         // compression.type: OTTLA_CODEC_PRODUCER keeps what came
  uint8_t timestamp_type;      // message.timestamp.type
  uint8_t origin;
  uint8_t compacted;     // cleanup.policy contains compact: keys are required
  uint8_t crc_verified;  // 1 = the caller has checked the CRC-32C already
  uint8_t reserved;
} OttlaValidateOptions;

enum {
  OTTLA_RECORD_NO_KEY = 1,
  OTTLA_RECORD_TIMESTAMP_RANGE = 2,
  OTTLA_RECORD_APPEND_TIME_FROM_PRODUCER = 3
};
typedef struct OttlaRecordError {
  int32_t index;      // position in the batch = BatchIndex of the Produce response
  int32_t reason;     // OTTLA_RECORD_*
  int64_t timestamp;  // the record's
} OttlaRecordError;

typedef struct OttlaValidateResult {
  int16_t error_code;  // = the return value
  uint16_t message;    // OTTLA_MESSAGE_*
  int32_t record_count;
  uint32_t batch_bytes;    // of the one batch found in the input; bytes behind it are ignored, as Kafka does
  uint32_t stored_bytes;   // what to append: batch_bytes of the input, or what was written to the sink
  uint64_t decoded_bytes;  // records decompressed (= payload size when not compressed)
  int64_t max_timestamp;   // as stored in the batch header
  int32_t max_timestamp_delta;  // offset delta of the first record that has it (LogAppendTime: 0)
  int32_t last_offset_delta;
  int64_t producer_id;
  int32_t base_sequence;
  int16_t producer_epoch;
  uint16_t attributes;  // as stored
  uint8_t source_codec;
  uint8_t stored_codec;
  uint8_t rewritten;       // 1 = append the sink's bytes, the input is unchanged; 0 = append the input
  uint8_t crc_recomputed;  // 1 = header fields changed (in place when not rewritten) and the CRC with them
  uint32_t record_error_total;  // all of them; the array holds the first record_error_count
  uint32_t record_error_count;
  uint8_t* rewritten_data;  // what the sink gave
} OttlaValidateResult;

// One partition's record set of a Produce request, or one batch of a coordinator: Kafka's
// ProduceRequest.validateRecords, UnifiedLog.analyzeAndValidateRecords and LogValidator in that order, the
// first failure answered. On an error `data` is unchanged. On success it may have attributes, maxTimestamp
// and CRC changed in place (LogAppendTime, or a wrong maxTimestamp put right), or the whole batch re-written
// into `sink` (another codec); baseOffset in it is 0. `sink` may be null when target_codec is
// OTTLA_CODEC_PRODUCER. `errors` may be null with error_capacity 0. Left to the caller: transactional records
// without a transactional id (TRANSACTIONAL_ID_AUTHORIZATION_FAILED), the segment size
// (RECORD_LIST_TOO_LARGE), producer state.
int16_t ottla_records_validate(const OttlaValidateOptions* options, uint8_t* data, size_t length,
                               const OttlaSink* sink, OttlaRecordError* errors, size_t error_capacity,
                               OttlaValidateResult* result);

// CRC-32C (Castagnoli) of `data`, hardware when there is some.
uint32_t ottla_records_crc32c(const uint8_t* data, size_t length);

// The payload of a batch (everything behind its 61-byte header), in Kafka's framing of each codec. max_bytes
// bounds the result (0 = 1 GiB) and with it all memory taken; beyond it OTTLA_MESSAGE_TOO_LARGE.
// OTTLA_UNKNOWN_SERVER_ERROR for a broken stream.
int16_t ottla_records_decompress(uint8_t codec, const uint8_t* data, size_t length, uint64_t max_bytes,
                                 const OttlaSink* sink, uint8_t** out, size_t* out_length);
int16_t ottla_records_compress(uint8_t codec, int32_t level, const uint8_t* data, size_t length,
                               const OttlaSink* sink, uint8_t** out, size_t* out_length);

// For readers of stored batches (dump, compaction, coordinators): opens one batch, then fills descriptors in
// portions.
typedef struct OttlaBatch {
  int64_t base_offset;
  int64_t base_timestamp;
  int64_t max_timestamp;
  int64_t producer_id;
  const uint8_t* payload;  // decompressed records: inside `data` (not compressed) or what the sink gave
  size_t payload_length;
  size_t position;  // of the next record in payload
  uint32_t size;    // of the whole batch: the next one is at data + size
  int32_t partition_leader_epoch;
  uint32_t crc;
  int32_t last_offset_delta;
  int32_t base_sequence;
  int32_t record_count;
  int32_t records_read;
  int16_t producer_epoch;
  uint16_t attributes;
} OttlaBatch;

typedef struct OttlaRecord {
  int64_t offset;
  int64_t timestamp;
  uint32_t at;    // of the record (its length varint) in payload
  uint32_t size;  // with the length varint
  uint32_t key_at;
  int32_t key_length;  // -1 = null
  uint32_t value_at;
  int32_t value_length;  // -1 = null
  uint32_t headers_at;   // of the first header's key length
  uint32_t headers_size;
  int32_t header_count;
  uint32_t attributes;
} OttlaRecord;

// Reads the batch at `data`. OTTLA_CORRUPT_MESSAGE when it is cut, not magic 2 or (check_crc) fails its CRC.
// `sink` may be null: then a compressed batch is opened with payload null (header only).
int16_t ottla_records_open(const uint8_t* data, size_t length, uint8_t check_crc,
                           uint64_t max_decompressed_bytes, const OttlaSink* sink, OttlaBatch* batch);
// Fills up to `capacity` records and says how many; 0 = no more. OTTLA_INVALID_RECORD when the records do not
// fit the header.
int16_t ottla_records_next(OttlaBatch* batch, OttlaRecord* records, size_t capacity, size_t* count);

// The first record of the batch at `data` with a timestamp and an offset at or after these; `*found_offset`
// is -1 when there is none. A compressed batch is streamed: memory as for an in-place validation, however
// much it expands to.
int16_t ottla_records_find_time(const uint8_t* data, size_t length, int64_t timestamp, int64_t from_offset,
                                int64_t* found_offset, int64_t* found_timestamp);

typedef struct OttlaHeader {
  uint32_t key_at;
  int32_t key_length;
  uint32_t value_at;
  int32_t value_length;  // -1 = null
} OttlaHeader;
int16_t ottla_records_headers(const OttlaBatch* batch, const OttlaRecord* record, OttlaHeader* headers,
                              size_t capacity, size_t* count);

#ifdef __cplusplus
}

// src/door/types.rs asserts the same numbers.
static_assert(sizeof(OttlaValidateOptions) == 48 && sizeof(OttlaRecordError) == 16 &&
                  sizeof(OttlaValidateResult) == 80,
              "");
static_assert(sizeof(OttlaBatch) == 88 && sizeof(OttlaRecord) == 56 && sizeof(OttlaHeader) == 16, "");
#endif
#endif  // OTTLA_RECORDS_H_
