//! What is told of a machine beside what it offers: restrictions that keep tiers away, and noise.
//!
//! Owns the words and the stable codes. Neither changes a verdict or the exit code.

use serde::Serialize;

use super::trial::Trial;
use crate::sandbox::probe::{
    Container, Filtered, Findings, LimitedResource, Noise, OwnLimit, Surroundings, User,
};

/// A known cause that keeps namespaces away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Restriction {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) fix: &'static str,
}

/// Something that changes times, or gets in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Warning {
    pub(super) code: &'static str,
    pub(super) message: String,
    /// What it means for verdicts.
    pub(super) meaning: &'static str,
    pub(super) fix: &'static str,
}

/// What keeps away the tiers with namespaces; nothing where one of them works.
pub(super) fn restrictions(findings: &Findings, tiers: &[Trial]) -> Vec<Restriction> {
    let works = |trial: &Trial| trial.works && ["full", "rootless"].contains(&trial.tier);
    if tiers.iter().any(works) {
        return Vec::new();
    }
    let refused = tiers.iter().filter_map(|trial| trial.failure.as_deref());
    let refused = refused.into_iter().any(|failure| failure.contains("unshare("));
    known(&findings.surroundings, if refused { Unshare::Refused } else { Unshare::NotSeen })
}

/// Whether a call that makes namespaces was seen to be refused.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unshare {
    Refused,
    NotSeen,
}

fn known(here: &Surroundings, unshare: Unshare) -> Vec<Restriction> {
    let other = here.user == User::Other;
    let contained = matches!(here.container, Some(Container::Docker | Container::Podman));
    let filtered = here.filtered != Filtered::No;
    let docker = contained && filtered && unshare == Unshare::Refused;
    let all = [
        (
            docker,
            "docker_seccomp",
            "the container runs under Docker's default seccomp profile, which refuses namespaces",
            "start it with --security-opt seccomp=unconfined",
        ),
        (
            filtered && !contained && unshare == Unshare::Refused,
            "seccomp_filter",
            "judge was started under a seccomp filter that refuses namespaces",
            "start it without, or the container with --security-opt seccomp=unconfined",
        ),
        (
            other && here.apparmor.in_the_way(),
            "apparmor_userns",
            "AppArmor takes all rights from ordinary users' namespaces, as on Ubuntu since 23.10 \
             (kernel.apparmor_restrict_unprivileged_userns = 1)",
            "as root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run judge as root",
        ),
        (
            here.no_user_namespaces.in_the_way(),
            "max_user_namespaces",
            "user namespaces are switched off (user.max_user_namespaces = 0)",
            "as root: sysctl -w user.max_user_namespaces=15000",
        ),
        (
            other && here.userns_clone.in_the_way(),
            "unprivileged_userns_clone",
            "ordinary users may make no namespaces (kernel.unprivileged_userns_clone = 0)",
            "as root: sysctl -w kernel.unprivileged_userns_clone=1, or run judge as root",
        ),
    ];
    let met = all.into_iter().filter(|(met, ..)| *met);
    met.map(|(_, code, message, fix)| Restriction { code, message: message.to_owned(), fix })
        .collect()
}

/// Every warning.
pub(super) fn all(findings: &Findings) -> Vec<Warning> {
    let kernel = old_kernel(findings.kernel.version);
    let limits = findings.limits.iter().map(own_limit);
    findings.noise.iter().map(noise).chain(kernel).chain(limits).collect()
}

