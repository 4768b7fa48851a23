//! A stream gives the same frames whichever way it is cut into reads.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| assert_eq!(judge::harness::check_frames(bytes), Ok(())));
