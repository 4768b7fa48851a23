//! What makes times differ from run to run on this machine.
//!
//! Owns reading it; only what is so is told. What it means for verdicts is said by whoever shows it.

use std::fs;
use std::path::Path;

use super::super::cgroup;
use crate::model::MemorySize;

/// Something that changes times.
#[derive(Clone, Debug, PartialEq)]
pub enum Noise {
    /// Memory may be written to disk.
    Swap {
        /// How much room there is.
        room: MemorySize,
        /// How much of it is used now.
        used: MemorySize,
    },
    /// Two threads share a core.
    SharedCores,
    /// The processors' frequency follows the load: how, as the kernel names it.
    Governor(String),
    /// Large pages are made whenever the kernel can, `transparent_hugepage/enabled` is `always`.
    HugePages,
    /// More wants to run than there are processors.
    Load {
        /// How many processes wanted to run, over the last minute.
        average: f64,
        /// How many can.
        processors: usize,
    },
    /// Processes waited for a processor, in percent of the last ten seconds.
    CpuPressure(f64),
    /// The control group that we are in was held back, so many times.
    Throttled(u64),
    /// The clock is read through the hypervisor, or slowly.
    ClockSource(String),
    /// The hypervisor ran something else, in percent of the time since the machine's start.
    Stolen(f64),
    /// The kernel does not tell the largest memory use of a group (before Linux 5.19).
    NoMemoryPeak,
}

/// Below these, nothing is said.
const PRESSURE: f64 = 10.0;
const STOLEN: f64 = 1.0;

/// Clocks that are read without the kernel's help, in some nanoseconds.
const GOOD_CLOCKS: [&str; 3] = ["tsc", "arch_sys_counter", "arch_mem_counter"];

/// What there is on this machine. `memory` is our memory group of version 2, where we have one.
pub(super) fn here(memory: Option<&Path>) -> Vec<Noise> {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut found = below(Path::new("/"), processors);
    found.extend(cgroup::times_throttled().filter(|times| *times > 0).map(Noise::Throttled));
    if memory.is_some_and(|group| !group.join("memory.peak").exists()) {
        found.push(Noise::NoMemoryPeak);
    }
    found
}

fn below(root: &Path, processors: usize) -> Vec<Noise> {
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
    let clock = read("sys/devices/system/clocksource/clocksource0/current_clocksource");
    let clock = clock.trim();
    let pages = read("sys/kernel/mm/transparent_hugepage/enabled");
    let found = [
        swap(&read("proc/swaps")),
        (read("sys/devices/system/cpu/smt/active").trim() == "1").then_some(Noise::SharedCores),
        governor(root),
        pages.contains("[always]").then_some(Noise::HugePages),
        load(&read("proc/loadavg"), processors),
        pressure(&read("proc/pressure/cpu")),
        (!clock.is_empty() && !GOOD_CLOCKS.contains(&clock))
            .then(|| Noise::ClockSource(clock.to_owned())),
        stolen(&read("proc/stat")),
    ];
    found.into_iter().flatten().collect()
}

/// `FILENAME TYPE SIZE USED PRIORITY`, in KiB, below a heading.
fn swap(text: &str) -> Option<Noise> {
    let sizes = text.lines().skip(1).filter_map(|line| {
        let mut fields = line.split_ascii_whitespace().skip(2);
        let mut number = || fields.next()?.parse::<u64>().ok();
        Some((number()?, number()?))
    });
    let (room, used) = sizes.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let size = MemorySize::from_kib;
    (room > 0).then(|| Noise::Swap { room: size(room), used: size(used) })
}

fn governor(root: &Path) -> Option<Noise> {
    let processors = fs::read_dir(root.join("sys/devices/system/cpu")).ok()?;
    let mut governors = processors.flatten().filter_map(|processor| {
        fs::read_to_string(processor.path().join("cpufreq/scaling_governor")).ok()
    });
    let slow = governors.find(|governor| governor.trim() != "performance")?;
    Some(Noise::Governor(slow.trim().to_owned()))
}

fn load(text: &str, processors: usize) -> Option<Noise> {
    let average: f64 = text.split_ascii_whitespace().next()?.parse().ok()?;
    #[expect(clippy::cast_precision_loss, reason = "no machine has 2^52 processors")]
    let over = average > processors as f64;
    over.then_some(Noise::Load { average, processors })
}

/// `some avg10=0.00 avg60=…`.
fn pressure(text: &str) -> Option<Noise> {
    let line = text.lines().find(|line| line.starts_with("some "))?;
    let field = line.split(' ').find_map(|field| field.strip_prefix("avg10="))?;
    let percent: f64 = field.parse().ok()?;
    (percent > PRESSURE).then_some(Noise::CpuPressure(percent))
}

/// The first line of `/proc/stat`: user, nice, system, idle, iowait, irq, softirq, steal, in ticks.
fn stolen(text: &str) -> Option<Noise> {
    let fields = text.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<f64> =
        fields.split_ascii_whitespace().take(8).filter_map(|field| field.parse().ok()).collect();
    let stolen = ticks.get(7)?;
    let percent = 100.0 * stolen / ticks.iter().sum::<f64>().max(1.0);
    (percent > STOLEN).then_some(Noise::Stolen(percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(files: &[(&str, &str)]) -> Vec<Noise> {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        below(root.path(), 2)
    }

    #[test]
    fn a_quiet_machine_has_none() {
        let governor = "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";
        let clock = "sys/devices/system/clocksource/clocksource0/current_clocksource";
        let quiet = machine(&[
            ("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"),
            ("proc/loadavg", "1.90 1.00 0.50 1/200 4711\n"),
            ("proc/pressure/cpu", "some avg10=3.10 avg60=0.00 avg300=0.00 total=1\n"),
            ("proc/stat", "cpu  100 0 100 9800 0 0 0 1 0 0\ncpu0 1 2 3\n"),
            ("sys/devices/system/cpu/smt/active", "0\n"),
            (governor, "performance\n"),
            ("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n"),
            (clock, "tsc\n"),
        ]);
        assert_eq!(quiet, []);
        assert_eq!(machine(&[]), []);
    }

    #[test]
    fn each_noise_is_read_from_its_file() {
        let mib = MemorySize::from_mib;
        let swaps = "Filename Type Size Used Priority\n/dev/sda2 partition 2097152 1024 -2\n/f file 1024 0 -3\n";
        let governor = "sys/devices/system/cpu/cpu1/cpufreq/scaling_governor";
        let clock = "sys/devices/system/clocksource/clocksource0/current_clocksource";
        for (file, text, noise) in [
            ("proc/swaps", swaps, Noise::Swap { room: mib(2049), used: mib(1) }),
            ("sys/devices/system/cpu/smt/active", "1\n", Noise::SharedCores),
            (governor, "schedutil\n", Noise::Governor("schedutil".to_owned())),
            (
                "sys/kernel/mm/transparent_hugepage/enabled",
                "[always] madvise never\n",
                Noise::HugePages,
            ),
            ("proc/loadavg", "2.10 1 1 3/99 1\n", Noise::Load { average: 2.1, processors: 2 }),
            ("proc/pressure/cpu", "some avg10=52.28 avg60=1 total=1\n", Noise::CpuPressure(52.28)),
            (clock, "kvm-clock\n", Noise::ClockSource("kvm-clock".to_owned())),
            ("proc/stat", "cpu  90 0 0 0 0 0 0 10 0 0\n", Noise::Stolen(10.0)),
        ] {
            assert_eq!(machine(&[(file, text)]), [noise]);
        }
    }
}
