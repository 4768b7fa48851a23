//! Time limits: what follows from measured times.
//!
//! Owns the arithmetic of margins. Measuring is `lock`'s and `references`'. Pure.

use std::time::Duration;

use crate::model::{CpuTime, DeclaredLimits};

/// Limits are multiples of this.
const STEP_MICROS: u128 = 100_000;

/// The least by which a limit must exceed the slowest accepted reference on any machine. The aim,
/// `ac_to_limit`, is held on the machine that locked; others differ.
const LEAST_MARGIN: f64 = 2.0;

/// A locked limit is kept while the one derived anew is no further off than this.
const TOLERATED: f64 = 0.3;

/// The time limit that follows from the slowest accepted reference.
pub(super) fn derive(declared: &DeclaredLimits, slowest: Duration) -> CpuTime {
    let wanted = slowest.mul_f64(declared.ac_to_limit).max(declared.floor.as_duration());
    rounded_up(wanted).unwrap_or(declared.floor)
}

fn rounded_up(time: Duration) -> Option<CpuTime> {
    let micros = time.as_micros().div_ceil(STEP_MICROS) * STEP_MICROS;
    CpuTime::new(Duration::from_micros(u64::try_from(micros).ok()?)).ok()
}

/// Whether a limit derived anew is as good as the locked one, on a machine whose times vary.
pub(super) fn is_kept(locked: CpuTime, derived: CpuTime) -> bool {
    let ratio = derived.as_duration().as_secs_f64() / locked.as_duration().as_secs_f64();
    (1.0 - TOLERATED..=1.0 + TOLERATED).contains(&ratio)
}

/// How far a limit is from the slowest accepted reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Margin {
    /// As far as it should be.
    Good,
    /// Nearer than it should be, and still far enough here.
    Narrow,
    /// A machine a little slower would reject it.
    TooNarrow,
}

/// The margin of a limit.
pub(super) fn margin(declared: &DeclaredLimits, limit: CpuTime, slowest: Duration) -> Margin {
    let limit = limit.as_duration();
    if slowest.mul_f64(LEAST_MARGIN.min(declared.ac_to_limit)) > limit {
        Margin::TooNarrow
    } else if slowest.mul_f64(declared.ac_to_limit) > limit.mul_f64(1.0 + TOLERATED) {
        Margin::Narrow
    } else {
        Margin::Good
    }
}

/// The limit that lets the accepted references pass by their margin and rejects one that took `slow`.
pub(super) fn separating(
    declared: &DeclaredLimits,
    slowest: Duration,
    slow: Duration,
) -> Option<CpuTime> {
    let wanted = rounded_up(slowest.mul_f64(declared.ac_to_limit))?;
    let most = slow.div_f64(declared.limit_to_tle);
    (wanted.as_duration() <= most).then_some(wanted)
}

/// The limit under which a program is killed at `limit_to_tle` times the real one.
pub(super) fn stretched(declared: &DeclaredLimits, limit: CpuTime) -> CpuTime {
    /// `Limits::cpu_kill` is this many times its limit.
    const KILL: f64 = 1.5;
    let wanted = limit.as_duration().mul_f64(declared.limit_to_tle / KILL);
    CpuTime::new(wanted).unwrap_or(limit)
}

/// The middle one of some measurements.
pub(super) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MemorySize;

    fn cpu(millis: u64) -> CpuTime {
        CpuTime::new(Duration::from_millis(millis)).unwrap()
    }

    fn declared() -> DeclaredLimits {
        DeclaredLimits {
            time: None,
            floor: cpu(500),
            ac_to_limit: 4.0,
            limit_to_tle: 1.5,
            memory: MemorySize::from_mib(256),
            output: MemorySize::from_mib(4),
        }
    }

    const fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn a_limit_is_derived_from_the_slowest_accepted_reference() {
        for (slowest, limit) in
            [(3, 500), (125, 500), (126, 600), (150, 600), (151, 700), (1000, 4000)]
        {
            assert_eq!(derive(&declared(), ms(slowest)), cpu(limit), "{slowest}");
        }
        // More than an hour is no limit.
        assert_eq!(derive(&declared(), Duration::from_secs(1000)), cpu(500));
    }

    #[test]
    fn noise_does_not_move_a_locked_limit() {
        for (locked, derived, kept) in [
            (500, 500, true),
            (500, 600, true),
            (1000, 1300, true),
            (1000, 1400, false),
            (1000, 700, true),
            (1000, 600, false),
        ] {
            assert_eq!(is_kept(cpu(locked), cpu(derived)), kept, "{locked} {derived}");
        }
    }

    #[test]
    fn margins_fail_only_when_another_machine_would() {
        for (slowest, expected) in [
            (125, Margin::Good),
            (162, Margin::Good),
            (163, Margin::Narrow),
            (250, Margin::Narrow),
            (251, Margin::TooNarrow),
        ] {
            assert_eq!(margin(&declared(), cpu(500), ms(slowest)), expected, "{slowest}");
        }
        let close = DeclaredLimits { ac_to_limit: 1.2, ..declared() };
        assert_eq!(margin(&close, cpu(500), ms(400)), Margin::Good);
    }

    #[test]
    fn a_limit_separates_only_where_there_is_room() {
        assert_eq!(separating(&declared(), ms(50), ms(300)), Some(cpu(200)));
        assert_eq!(separating(&declared(), ms(50), ms(299)), None);
    }

    #[test]
    fn programs_are_killed_at_the_declared_multiple() {
        let twice = DeclaredLimits { limit_to_tle: 2.0, ..declared() };
        for (declared, killed) in [(declared(), 750), (twice, 1000)] {
            let limits = crate::model::Limits {
                cpu: stretched(&declared, cpu(500)),
                memory: declared.memory,
                output: declared.output,
            };
            assert_eq!(limits.cpu_kill().as_millis(), killed);
        }
    }
}
