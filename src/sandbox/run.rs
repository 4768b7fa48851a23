//! Running one program: started, or forked from a template.
//!
//! Owns what comes before the watching: the slot, the descriptors, what is said first.

use super::slot::Slot;
use super::spec::Order;
use super::supervise::Watch;
use super::template::Prepared;
use super::{
    Cancel, Dialogue, End, Phase, Program, Report, Sandbox, SandboxError, gate, rlimits, spawn,
};
use crate::model::{Printed, Untrusted, Usage};

/// Runs one program in a slot, which is free again afterwards or thrown away.
pub(super) fn run(
    sandbox: &Sandbox,
    program: &Program<'_>,
    dialogue: &mut dyn Dialogue,
    cancel: &Cancel,
) -> Result<Report, SandboxError> {
    if cancel.is_cancelled() {
        return Err(SandboxError::Cancelled);
    }
    let slot = sandbox.slot(program)?;
    if slot.template.is_some() {
        forked(sandbox, slot, program, dialogue, cancel)
    } else {
        started(sandbox, slot, program, dialogue, cancel)
    }
}

/// Starts an interpreter for the program.
fn started(
    sandbox: &Sandbox,
    slot: Slot,
    program: &Program<'_>,
    dialogue: &mut dyn Dialogue,
    cancel: &Cancel,
) -> Result<Report, SandboxError> {
    let rights = sandbox.rights(&slot)?;
    let rlimits = rlimits(program.limits.memory, &slot);
    let (ends, theirs) = spawn::descriptors(program)?;
    slot.order(&Order::Run { rlimits: rlimits.clone() }, &theirs.along())?;
    drop(theirs);
    let mut watch = Watch::new(sandbox, slot, ends, program, rlimits);
    watch.say(sandbox.interpreter().harness());
    watch.say(&rights);
    let result = watch.until_the_end(dialogue, cancel);
    watch.clean_up();
    watch.report(result?)
}

/// Forks the program from the slot's template.
fn forked(
    sandbox: &Sandbox,
    mut slot: Slot,
    program: &Program<'_>,
    dialogue: &mut dyn Dialogue,
    cancel: &Cancel,
) -> Result<Report, SandboxError> {
    match prepare(&mut slot, program, cancel)? {
        Prepared::Ready => {}
        prepared => {
            if let Prepared::Refused(answer) = prepared {
                drop(dialogue.receive(&answer));
                sandbox.free(slot);
            }
            return Ok(nothing_ran(sandbox));
        }
    }
    let rlimits = rlimits(program.limits.memory, &slot);
    let (ends, theirs) = spawn::descriptors(program)?;
    let template = slot.template.as_ref().ok_or(SandboxError::TemplateLost)?;
    template.start(&theirs.along())?;
    drop(theirs);
    let mut watch = Watch::new(sandbox, slot, ends, program, rlimits);
    watch.phase = Phase::Preparing;
    watch.outgoing.extend_from_slice(program.case);
    let result = watch.until_the_end(dialogue, cancel);
    watch.clean_up();
    watch.report(result?)
}

fn prepare(
    slot: &mut Slot,
    program: &Program<'_>,
    cancel: &Cancel,
) -> Result<Prepared, SandboxError> {
    let mut template = slot.template.take().ok_or(SandboxError::TemplateLost)?;
    let user = slot.lent_user();
    template.wait_up(cancel, &|pid| gate::inspect(slot, pid))?;
    slot.settle()?;
    let prepared = template.prepare(program.submission, user, cancel)?;
    slot.template = Some(template);
    Ok(prepared)
}

/// The source was refused, or killed its compiler.
fn nothing_ran(sandbox: &Sandbox) -> Report {
    Report {
        phase: Phase::Preparing,
        end: End::Exited(0),
        filter: sandbox.filter(),
        causes: Vec::new(),
        usage: Usage::default(),
        stdout: Printed::default(),
        stderr: Printed::default(),
        trace: Untrusted::default(),
    }
}
