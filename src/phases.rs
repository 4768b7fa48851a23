//! When a run came how far: for `benches/`, which print a profile of a cold run.
//!
//! Owns the clock and the list. Off unless `JUDGE_PHASES` is set; then [`write()`] prints the list at the end.
//! Times are since the start of the program, without loading it.

use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

type Reached = (&'static str, Duration);

static START: OnceLock<Instant> = OnceLock::new();
static REACHED: OnceLock<Mutex<Vec<Reached>>> = OnceLock::new();

/// Starts the clock.
pub fn start() {
    START.get_or_init(Instant::now);
}

/// Keeps what is marked from now on.
pub fn keep() {
    REACHED.get_or_init(Mutex::default);
}

/// Something has just been reached.
pub fn mark(phase: &'static str) {
    if let (Some(reached), Some(start)) = (REACHED.get(), START.get()) {
        reached.lock().unwrap_or_else(PoisonError::into_inner).push((phase, start.elapsed()));
    }
}

/// Prints one line for each mark: microseconds and what was reached.
pub fn write(out: &mut dyn Write) -> std::io::Result<()> {
    let Some(reached) = REACHED.get() else { return Ok(()) };
    let reached = reached.lock().unwrap_or_else(PoisonError::into_inner);
    reached.iter().try_for_each(|(phase, at)| writeln!(out, "phase {:>8} {phase}", at.as_micros()))
}
