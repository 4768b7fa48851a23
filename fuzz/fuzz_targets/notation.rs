//! Whatever parses prints as something that parses to the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| assert_eq!(judge::notation::check_notation(text), Ok(())));
