//! What must hold for any bytes, in functions for the fuzzer and the property tests.

use super::{DecodeLimits, FrameError, FrameKind, FrameReader, decode, encode};

const LIMITS: DecodeLimits =
    DecodeLimits { max_bytes: 1 << 20, max_values: 1 << 16, max_depth: 20_000 };

/// Checks that whatever decodes is encoded as something that decodes to the same.
///
/// # Errors
/// When it is not; says how.
pub fn check_codec(bytes: &[u8]) -> Result<(), String> {
    let Ok(value) = decode(bytes, &LIMITS) else { return Ok(()) };
    let encoded = encode(&value);
    let again = decode(&encoded, &LIMITS).map_err(|error| format!("{error}: {encoded:x?}"))?;
    let reencoded = encode(&again);
    if encoded == reencoded { Ok(()) } else { Err(format!("{encoded:x?}\n{reencoded:x?}")) }
}

/// Checks that a stream gives the same frames and the same error whichever way it is cut into reads.
///
/// # Errors
/// When it does not; says how.
pub fn check_frames(bytes: &[u8]) -> Result<(), String> {
    let whole = frames(std::iter::once(bytes));
    for size in [1, 5] {
        let parts = frames(bytes.chunks(size));
        if whole != parts {
            return Err(format!("{whole:x?}\n{parts:x?}"));
        }
    }
    Ok(())
}

type Frames = (Vec<(FrameKind, Vec<u8>)>, Option<FrameError>, usize);

