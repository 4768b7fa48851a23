//! Whatever decodes is encoded as something that decodes to the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| assert_eq!(judge::harness::check_codec(bytes), Ok(())));
