//! Files of the host's `/proc` that describe a process, read once and at one moment.
//!
//! Owns reading them once: it happens for every case, and the kernel writes the text anew each time. What a field
//! must say is `verified`'s.

use std::fs::File;
use std::io::{self, Read};

use nix::unistd::Pid;

/// The longest have about 2 KiB; the lists of processors and memory nodes grow with the machine.
const LONGEST: usize = 16 << 10;

/// The text of `/proc/PID/status`.
#[derive(Debug)]
pub(super) struct Status(String);

impl Status {
    /// Reads it.
    pub(super) fn of(pid: Pid) -> io::Result<Self> {
        text(pid, "status").map(Self)
    }

    /// A field, by its label with the colon.
    pub(super) fn field(&self, label: &str) -> Option<&str> {
        self.0.lines().find_map(|line| line.strip_prefix(label)).map(str::trim)
    }

    /// Address space in bytes and the largest resident set so far in KiB.
    pub(super) fn memory(&self) -> Option<(u64, u64)> {
        let kib = |label: &str| -> Option<u64> {
            self.field(label)?.split_ascii_whitespace().next()?.parse().ok()
        };
        Some((kib("VmSize:")? * 1024, kib("VmHWM:")?))
    }
}

/// A whole file of a process.
pub(super) fn text(pid: Pid, name: &str) -> io::Result<String> {
    let mut file = File::open(format!("/proc/{pid}/{name}"))?;
    let mut bytes = vec![0; LONGEST];
    let mut filled = 0;
    // Files of many records come in parts whatever room there is; an empty read alone is the end.
    loop {
        let more = file.read(bytes.get_mut(filled..).unwrap_or_default())?;
        if more == 0 {
            break;
        }
        filled += more;
        if filled == bytes.len() {
            bytes.resize(filled * 2, 0);
        }
    }
    bytes.truncate(filled);
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_the_process() {
        let status = Status::of(Pid::this()).unwrap();
        assert_eq!(status.field("Pid:"), Some(&*Pid::this().to_string()));
        assert_eq!(status.field("Nothing:"), None);
        let (address_space, resident) = status.memory().unwrap();
        // The most that was resident may be more than what is mapped now.
        assert!(address_space > 0 && resident > 0);
    }

    #[test]
    fn a_text_longer_than_the_room_for_it_comes_whole() {
        let whole = text(Pid::this(), "smaps").unwrap();
        assert!(whole.len() > LONGEST && whole.ends_with('\n'), "{}", whole.len());
        assert!(whole.lines().last().unwrap().starts_with("VmFlags:"));
    }
}
