//! The only module that starts a process.
//!
//! Owns isolation, limits and their proof. A program speaks with its [`Dialogue`], whose words this
//! module does not understand; what it did comes back as a [`Report`] of facts, which `engine` judges.

mod buffer;
mod cancel;
mod capture;
mod cgroup;
mod clocks;
mod ending;
mod error;
mod gate;
mod hint;
mod interpreter;
pub mod jail;
mod maker;
mod membership;
mod policy;
pub mod probe;
mod program;
mod rights;
mod run;
mod slot;
mod spawn;
mod spec;
mod starter;
mod status;
mod supervise;
mod sys;
mod template;
mod tier;
mod tree;
mod verified;
mod view;
mod wire;

use std::io;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

pub use cancel::Cancel;
pub use error::{Lack, SandboxError};
pub use interpreter::{Interpreter, InterpreterError, Search};
pub use program::{Action, Dialogue, End, Filter, Phase, Program, Report};
pub use template::Submissions;
pub use tier::{Choice, NoTier};

use crate::model::{Layer, MemorySize, Needs, Tier};
use cgroup::{Controller, Groups};
use maker::Maker;
use membership::Sought;
use slot::{Idle, Purpose, Slot};
use spec::Isolation;

/// The whole environment of a judged program, but for the hash seed.
const ENVIRONMENT: [(&str, &str); 3] =
    [("PYTHONUTF8", "1"), ("NO_COLOR", "1"), ("PYTHON_COLORS", "0")];

/// Fixes the order of sets.
const HASH_SEED: &str = "PYTHONHASHSEED";

/// What a sandbox is made for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which tier is wanted.
    pub choice: Choice,
    /// The interpreter that judges.
    pub interpreter: Interpreter,
    /// What the interpreter is started with.
    pub boot: String,
    /// How programs come to be.
    pub runner: Runner,
    /// How many submissions will be judged.
    pub submissions: Submissions,
    /// What programs will need beside the usual; others can be run all the same.
    pub needs: Needs,
    /// How many slots are made at once in the beginning.
    pub ahead: usize,
    /// The step of the set-up that is to fail, in tests.
    pub fault: Option<Fault>,
}

/// How a program comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// It is forked from a warm interpreter that has compiled the submission.
    Fork,
    /// It is an interpreter of its own, started for it.
    Exec,
}

/// A step of the set-up that is made to fail, so that tests see what then happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The step with this number that a jail process takes.
    Jail(u32),
    /// The step with this number by which a program gives up its last rights.
    Rights(u32),
}

impl std::str::FromStr for Fault {
    type Err = NoFault;

    /// `jail:3` or `rights:2`.
    fn from_str(text: &str) -> Result<Self, NoFault> {
        let (part, number) = text.split_once(':').ok_or(NoFault)?;
        let number = number.parse().map_err(|_| NoFault)?;
        match part {
            "jail" => Ok(Self::Jail(number)),
            "rights" => Ok(Self::Rights(number)),
            _ => Err(NoFault),
        }
    }
}

/// A text that names no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fault is `jail:NUMBER` or `rights:NUMBER`")]
pub struct NoFault;

/// Places where programs can be run, one fresh process tree each.
#[derive(Debug)]
pub struct Sandbox {
    maker: Arc<Maker>,
    layers: Vec<Layer>,
    idle: Idle,
    /// Slots that are being made ahead.
    coming: Mutex<Vec<JoinHandle<Result<Slot, SandboxError>>>>,
    /// What those are made for.
    purpose: Purpose,
    /// Held for reading by every run, for writing by one that must be alone.
    alone: RwLock<()>,
}

/// What compiling and decoding may use before the gate opens.
const PREPARE_CPU: Duration = Duration::from_secs(10);
/// As [`PREPARE_CPU`], for memory: 512 MiB, and 64 bytes for each byte of the job.
const PREPARE_MEMORY: u64 = 512 << 20;

