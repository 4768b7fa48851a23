//! The groups of this judge.
//!
//! Owns choosing between the versions, controller by controller, and what all slots share.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::claim::{self, Claimed, Hierarchy};
use super::describe::{Finding, Missing};
use super::layout::Layout;
use super::name::FolderName;
use super::{CgroupError, Controller, SlotGroup, Unavailable, Version, sweep};

/// The control groups that can be used here. Their folders go with the last slot.
#[derive(Debug)]
pub(crate) struct Groups {
    pub(super) shared: Arc<Shared>,
    findings: Vec<Finding>,
}

/// What the slots have in common.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) hierarchies: Vec<Hierarchy>,
    slots: AtomicU64,
}

impl Groups {
    /// Tries what can be used. That nothing can is an answer, too; [`Groups::describe`] says why.
    ///
    /// In version 2 this may move the calling process to a leaf of its own group, which must hold nothing
    /// else then: call it before any program is started.
    pub(crate) fn discover() -> Self {
        match read_layout() {
            Ok(layout) => Self::of(&layout),
            Err(why) => {
                let missing = || Missing { v2: why.clone(), v1: why.clone() };
                let finding = |controller| Finding { controller, place: Err(missing()) };
                Self::new(Vec::new(), Controller::ALL.map(finding).into())
            }
        }
    }

    pub(super) fn of(layout: &Layout) -> Self {
        let name = FolderName::new();
        let (v2, refused) = match claim::v2(layout, name) {
            Ok(Claimed { hierarchy, refused }) => (Some(hierarchy), refused),
            Err(why) => (None, Controller::ALL.map(|each| (each, why.clone())).into()),
        };
        let gives = |controller| v2.as_ref().filter(|v2| v2.controllers.contains(&controller));
        // Version 2 counts CPU time in every group. A group for that alone would be one more that each
        // process has to be moved to, so that version 1 is preferred then.
        let mut worth_it =
            [Controller::Memory, Controller::Processes].map(gives).iter().any(Option::is_some);
        let mut held = Vec::new();
        let mut findings = Vec::new();
        for controller in Controller::ALL {
            let preferred = gives(controller).filter(|_| worth_it);
            let place = match preferred {
                Some(v2) => Ok((Version::V2, v2.path().to_owned())),
                None => match (claim::v1(layout, controller, name, &mut held), gives(controller)) {
                    (Ok(path), _) => Ok((Version::V1, path)),
                    (Err(_), Some(v2)) => {
                        worth_it = true;
                        Ok((Version::V2, v2.path().to_owned()))
                    }
                    (Err(v1), None) => Err(Missing { v2: reason(&refused, controller), v1 }),
                },
            };
            findings.push(Finding { controller, place });
        }
        held.extend(v2.filter(|_| worth_it));
        Self::new(held, findings)
    }

    fn new(hierarchies: Vec<Hierarchy>, findings: Vec<Finding>) -> Self {
        let shared = Shared { hierarchies, slots: AtomicU64::new(0) };
        Self { shared: Arc::new(shared), findings }
    }

    /// Whether [`Groups::discover`] may have to move us, which needs a group that holds nothing else: true
    /// in version 2 below the root group, which alone has no type.
    pub(crate) fn want_us_alone() -> bool {
        let places = read_layout().map(|layout| layout.v2()).unwrap_or_default();
        places.iter().any(|place| place.join("cgroup.type").exists())
    }

    /// Whether any controller can be used.
    pub(crate) fn has_any(&self) -> bool {
        Controller::ALL.iter().any(|controller| self.has(*controller))
    }

    /// What was found, one entry per controller.
    pub(crate) fn describe(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether a controller can be used.
    pub(crate) fn has(&self, controller: Controller) -> bool {
        self.shared.find(controller).is_some()
    }

    /// A new group with room for one slot.
    pub(crate) fn slot(&self) -> Result<SlotGroup, CgroupError> {
        SlotGroup::make(&self.shared, self.shared.slots.fetch_add(1, Ordering::Relaxed))
    }

    /// Removes what judges that were killed have left beside our folders, and kills what is in it.
    pub(crate) fn sweep(&self) {
        for hierarchy in &self.shared.hierarchies {
            sweep::below(&hierarchy.base);
        }
    }
}

impl Shared {
    pub(super) fn find(&self, controller: Controller) -> Option<&Hierarchy> {
        self.hierarchies.iter().find(|hierarchy| hierarchy.controllers.contains(&controller))
    }
}

fn reason(refused: &[(Controller, Unavailable)], controller: Controller) -> Unavailable {
    let found = refused.iter().find(|(other, _)| *other == controller);
    found.map_or(Unavailable::NotMounted(Version::V2), |(_, why)| why.clone())
}

pub(super) fn read_layout() -> Result<Layout, Unavailable> {
    let read =
        |file| fs::read_to_string(format!("/proc/self/{file}")).map_err(Unavailable::no_proc(file));
    Ok(Layout::parse(&read("cgroup")?, &read("mountinfo")?))
}
