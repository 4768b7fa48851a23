//! What makes slots: all of them of one tier, for one interpreter.
//!
//! Owns what is the same for every slot of a sandbox: the plan, the interpreter's start, the recipe by
//! which programs give up their last rights.

use std::io;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use super::membership::{self, Sought};
use super::slot::{Plan, Purpose, Slot};
use super::spec::{Demand, Isolation};
use super::starter::Starter;
use super::{
    ENVIRONMENT, Fault, HASH_SEED, Interpreter, Lack, Runner, SandboxError, Settings, rights, tier,
    view,
};
use crate::model::Tier;

/// Symbols are looked up when the interpreter starts, and not anew in every process that is forked from
/// it. `boot.py` takes the variable away.
const FOR_THE_LOADER: (&str, &str) = ("LD_BIND_NOW", "1");

/// Makes slots.
#[derive(Debug)]
pub(super) struct Maker {
    pub(super) plan: Plan,
    pub(super) interpreter: Interpreter,
    fault: Option<Fault>,
    starter: Starter,
}

impl Maker {
    /// Control groups are looked for once, however many tiers are tried.
    pub(super) fn new(
        tier: Tier,
        settings: &Settings,
        sought: &mut Option<Sought>,
    ) -> Result<Self, SandboxError> {
        let thread = |error| SandboxError::host("start a thread")(error);
        let Settings { interpreter, boot, runner, submissions, fault, .. } = settings;
        let groups = match (tier, &sought) {
            // A tier without a sandbox needs none.
            (Tier::None, _) => membership::none(),
            (_, Some(sought)) => Arc::clone(sought),
            (_, None) => Arc::clone(sought.insert(membership::seek().map_err(thread)?)),
        };
        let needs_view = tier.has_private_root() || tier::landlock(tier) != Demand::No;
        let plan = Plan {
            tier,
            view: if needs_view { view::of(interpreter) } else { Vec::new() },
            paths: view::openness(interpreter),
            runner: *runner,
            submissions: *submissions,
            arguments: arguments(interpreter, boot),
            groups,
            fault: match fault {
                Some(Fault::Jail(number)) => Some(*number),
                _ => None,
            },
        };
        let starter = Starter::new().map_err(thread)?;
        Ok(Self { plan, interpreter: interpreter.clone(), fault: *fault, starter })
    }

    /// Makes one.
    pub(super) fn slot(&self, purpose: Purpose) -> Result<Slot, SandboxError> {
        let rights = |slot: &Slot| self.rights(slot);
        Slot::start(&self.plan, purpose, &self.starter, self.interpreter.harness(), &rights)
    }

    /// Begins to make one.
    pub(super) fn ahead(
        self: &Arc<Self>,
        purpose: Purpose,
    ) -> io::Result<JoinHandle<Result<Slot, SandboxError>>> {
        let maker = Arc::clone(self);
        Builder::new().name("judge-slot".to_owned()).spawn(move || maker.slot(purpose))
    }

    /// How a program of this slot gives up its last rights.
    pub(super) fn rights(&self, slot: &Slot) -> Result<Vec<u8>, SandboxError> {
        let wanted = rights::Wanted {
            standing: slot.standing,
            profile: tier::profile(self.plan.tier, slot.purpose.needs),
            folder: match slot.purpose.needs.scratch {
                Some(_) => rights::Folder::Scratch,
                None => rights::Folder::Root,
            },
            from: match (
                tier::runner(self.plan.tier, self.plan.runner, slot.purpose.needs),
                slot.isolation,
            ) {
                (Runner::Exec, _) => rights::From::Init,
                (Runner::Fork, Isolation::Root { .. }) => rights::From::TemplateUser,
                (Runner::Fork, _) => rights::From::Template,
            },
            fault: match self.fault {
                Some(Fault::Rights(number)) => Some(number),
                _ => None,
            },
        };
        rights::recipe(&wanted).map_err(|_| SandboxError::Lacking(Lack::Processor))
    }
}

/// The whole environment of an interpreter.
pub(super) fn environment(hash_seed: u32) -> Vec<(String, String)> {
    let fixed = ENVIRONMENT.into_iter().chain([FOR_THE_LOADER]);
    let seed = (HASH_SEED.to_owned(), hash_seed.to_string());
    fixed.map(|(name, value)| (name.to_owned(), value.to_owned())).chain([seed]).collect()
}

/// What every interpreter is started with.
fn arguments(interpreter: &Interpreter, boot: &str) -> Vec<String> {
    let executable = interpreter.executable().to_string_lossy().into_owned();
    let options = ["-s", "-S", "-B", "-c"].map(str::to_owned);
    std::iter::once(executable).chain(options).chain([boot.to_owned()]).collect()
}
