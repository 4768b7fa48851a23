//! Everything that `judge doctor` finds: `judge.doctor/1`.
//!
//! Owns the keys, which `docs/schemas/doctor.schema.json` promises, and that no name of a person is in
//! them. Text for people is made of the same.

use std::path::Path;

use serde::Serialize;

use super::private::Private;
use super::speed::Speed;
use super::trial::{self, Trial};
use super::warnings::{self, Restriction, Warning};
use crate::cli::args::Machine;
use crate::cli::exit::Failure;
use crate::cli::machine;
use crate::config::Environment;
use crate::sandbox::probe::{Filtered, Findings, User};
use crate::sandbox::{Cancel, Interpreter, InterpreterError, SandboxError};

/// What the harness imports beside what is built into every interpreter.
const NEEDED: [&str; 4] = ["_ctypes", "_socket", "faulthandler", "resource"];

/// Everything that was found.
#[derive(Debug, Serialize)]
pub(super) struct Diagnosis {
    pub(super) schema: &'static str,
    pub(super) judge: &'static str,
    /// `judge run` with the same flags can judge.
    pub(super) ok: bool,
    /// The tier that it takes.
    pub(super) tier: Option<&'static str>,
    pub(super) system: System,
    pub(super) tiers: Vec<Trial>,
    pub(super) interpreter: Python,
    pub(super) seccomp: Feature,
    pub(super) landlock: Rules,
    pub(super) groups: Vec<Group>,
    pub(super) restrictions: Vec<Restriction>,
    pub(super) speed: Option<Speed>,
    pub(super) warnings: Vec<Warning>,
}

/// The machine and who asks.
#[derive(Debug, Serialize)]
pub(super) struct System {
    pub(super) kernel: String,
    pub(super) architecture: &'static str,
    pub(super) processors: usize,
    pub(super) container: Option<&'static str>,
    pub(super) root: bool,
    /// Of root alone: others usually have none.
    pub(super) missing_capabilities: Vec<&'static str>,
}

/// The interpreter.
#[derive(Debug, Serialize)]
pub(super) struct Python {
    pub(super) version: Option<String>,
    pub(super) executable: Option<String>,
    /// What was found first, where that only leads to the executable.
    pub(super) behind: Option<String>,
    /// Modules that the judge needs and the interpreter lacks.
    pub(super) missing_modules: Vec<&'static str>,
    pub(super) failure: Option<String>,
    pub(super) fix: Option<String>,
}

/// Something that is there or not.
#[derive(Debug, Serialize)]
pub(super) struct Feature {
    pub(super) works: bool,
    /// Filters that this judge itself is under; `None` where the kernel does not count them.
    pub(super) filters_over_judge: Option<u32>,
    pub(super) failure: Option<String>,
    pub(super) fix: Option<String>,
}

/// Landlock.
#[derive(Debug, Serialize)]
pub(super) struct Rules {
    pub(super) abi: Option<u32>,
    pub(super) covers: Vec<&'static str>,
    pub(super) lacks: Vec<&'static str>,
    pub(super) failure: Option<String>,
    pub(super) fix: Option<String>,
}

/// One controller.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) controller: String,
    pub(super) version: Option<&'static str>,
    pub(super) path: Option<String>,
    pub(super) failure: Option<String>,
    pub(super) fix: Option<String>,
}