#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn noise(noise: &Noise) -> Warning {
    let (code, message, meaning, fix) = match noise {
        Noise::Swap { room, used } => (
            "swap",
            format!("swap is on: {room}, of which {used} is used"),
            "fetching pages back from disk is CPU time of the case; a case in a memory control group uses none",
            "as root: swapoff -a",
        ),
        Noise::SharedCores => (
            "smt",
            "two threads share each core (SMT)".to_owned(),
            "a case beside another one on its core does less in a second of CPU time",
            "--jobs with half the processors, or as root: echo off > /sys/devices/system/cpu/smt/control",
        ),
        Noise::Governor(governor) => (
            "governor",
            format!("the processors' frequency follows the load (governor {governor})"),
            "the same work takes more CPU time while the frequency is low",
            "as root: cpupower frequency-set -g performance",
        ),
        Noise::HugePages => (
            "huge_pages",
            "transparent huge pages are always made".to_owned(),
            "memory comes in pieces of 2 MiB: peaks may be above what was used, and times depend on how \
             fragmented memory is",
            "as root: echo madvise > /sys/kernel/mm/transparent_hugepage/enabled",
        ),
        Noise::Load { average, processors } => (
            "load",
            format!("{average:.1} processes want to run where {processors} can (last minute)"),
            "cases take longer on the clock, and caches are shared; verdicts rest on CPU time",
            "wait until the machine is quiet, or use fewer --jobs",
        ),
        Noise::CpuPressure(percent) => (
            "cpu_pressure",
            format!("processes waited for a processor {percent:.0} % of the last ten seconds"),
            "cases take longer on the clock, and caches are shared; verdicts rest on CPU time",
            "wait until the machine is quiet, or use fewer --jobs",
        ),
        Noise::Throttled(times) => (
            "cpu_throttled",
            format!("the control group of judge was held back {times} times for its CPU quota"),
            "cases take longer on the clock; verdicts rest on CPU time",
            "raise the quota (--cpus of a container, CPUQuota= of a unit), or use fewer --jobs",
        ),
        Noise::ClockSource(clock) => (
            "clock_source",
            format!("time is read from {clock}, not from the processor"),
            "reading the clock may take longer, and the hypervisor decides how the CPU's time is counted",
            "on a machine of your own: the kernel's parameter clocksource=tsc; else nothing can be done inside",
        ),
        Noise::Stolen(percent) => (
            "stolen_time",
            format!("the hypervisor ran something else {percent:.1} % of the time since the start"),
            "CPU time may hold time in which the case did not run",
            "use a machine with processors of its own, or --time-scale",
        ),
        Noise::NoMemoryPeak => (
            "no_memory_peak",
            "the kernel does not tell the largest memory use of a group (before Linux 5.19)"
                .to_owned(),
            "the peak shown is the largest of a few readings; the limit holds all the same",
            "use Linux 5.19 or newer",
        ),
    };
    Warning { code, message, meaning, fix }
}

/// What versions brought that the sandbox uses where it is there.
const SINCE: [((u32, u32), &str); 4] = [
    ((5, 10), "the number of filters cannot be verified"),
    ((5, 12), "only the topmost of several mounts is made read-only"),
    ((5, 13), "there is no Landlock"),
    ((5, 14), "groups are killed process by process"),
];

fn old_kernel(version: (u32, u32)) -> Option<Warning> {
    let lacks: Vec<_> =
        SINCE.iter().filter(|(since, _)| version < *since).map(|(_, what)| *what).collect();
    let (major, minor) = version;
    (!lacks.is_empty()).then(|| Warning {
        code: "old_kernel",
        message: format!("Linux {major}.{minor} is old: {}", lacks.join(", ")),
        meaning: "there are fewer layers, and less is verified",
        fix: "use Linux 5.14 or newer",
    })
}

