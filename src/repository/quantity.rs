//! Quantities as people write them in `judge.toml`: `1.5s`, `500ms`, `64 MiB`; versions: `>=0.4`.
//!
//! Owns their grammar; pure.

use crate::model::{CpuTime, MemorySize};

/// A number and its unit.
fn split(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let at = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at_checked(at)?;
    let number: f64 = number.parse().ok()?;
    Some((number, unit.trim()))
}

/// `1s`, `1.5 s`, `500ms`.
pub(super) fn time(text: &str) -> Option<CpuTime> {
    let (number, unit) = split(text)?;
    let seconds = match unit {
        "s" => number,
        "ms" => number / 1000.0,
        _ => return None,
    };
    CpuTime::from_seconds(seconds).ok()
}

/// `64 MiB`, `512KiB`, `1 GiB`; at least one MiB, less than which no interpreter gets along with.
pub(super) fn memory(text: &str) -> Option<MemorySize> {
    const LEAST: f64 = 1_048_576.0;
    const MOST: f64 = 1_099_511_627_776.0;
    let (number, unit) = split(text)?;
    let factor = match unit {
        "KiB" => 1024.0,
        "MiB" => 1_048_576.0,
        "GiB" => 1_073_741_824.0,
        _ => return None,
    };
    let bytes = number * factor;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked"
    )]
    (LEAST..=MOST).contains(&bytes).then(|| MemorySize::from_bytes(bytes as u64))
}

/// A version of up to three numbers; those that are missing are zero.
pub(super) fn version(text: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    let parts: Vec<_> = text.trim().split('.').collect();
    if parts.len() > numbers.len() {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse().ok()?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_with_their_unit_or_not_at_all() {
        let time = |text| time(text).map(|time| time.to_string());
        for (text, shown) in [("1s", "1.0 s"), ("1.5 s", "1.5 s"), (" 250ms", "0.25 s")] {
            assert_eq!(time(text).as_deref(), Some(shown), "{text}");
        }
        for bad in ["", "1", "s", "1 min", "-1s", "1e3s", "0s", "9999999s"] {
            assert_eq!(time(bad), None, "{bad}");
        }
        let memory = |text| memory(text).map(|size| size.to_string());
        assert_eq!(memory("64 MiB").as_deref(), Some("64 MiB"));
        assert_eq!(memory("2048KiB").as_deref(), Some("2 MiB"));
        for bad in ["64", "64 MB", "0 MiB", "1 KiB", "99999999 GiB", ".. MiB"] {
            assert_eq!(memory(bad), None, "{bad}");
        }
    }

    #[test]
    fn versions_compare_number_by_number() {
        assert_eq!(version("0.4"), Some([0, 4, 0]));
        assert!(version("0.10") > version("0.9.9"));
        for bad in ["", "1.", "1.2.3.4", "1.x", "^1"] {
            assert_eq!(version(bad), None, "{bad}");
        }
    }
}
