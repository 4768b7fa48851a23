//! Answers in the order of the lines that they answer.
//!
//! Owns standard output and the answers that wait for their turn, of which there is a bounded number.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;

use crate::sandbox::Cancel;

/// So many answers wait for an earlier one. A slow submission holds the output back for at most its
/// budget, in which others are judged by the hundreds.
const WAITING: usize = 4096;

/// How often somebody who waits for room looks whether all is over.
const LOOK: Duration = Duration::from_millis(100);

/// The output.
#[derive(Debug)]
pub(super) struct InOrder {
    state: Mutex<State>,
    room: Condvar,
    cancel: Cancel,
}

#[derive(Debug, Default)]
struct State {
    /// The line that is due.
    next: usize,
    waiting: BTreeMap<usize, String>,
    failure: Option<io::Error>,
}

/// Nothing more can be written.
#[derive(Debug)]
pub(super) struct Gone;

impl InOrder {
    pub(super) fn new(cancel: Cancel) -> Self {
        Self { state: Mutex::default(), room: Condvar::new(), cancel }
    }

    /// Writes the answer to a line, or keeps it until those before are there.
    pub(super) fn put(&self, line: usize, answer: &impl Serialize) -> Result<(), Gone> {
        let text = serde_json::to_string(answer).map_err(|_| Gone)?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.waiting.insert(line, text + "\n");
        let written = state.write();
        drop(state);
        self.room.notify_all();
        written
    }

    /// Waits until fewer answers wait. Whoever draws lines asks before each of them.
    pub(super) fn wait_for_room(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.waiting.len() >= WAITING && !self.cancel.is_cancelled() {
            let waited = self.room.wait_timeout(state, LOOK);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Why nothing more could be written.
    pub(super) fn failure(&self) -> Option<io::Error> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).failure.take()
    }
}

impl State {
    fn write(&mut self) -> Result<(), Gone> {
        if self.failure.is_some() {
            return Err(Gone);
        }
        let mut out = io::stdout().lock();
        let mut wrote = Ok(());
        while let Some(text) = self.waiting.remove(&self.next) {
            wrote = wrote.and_then(|()| out.write_all(text.as_bytes()));
            self.next += 1;
        }
        // Whoever reads may wait for it, and whoever kills us wants to find whole lines.
        match wrote.and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.failure = Some(error);
                Err(Gone)
            }
        }
    }
}