/// Asks the machine and tries every tier.
pub(super) fn diagnose(
    machine: &Machine,
    environment: &Environment,
    cancel: &Cancel,
) -> Result<Diagnosis, Failure> {
    let private = Private::here(environment);
    let findings = Findings::gather();
    let found = machine::with_search(machine, environment, |search| {
        (Interpreter::locate(search).ok(), Interpreter::find(search))
    });
    let python = python(&found, &private);
    let (mut tiers, mut chosen) = (Vec::new(), None);
    if let (_, Ok(interpreter)) = &found {
        let submissions = crate::sandbox::Submissions::One;
        let settings = machine::settings(machine, environment, interpreter.clone(), submissions)?;
        tiers = trial::all(&settings, cancel, &private);
        chosen = trial::chosen(&settings, cancel);
    }
    let (tier, speed) = match chosen {
        Some((tier, Ok(speed))) => (Some(tier), Some(speed)),
        // The layers stand, and still nothing can be judged.
        Some((_, Err(_))) | None => (None, None),
    };
    Ok(Diagnosis {
        schema: "judge.doctor/1",
        judge: env!("CARGO_PKG_VERSION"),
        ok: tier.is_some(),
        tier: tier.map(crate::model::Tier::code),
        system: system(&findings),
        interpreter: python,
        seccomp: seccomp(&findings),
        landlock: landlock(&findings),
        groups: findings.groups.iter().map(|group| self::group(group, &private)).collect(),
        restrictions: warnings::restrictions(&findings, &tiers),
        speed,
        warnings: warnings::all(&findings),
        tiers,
    })
}

fn system(findings: &Findings) -> System {
    let root = findings.surroundings.user == User::Root;
    System {
        kernel: findings.kernel.release.clone(),
        architecture: std::env::consts::ARCH,
        processors: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
        container: findings.surroundings.container.map(crate::sandbox::probe::Container::name),
        root,
        missing_capabilities: if root { findings.missing_capabilities.clone() } else { Vec::new() },
    }
}

type Found = (Option<std::path::PathBuf>, Result<Interpreter, InterpreterError>);

fn python((first, found): &Found, private: &Private) -> Python {
    let shown = |path: &Path| private.path(path);
    let interpreter = match found {
        Ok(interpreter) => interpreter,
        Err(error) => {
            return Python {
                version: None,
                executable: None,
                behind: first.as_deref().map(shown),
                missing_modules: Vec::new(),
                failure: Some(private.text(&error.to_string())),
                fix: Some(error.hint()),
            };
        }
    };
    let executable = interpreter.executable();
    let missing = interpreter.lacks(&NEEDED);
    let fix = "name an interpreter that was built with them: --python PATH";
    let (missing, failure) = match missing {
        Ok(missing) if missing.is_empty() => (missing, None),
        Ok(missing) => {
            let names = missing.join(", ");
            (missing, Some(format!("it cannot import {names}, which the judge needs")))
        }
        Err(error) => (Vec::new(), Some(private.text(&error.to_string()))),
    };
    Python {
        version: Some(interpreter.version().to_owned()),
        executable: Some(shown(executable)),
        behind: first.as_deref().filter(|first| *first != executable).map(shown),
        missing_modules: missing,
        fix: failure.is_some().then(|| fix.to_owned()),
        failure,
    }
}

/// What failed, and what would make it work.
fn told(error: Option<&SandboxError>) -> (Option<String>, Option<String>) {
    (error.map(ToString::to_string), error.and_then(SandboxError::hint))
}

fn seccomp(findings: &Findings) -> Feature {
    let (failure, fix) = told(findings.seccomp.as_ref().err());
    let filters_over_judge = match findings.surroundings.filtered {
        Filtered::No => Some(0),
        Filtered::By(count) => count,
    };
    Feature { works: findings.seccomp.is_ok(), filters_over_judge, failure, fix }
}

fn landlock(findings: &Findings) -> Rules {
    let (failure, fix) = told(findings.landlock.as_ref().err());
    match &findings.landlock {
        Ok(found) => Rules {
            abi: Some(found.abi),
            covers: found.covers.clone(),
            lacks: found.lacks.clone(),
            failure,
            fix,
        },
        Err(_) => Rules { abi: None, covers: Vec::new(), lacks: Vec::new(), failure, fix },
    }
}

fn group(group: &crate::sandbox::probe::Group, private: &Private) -> Group {
    let controller = group.controller.clone();
    match &group.place {
        Ok((version, path)) => Group {
            controller,
            version: Some(version),
            path: Some(private.path(path)),
            failure: None,
            fix: None,
        },
        Err(none) => Group {
            controller,
            version: None,
            path: None,
            failure: Some(private.text(&none.why)),
            fix: Some(none.fix.clone()),
        },
    }
}
