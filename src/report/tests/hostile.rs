//! Whatever a submission writes, the output is harmless.

use std::sync::Arc;

use proptest::prelude::*;

use crate::model::*;
use crate::report::synthetic::*;
use crate::report::{Colour, HumanOptions, Symbols, Values};

/// A run in which every text of the submission is hostile.
fn hostile(verdict: Verdict, text: &[u8], number: usize) -> Scene {
    let lossy = String::from_utf8_lossy(text).into_owned();
    let wild = || Text::from(lossy.clone());
    let columns = Some((number, number.wrapping_mul(3)));
    let frames = vec![Frame { line: number, function: wild(), columns }; 8];
    let report = ExceptionReport {
        class: wild(),
        builtin_bases: vec![wild()],
        message: wild(),
        frames: frames.clone(),
        total_frames: number,
        raised_in: Some(wild()),
        locals: vec![(wild(), Value::Opaque(wild()))],
        while_loading: false,
    };
    let evidence = match (verdict, number % 3) {
        (Verdict::WrongAnswer, 0) => Evidence::OutputMismatch {
            expected: "1\n".into(),
            got: Untrusted::new(text.to_vec()),
            line: number,
            message: Some(Untrusted::new(text.to_vec())),
        },
        (Verdict::WrongAnswer, _) => mismatch(
            Value::None,
            Value::Opaque(wild()),
            vec![difference(
                &lossy,
                DifferenceKind::Type,
                Some(Value::None),
                Some(Value::Str(wild())),
            )],
        ),
        (Verdict::TimeLimit | Verdict::MemoryLimit, _) => Evidence::StruckAt { frames },
        (Verdict::InvalidFile, 0) => Evidence::Source(SourceFault::NoEntryPoint {
            wanted: "f".to_owned(),
            defined: vec![wild(); number % 20],
            closest: Some(wild()),
        }),
        (Verdict::InvalidFile, _) => Evidence::Source(SourceFault::Compile {
            class: wild(),
            message: wild(),
            line: Some(number),
            columns,
        }),
        (Verdict::JudgeError, _) => {
            Evidence::Judge { message: lossy.clone(), hint: Some(lossy.clone()) }
        }
        _ => Evidence::Exception { step: Some(number), expected: None, report },
    };
    let mut scene = failing("sample/1", verdict, Detail::Value, evidence);
    scene.context.submission = Arc::new(Submission::new(lossy.as_str(), text.to_vec()));
    let case = scene.case();
    case.stdout = Printed { text: Untrusted::new(text.to_vec()), bytes: 1 << 40 };
    case.stderr = case.stdout.clone();
    case.notes = vec![Note::MissingModule(wild()), Note::WrapInList(wild())];
    scene.outcome.notes = vec![Note::EnteredThrough(wild())];
    scene
}

/// Bytes that terminals, logs and JSON are afraid of.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b[2J\x1b]0;x\x07".to_vec()),
        Just("\u{202e}\u{2028}\u{9b}日本\u{301}\t".as_bytes().to_vec()),
        Just(b"\n::error::x\r\n\0\xff\xed\xa0\x80".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..20),
        "[ a-z(),]{0,80}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_submission_puts_a_control_character_on_the_output(
        text in bytes(),
        number in prop_oneof![0usize..30, Just(usize::MAX)],
        verdict in proptest::sample::select(Verdict::ALL.to_vec()),
        width in 1usize..120,
        is_ascii: bool,
    ) {
        let verdict = if verdict == Verdict::Accepted { Verdict::RuntimeError } else { verdict };
        let scene = hostile(verdict, &text, number);
        let symbols = if is_ascii { Symbols::Ascii } else { Symbols::Unicode };
        let shown = scene.human(HumanOptions { width, symbols, ..wide() });
        prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        let turned = shown.contains('\u{202e}');
        prop_assert!(!turned);
        prop_assert!(!is_ascii || shown.is_ascii());
        let coloured = scene.human(HumanOptions { colour: Colour::Always, width: 10_000, symbols, ..wide() });
        let plain = scene.human(HumanOptions { width: 10_000, symbols, ..wide() });
        prop_assert_eq!(without_colours(&coloured), plain);
        let json = scene.json(Values::Short);
        prop_assert!(json.trim_end().chars().all(|c| !c.is_control()), "{json:?}");
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
    }
}

/// Removes the only escape sequences that the report itself writes.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split('\u{1b}').enumerate() {
        let sequence = part.split_once('m').filter(|_| index > 0);
        plain.push_str(sequence.map_or(part, |(_, after)| after));
    }
    plain
}