impl Sandbox {
    /// Makes the first slot of the strongest wanted tier that works.
    ///
    /// # Errors
    /// When no wanted tier can be reached: what was tried, and why it failed.
    pub fn open(settings: &Settings) -> Result<Self, NoTier> {
        let (choice, fault) = (settings.choice, settings.fault);
        let mut tried = Vec::new();
        let mut sought = None;
        for tier in choice.candidates() {
            match Self::try_tier(tier, settings, &mut sought) {
                Ok(sandbox) => return Ok(sandbox),
                Err(error) => tried.push((tier, error)),
            }
            // A fault is to be seen, not to be stepped around.
            if fault.is_some() {
                break;
            }
        }
        Err(NoTier { tried, choice })
    }

    fn try_tier(
        tier: Tier,
        settings: &Settings,
        sought: &mut Option<Sought>,
    ) -> Result<Self, SandboxError> {
        let purpose = Purpose { hash_seed: 0, needs: settings.needs };
        let maker = Arc::new(Maker::new(tier, settings, sought)?);
        let ahead = (1..settings.ahead).map(|_| maker.ahead(purpose));
        let ahead = ahead.collect::<io::Result<Vec<_>>>();
        let coming = Mutex::new(ahead.map_err(SandboxError::host("start a thread"))?);
        let (layers, idle, alone) = (Vec::new(), Idle::default(), RwLock::new(()));
        let mut sandbox = Self { maker, layers, idle, coming, purpose, alone };
        let slot = sandbox.maker.slot(purpose)?;
        let groups = LazyLock::force(&sandbox.maker.plan.groups).as_ref();
        sandbox.layers = layers_of(tier, &slot, groups);
        sandbox.idle.put(slot);
        Ok(sandbox)
    }

    /// Which tier this is.
    pub fn tier(&self) -> Tier {
        self.maker.plan.tier
    }

    /// What stands between programs and the machine.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// How programs come to be, as a rule.
    pub fn runner(&self) -> Runner {
        self.maker.plan.runner
    }

    /// How programs with these needs come to be.
    pub fn runner_for(&self, needs: Needs) -> Runner {
        tier::runner(self.maker.plan.tier, self.maker.plan.runner, needs)
    }

    /// The interpreter that judges.
    pub fn interpreter(&self) -> &Interpreter {
        &self.maker.interpreter
    }

    /// Runs one program to its end. Nothing of it is left afterwards.
    ///
    /// Blocks; many threads may run programs at once.
    pub fn run(
        &self,
        program: &Program<'_>,
        dialogue: &mut dyn Dialogue,
        cancel: &Cancel,
    ) -> Result<Report, SandboxError> {
        let _shared = self.alone.read();
        run::run(self, program, dialogue, cancel)
    }

    /// The same while no other program runs in this sandbox.
    pub fn run_alone(
        &self,
        program: &Program<'_>,
        dialogue: &mut dyn Dialogue,
        cancel: &Cancel,
    ) -> Result<Report, SandboxError> {
        let _alone = self.alone.write();
        run::run(self, program, dialogue, cancel)
    }

    /// A slot for one program: an idle one, or a new one.
    fn slot(&self, program: &Program<'_>) -> Result<Slot, SandboxError> {
        let purpose = Purpose { hash_seed: program.hash_seed, needs: program.needs };
        if let Some(slot) = self.idle.take(purpose, program.submission) {
            return Ok(slot);
        }
        let coming = || self.coming.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if purpose == self.purpose
            && let Some(Ok(slot)) = coming().map(JoinHandle::join)
        {
            return slot;
        }
        self.maker.slot(purpose)
    }

    /// Takes back a slot that is proven empty.
    fn free(&self, slot: Slot) {
        self.idle.put(slot);
    }

    /// How a program of this slot gives up its last rights.
    fn rights(&self, slot: &Slot) -> Result<Vec<u8>, SandboxError> {
        self.maker.rights(slot)
    }

