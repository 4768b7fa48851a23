//! The files of a group that stay open.
//!
//! Owns reading a figure and writing a value without allocating: this happens for each case.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::CgroupError;

/// An open file of a group.
#[derive(Debug)]
pub(super) struct GroupFile {
    file: File,
    name: &'static str,
}

/// Writes to a file of a group that is not kept open. Never creates one: the kernel makes them all.
pub(super) fn put(path: &Path, value: &str) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(value.as_bytes())
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Access {
    Read,
    Write,
    Both,
}

impl GroupFile {
    /// Opens a file of a group.
    pub(super) fn open(
        folder: &Path,
        name: &'static str,
        access: Access,
    ) -> Result<Self, CgroupError> {
        let mut options = OpenOptions::new();
        match access {
            Access::Read => options.read(true),
            Access::Write => options.write(true),
            Access::Both => options.read(true).write(true),
        };
        let opened = options.open(folder.join(name));
        let file =
            opened.map_err(|source| CgroupError::File { action: "open", file: name, source })?;
        Ok(Self { file, name })
    }

    /// As [`GroupFile::open`], for a file that not every kernel has.
    pub(super) fn open_if_there(
        folder: &Path,
        name: &'static str,
        access: Access,
    ) -> Result<Option<Self>, CgroupError> {
        match Self::open(folder, name, access) {
            Err(CgroupError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Ok(None)
            }
            opened => opened.map(Some),
        }
    }

    /// The number that the whole file is.
    pub(super) fn number(&self) -> Result<u64, CgroupError> {
        self.find(|text| text.trim_ascii().parse_number())
    }

    /// The numbers after these names, one name to a line.
    pub(super) fn fields<const N: usize>(&self, names: [&str; N]) -> Result<[u64; N], CgroupError> {
        self.find(|text| {
            let mut found = [0; N];
            for (place, name) in found.iter_mut().zip(names) {
                *place = field(text, name)?;
            }
            Some(found)
        })
    }

    fn find<T>(&self, parse: impl FnOnce(&[u8]) -> Option<T>) -> Result<T, CgroupError> {
        // The longest, `cpu.stat` with every field, has about 400 bytes; ours stand at its beginning.
        let mut buffer = [0; 1024];
        let read =
            self.file.read_at(&mut buffer, 0).map_err(|source| self.failed("read", source))?;
        let text = buffer.get(..read).unwrap_or_default();
        parse(text).ok_or(CgroupError::Format { file: self.name })
    }

    /// Writes a value.
    pub(super) fn write(&self, value: &[u8]) -> Result<(), CgroupError> {
        // One write: each is a command of its own to the kernel.
        match self.file.write_at(value, 0) {
            Ok(written) if written == value.len() => Ok(()),
            Ok(_) => Err(self.failed("write", io::ErrorKind::WriteZero.into())),
            Err(source) => Err(self.failed("write", source)),
        }
    }

    /// Writes a number.
    pub(super) fn write_number(&self, number: u64) -> Result<(), CgroupError> {
        let mut buffer = [0; 20];
        self.write(decimal(number, &mut buffer))
    }

    fn failed(&self, action: &'static str, source: io::Error) -> CgroupError {
        CgroupError::File { action, file: self.name, source }
    }
}

/// The number after a name at the beginning of a line.
fn field(text: &[u8], name: &str) -> Option<u64> {
    text.split(|byte| *byte == b'\n').find_map(|line| {
        let value = line.strip_prefix(name.as_bytes())?;
        value.strip_prefix(b" ")?.trim_ascii().parse_number()
    })
}

trait ParseNumber {
    fn parse_number(&self) -> Option<u64>;
}

impl ParseNumber for [u8] {
    fn parse_number(&self) -> Option<u64> {
        std::str::from_utf8(self).ok()?.parse().ok()
    }
}

fn decimal(number: u64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut rest = number;
    let mut start = buffer.len();
    for (at, digit) in buffer.iter_mut().enumerate().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        start = at;
        if rest == 0 {
            break;
        }
    }
    buffer.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_as_the_library_writes_them() {
        for number in [0, 1, 9, 10, 4096, 1 << 30, u64::MAX - 1, u64::MAX] {
            let mut buffer = [0; 20];
            assert_eq!(decimal(number, &mut buffer), number.to_string().as_bytes());
        }
    }

    #[test]
    fn fields_are_found_by_their_whole_name() {
        let text = b"oom 3\noom_kill_disable 0\nunder_oom 0\noom_kill 12\n";
        assert_eq!(field(text, "oom_kill"), Some(12));
        assert_eq!(field(text, "oom"), Some(3));
        assert_eq!(field(text, "oom_group_kill"), None);
        assert_eq!(field(b"oom_kill x\n", "oom_kill"), None);
    }
}