fn frames<'a>(reads: impl Iterator<Item = &'a [u8]>) -> Frames {
    let mut reader = FrameReader::new(LIMITS);
    let mut frames = Vec::new();
    for read in reads {
        reader.feed(read);
        loop {
            match reader.next() {
                Ok(Some((kind, value))) => frames.push((kind, encode(&value))),
                Ok(None) => break,
                Err(error) => return (frames, Some(error), reader.leftover()),
            }
        }
    }
    (frames, None, reader.leftover())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::harness::{DecodeError, encode_frame};
    use crate::model::arbitrary::{arbitrary_wire_value, nested, same};
    use crate::model::{Linked, Value};
    use crate::notation::{parse_value, print_value};

    const NARROW: DecodeLimits = DecodeLimits { max_bytes: 64, max_values: 10, max_depth: 3 };

    proptest! {
        #[test]
        fn what_is_encoded_decodes_to_the_same(value in arbitrary_wire_value()) {
            let encoded = encode(&value);
            let decoded = decode(&encoded, &LIMITS);
            prop_assert!(decoded.is_ok_and(|decoded| same(&decoded, &value)));
        }

        #[test]
        fn damage_makes_nothing_panic(
            value in arbitrary_wire_value(),
            changes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut encoded = encode(&value);
            for (at, byte) in changes {
                let at = at.index(encoded.len());
                encoded[at] = byte;
            }
            prop_assert_eq!(check_codec(&encoded), Ok(()));
            encoded.truncate(cut.index(encoded.len()));
            prop_assert_eq!(check_codec(&encoded), Ok(()));
        }

        #[test]
        fn no_bytes_make_the_decoder_panic(bytes in vec(prop_oneof![any::<u8>(), 0..0x32_u8, 0..3_u8], 0..64)) {
            prop_assert_eq!(check_codec(&bytes), Ok(()));
        }

        #[test]
        fn no_stream_makes_the_reader_panic(
            values in vec(arbitrary_wire_value(), 0..4),
            tail: Vec<u8>,
            change in any::<prop::sample::Index>(),
        ) {
            let frames = values.iter().map(|value| encode_frame(FrameKind::Result, value));
            let mut stream: Vec<u8> = frames.flatten().chain(tail).collect();
            prop_assert_eq!(check_frames(&stream), Ok(()));
            if !stream.is_empty() {
                let at = change.index(stream.len());
                stream[at] ^= 0x11;
            }
            prop_assert_eq!(check_frames(&stream), Ok(()));
        }
    }

    #[test]
    fn both_sides_read_the_golden_frames() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/harness/tests/frames.json");
        let text = std::fs::read_to_string(path).unwrap();
        let frames: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert!(!frames.is_empty());
        for frame in &frames {
            let name = frame["name"].as_str().unwrap();
            let hex = frame["hex"].as_str().unwrap().as_bytes().chunks(2);
            let bytes: Vec<u8> = hex
                .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
                .collect();
            let decoded = decode(&bytes, &LIMITS).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(encode(&decoded), bytes, "{name}");
            if let Some(source) = frame["value"].as_str() {
                let value = parse_value(source).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(print_value(&decoded), print_value(&value), "{name}");
            }
        }
    }

    #[test]
    fn lies_about_size_are_refused_before_memory_is_asked_for() {
        let lie = |tag: u8| [&[tag][..], &u32::MAX.to_le_bytes(), &[0; 5]].concat();
        for tag in [0x04, 0x06, 0x07, 0x10, 0x11, 0x12, 0x13, 0x14, 0x18, 0x19, 0x20, 0x21, 0x30] {
            let refused = decode(&lie(tag), &LIMITS).map(|value| print_value(&value));
            assert_eq!(refused, Err(DecodeError::Truncated), "{tag:#x}");
        }
        // Each list promises all the bytes that follow: together they promise a quadratic number.
        let mut nested = Vec::new();
        for rest in (0..200_u32).rev().map(|level| level * 5) {
            nested.push(0x10);
            nested.extend(rest.to_le_bytes());
        }
        assert_eq!(decode(&nested, &LIMITS).err(), Some(DecodeError::Truncated));
    }

    #[test]
    fn what_no_encoder_writes_is_refused() {
        let malformed: [&[u8]; 12] = [
            &[0x00, 0x00],
            &[0x0F],
            &[0x10, 1, 0, 0, 0, 0x0F],
            &[0x08],
            &[0x06, 1, 0, 0, 0, 0xFF],
            &[0x20, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0],
            &[0x20, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0],
            &[0x20, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 4, 0],
            &[0x20, 1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0, 0],
            &[0x21, 1, 0, 0, 0, 0x0F],
            &[0x21, 2, 0, 0, 0, 0x00, 0x0F],
            &[0x21, 5, 0, 0, 0, 0x00, 0x0F, 0x0F, 0x00, 0x00],
        ];
        for bytes in malformed {
            let refused = decode(bytes, &LIMITS);
            assert!(
                !matches!(refused, Ok(_) | Err(DecodeError::Truncated)),
                "{bytes:x?} {refused:?}"
            );
        }
        let zero = [vec![0x15], encode(&Value::int(0)).repeat(3)].concat();
        assert!(matches!(decode(&zero, &LIMITS), Err(DecodeError::Malformed(_))));
        let counted = [&[0x22][..], &[0; 16], &[0x00]].concat();
        assert!(matches!(decode(&counted, &LIMITS), Err(DecodeError::Malformed(_))));
    }

    #[test]
    fn limits_hold_to_the_unit() {
        let ints = |count: i64| Value::list((0..count).map(Value::int).collect());
        let check = |value: &Value| decode(&encode(value), &NARROW).map(|_| ());
        assert_eq!(check(&Value::str(&"a".repeat(59))), Ok(()));
        assert_eq!(check(&Value::str(&"a".repeat(60))), Err(DecodeError::TooLarge("bytes")));
        assert_eq!(check(&nested(3)), Ok(()));
        assert_eq!(check(&nested(4)), Err(DecodeError::TooLarge("depth")));
        let values = DecodeLimits { max_bytes: 1000, ..NARROW };
        for (count, fits) in [(7, true), (9, true), (10, false)] {
            assert_eq!(decode(&encode(&ints(count)), &values).is_ok(), fits, "{count}");
        }
        let nones = Value::list(vec![Value::None; 10]);
        assert_eq!(check(&nones), Err(DecodeError::TooLarge("values")));
    }

    #[test]
    fn packed_forms_are_used_from_eight_on() {
        let tag = |value: &Value, count| encode(&Value::list(vec![value.clone(); count]))[0];
        let big = Value::Int(i128::MAX.to_string().parse().unwrap());
        assert_eq!([tag(&Value::int(1), 7), tag(&Value::int(1), 8)], [0x10, 0x18]);
        assert_eq!([tag(&Value::Float(1.0), 7), tag(&Value::Float(1.0), 8)], [0x10, 0x19]);
        assert_eq!([tag(&big, 8), tag(&Value::Bool(true), 8)], [0x10, 0x10]);
    }

    #[test]
    fn depth_costs_no_stack() {
        // A test's thread has 2 MiB.
        let bytes = encode(&nested(20_000));
        assert!(encode(&decode(&bytes, &LIMITS).unwrap()) == bytes);
        let chains = (0..10_000).fold(Value::None, |value, _| {
            Value::Linked(Linked { values: vec![value].into(), ..Linked::default() })
        });
        assert!(decode(&encode(&chains), &LIMITS).is_ok());
    }

    #[test]
    fn an_empty_chain_is_none() {
        assert_eq!(encode(&Value::Linked(Linked::default())), [0x00]);
    }
}