    fn filter(&self) -> Filter {
        if tier::profile(self.tier(), Needs::NONE).is_some() {
            Filter::InForce
        } else {
            Filter::None
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let coming = std::mem::take(self.coming.get_mut().unwrap_or_else(PoisonError::into_inner));
        for slot in coming {
            if let Ok(Ok(slot)) = slot.join() {
                self.idle.put(slot);
            }
        }
        self.idle.end();
    }
}

/// The stack of a template: what every program may have at most. It is laid out when the template starts;
/// each program's own limit follows at its gate.
fn template_rlimits(slot: &Slot) -> Vec<(u32, u64)> {
    const MOST: MemorySize = MemorySize::from_mib(16 << 10);
    rlimits(MOST, slot)
}

/// Resource limits of a program whose stack may use all its memory.
fn rlimits(stack: MemorySize, slot: &Slot) -> Vec<(u32, u64)> {
    let isolation = slot.isolation;
    let largest_file = slot.purpose.needs.scratch.map_or(0, |scratch| scratch.size.bytes());
    let mut rlimits = vec![
        (libc::RLIMIT_STACK, stack.bytes()),
        (libc::RLIMIT_NOFILE, 64),
        (libc::RLIMIT_CORE, 0),
        (libc::RLIMIT_FSIZE, largest_file),
        (libc::RLIMIT_MEMLOCK, 0),
        (libc::RLIMIT_MSGQUEUE, 0),
        (libc::RLIMIT_SIGPENDING, 64),
    ];
    if counts_alone(isolation) {
        rlimits.push((libc::RLIMIT_NPROC, most_processes(isolation)));
    }
    rlimits
}

/// Whether the number of the program's user's processes is that of the slot's. Before Linux 5.14 those of
/// an ordinary user outside of a user namespace are counted in it, too.
fn counts_alone(isolation: Isolation) -> bool {
    static BY_NAMESPACE: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    match isolation {
        Isolation::Root { .. } | Isolation::Bare { uid: Some(_) } => true,
        Isolation::Bare { uid: None } => false,
        Isolation::Rootless { uid, .. } => {
            uid != nix::unistd::geteuid().as_raw()
                || *BY_NAMESPACE.get_or_init(|| probe::kernel().version >= (5, 14))
        }
    }
}

/// How many processes and threads the program's user may have: 16 threads beside the first, and where
/// the slot's own processes have the same user, those.
fn most_processes(isolation: Isolation) -> u64 {
    const OF_A_PROGRAM: u64 = 17;
    const OF_A_SLOT: u64 = 4;
    match isolation {
        Isolation::Root { .. } => OF_A_PROGRAM,
        Isolation::Rootless { .. } | Isolation::Bare { .. } => OF_A_PROGRAM + OF_A_SLOT,
    }
}

/// What stands in a tier whose first slot has been made.
fn layers_of(tier: Tier, slot: &Slot, groups: Option<&Groups>) -> Vec<Layer> {
    let has = |controller| groups.is_some_and(|groups| groups.has(controller));
    let own_user = match slot.isolation {
        Isolation::Root { .. } | Isolation::Bare { uid: Some(_) } => true,
        Isolation::Rootless { .. } | Isolation::Bare { uid: None } => false,
    };
    let present = |layer: &Layer| match layer {
        Layer::Namespaces | Layer::PrivateRoot => tier.has_private_root(),
        Layer::OwnUser => own_user,
        Layer::Seccomp => tier >= Tier::Seccomp,
        Layer::Landlock => slot.standing.landlock.is_some(),
        Layer::MemoryGroup => has(Controller::Memory),
        Layer::ProcessGroup => has(Controller::Processes),
        Layer::CpuGroup => has(Controller::Cpu),
        Layer::Limits => true,
    };
    Layer::ALL.iter().copied().filter(present).collect()
}
