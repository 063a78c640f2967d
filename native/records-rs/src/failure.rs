//! Why something was refused: Kafka's error code for the wire and a message id for people.

/// Kafka's error codes that can come from here.
pub mod code {
    pub const UNKNOWN_SERVER_ERROR: i16 = -1;
    pub const NONE: i16 = 0;
    pub const CORRUPT_MESSAGE: i16 = 2;
    pub const MESSAGE_TOO_LARGE: i16 = 10;
    pub const INVALID_TIMESTAMP: i16 = 32;
    pub const UNSUPPORTED_COMPRESSION_TYPE: i16 = 76;
    pub const INVALID_RECORD: i16 = 87;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Message {
    None = 0,
    NoBatch = 1,
    MoreThanOneBatch = 2,
    MagicNot2 = 3,
    MagicUnknown = 4,
    LengthTooSmall = 5,
    LengthOverflow = 6,
    ZstdBeforeV7 = 7,
    BaseOffsetNotZero = 8,
    BatchTooLarge = 9,
    CrcMismatch = 10,
    CodecUnknown = 11,
    OffsetRange = 12,
    CountInvalid = 13,
    CountMismatch = 14,
    ControlBatch = 15,
    SequenceInvalid = 16,
    RecordMalformed = 17,
    RecordsRemain = 18,
    RecordsMissing = 19,
    CodecStream = 20,
    DecompressedTooLarge = 21,
    InnerOffsets = 22,
    RecordErrors = 23,
    NegativeTimestamp = 24,
    RewrittenTooLarge = 25,
    NoMemory = 26,
    Argument = 27,
    ProducerFields = 28,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub code: i16,
    pub message: Message,
}

impl Failure {
    #[cold]
    pub const fn new(code: i16, message: Message) -> Self {
        Self { code, message }
    }

    #[cold]
    pub const fn invalid(message: Message) -> Self {
        Self::new(code::INVALID_RECORD, message)
    }

    #[cold]
    pub const fn corrupt(message: Message) -> Self {
        Self::new(code::CORRUPT_MESSAGE, message)
    }

    #[cold]
    pub const fn unknown(message: Message) -> Self {
        Self::new(code::UNKNOWN_SERVER_ERROR, message)
    }

    #[cold]
    pub const fn too_large(message: Message) -> Self {
        Self::new(code::MESSAGE_TOO_LARGE, message)
    }
}

pub type Outcome<T> = Result<T, Failure>;

/// Text of a message id for logs and error messages.
pub const fn text(message: u32) -> &'static core::ffi::CStr {
    match message {
        0 => c"accepted",
        1 => c"the record set holds no complete batch",
        2 => c"the record set holds more than one batch",
        3 => c"only batches of magic 2 are accepted",
        4 => c"the batch has an unknown magic",
        5 => c"the batch length is below the least a batch can have",
        6 => c"the batch length is beyond what can be addressed",
        7 => c"zstd is accepted from Produce version 7 on",
        8 => c"the base offset of a produced batch must be 0",
        9 => c"the batch is larger than the topic allows (max.message.bytes)",
        10 => c"the batch does not match its checksum",
        11 => c"the batch names an unknown compression codec",
        12 => c"the last offset delta of the batch is out of range",
        13 => c"the record count of the batch is not positive",
        14 => c"the record count and the last offset delta of the batch disagree",
        15 => c"clients may not write control batches",
        16 => c"a batch with a producer id needs a base sequence",
        17 => c"a record is malformed",
        18 => c"the batch holds more bytes than its records",
        19 => c"the batch ends before its last record",
        20 => c"the compressed records cannot be decompressed",
        21 => c"the records decompress to more than is allowed",
        22 => c"the offsets inside the compressed batch are not consecutive",
        23 => c"records of the batch were rejected",
        24 => c"a record has a negative timestamp",
        25 => c"the batch compressed as the topic wants is larger than the topic allows (max.message.bytes)",
        26 => c"no memory was given for the result",
        27 => c"an argument is out of range",
        28 => c"the producer fields of the batch cannot be written in another codec",
        _ => c"unknown",
    }
}
