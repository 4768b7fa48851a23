//! How much a case may use.
//!
//! Owns the quantities and how they are written; enforcing them is `sandbox`'s.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// What one case may use, counted from the gate on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// CPU time of the whole process tree.
    pub cpu: CpuTime,
    /// Memory above the figure at the gate.
    pub memory: MemorySize,
    /// Bytes on standard output and, counted apart, on standard error.
    pub output: MemorySize,
}

impl Limits {
    /// Wall-clock backstop: 10 x the CPU limit and 5 s, so that a busy machine changes no verdict.
    pub fn wall(&self) -> Duration {
        self.cpu.as_duration() * 10 + Duration::from_secs(5)
    }

    /// When a running case is killed for its CPU time: 1.5 x the limit.
    pub fn cpu_kill(&self) -> Duration {
        self.cpu.as_duration() * 3 / 2
    }

    /// How long no thread may run or want to run: the CPU limit, at least 1 s.
    pub fn idle(&self) -> Duration {
        self.cpu.as_duration().max(Duration::from_secs(1))
    }

    /// These limits with the CPU limit scaled.
    #[must_use]
    pub fn scaled(self, scale: TimeScale) -> Self {
        Self { cpu: self.cpu.scaled(scale), ..self }
    }
}

/// An amount of CPU time; never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CpuTime(Duration);

impl CpuTime {
    /// The shortest limit that can be told apart from noise.
    pub const SHORTEST: Duration = Duration::from_millis(10);

    /// A limit of this length, between 10 ms and one hour.
    pub fn new(length: Duration) -> Result<Self, ParseLimitError> {
        let fits = (Self::SHORTEST..=Duration::from_hours(1)).contains(&length);
        if fits { Ok(Self(length)) } else { Err(ParseLimitError::OutOfRange) }
    }

    /// A limit in seconds, as `problem.toml` writes it.
    pub fn from_seconds(seconds: f64) -> Result<Self, ParseLimitError> {
        Duration::try_from_secs_f64(seconds)
            .map_err(|_| ParseLimitError::OutOfRange)
            .and_then(Self::new)
    }

    /// The length.
    pub fn as_duration(self) -> Duration {
        self.0
    }

    /// The limit times a factor, at least [`CpuTime::SHORTEST`].
    #[must_use]
    pub fn scaled(self, scale: TimeScale) -> Self {
        Self(self.0.mul_f64(scale.factor()).max(Self::SHORTEST))
    }
}

impl fmt::Display for CpuTime {
    /// Seconds with as many decimals as matter: `2.0 s`, `0.25 s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0.as_micros().is_multiple_of(100_000);
        write!(f, "{:.*} s", if tenths { 1 } else { 2 }, self.0.as_secs_f64())
    }
}

/// The factor of `--time-scale`: above zero and at most 1000.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct TimeScale(f64);

impl TimeScale {
    /// No change.
    pub const ONE: Self = Self(1.0);

    /// The number.
    pub fn factor(self) -> f64 {
        self.0
    }
}

impl FromStr for TimeScale {
    type Err = ParseLimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let factor: f64 = text.parse().map_err(|_| ParseLimitError::NotANumber(text.to_owned()))?;
        let fits = (0.01..=1000.0).contains(&factor);
        if fits { Ok(Self(factor)) } else { Err(ParseLimitError::OutOfRange) }
    }
}

impl fmt::Display for TimeScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemorySize(u64);

impl MemorySize {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many bytes.
    pub const fn from_bytes(bytes: u64) -> Self {
        Self(bytes)
    }

    /// So many KiB.
    pub const fn from_kib(kib: u64) -> Self {
        Self(kib.saturating_mul(1 << 10))
    }

    /// So many MiB.
    pub const fn from_mib(mib: u64) -> Self {
        Self(mib.saturating_mul(1 << 20))
    }

    /// In bytes.
    pub fn bytes(self) -> u64 {
        self.0
    }

    /// In KiB, rounded up.
    pub fn kib(self) -> u64 {
        self.0.div_ceil(1 << 10)
    }

    /// What is left after taking the other away; never below zero.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for MemorySize {
    /// `256 MiB`, `1.5 MiB`, `64 KiB`, `12 bytes`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = |unit: u64| (self.0 * 10).div_ceil(unit);
        let (tenths, unit) = match self.0 {
            0..1024 => return write!(f, "{} bytes", self.0),
            1024..1_048_576 => (tenths(1 << 10), "KiB"),
            _ => (tenths(1 << 20), "MiB"),
        };
        if tenths % 10 == 0 || tenths >= 1000 {
            write!(f, "{} {unit}", tenths.div_ceil(10))
        } else {
            write!(f, "{}.{} {unit}", tenths / 10, tenths % 10)
        }
    }
}

/// Why a quantity was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseLimitError {
    /// Not a number at all.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// A number that no limit can be.
    #[error("the value is out of range")]
    OutOfRange,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_print_as_people_write_them() {
        let memory = [
            (MemorySize::from_mib(256), "256 MiB"),
            (MemorySize::from_kib(1536), "1.5 MiB"),
            (MemorySize::from_kib(64), "64 KiB"),
            (MemorySize::from_bytes(12), "12 bytes"),
        ];
        for (size, text) in memory {
            assert_eq!(size.to_string(), text);
        }
        let time = |seconds| CpuTime::from_seconds(seconds).map(|time| time.to_string());
        assert_eq!(time(2.0), Ok("2.0 s".to_owned()));
        assert_eq!(time(0.25), Ok("0.25 s".to_owned()));
        assert_eq!(time(0.0), Err(ParseLimitError::OutOfRange));
        assert_eq!(time(f64::NAN), Err(ParseLimitError::OutOfRange));
    }

    #[test]
    fn a_scale_is_a_positive_number() {
        assert_eq!("2".parse(), Ok(TimeScale(2.0)));
        for bad in ["0", "-1", "NaN", "inf", "x", ""] {
            assert!(bad.parse::<TimeScale>().is_err(), "{bad}");
        }
    }
}
