//! The bounded reading of a program's output.
//!
//! Owns the cap and what is kept. Never holds more than it was told to keep, whatever is written.

use std::io::Read;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use super::buffer;
use crate::model::{Printed, Untrusted};

/// One captured stream.
#[derive(Debug)]
pub(super) struct Capture {
    reader: Option<std::fs::File>,
    kept: Vec<u8>,
    keep: usize,
    total: u64,
    cap: u64,
}

/// What a read found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// The stream is within its cap.
    Left,
    /// It has just passed its cap.
    Exceeded,
}

impl Capture {
    /// A stream of at most `cap` bytes, of which the first `keep` are kept.
    pub(super) fn new(reader: OwnedFd, keep: usize, cap: u64) -> Self {
        Self { reader: Some(reader.into()), kept: Vec::new(), keep, total: 0, cap }
    }

    /// A stream with nothing in it.
    pub(super) fn closed() -> Self {
        Self { reader: None, kept: Vec::new(), keep: 0, total: 0, cap: 0 }
    }

    /// What to poll; nothing after the end of the stream.
    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.reader.as_ref().map(AsFd::as_fd)
    }

    /// Reads what is there without waiting, at most 1 MiB.
    pub(super) fn read(&mut self) -> Room {
        let within = self.total <= self.cap;
        for _ in 0..4 {
            if !self.read_once() {
                break;
            }
        }
        if within && self.total > self.cap { Room::Exceeded } else { Room::Left }
    }

    /// Reads until nothing is left or the cap is passed; every writer is dead.
    pub(super) fn drain(&mut self) -> Room {
        let within = self.total <= self.cap;
        while self.total <= self.cap && self.read_once() {}
        if within && self.total > self.cap { Room::Exceeded } else { Room::Left }
    }

    fn read_once(&mut self) -> bool {
        buffer::with(|buffer| self.read_into(buffer))
    }

    fn read_into(&mut self, buffer: &mut [u8]) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        match reader.read(buffer) {
            Ok(0) => self.reader = None,
            Ok(count) => {
                self.total += count as u64;
                let room = self.keep.saturating_sub(self.kept.len()).min(count);
                self.kept.extend_from_slice(buffer.get(..room).unwrap_or_default());
                return true;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => return true,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => self.reader = None,
        }
        false
    }

    /// What was kept, and how much there was.
    pub(super) fn finish(self) -> Printed {
        Printed { text: Untrusted::new(self.kept), bytes: self.total }
    }
}
