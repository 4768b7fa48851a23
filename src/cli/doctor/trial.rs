//! Trying every tier by judging a right program in it.
//!
//! Owns which are tried and what is told of each.

use serde::Serialize;

use super::private::Private;
use super::range::Range;
use super::speed::{self, Speed};
use crate::engine::RunnerError;
use crate::model::{Layer, Tier, TimeScale};
use crate::sandbox::{Cancel, Choice, NoTier, Sandbox, Settings};

/// What became of one tier.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Trial {
    pub(super) tier: &'static str,
    /// Whether a right program was accepted in it.
    pub(super) works: bool,
    /// What stands between programs and the machine there.
    pub(super) layers: Vec<&'static str>,
    /// What failed.
    pub(super) failure: Option<String>,
    /// What would make it work.
    pub(super) fix: Option<String>,
}

/// Time is not what is tried: even an emulated machine is quick enough so.
const PATIENT: &str = "200";

fn patient() -> TimeScale {
    PATIENT.parse().unwrap_or(TimeScale::ONE)
}

/// Every tier, the strongest first.
pub(super) fn all(settings: &Settings, cancel: &Cancel, private: &Private) -> Vec<Trial> {
    Tier::ALL.into_iter().map(|tier| one(tier, settings, cancel, private)).collect()
}

fn one(tier: Tier, settings: &Settings, cancel: &Cancel, private: &Private) -> Trial {
    let settings = Settings { choice: Choice::Exactly(tier), ..settings.clone() };
    let judged = match Sandbox::open(&settings) {
        Ok(sandbox) => speed::once(&Range::new(&sandbox, cancel, patient()))
            .map(|_| sandbox.layers().to_vec())
            .map_err(|error| (error.message, error.hint)),
        Err(none) => Err(reason(&none)),
    };
    let (layers, error) = match judged {
        Ok(layers) => (layers, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let (failure, fix) = error.unzip();
    Trial {
        tier: tier.code(),
        works: failure.is_none(),
        layers: layers.iter().copied().map(Layer::code).collect(),
        failure: failure.map(|failure| private.text(&failure)),
        fix: fix.flatten().map(|fix| private.text(&fix)),
    }
}

/// The failure of the only tier that was tried, without what leads to another one.
fn reason(none: &NoTier) -> (String, Option<String>) {
    match none.tried.first() {
        Some((_, error)) => (error.to_string(), error.hint()),
        None => (none.to_string(), None),
    }
}

/// Opens what `judge run` with the same flags would get, and times it.
pub(super) fn chosen(
    settings: &Settings,
    cancel: &Cancel,
) -> Option<(Tier, Result<Speed, RunnerError>)> {
    let sandbox = Sandbox::open(settings).ok()?;
    let range = Range::new(&sandbox, cancel, patient());
    Some((sandbox.tier(), speed::measure(&range)))
}