fn own_limit(limit: &OwnLimit) -> Warning {
    let mebibytes = limit.value >> 20;
    let (code, message, meaning, fix) = match limit.resource {
        LimitedResource::AddressSpace => (
            "limit_address_space",
            format!("judge may use {mebibytes} MiB of address space (ulimit -v)"),
            "threads of judge or large results may find no room, which is a judge error",
            "ulimit -v unlimited",
        ),
        LimitedResource::Processes => (
            "limit_processes",
            format!("this user may have {} processes (ulimit -u)", limit.value),
            "slots may not start, which is a judge error",
            "raise ulimit -u, or use fewer --jobs",
        ),
        LimitedResource::Files => (
            "limit_files",
            format!("judge may open {} files (ulimit -n)", limit.value),
            "slots may not start, which is a judge error",
            "ulimit -n 1024, or use fewer --jobs",
        ),
        LimitedResource::Stack => (
            "limit_stack",
            format!("no stack may be larger than {mebibytes} MiB (ulimit -Hs)"),
            "deep recursion overflows the stack earlier than the memory limit allows",
            "ulimit -Hs unlimited, which only root can raise again",
        ),
        LimitedResource::CpuTime => (
            "limit_cpu",
            format!("processes are killed after {} s of CPU time (ulimit -t)", limit.value),
            "judge or a template may be killed, which is a judge error",
            "ulimit -t unlimited",
        ),
    };
    Warning { code, message, meaning, fix }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MemorySize;
    use crate::sandbox::probe::Setting;

    const PLAIN: Surroundings = Surroundings {
        user: User::Other,
        container: None,
        filtered: Filtered::No,
        apparmor: Setting::Harmless,
        userns_clone: Setting::Harmless,
        no_user_namespaces: Setting::Harmless,
        wsl_1: Setting::Harmless,
    };

    #[test]
    fn restrictions_are_named_when_they_are_met() {
        let codes = |here: &Surroundings, unshare| {
            known(here, unshare).iter().map(|one| one.code).collect::<Vec<_>>()
        };
        let docker = Surroundings {
            container: Some(Container::Docker),
            filtered: Filtered::By(Some(1)),
            user: User::Root,
            ..PLAIN
        };
        let service = Surroundings { filtered: Filtered::By(None), ..PLAIN };
        let all = Surroundings {
            apparmor: Setting::InTheWay,
            userns_clone: Setting::InTheWay,
            no_user_namespaces: Setting::InTheWay,
            ..PLAIN
        };
        assert_eq!(codes(&PLAIN, Unshare::Refused), [""; 0]);
        assert_eq!(codes(&docker, Unshare::Refused), ["docker_seccomp"]);
        assert_eq!(codes(&docker, Unshare::NotSeen), [""; 0]);
        assert_eq!(codes(&service, Unshare::Refused), ["seccomp_filter"]);
        assert_eq!(
            codes(&all, Unshare::Refused),
            ["apparmor_userns", "max_user_namespaces", "unprivileged_userns_clone"]
        );
        let root = Surroundings { user: User::Root, ..all };
        assert_eq!(codes(&root, Unshare::Refused), ["max_user_namespaces"]);
    }

    #[test]
    fn every_noise_has_a_code_of_its_own_and_its_figures() {
        let mib = MemorySize::from_mib;
        let table = [
            (Noise::Swap { room: mib(2048), used: mib(3) }, "swap", "2048 MiB, of which 3 MiB"),
            (Noise::SharedCores, "smt", "SMT"),
            (Noise::Governor("powersave".to_owned()), "governor", "powersave"),
            (Noise::HugePages, "huge_pages", "always"),
            (Noise::Load { average: 4.26, processors: 2 }, "load", "4.3 processes"),
            (Noise::CpuPressure(52.3), "cpu_pressure", "52 %"),
            (Noise::Throttled(7), "cpu_throttled", "7 times"),
            (Noise::ClockSource("hpet".to_owned()), "clock_source", "hpet"),
            (Noise::Stolen(1.25), "stolen_time", "1.2 %"),
            (Noise::NoMemoryPeak, "no_memory_peak", "5.19"),
        ];
        for (what, code, words) in table {
            let warning = noise(&what);
            assert_eq!(warning.code, code);
            assert!(warning.message.contains(words), "{}", warning.message);
        }
    }

    #[test]
    fn an_old_kernel_is_told_what_it_lacks() {
        assert_eq!(old_kernel((6, 1)), None);
        assert_eq!(old_kernel((5, 14)), None);
        let told = |version| old_kernel(version).map(|warning| warning.message).unwrap_or_default();
        assert_eq!(told((5, 13)), "Linux 5.13 is old: groups are killed process by process");
        assert!(told((5, 4)).contains("filters cannot be verified"), "{}", told((5, 4)));
    }

    #[test]
    fn limits_of_ours_are_told_in_their_unit() {
        use LimitedResource::{AddressSpace, CpuTime, Files, Processes, Stack};
        for (resource, value, words) in [
            (AddressSpace, 2 << 30, "2048 MiB"),
            (Processes, 50, "50 processes"),
            (Files, 64, "64 files"),
            (Stack, 8 << 20, "8 MiB"),
            (CpuTime, 60, "60 s"),
        ] {
            let warning = own_limit(&OwnLimit { resource, value });
            assert!(warning.message.contains(words), "{}", warning.message);
        }
    }
}
