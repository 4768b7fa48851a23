//! A thread's buffer for what is read.
//!
//! Owns keeping it from one read to the next: a fresh one costs more than most reads, as the system
//! hands out its pages one by one and wipes them.

use std::cell::Cell;

/// Holds what a socket or pipe holds by default.
const SIZE: usize = 256 << 10;

/// Lends the buffer. What is in it is left from earlier reads.
pub(super) fn with<T>(read: impl FnOnce(&mut [u8]) -> T) -> T {
    thread_local!(static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) });
    let mut buffer = BUFFER.take();
    if buffer.is_empty() {
        // Pages that are never used are never made.
        buffer = vec![0; SIZE];
    }
    let result = read(&mut buffer);
    BUFFER.set(buffer);
    result
}
