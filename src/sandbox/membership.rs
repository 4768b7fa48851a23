//! Putting a slot's template into control groups while its interpreter starts.
//!
//! Owns the thread that does it: making the groups takes some milliseconds, and the first move of a
//! process a grace period of the kernel. The groups count what the template forks; nothing is forked
//! before [`Joining::finish`].

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, LazyLock};
use std::thread::{Builder, JoinHandle};

use nix::unistd::Pid;

use super::SandboxError;
use super::cgroup::{Groups, SlotGroup};

/// Control groups that are being looked for.
pub(super) type Sought = Arc<LazyLock<Option<Groups>, Box<dyn FnOnce() -> Option<Groups> + Send>>>;

/// A group that is being made and entered.
#[derive(Debug)]
pub(super) struct Joining {
    template: Sender<Pid>,
    thread: JoinHandle<Result<Option<SlotGroup>, SandboxError>>,
}

impl Joining {
    /// Begins.
    pub(super) fn begin(groups: &Sought) -> io::Result<Self> {
        let (template, comes) = channel();
        let groups = Arc::clone(groups);
        let join = move || {
            let Some(groups) = LazyLock::force(&groups) else { return Ok(None) };
            let group = groups.slot()?;
            // A slot that failed has no template.
            if let Ok(template) = comes.recv() {
                group.attach(template)?;
            }
            Ok(Some(group))
        };
        let thread = Builder::new().name("judge-groups".to_owned()).spawn(join)?;
        Ok(Self { template, thread })
    }

    /// Says which process is to enter.
    pub(super) fn enter(&self, template: Pid) {
        // A thread that is gone has failed, which `finish` tells.
        let _ = self.template.send(template);
    }

    /// Waits until it has entered.
    pub(super) fn finish(self) -> Result<Option<SlotGroup>, SandboxError> {
        drop(self.template);
        let gone = || SandboxError::Lost("the thread that joins control groups is gone".to_owned());
        self.thread.join().map_err(|_| gone())?
    }
}

/// Looks for groups: in a thread, unless nothing of ours may run meanwhile.
pub(super) fn seek() -> io::Result<Sought> {
    let found: Box<dyn FnOnce() -> Option<Groups> + Send> = Box::new(|| {
        let groups = Groups::discover();
        groups.sweep();
        groups.has_any().then_some(groups)
    });
    let sought: Sought = Arc::new(LazyLock::new(found));
    if Groups::want_us_alone() {
        LazyLock::force(&sought);
    } else {
        let ahead = Arc::clone(&sought);
        let look = move || {
            LazyLock::force(&ahead);
        };
        Builder::new().name("judge-groups".to_owned()).spawn(look)?;
    }
    Ok(sought)
}

/// None at all.
pub(super) fn none() -> Sought {
    Arc::new(LazyLock::new(Box::new(|| None)))
}
